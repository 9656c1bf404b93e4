"""Telephone numbers as people write them, and as they are kept."""

import pytest
from django.core.exceptions import ValidationError
from django.test import TestCase

from legalacts.models.phones import normal_phone
from tests import factories as make

WRITTEN = [
    ("0312 30-11-17", "kg", "+996 312 30 11 17"),
    ("(0312) 301117", "kg", "+996 312 30 11 17"),
    ("996312301117", "kg", "+996 312 30 11 17"),
    ("996312301117", "", "+996 312 30 11 17"),
    ("+996 (312) 30 11 17", "ru", "+996 312 30 11 17"),
    ("00996312301117", "kz", "+996 312 30 11 17"),
    ("555 12 34 56", "kg", "+996 555 12 34 56"),
    ("8 (495) 123-45-67", "ru", "+7 495 123 45 67"),
    ("8-800-222-74-47", "ru", "+7 800 222 74 47"),
    ("8 (7172) 12-34-56", "kz", "+7 717 212 34 56"),
    ("+48 22 123 45 67", "kg", "+48 22 123 45 67"),
    ("112", "ru", "112"),
    ("14-14", "kz", "1414"),
    ("0312 30-11-17 доб. 123", "kg", "+996 312 30 11 17 (123)"),
    ("+996 312 30\N{NO-BREAK SPACE}11\N{EN DASH}17", "kg", "+996 312 30 11 17"),
]
JUNK = [
    "phone",
    "9",
    "",
    "0312 30-11",
    "301117",
    "312 30 11 17 18 19",
    "+996 312 30 11",
    "+0000000000",
    "0312 30-11-17; 30-11-18",
    "٠٣١٢٣٠١١١٧",
    "1" * 5000,
]


@pytest.mark.parametrize(("typed", "country", "kept"), WRITTEN)
def test_one_spelling_for_many(typed, country, kept):
    assert normal_phone(typed, country) == kept
    assert normal_phone(kept, country) == kept


@pytest.mark.parametrize("typed", JUNK)
def test_junk_is_refused_with_an_example(typed):
    with pytest.raises(ValidationError, match="0312 30 11 17"):
        normal_phone(typed, "kg")


def test_without_a_country_a_number_needs_its_code():
    with pytest.raises(ValidationError):
        normal_phone("0312 30-11-17", "eaeu")


class Contacts(TestCase):
    def contact(self, **given):
        institution = make.make_institution(jurisdiction=make.make_jurisdiction("kg"))
        contact = make.make_contact(institution, **given)
        contact.clean()
        return contact

    def test_a_telephone_is_kept_as_it_can_be_dialled_from_abroad(self):
        self.assertEqual(self.contact(value="0312 30-11-17").value, "+996 312 30 11 17")

    def test_an_extension_is_not_dialled(self):
        contact = self.contact(value="0312 30-11-17 доб. 123")
        self.assertEqual(contact.number, "+996312301117")

    def test_addresses_of_sites_and_letters_are_checked(self):
        for kind, value in (("site", "javascript:alert(1)"), ("site", "gov kg"), ("email", "nobody")):
            with self.subTest(kind), self.assertRaises(ValidationError) as refused:
                self.contact(kind=kind, value=value)
            self.assertIn("value", refused.exception.message_dict)
        self.assertEqual(self.contact(kind="place", value="Бишкек").value, "Бишкек")
