from datetime import date

from django.test import TestCase

from tests.factories import (
    make_act,
    make_evidence,
    make_jurisdiction,
    make_lifecycle,
    make_party,
    make_provision,
    make_relation,
    make_source,
    make_topic,
    make_wording,
)  # fmt: skip


class Api(TestCase):
    def get(self, address):
        answer = self.client.get(f"/api/v1/{address}")
        self.assertEqual(answer.status_code, 200, answer.content)
        return answer.json()

    def keys(self, address):
        return [record["key"] for record in self.get(address)["results"]]


class Texts(Api):
    def test_come_in_three_languages(self):
        make_act("law", title_ky="Мыйзам", title_ru="Закон", title_en="")
        title = self.get("acts/law/")["title"]
        self.assertEqual(title, {"ky": "Мыйзам", "ru": "Закон", "en": "", "best": None})

    def test_say_what_to_show_a_reader_and_whether_it_is_a_substitute(self):
        make_act("law", title_ky="Мыйзам", title_ru="Закон", title_en="")
        shown = self.get("acts/law/?lang=en")["title"]["best"]
        self.assertEqual(shown, {"text": "Закон", "language": "ru", "is_fallback": True})
        shown = self.get("acts/law/?lang=ky")["title"]["best"]
        self.assertEqual(shown, {"text": "Мыйзам", "language": "ky", "is_fallback": False})

    def test_lead_to_the_page_in_the_language(self):
        make_act("law")
        self.assertEqual(self.get("acts/law/")["url"], "/ky/acts/law/")
        self.assertEqual(self.get("acts/law/?lang=ru")["url"], "/ru/acts/law/")


class Evidence(Api):
    def test_names_source_place_date_and_how_far_it_is_checked(self):
        act = make_act("law")
        make_evidence(
            act,
            make_source("portal"),
            locator="art. 1",
            as_of="2018-06",
            status="verified",
            checked_on=date(2026, 1, 2),
        )
        record = self.get("acts/law/")
        del record["evidence"][0]["note"]
        self.assertEqual(
            record["evidence"],
            [
                {
                    "source": "portal",
                    "locator": "art. 1",
                    "as_of": "2018-06",
                    "status": "verified",
                    "checked_on": "2026-01-02",
                }
            ],
        )
        self.assertEqual((record["checked"], record["checked_on"]), ("verified", "2026-01-02"))


class Acts(Api):
    def test_are_filtered(self):
        kg, topic = make_jurisdiction("kg"), make_topic("work")
        make_act("kg-law", kg, number="61").topics.add(topic)
        make_act("treaty", make_jurisdiction("eaeu"), kind="treaty", category="multilateral")
        for query, found in {
            "kind=law": ["kg-law"],
            "category=multilateral": ["treaty"],
            "jurisdiction=kg": ["kg-law"],
            "topic=work": ["kg-law"],
            "number=61": ["kg-law"],
            "number=62": [],
            "kind=law&jurisdiction=eaeu": [],
        }.items():
            with self.subTest(query):
                self.assertEqual(self.keys(f"acts/?{query}"), found)

    def test_tell_their_force_on_a_day(self):
        act = make_act("law")
        make_lifecycle(act, "in_force", date(2010, 1, 1))
        make_lifecycle(act, "repealed", date(2020, 1, 1))
        for day, force in {"2009-12-31": "not_yet", "2010-01-01": "in_force", "2020-01-01": "ended"}.items():
            with self.subTest(day):
                record = self.get(f"acts/law/?on={day}")
                self.assertEqual((record["on"], record["force"]), (day, force))
                self.assertEqual(self.get(f"acts/?on={day}")["results"][0]["force"], force)

    def test_tell_their_lifecycle_with_dates_as_far_as_known(self):
        act, by = make_act("law"), make_act("later-law")
        make_lifecycle(act, "amended", date(2015, 8, 1), precision="month", by_act=by)
        event = self.get("acts/law/")["lifecycle"][0]
        self.assertEqual((event["kind"], event["date"], event["by"]["act"]), ("amended", "2015-08", "later-law"))

    def test_tell_their_relations_both_ways(self):
        act, other = make_act("law"), make_act("other")
        make_relation(act, other, to_provision=make_provision(other, "art_5"), predicate="repeals")
        out = self.get("acts/law/")["relations"]["out"][0]
        self.assertEqual((out["predicate"], out["to"]["act"], out["to"]["eid"]), ("repeals", "other", "art_5"))
        into = self.get("acts/other/?lang=ru")["relations"]["in"][0]
        self.assertEqual(into["from"], {"act": "law", "eid": None, "label": "Act law ru", "url": "/ru/acts/law/"})

    def test_tell_the_days_their_wording_changes(self):
        provision = make_provision(make_act("law"))
        make_wording(provision, valid_from=date(2015, 1, 1), valid_to=date(2016, 12, 31))
        make_wording(provision, valid_from=date(2017, 1, 1))
        self.assertEqual(self.get("acts/law/")["editions"], ["2015-01-01", "2017-01-01"])


class Parties(Api):
    """Was kg bound on that day?"""

    def bound(self, day, act="treaty"):
        return self.get(f"acts/{act}/?on={day}")["parties"][0]["bound"]

    def test_are_bound_from_the_first_to_the_last_day(self):
        make_party(make_act("treaty"), valid_from=date(2015, 8, 12), valid_to=date(2020, 1, 1))
        for day, bound in {
            "2015-08-11": False,
            "2015-08-12": True,
            "2020-01-01": True,
            "2020-01-02": False,
        }.items():
            with self.subTest(day):
                self.assertIs(self.bound(day), bound)

    def test_are_perhaps_bound_where_the_date_is_not_known(self):
        make_party(make_act("treaty"), signed_on=date(2015, 1, 1))
        self.assertIsNone(self.bound("2016-01-01"))

    def test_are_perhaps_bound_in_a_year_known_no_closer(self):
        year = {"valid_from_precision": "year", "valid_to_precision": "year"}
        make_party(make_act("treaty"), valid_from=date(2015, 1, 1), valid_to=date(2018, 12, 31), **year)
        for day, bound in {
            "2014-12-31": False,
            "2015-06-01": None,
            "2016-01-01": True,
            "2018-01-01": None,
            "2019-01-01": False,
        }.items():
            with self.subTest(day):
                self.assertIs(self.bound(day), bound)

    def test_are_not_bound_by_what_is_not_in_force(self):
        act = make_act("treaty")
        make_lifecycle(act, "in_force", date(2012, 1, 1))
        make_lifecycle(act, "ceased", date(2015, 1, 1))
        make_party(act, valid_from=date(2010, 1, 1))
        for day, bound in {"2011-01-01": False, "2012-01-01": True, "2015-01-01": False}.items():
            with self.subTest(day):
                self.assertIs(self.bound(day), bound)


class Provisions(Api):
    def test_are_found_by_act_and_eid(self):
        make_provision(make_act("treaty"), "art_97__para_6", text="Words.")
        record = self.get("provisions/treaty/art_97__para_6/?lang=ru")
        self.assertEqual((record["key"], record["url"]), ("treaty#art_97__para_6", "/ru/acts/treaty/art_97__para_6/"))
        self.assertEqual(record["label"]["best"]["text"], "статья 97, пункт 6")

    def test_have_the_wordings_of_the_day(self):
        provision = make_provision(make_act("treaty"))
        make_wording(provision, text="Old.", valid_to=date(2016, 12, 31))
        make_wording(provision, text="New.", valid_from=date(2017, 1, 1))
        for day, text in {"2016-12-31": "Old.", "2017-01-01": "New."}.items():
            with self.subTest(day):
                record = self.get(f"provisions/treaty/art_1/?on={day}")
                self.assertEqual([wording["text"] for wording in record["wordings"]], [text])
                [listed] = self.get(f"provisions/?act=treaty&on={day}")["results"]
                self.assertEqual(listed["wordings"], record["wordings"])

    def test_say_which_wording_to_show(self):
        make_provision(make_act("treaty"), text="Слова.", language="ru")
        shown = self.get("provisions/treaty/art_1/?lang=en")["wording"]
        self.assertEqual((shown["text"], shown["language"], shown["is_fallback"]), ("Слова.", "ru", True))
        self.assertIsNone(self.get("provisions/treaty/art_1/")["wording"])

    def test_are_filtered(self):
        make_provision(make_act("treaty"), "sec_1", norm="right").topics.add(make_topic("work"))
        make_provision(make_act("law"), "art_1", norm="duty")
        for query, found in {
            "act=treaty": ["treaty#sec_1"],
            "kind=article": ["law#art_1"],
            "norm=right": ["treaty#sec_1"],
            "topic=work": ["treaty#sec_1"],
            "act=law&kind=section": [],
        }.items():
            with self.subTest(query):
                self.assertEqual(self.keys(f"provisions/?{query}"), found)


class Relations(Api):
    def test_are_filtered_in_both_directions(self):
        one, two, three = make_act("one"), make_act("two"), make_act("three")
        make_relation(one, two, predicate="amends")
        make_relation(three, one, predicate="repeals")
        for query, found in {
            "act=one": {"amends", "repeals"},
            "act=one&direction=out": {"amends"},
            "act=one&direction=in": {"repeals"},
            "predicate=repeals": {"repeals"},
        }.items():
            with self.subTest(query):
                links = self.get(f"relations/?{query}")["results"]
                self.assertEqual({link["predicate"] for link in links}, found)
