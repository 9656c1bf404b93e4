"""A city as somebody types it, and the city that was meant."""

from django.test import SimpleTestCase, TestCase

from legalacts.models.translated import Trilingual
from legalacts.rights import City, is_written_so, known_cities, nearest_city
from tests import factories

CITIES = [
    City(Trilingual("Москва", "Москва", "Moscow")),
    City(Trilingual("Екатеринбург", "Екатеринбург", "Yekaterinburg")),
    City(Trilingual("Санкт-Петербург", "Санкт-Петербург", "St Petersburg")),
    City(Trilingual("Өскемен", "Усть-Каменогорск", "Oskemen")),
]


class NearestCity(SimpleTestCase):
    def meant(self, typed):
        found = nearest_city(typed, CITIES)
        return found and found.title.en

    def test_forgives_slips_case_keyboard_and_endings(self):
        for typed, city in [
            ("Екатеринбург", "Yekaterinburg"),
            ("екатиренбург", "Yekaterinburg"),
            ("Екатеринбургда", "Yekaterinburg"),
            ("Ekaterinburg", "Yekaterinburg"),
            ("  москва ", "Moscow"),
            ("Масква", "Moscow"),
            ("осКемен", "Oskemen"),
            ("Санкт Петербург", "St Petersburg"),
        ]:
            with self.subTest(typed):
                self.assertEqual(self.meant(typed), city)

    def test_guesses_nothing_when_no_city_is_near(self):
        for typed in ("Париж", "Мо", "", "x" * 10_000, "<b>", "\0"):
            with self.subTest(typed[:20]):
                self.assertIsNone(self.meant(typed))

    def test_tells_a_slip_from_another_keyboard(self):
        self.assertTrue(is_written_so("оскемен", CITIES[3]))
        self.assertFalse(is_written_so("оскимен", CITIES[3]))


class KnownCities(TestCase):
    def test_are_those_of_public_bodies_each_once(self):
        for status in ("published", "published", "draft"):
            city = "Ош" if status == "published" else "Талас"
            factories.make_contact(factories.make_institution(status=status), city_ky=city, city_ru=city)
        factories.make_contact()
        self.assertEqual([city.title.ky for city in known_cities()], ["Ош"])
