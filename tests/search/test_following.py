import json
import shutil
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from legalacts.models import Change
from legalacts.search import following, index, rebuild
from legalacts.search.following import current_index
from tests.factories import (
    make_act,
    make_institution,
    make_lifecycle,
    make_problem,
    make_provision,
    make_responsibility,
    make_rule,
    make_step,
    make_term,
    make_wording,
)

from .base import SearchTestCase, noted


class Undo(Exception):
    pass


class FollowingTheDatabaseTests(SearchTestCase):
    def test_finds_a_record_as_soon_as_it_is_published(self):
        self.assertEqual(self.keys("зымырык"), [])
        noted(make_term("bird", title_ky="зымырык"))
        self.assertEqual(self.keys("зымырык"), ["bird"])

    def test_finds_the_new_words_of_an_edited_record_and_no_longer_the_old(self):
        term = noted(make_term("bird", title_ky="зымырык"))
        self.assertEqual(self.keys("зымырык"), ["bird"])
        term.title_ky = "бүркүт"
        term.save()
        noted(term)
        self.assertEqual((self.keys("зымырык"), self.keys("бүркүт")), ([], ["bird"]))

    def test_hides_a_record_that_is_withdrawn(self):
        term = noted(make_term("bird", title_ky="зымырык"))
        self.assertEqual(self.keys("зымырык"), ["bird"])
        term.status = "withdrawn"
        term.save()
        noted(term)
        self.assertEqual(self.keys("зымырык"), [])

    def test_hides_a_record_that_is_deleted(self):
        term = noted(make_term("bird", title_ky="зымырык"))
        self.assertEqual(self.keys("зымырык"), ["bird"])
        noted(term)
        term.delete()
        self.assertEqual(self.keys("зымырык"), [])

    def test_never_finds_drafts(self):
        for record in (
            make_term("draft-term", title_ky="купуя", status="draft"),
            make_act("draft-act", title_ky="купуя", status="in_review"),
            make_rule("draft-rule", text_ky="купуя", status="draft"),
            make_problem("draft-problem", title_ky="купуя", status="draft"),
            make_institution("draft-body", title_ky="купуя", status="draft"),
            make_provision(make_act("hidden", status="draft"), text="купуя"),
            make_provision(make_act("public"), text="купуя", status="draft"),
            make_responsibility(make_institution("hidden-body", status="draft"), function_ky="купуя"),
        ):
            noted(record)
        wording = make_wording(make_provision(make_act("other")), text="купуя", status="draft")
        noted(wording)
        self.assertEqual(self.keys("купуя"), [])

    def test_finds_an_article_by_the_heading_of_its_chapter_as_it_is_now_and_only_while_that_is_public(self):
        chapter = noted(make_provision(act := make_act("code"), "chp_1"))
        heading = noted(make_wording(chapter, heading="зымырык", text=""))
        noted(make_provision(act, "chp_1__art_1", text="Сөз", parent=chapter))
        self.assertIn("code#chp_1__art_1", self.keys("зымырык"))
        heading.heading = "бүркүт"
        heading.save()
        noted(heading)
        self.assertEqual(self.keys("зымырык"), [])
        self.assertIn("code#chp_1__art_1", self.keys("бүркүт"))
        chapter.status = "withdrawn"
        chapter.save()
        noted(chapter)
        self.assertEqual(self.keys("бүркүт"), [])

    def test_hides_the_provisions_of_an_act_that_is_withdrawn(self):
        act = noted(make_act("law"))
        noted(make_provision(act, text="зымырык"))
        self.assertEqual(self.keys("зымырык"), ["law#art_1"])
        act.status = "draft"
        act.save()
        noted(act)
        self.assertEqual(self.keys("зымырык"), [])

    def test_takes_over_the_new_name_of_an_institution_into_its_responsibilities(self):
        body = noted(make_institution("body", short_title_ky="Эскикеңсе"))
        noted(make_responsibility(body, key="task", function_ky="Каттайт"))
        self.assertIn("Эскикеңсе", self.find("каттайт").hits[0].title)
        body.short_title_ky = "Жаңыкеңсе"
        body.save()
        noted(body)
        self.assertIn("Жаңыкеңсе", self.find("каттайт").hits[0].title)

    def test_takes_over_the_steps_of_a_problem(self):
        problem = noted(make_problem("trouble"))
        noted(make_step(problem, text_ky="Зымырыкка барыңыз"))
        self.assertEqual(self.keys("зымырык"), ["trouble"])

    def test_takes_over_the_force_of_an_act(self):
        act = noted(make_act("law", title_ky="зымырык"))
        noted(make_lifecycle(act, "repealed", date(2001, 1, 1)))
        self.assertEqual(self.keys("зымырык", status="ended"), ["law"])

    def test_forgets_what_an_undone_transaction_had_changed(self):
        noted(make_term("bird", title_ky="бүркүт"))
        try:
            with transaction.atomic():
                noted(make_term("ghost", title_ky="зымырык"))
                self.assertEqual(self.keys("зымырык"), ["ghost"])
                raise Undo
        except Undo:
            pass
        self.assertEqual((self.keys("зымырык"), self.keys("бүркүт")), ([], ["bird"]))

    def test_is_not_misled_by_another_change_with_the_number_of_an_undone_one(self):
        noted(make_term("bird", title_ky="бүркүт"))
        try:
            with transaction.atomic():
                ghost = noted(make_term("ghost", title_ky="зымырык"))
                number = Change.objects.latest("id").pk
                self.assertEqual(self.keys("зымырык"), ["ghost"])
                raise Undo
        except Undo:
            pass
        Change.objects.filter(pk=number).delete()
        other = make_term("other", title_ky="карчыга")
        Change.objects.create(pk=number, kind="term", record_id=other.pk)
        self.assertNotEqual(other.pk, None if ghost is None else -1)
        self.assertEqual((self.keys("зымырык"), self.keys("карчыга")), ([], ["other"]))

    def test_takes_over_a_change_that_commits_later_than_one_with_a_higher_number(self):
        noted(make_term("bird", title_ky="бүркүт"))
        self.keys("бүркүт")
        late, early = make_term("late", title_ky="зымырык"), make_term("early", title_ky="карчыга")
        number = Change.objects.latest("id").pk
        Change.objects.create(pk=number + 3, kind="term", record_id=early.pk)
        self.assertEqual((self.keys("карчыга"), self.keys("зымырык")), (["early"], []))
        Change.objects.create(pk=number + 2, kind="term", record_id=late.pk)
        self.assertEqual(self.keys("зымырык"), ["late"])
        self.assertEqual(current_index().state.gaps, [[number + 1, number + 1]])

    def test_builds_anew_when_the_log_is_another_one(self):
        noted(make_term("bird", title_ky="зымырык"))
        self.assertEqual(self.keys("зымырык"), ["bird"])
        Change.objects.all().delete()
        make_term("other", title_ky="карчыга")
        self.assertEqual(self.keys("карчыга"), ["other"])

    def test_shows_a_wording_from_the_day_on_which_it_begins(self):
        today = timezone.localdate()
        provision = make_provision(make_act("law"))
        make_wording(provision, text="бүркүт", valid_from=date(2000, 1, 1), valid_to=today)
        noted(make_wording(provision, text="зымырык", valid_from=today + timedelta(days=1)))
        self.assertEqual((self.keys("бүркүт"), self.keys("зымырык")), (["law#art_1"], []))
        with patch("django.utils.timezone.localdate", return_value=today + timedelta(days=1)):
            self.assertEqual((self.keys("бүркүт"), self.keys("зымырык")), ([], ["law#art_1"]))

    def test_costs_one_query_when_nothing_has_changed(self):
        noted(make_term("bird"))
        current_index()
        with self.assertNumQueries(1):
            current_index()


class IndexFilesTests(SearchTestCase):
    def setUp(self):
        noted(make_term("bird", title_ky="зымырык"))
        self.assertEqual(self.keys("зымырык"), ["bird"])

    def folders(self):
        return [path for path in Path(settings.INDEX_DIR).iterdir() if path.is_dir()]

    def test_a_rebuild_switches_to_a_new_folder_and_removes_the_old(self):
        before = self.folders()
        self.assertEqual(rebuild(), 3)
        self.assertEqual(len(self.folders()), 1)
        self.assertNotEqual(self.folders(), before)
        self.assertEqual(self.keys("зымырык"), ["bird"])

    def test_who_writes_into_an_index_that_another_process_has_replaced_goes_on_with_the_new_one(self):
        stale = index.open_current()
        rebuild()
        noted(make_term("eagle", title_ky="бүркүт"))
        with patch.object(following, "open_current", side_effect=[stale, *[index.open_current()] * 2]):
            self.assertEqual(self.keys("бүркүт"), ["eagle"])

    def test_a_rebuild_that_fails_leaves_the_index_in_use(self):
        before = self.folders()
        with patch.object(following, "all_entries", side_effect=RuntimeError), self.assertRaises(RuntimeError):
            rebuild()
        self.assertEqual(self.folders(), before)
        self.assertEqual(self.keys("зымырык"), ["bird"])

    def test_a_lost_index_is_built_anew(self):
        shutil.rmtree(settings.INDEX_DIR)
        index.forget()
        self.assertEqual(self.keys("зымырык"), ["bird"])

    def test_a_damaged_index_is_built_anew(self):
        for path in self.folders()[0].iterdir():
            path.write_bytes(b"rubbish")
        index.forget()
        self.assertEqual(self.keys("зымырык"), ["bird"])

    def test_an_index_that_is_only_half_there_is_built_anew(self):
        for path in self.folders()[0].glob("*.store"):
            path.unlink()
        index.forget()
        self.assertEqual(self.keys("зымырык"), ["bird"])

    def test_an_index_of_an_older_analysis_is_built_anew(self):
        before = self.folders()
        with patch.object(index, "ANALYSIS_VERSION", 999):
            index.forget()
            self.assertEqual(self.keys("зымырык"), ["bird"])
        self.assertNotEqual(self.folders(), before)

    def test_a_search_answers_while_another_process_writes(self):
        noted(make_term("other", title_ky="карчыга"))
        opened = index.open_current()
        with opened.writer(), patch.object(following, "PATIENCE", 0.05):
            self.assertEqual(self.keys("зымырык"), ["bird"])
        self.assertEqual(self.keys("карчыга"), ["other"])

    def test_a_second_writer_is_refused(self):
        opened = index.open_current()
        with opened.writer(), self.assertRaises(index.IndexBusy), opened.writer():
            pass

    def test_what_another_process_has_written_is_seen(self):
        other = index.OpenIndex(index.current_folder())
        noted(make_term("other", title_ky="карчыга"))
        self.assertEqual(following.followed(other).state.sequence, Change.objects.latest("id").pk)
        self.assertEqual(self.keys("карчыга"), ["other"])

    def test_the_state_is_plain_data(self):
        self.assertEqual(json.loads(index.as_kept(asdict(index.open_current().state)))["layout"], index.LAYOUT)
