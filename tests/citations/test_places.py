import time

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from legalacts.citations.dates import find_dates
from legalacts.citations.places import find_places

# What a person writes → the eId it most likely is.
CITED = """
97-берене | art_97
97-берененин 6-пункту | art_97__para_6
97‑берененин 6‑пункту | art_97__para_6
97 берене 6 пункт | art_97__para_6
97-статьянын 6-пунктуна ылайык | art_97__para_6
97-берененин 5-пунктунун а) пунктчасы | art_97__para_5
ст. 97 п. 6 | art_97__para_6
п. 6 ст. 97 | art_97__para_6
п.6 ст.97 | art_97__para_6
пункт 6 статьи 97 | art_97__para_6
97 статья 6 пункт | art_97__para_6
подпункт «а» пункта 5 статьи 97 | art_97__para_5__point_a
часть 1 статьи 13 | art_13__para_1
пп. 2 п. 1 ст. 4 | art_4__para_1__point_2
статья 13.3 | art_13-3
ст.13.3 | art_13-3
статья 50-1 | art_50-1
Article 97(6) | art_97__para_6
Article 97(6)(a) | art_97__para_6__point_a
97(6) | art_97__para_6
art. 97 para. 6 | art_97__para_6
Article 97, paragraph 6 | art_97__para_6
paragraph 6 of Article 97 | art_97__para_6
раздел XXVI | sec_XXVI
ХХVI раздел | sec_XXVI
26-бөлүм | sec_26
приложение № 30 | annex_30
приложение № 30 п. 4 | annex_30__para_4
30-тиркеменин 4-пункту | annex_30__para_4
Annex 30 | annex_30
§ 5 | art_5
""".strip().splitlines()


class FindPlacesTests(SimpleTestCase):
    def test_reads_what_people_write(self):
        for line in CITED:
            text, eid = line.split(" | ")
            with self.subTest(text):
                places = find_places(text)
                self.assertEqual(len(places), 1, places)
                self.assertEqual(places[0].eids()[0], eid)

    def test_offers_what_contains_the_place_after_it(self):
        self.assertEqual(find_places("ст. 97 п. 6")[0].eids()[-1], "art_97")

    def test_offers_sections_in_both_kinds_of_numbers(self):
        self.assertEqual(find_places("26-бөлүм")[0].eids(), ["sec_26", "sec_XXVI"])

    def test_offers_a_points_letter_by_sound_and_by_place(self):
        self.assertIn("art_5__point_c", find_places("подпункт в статьи 5")[0].eids())
        self.assertIn("art_5__point_v", find_places("подпункт в статьи 5")[0].eids())

    def test_keeps_two_places_apart(self):
        places = find_places("Пункт 3 статьи 96 и статья 98. Пункт 2 статьи 5.")
        self.assertEqual([place.eids()[0] for place in places], ["art_96__para_3", "art_98", "art_5__para_2"])

    def test_says_where_it_stands(self):
        text = "Как сказано в статье 97 (пункт 6), можно."
        place = find_places(text)[0]
        self.assertEqual(text[place.start : place.end], "статье 97 (пункт 6")

    def test_finds_none_in_plain_words(self):
        for text in ["регистрация в течение 30 дней", "90 дней в году", "2015-жылдын 12-августу", "патент 5000 сом"]:
            with self.subTest(text):
                self.assertEqual(find_places(text), [])

    @given(st.text(alphabet="стпунк.97-6() №§берXVIа\n", max_size=120))
    def test_survives_any_text(self, text):
        for place in find_places(text):
            self.assertLess(place.start, place.end)
            place.eids()

    def test_takes_linear_time_on_hostile_text(self):
        for piece in ["(1)", "ст. ", "97-", "п. 6 ст. 97 ", "1.1", "а", "№", "97(6)(a)", "XXVI "]:
            text = piece * (200_000 // len(piece))
            with self.subTest(piece):
                started = time.process_time()
                find_places(text)
                self.assertLess(time.process_time() - started, 5)


class FindDatesTests(SimpleTestCase):
    def test_reads_dates_in_three_languages(self):
        for text in ["2000-жылдын 17-июлундагы", "от 17 июля 2000 года", "17 July 2000", "July 17, 2000", "17.07.2000"]:
            with self.subTest(text):
                self.assertEqual([day.isoformat() for day in find_dates(text)], ["2000-07-17"])

    def test_knows_months_that_decline_oddly(self):
        days = find_dates("29 мая 2014; 2013-жылдын 29-майы; 1 марта 2020")
        self.assertEqual(sorted(day.isoformat() for day in days), ["2013-05-29", "2014-05-29", "2020-03-01"])

    def test_skips_days_that_do_not_exist(self):
        self.assertEqual(find_dates("от 31.02.2000"), [])
