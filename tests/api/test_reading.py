from datetime import date

from django.test import TestCase

from legalacts.models import Succession
from tests.factories import (
    make_act,
    make_conflict,
    make_contact,
    make_cooperation,
    make_dataset,
    make_event,
    make_institution,
    make_jurisdiction,
    make_membership,
    make_problem,
    make_provision,
    make_recommendation,
    make_responsibility,
    make_share,
    make_source,
    make_step,
    make_term,
    make_topic,
)  # fmt: skip


class Api(TestCase):
    def get(self, address):
        answer = self.client.get(f"/api/v1/{address}")
        self.assertEqual(answer.status_code, 200, answer.content)
        return answer.json()

    def assert_found(self, found):
        for address, keys in found.items():
            with self.subTest(address):
                self.assertCountEqual([record["key"] for record in self.get(address)["results"]], keys)


class Institutions(Api):
    def test_are_filtered(self):
        make_institution("ministry", valid_from=date(2010, 1, 1))
        make_institution("court", kind="court", jurisdiction=make_jurisdiction("ru"), valid_to=date(2009, 12, 31))
        self.assert_found(
            {
                "institutions/?kind=court": ["court"],
                "institutions/?jurisdiction=kg": ["ministry"],
                "institutions/?on=2009-12-31": ["court"],
                "institutions/?on=2010-01-01": ["ministry"],
            }
        )

    def test_name_whom_they_followed_and_how_to_reach_them(self):
        old, new = make_institution("old"), make_institution("new")
        Succession.objects.create(predecessor=old, successor=new, date=date(2021, 1, 1), precision="year")
        make_contact(new, value="+996 312 000000")
        record = self.get("institutions/new/")
        self.assertEqual(record["predecessors"][0]["institution"], "old")
        self.assertEqual(record["predecessors"][0]["date"], "2021")
        self.assertEqual(record["contacts"][0]["value"], "+996 312 000000")
        self.assertEqual(self.get("institutions/old/")["successors"][0]["institution"], "new")

    def test_tell_what_they_do_on_the_day(self):
        ministry = make_institution("ministry")
        task = make_responsibility(ministry, key="task", valid_from=date(2015, 1, 1))
        task.basis_provisions.add(make_provision(make_act("law"), "art_7"))
        [found] = self.get("institutions/ministry/?on=2015-01-01")["responsibilities"]
        self.assertEqual((found["key"], found["basis"][0]["eid"]), ("task", "art_7"))
        self.assertEqual(self.get("institutions/ministry/?on=2014-12-31")["responsibilities"], [])

    def test_have_responsibilities_that_are_filtered(self):
        make_responsibility(make_institution("ministry"), key="task", nature="assigned", valid_to=date(2015, 1, 1))
        make_responsibility(make_institution("fund"), key="proposal", nature="proposed")
        self.assert_found(
            {
                "responsibilities/?institution=ministry": ["task"],
                "responsibilities/?nature=proposed": ["proposal"],
                "responsibilities/?on=2015-01-02": ["proposal"],
            }
        )

    def test_work_together(self):
        one, other = make_institution("one"), make_institution("other")
        make_cooperation(one, other, strength="close")
        for address in ("cooperations/?institution=one", "cooperations/?institution=other&strength=close"):
            [found] = self.get(address)["results"]
            self.assertEqual((found["from"], found["to"]), ("one", "other"))


class Memberships(Api):
    def test_hold_on_a_day(self):
        make_membership("eaeu", "kg", valid_from=date(2015, 8, 12))
        self.assertEqual(self.get("memberships/?state=kg&on=2015-08-11")["count"], 0)
        [found] = self.get("memberships/?organisation=eaeu&on=2015-08-12")["results"]
        self.assertEqual((found["state"], found["valid_from"]), ("kg", "2015-08-12"))


class Reading(Api):
    def test_problems_have_steps_and_shares(self):
        problem = make_problem("unpaid", emergency=True, letter_ru="Прошу выплатить", letter_ky="Төлөп берүүнү суранам")
        problem.destinations.add(make_jurisdiction("ru"))
        make_problem("other", level="state")
        step = make_step(problem, institution=make_institution("court"))
        step.basis_acts.add(make_act("code"))
        make_share(problem, percent=12.5)
        self.assert_found(
            {
                "problems/?destination=ru": ["unpaid"],
                "problems/?level=state": ["other"],
                "problems/?emergency=true": ["unpaid"],
                "problems/?emergency=false": ["other"],
            }
        )
        record = self.get("problems/unpaid/")
        self.assertEqual(record["letter"]["ru"], "Прошу выплатить")
        self.assertEqual(record["letter"]["ky"], "Төлөп берүүнү суранам")
        self.assertEqual(record["steps"][0]["institution"], "court")
        self.assertEqual(record["steps"][0]["basis"][0]["act"], "code")
        self.assertEqual(record["shares"][0]["percent"], 12.5)

    def test_terms_sources_events_figures_and_recommendations_are_filtered(self):
        make_term("patent", category="work", abbreviations={"ru": ["П"]})
        make_term("right", category="rights")
        make_source("portal", kind="official")
        make_source("paper")
        make_event("accession").jurisdictions.add(make_jurisdiction("kg"))
        make_event("soviet-time", kind="period", valid_from=date(1922, 1, 1), valid_to=date(1991, 12, 31))
        make_dataset("flows", table="1.4").topics.add(make_topic("flows"))
        make_dataset("other", table="2.1")
        make_recommendation("advice", group="kg").to.add(make_institution("ministry"))
        self.assert_found(
            {
                "terms/?category=work": ["patent"],
                "sources/?kind=official": ["portal"],
                "events/?kind=period": ["soviet-time"],
                "events/?on=1950-01-01": ["soviet-time"],
                "events/?jurisdiction=kg": ["accession"],
                "datasets/?table=1.4": ["flows"],
                "datasets/?topic=flows": ["flows"],
                "recommendations/?to=ministry": ["advice"],
                "recommendations/?group=kg": ["advice"],
            }
        )
        self.assertEqual(self.get("terms/patent/")["abbreviations"], {"ky": [], "ru": ["П"], "en": []})

    def test_figures_are_exact(self):
        make_dataset("flows", numbers=(5, 0.1, None))
        rows = self.client.get("/api/v1/datasets/flows/").content.decode().partition('"rows"')[2]
        for numbers in ("[5]", "[0.1]", "[null]"):
            self.assertIn(numbers, rows)

    def test_conflicts_name_the_records_they_concern(self):
        act = make_act("law")
        make_conflict("dispute", records=[act, make_provision(act, "art_1")])
        self.assertCountEqual(
            self.get("conflicts/dispute/")["records"],
            [{"kind": "act", "key": "law"}, {"kind": "provision", "key": "law#art_1"}],
        )
