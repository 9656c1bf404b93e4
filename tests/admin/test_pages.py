"""Every list and form of the admin opens, in every language, for a constant number of queries."""

from datetime import date

from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext

from legalacts.admin.records import RecordAdmin
from legalacts.admin.roles import was_public
from legalacts.models import Act, Citation, Evidence, Succession, Term
from tests import factories as make

from .curator import CuratorTestCase, address

# Records of the knowledge base; what is only counted or reported has tests of its own.
MODELS = [model for model, entry in admin.site._registry.items() if isinstance(entry, RecordAdmin)]
MOST_QUERIES = 12


def make_one_of_each():
    """A record of each kind, linked to others."""
    act = make.make_act(adopted_on=date(2000, 7, 17))
    provision = make.make_provision(act, text="Words")
    wording = provision.wordings.get()
    institution, other = make.make_institution(), make.make_institution()
    rule = make.make_rule(valid_from=date(2015, 8, 12), review_by=date(2020, 1, 1))
    rule.basis_acts.add(act)
    make.make_evidence(rule)
    make.make_evidence(rule, locator="line 2")
    make.make_lifecycle(act)
    make.make_note(provision)
    make.make_party(act)
    make.make_relation(act)
    make.make_membership()
    make.make_topic()
    make.make_contact(institution)
    make.make_responsibility(institution)
    make.make_cooperation(institution, other)
    make.make_step(make.make_problem())
    make.make_outcome().answers.add(make.make_answer())
    make.make_share()
    make.make_term()
    make.make_event()
    make.make_dataset()
    make.make_recommendation()
    make.make_model(components=[{"title": {"ky": "Бөлүк"}}])
    make.make_conflict(records=[rule, act])
    Succession.objects.create(predecessor=institution, successor=other)
    # Confirmed, because what was only detected is read anew when the wording is saved.
    span = {"start": 0, "end": 5, "text": "Words", "status": "confirmed"}
    Citation.objects.create(wording=wording, to_act=act, to_provision=provision, **span)


class Pages(CuratorTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        make_one_of_each()

    def test_lists_open(self):
        for model in MODELS:
            with self.subTest(model=model.__name__):
                self.assertTrue(model.objects.exists(), "the test has none")
                self.assertEqual(self.client.get(address(model, "changelist")).status_code, 200)

    def test_forms_to_add_open(self):
        for model in MODELS:
            with self.subTest(model=model.__name__):
                # Evidence is added on the page of the record that rests on it.
                expected = 403 if model is Evidence else 200
                self.assertEqual(self.client.get(address(model, "add")).status_code, expected)

    def test_forms_to_change_open(self):
        for model in MODELS:
            record = model.objects.first()
            for page in ("change", "history", "delete"):
                with self.subTest(model=model.__name__, page=page):
                    # What has been public is withdrawn, not deleted.
                    expected = 403 if page == "delete" and was_public(record) else 200
                    self.assertEqual(self.client.get(address(record, page)).status_code, expected)

    def test_a_former_state_opens(self):
        for model in MODELS:
            with self.subTest(model=model.__name__):
                record = model.objects.first()
                record.save()
                version = record.history.first()
                response = self.client.get(f"{address(record, 'history')}{version.history_id}/")
                self.assertEqual(response.status_code, 200)

    def test_saving_a_form_untouched_changes_nothing_but_is_accepted(self):
        languages = ["ky", "ru", "en"]
        for place, model in enumerate(MODELS):
            record = model.objects.first()
            if hasattr(record, "evidence"):
                make.make_evidence(record, locator="line 3")
            before = comparable(record)
            # Dates and numbers are written differently, so all three have their turn.
            self.client.defaults["HTTP_ACCEPT_LANGUAGE"] = language = languages[place % 3]
            with self.subTest(model=model.__name__, language=language):
                self.assert_saved(self.send(record))
                record.refresh_from_db()
                self.assertEqual(comparable(record), before)

    def test_start_page_groups_the_records(self):
        response = self.client.get("/admin/")
        groups = [app["name"] for app in response.context["app_list"]]
        self.assertIn("Law", groups)
        self.assertLess(groups.index("Rules and comparison"), groups.index("Sources"))
        self.assertEqual(len(groups), len(set(groups)))

    def test_speaks_the_language_of_the_browser(self):
        for language, word in (("ky", "Актылар"), ("ru", "Акты"), ("en", "Acts")):
            with self.subTest(language=language):
                response = self.client.get("/admin/", headers={"accept-language": language})
                self.assertContains(response, f'<html lang="{language}"')
                self.assertContains(response, word)

    def test_speaks_the_language_chosen(self):
        response = self.client.post("/admin/language/", {"language": "ky", "next": "/admin/legalacts/act/"})
        self.assertRedirects(response, "/admin/legalacts/act/", fetch_redirect_response=False)
        cookie = response.cookies["django_language"]
        self.assertEqual((cookie.value, cookie["path"], bool(cookie["httponly"])), ("ky", "/admin/", True))
        self.assertContains(self.client.get("/admin/", headers={"accept-language": "en"}), '<html lang="ky"')

    def test_leads_to_no_foreign_site_after_choosing_a_language(self):
        response = self.client.post("/admin/language/", {"language": "ky", "next": "https://example.org/"})
        self.assertEqual(response["Location"], "/")


def comparable(record):
    """The columns of a record that an edit might change by mistake."""
    without = {"changed_at", "checked_by", "checked_on"}
    return {field.name: getattr(record, field.attname) for field in record._meta.fields if field.name not in without}


class LongLists(CuratorTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        kg, ru = make.make_jurisdiction("kg"), make.make_jurisdiction("ru")
        acts = [
            Act(
                key=f"act-{number}", kind="law", category="national", jurisdiction=(kg, ru)[number % 2],
                title_ky=f"Мыйзам {number}", title_ru=f"Закон {number}", status="published",
                adopted_on=date(1990 + number % 30, 1, 1),
            )
            for number in range(5000)
        ]  # fmt: skip
        Act.objects.bulk_create(acts)
        make.make_evidence(Act.objects.first())
        Term.objects.bulk_create(
            Term(key=f"term-{number}", category="law", title_ky="Сөз", title_ru="Слово") for number in range(200)
        )

    def test_a_list_of_five_thousand_takes_few_queries(self):
        for query in ("", "?q=мыизам", "?missing=en&checked=none&review=none", "?o=1.2&p=3"):
            with (
                self.subTest(query=query),
                CaptureQueriesContext(
                    connection,
                ) as queries,
            ):
                response = self.client.get(address(Act, "changelist") + query)
                self.assertEqual(response.status_code, 200)
            self.assertLessEqual(len(queries), MOST_QUERIES)

    def test_a_list_is_not_longer_in_queries_than_in_rows(self):
        """As many queries for two hundred rows as for ten."""
        counts = []
        for keep in (200, 10):
            Term.objects.filter(pk__in=Term.objects.values("pk")[keep:]).delete()
            with CaptureQueriesContext(connection) as queries:
                self.client.get(address(Term, "changelist"))
            counts.append(len(queries))
        self.assertEqual(counts[0], counts[1])

    def test_a_list_is_light(self):
        self.assertLess(len(self.client.get(address(Act, "changelist")).content), 150_000)
