"""What is written as a citation is read as the same provision."""

from datetime import date

from django.test import SimpleTestCase, TestCase

from legalacts.citations import cite, resolve
from legalacts.citations.labels import place_label
from legalacts.language.dates import long_date
from legalacts.language.genitive import kyrgyz_genitive, russian_genitive
from tests.factories import make_act, make_jurisdiction, make_provision

DAY = date(2026, 11, 22)


class Citations(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.treaty = make_act(
            "eaeu-treaty-2014",
            make_jurisdiction("eaeu", kind="union"),
            kind="treaty",
            adopted_on=date(2014, 5, 29),
            title_ky="Евразиялык экономикалык бирлик жөнүндө келишим",
            title_ru="Договор о Евразийском экономическом союзе",
            title_en="Treaty on the Eurasian Economic Union",
        )
        cls.law = make_act(
            "ru-law-2002-115",
            make_jurisdiction("ru"),
            number="115-ФЗ",
            adopted_on=date(2002, 7, 25),
            title_ky="«Чет элдик жарандардын укуктук абалы жөнүндө» Федералдык мыйзам",
            title_ru="Федеральный закон «О правовом положении иностранных граждан»",
            title_en="Federal Law on the Legal Status of Foreign Citizens",
        )
        cls.code = make_act(
            "kg-labour-code-2025",
            adopted_on=date(2025, 1, 23),
            kind="code",
            title_ky="Кыргыз Республикасынын Эмгек кодекси (2025)",
            title_ru="Трудовой кодекс Кыргызской Республики (2025)",
            title_en="Labour Code of the Kyrgyz Republic (2025)",
        )

    def test_are_written_as_lawyers_write(self):
        written = cite(make_provision(self.treaty, "art_97__para_6"), DAY, "2024-07-01")
        self.assertEqual(
            written.ky,
            "Евразиялык экономикалык бирлик жөнүндө келишимдин 97-беренесинин 6-пункту "
            "(2014-жылдын 29-майы, 2024-жылдын 1-июлундагы редакция)",
        )
        self.assertEqual(
            written.ru,
            "п. 6 ст. 97 Договора о Евразийском экономическом союзе от 29 мая 2014 г. (ред. от 01.07.2024)",
        )
        self.assertEqual(
            written.en, "Treaty on the Eurasian Economic Union of 29 May 2014, art. 97(6) (as of 1 July 2024)"
        )

    def test_put_date_and_number_before_the_title_of_a_russian_law(self):
        written = cite(make_provision(self.law, "art_13-3", number="13.3"), DAY)
        self.assertEqual(
            written.ru,
            "ст. 13.3 Федерального закона от 25 июля 2002 г. № 115-ФЗ «О правовом положении иностранных граждан» "
            "(по состоянию на 22.11.2026)",
        )
        self.assertIn("No 115-FZ, art. 13.3 (as of 22 November 2026)", written.en)

    def test_number_a_provision_as_its_law_does(self):
        for printed in ("20-1", "20.1", "20¹"):
            article = make_provision(self.code, "art_20-1", number=printed)
            written = cite(article, DAY)
            with self.subTest(printed):
                self.assertTrue(written.ru.startswith(f"ст. {printed} "))
                for language in ("ky", "ru", "en"):
                    self.assertIn(printed, place_label(article, language))
                    read = resolve(getattr(written, language))[0]
                    self.assertEqual((read.act, read.eid), (self.code.key, "art_20-1"))
            article.delete()

    def test_number_what_lies_in_an_inserted_article_as_its_law_does(self):
        for act, eid, number, start in (
            (self.code, "art_20-1__para_2", "2", "п. 2 ст. 20-1 "),
            (self.law, "art_13-3__para_2", "2", "п. 2 ст. 13.3 "),
            (self.law, "art_13-3__para_2__point_b", "б", "подп. б п. 2 ст. 13.3 "),
        ):
            written = cite(make_provision(act, eid, number=number), DAY)
            with self.subTest(eid):
                self.assertTrue(written.ru.startswith(start), written.ru)
                self.assertEqual(resolve(written.ru)[0].eid, eid)
        article = make_provision(self.law, "art_18-1", number="18-1")
        inside = make_provision(self.law, "art_18-1__para_1", number="1", parent=article)
        self.assertEqual(place_label(inside, "ru"), "статья 18-1, пункт 1")

    def test_of_an_act_name_it_alone(self):
        self.assertEqual(
            cite(self.treaty, DAY).ru,
            "Договор о Евразийском экономическом союзе от 29 мая 2014 г. (по состоянию на 22.11.2026)",
        )

    def test_of_what_has_no_place_name_the_act(self):
        self.assertTrue(cite(make_provision(self.law, "rule_thirty-days"), DAY).ru.startswith("Федеральный закон"))

    def test_are_read_as_the_provision_they_were_written_for(self):
        eids = (
            "sec_XXVI", "chp_5", "chp_50-1", "art_1", "art_97", "art_13-3", "art_97-1", "art_97__para_6",
            "art_18-8__para_1-1", "art_5__para_2__point_3", "annex_30",
        )  # fmt: skip
        for act in (self.treaty, self.law, self.code):
            for eid in eids:
                provision = make_provision(act, eid)
                written = cite(provision, DAY, "2020-01-01")
                for language in ("ky", "ru", "en"):
                    text = getattr(written, language)
                    with self.subTest(text):
                        readings = [(reading.act, reading.eid) for reading in resolve(text)[:1]]
                        self.assertEqual(readings, [(act.key, eid)])


class Words(SimpleTestCase):
    def test_of_kyrgyz_take_the_genitive_by_their_sounds(self):
        for word, genitive in {
            "келишим": "келишимдин",
            "макулдашуу": "макулдашуунун",
            "кодекси": "кодексинин",
            "кодекс": "кодекстин",
            "Мыйзамы": "Мыйзамынын",
            "токтому": "токтомунун",
            "программасы": "программасынын",
            "мыйзам": "мыйзамдын",
            "көрсөтмө": "көрсөтмөнүн",
            "кодекси (2025)": "",
        }.items():
            with self.subTest(word):
                self.assertEqual(kyrgyz_genitive(word), genitive)

    def test_of_russian_titles_take_the_genitive_up_to_the_kind_of_act(self):
        for title, genitive in {
            "Договор о союзе": "Договора о союзе",
            "Федеральный закон «О труде»": "Федерального закона «О труде»",
            "Всеобщая декларация прав": "Всеобщей декларации прав",
            "Международная конвенция о защите": "Международной конвенции о защите",
            "Трудовой кодекс": "Трудового кодекса",
            "Правило 90/180": "",
            "О внешней миграции": "",
        }.items():
            with self.subTest(title):
                self.assertEqual(russian_genitive(title), genitive)

    def test_of_dates_take_the_form_a_sentence_needs(self):
        for language, case, known, words in [
            ("ky", "", "2015-08-12", "2015-жылдын 12-августу"),
            ("ky", "of", "2015-08-12", "2015-жылдын 12-августундагы"),
            ("ky", "from", "2015-04-01", "2015-жылдын 1-апрелинен"),
            ("ky", "to", "2015", "2015-жылга"),
            ("ru", "", "2015-08", "август 2015"),
            ("ru", "from", "2015-08", "августа 2015"),
            ("ru", "from", "2015", "2015 года"),
            ("en", "on", "2015-08-12", "12 August 2015"),
        ]:
            with self.subTest(words):
                self.assertEqual(long_date(known, language, case), words)
