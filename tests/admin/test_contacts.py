"""The monthly check of telephones."""

from datetime import date

from django.utils import timezone

from legalacts.models import Contact
from tests import factories as make

from .curator import CuratorTestCase, address


class CheckingContacts(CuratorTestCase):
    def setUp(self):
        super().setUp()
        self.contact = make.make_contact(value="+996 312 30 11 17", checked_on=date(2025, 1, 1))

    def act(self, name):
        chosen = {"action": name, "_selected_action": [self.contact.pk]}
        response = self.client.post(address(Contact, "changelist"), chosen, follow=True)
        self.contact.refresh_from_db()
        return response

    def test_no_answer_keeps_the_day_of_the_last_good_check(self):
        self.assertContains(self.act("no_answer"), "No answer: 1 contact.")
        self.assertEqual(self.contact.no_answer_on, timezone.localdate())
        self.assertEqual(self.contact.checked_on, date(2025, 1, 1))
        self.assertEqual(self.contact.history.first().history_change_reason, "No answer")
        self.assertIn(("institution", self.contact.institution_id), self.changes())
        self.assertContains(self.client.get(f"/en/institutions/{self.contact.institution.key}/"), "no answer on")

    def test_checked_today_takes_it_back(self):
        self.act("no_answer")
        self.act("checked_today")
        self.assertEqual((self.contact.checked_on, self.contact.no_answer_on), (timezone.localdate(), None))
        self.assertNotContains(self.client.get(f"/en/institutions/{self.contact.institution.key}/"), "no answer on")

    def test_a_number_is_typed_as_one_dials_it_at_home(self):
        self.assert_saved(self.send(self.contact, value="0312 62-05-47"))
        self.contact.refresh_from_db()
        self.assertEqual(self.contact.value, "+996 312 62 05 47")
        self.assertEqual(self.contact.checked_on, date(2025, 1, 1))
        response = self.send(self.contact, value="62-05-47")
        self.assertIn("0312 30 11 17", str(self.errors(response)["value"]))
