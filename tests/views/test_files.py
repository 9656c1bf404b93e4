"""Acts and provisions as files, their identifiers, and what their pages tell programs."""

import json
import re
from datetime import date

from django.test import TestCase

from legalacts.interchange.importing import import_text
from legalacts.models import Act
from tests import factories
from tests.interchange.texts import law

KEY = "kg-law-2001-7-1"
WORK = "/akn/kg/act/law/2001-03-05/7-1"


class LawTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_jurisdiction("kg", kind="state")
        import_text(law())
        cls.act = Act.objects.get(key=KEY)


class Files(LawTestCase):
    def test_have_their_type_and_a_name_that_says_act_language_and_day(self):
        for name, media_type, disposition in [
            ("akn.xml", "application/xml", f'attachment; filename="{KEY}_ru_2020-01-01.xml"'),
            ("text.txt", "text/plain", f'attachment; filename="{KEY}_ru_2020-01-01.txt"'),
            ("act.md", "text/markdown", f'inline; filename="{KEY}_ru_2020-01-01.md"'),
            ("act.json", "application/json", f'attachment; filename="{KEY}_2020-01-01.json"'),
        ]:
            with self.subTest(name):
                response = self.client.get(f"/ru/acts/{KEY}/{name}?on=2020-01-01")
                self.assertEqual(response.status_code, 200)
                self.assertEqual(response["Content-Type"], f"{media_type}; charset=utf-8")
                self.assertEqual(response["Content-Disposition"], disposition)
                # Kept by whoever likes, and asked for each time: an edit is seen by the next reader.
                self.assertEqual(response["Cache-Control"], "public, max-age=0, must-revalidate")
                self.assertEqual(response["Access-Control-Allow-Origin"], "*")
                self.assertEqual(response["Link"], f'</ru/acts/{KEY}/>; rel="canonical"')

    def test_are_not_sent_again_when_nothing_changed(self):
        address = f"/ru/acts/{KEY}/akn.xml?on=2020-01-01"
        tag = self.client.get(address)["ETag"]
        self.assertEqual(self.client.get(address, headers={"If-None-Match": tag}).status_code, 304)

    def test_are_of_the_day_that_is_asked_for(self):
        import_text(law(valid_from="2015-06-01").replace("Ничего больше".encode(), "Больше ничего".encode()))
        before = self.client.get(f"/ru/acts/{KEY}/text.txt?on=2010-01-01")
        self.assertContains(before, "Ничего больше")
        self.assertContains(self.client.get(f"/ru/acts/{KEY}/text.txt?on=2016-01-01"), "Больше ничего")
        self.assertEqual(self.client.get(f"/ru/acts/{KEY}/akn.xml?on=yesterday").status_code, 400)

    def test_lead_to_a_language_that_is_held(self):
        response = self.client.get(f"/en/acts/{KEY}/akn.xml?on=2020-01-01")
        self.assertRedirects(response, f"/ru/acts/{KEY}/akn.xml?on=2020-01-01")
        self.assertEqual(self.client.get(f"/en/acts/{KEY}/akn.xml?on=1990-01-01").status_code, 404)

    def test_do_not_exist_of_what_is_not_public(self):
        Act.objects.filter(key=KEY).update(status="draft")
        for name in ("akn.xml", "text.txt", "act.md", "act.json", "art_1.md"):
            with self.subTest(name):
                self.assertEqual(self.client.get(f"/ru/acts/{KEY}/{name}").status_code, 404)
        for address in (WORK, "/eli/kg/law/2001/03/05/7-1", f"{WORK}/~art_1"):
            with self.subTest(address):
                self.assertEqual(self.client.get(address).status_code, 404)

    def test_of_a_provision_have_the_words_of_its_page(self):
        text = self.client.get(f"/ru/acts/{KEY}/art_1.md").content.decode()
        page = self.client.get(f"/ru/acts/{KEY}/art_1/").content.decode()
        self.assertIn("О чём этот текст", text)
        for words in ("Текст состоит из:", "Ничего больше."):
            self.assertIn(words, text)
            self.assertIn(words, page)
        self.assertNotIn("Последняя", text)
        self.assertEqual(self.client.get(f"/ru/acts/{KEY}/art_77.md").status_code, 404)

    def test_of_a_provision_number_it_as_its_law_does(self):
        article = factories.make_provision(self.act, "art_20-1", number="20-1")
        factories.make_wording(article, text="Вставлено.", language="ru")
        text = self.client.get(f"/ru/acts/{KEY}/art_20-1.md").content.decode()
        self.assertTrue(text.startswith("# Статья 20-1. "), text[:80])

    def test_are_offered_on_the_page_of_the_act(self):
        page = self.client.get(f"/ky/acts/{KEY}/?on=2020-01-01").content.decode()
        for address in ("akn.xml", "text.txt", "act.md"):
            self.assertIn(f'href="/ru/acts/{KEY}/{address}?on=2020-01-01"', page)
        self.assertIn(f'<link rel="alternate" type="text/markdown" href="/ky/acts/{KEY}/act.md?on=2020-01-01">', page)


class Identifiers(LawTestCase):
    def test_lead_to_the_page(self):
        page = f"/ky/acts/{KEY}/"
        for address, target in [
            (WORK, page),
            (f"{WORK}/", page),
            (f"{WORK}/!main", page),
            (f"{WORK}/~art_14__para_1", f"{page}art_14__para_1/"),
            (f"{WORK}/rus@2015-01-01", f"/ru/acts/{KEY}/?on=2015-01-01"),
            (f"{WORK}/rus@2015-01-01/summary/~art_14", f"/ru/acts/{KEY}/art_14/?on=2015-01-01"),
            (f"{WORK}/eng@", f"/en/acts/{KEY}/"),
            ("/eli/kg/law/2001/03/05/7-1", page),
            ("/eli/kg/law/2001/03/05/7-1/art_14/2015-01-01/rus", f"/ru/acts/{KEY}/art_14/?on=2015-01-01"),
            ("/eli/kg/law/2001/03/05/7-1/kir", page),
        ]:
            with self.subTest(address):
                self.assertRedirects(self.client.get(address, headers={"Accept-Language": "ky"}), target)

    def test_of_nothing_lead_nowhere(self):
        for address in (
            "/akn/kg/act/law/2001-03-05/8", "/akn/kg/act/law/2001-03-06/7-1", "/akn/kg/act/code/2001-03-05/7-1",
            "/akn/ru/act/law/2001-03-05/7-1", "/akn/", "/eli/kg", "/eli/kg/law/2001/03/05/7-1/art_14/1/2/3",
            f"{WORK}/xyz@2015-01-01", f"/akn/{'a' * 500}",
        ):  # fmt: skip
            with self.subTest(address):
                self.assertEqual(self.client.get(address).status_code, 404)

    def test_rest_on_the_key_where_number_or_date_is_not_known(self):
        for key, given, wanted in [
            ("kg-a", {}, "/akn/kg/act/law/0000/kg-a"),
            ("kg-b", {"number": "5"}, "/akn/kg/act/law/0000/kg-b"),
            ("kg-c", {"adopted_on": date(2001, 2, 3)}, "/akn/kg/act/law/2001-02-03/kg-c"),
            ("kg-d", {"adopted_on": date(2001, 1, 1), "adopted_precision": "year", "number": "115-ФЗ"},
             "/akn/kg/act/law/2001/115-fz"),
        ]:  # fmt: skip
            with self.subTest(key):
                act = factories.make_act(key, **given)
                self.assertEqual(act.akn, wanted)
                self.assertRedirects(self.client.get(act.akn), act.get_absolute_url(), fetch_redirect_response=False)
                self.assertEqual(self.client.get(act.eli).status_code, 302)

    def test_of_unions_do_not_pretend_to_be_those_of_a_state(self):
        union = factories.make_jurisdiction("eaeu", kind="union")
        act = factories.make_act("treaty", union, kind="treaty", adopted_on=date(2014, 5, 29))
        self.assertEqual(act.akn, "/akn/xe-eaeu/act/treaty/2014-05-29/treaty")
        self.assertEqual(self.client.get(act.akn).status_code, 302)

    def test_are_shown_on_pages_and_in_the_api(self):
        for page in (f"/ru/acts/{KEY}/", f"/ru/acts/{KEY}/art_14/"):
            with self.subTest(page):
                self.assertContains(self.client.get(page), f'href="{WORK}')
        found = self.client.get(f"/api/v1/acts/{KEY}/").json()
        self.assertEqual((found["akn"], found["eli"]), (WORK, "/eli/kg/law/2001/03/05/7-1"))
        found = self.client.get(f"/api/v1/provisions/{KEY}/art_14__para_1/").json()
        self.assertEqual(found["akn"], f"{WORK}/~art_14__para_1")
        self.assertEqual(found["wordings"][0]["eli"], "/eli/kg/law/2001/03/05/7-1/art_14__para_1/2001-04-01/rus")


class StructuredData(LawTestCase):
    def data(self, address):
        page = self.client.get(address).content.decode()
        (block,) = re.findall(r'<script[^>]* type="application/ld\+json">(.*?)</script>', page, re.S)
        found = json.loads(block)
        self.assertEqual(found["@context"], "https://schema.org")
        return {thing["@type"]: thing for thing in found["@graph"]}

    def test_of_an_act_says_what_it_is_and_whether_it_is_in_force(self):
        factories.make_lifecycle(self.act, "in_force", date(2001, 4, 1))
        changed = factories.make_act("kg-law-1990-1")
        factories.make_relation(self.act, changed, predicate="amends")
        legislation = self.data(f"/ru/acts/{KEY}/?on=2020-01-01")["Legislation"]
        self.assertEqual(legislation["name"], "Закон для проверки")
        self.assertEqual(legislation["@id"], f"http://testserver{WORK}")
        self.assertIn(f"http://testserver{WORK}", legislation["legislationIdentifier"])
        self.assertEqual(legislation["legislationDate"], "2001-03-05")
        self.assertEqual(legislation["legislationDateVersion"], "2001-04-01")
        self.assertEqual(legislation["legislationLegalForce"], "https://schema.org/InForce")
        self.assertEqual(legislation["temporalCoverage"], "2001-04-01/..")
        self.assertEqual(legislation["inLanguage"], ["ru"])
        self.assertEqual(legislation["legislationJurisdiction"]["name"], "kg en")
        self.assertEqual(legislation["legislationAmends"][0]["url"], "http://testserver/ru/acts/kg-law-1990-1/")
        for file in legislation["encoding"]:
            self.assertEqual(self.client.get(file["contentUrl"].removeprefix("http://testserver")).status_code, 200)

    def test_follows_the_day(self):
        factories.make_lifecycle(self.act, "in_force", date(2001, 4, 1))
        factories.make_lifecycle(self.act, "repealed", date(2019, 5, 1))
        force = "legislationLegalForce"
        self.assertEqual(self.data(f"/ru/acts/{KEY}/?on=2020-01-01")["Legislation"][force][-10:], "NotInForce")
        self.assertEqual(self.data(f"/ru/acts/{KEY}/?on=2018-01-01")["Legislation"][force][-8:], "/InForce")

    def test_says_when_only_a_part_is_in_force(self):
        factories.make_lifecycle(self.act, "in_force", date(2001, 4, 1))
        article = self.act.provisions.get(eid="art_14")
        factories.make_lifecycle(self.act, "repealed", date(2010, 1, 1), provision=article)
        found = {
            "": "PartiallyInForce", "art_14/": "NotInForce", "art_1/": "InForce",
        }  # fmt: skip
        for place, force in found.items():
            with self.subTest(place):
                data = self.data(f"/ru/acts/{KEY}/{place}?on=2020-01-01")["Legislation"]
                self.assertEqual(data["legislationLegalForce"], f"https://schema.org/{force}")

    def test_of_a_provision_names_its_act(self):
        found = self.data(f"/ru/acts/{KEY}/art_14/")
        self.assertEqual(found["Legislation"]["isPartOf"]["@id"], f"http://testserver{WORK}")
        self.assertEqual(found["Legislation"]["legislationDateVersion"], "2001-04-01")
        names = [item["name"] for item in found["BreadcrumbList"]["itemListElement"]]
        self.assertEqual(names[2:], ["Закон для проверки", "статья 14"])
        for item in found["BreadcrumbList"]["itemListElement"]:
            self.assertEqual(self.client.get(item["item"].removeprefix("http://testserver")).status_code, 200)

    def test_nothing_written_in_a_record_ends_the_block(self):
        title = "</script><script>alert(1)</script><!-- & \u2028"
        Act.objects.filter(key=KEY).update(title_ru=title)
        self.assertEqual(self.data(f"/ru/acts/{KEY}/")["Legislation"]["name"], title)
        self.assertNotContains(self.client.get(f"/ru/acts/{KEY}/"), "<script>alert")

    def test_hides_what_is_not_public(self):
        issuer = factories.make_institution(title_ru="Тайный орган", status="draft")
        Act.objects.filter(key=KEY).update(issuer=issuer)
        factories.make_relation(self.act, factories.make_act("kg-hidden", status="draft"))
        self.assertNotContains(self.client.get(f"/ru/acts/{KEY}/"), "Тайный орган")
        self.assertNotContains(self.client.get(f"/ru/acts/{KEY}/"), "kg-hidden")


class ForProgramsThatReadWords(LawTestCase):
    def test_the_list_leads_to_texts_that_are_there(self):
        factories.make_act("kg-without-text")
        factories.make_jurisdiction("ru")
        factories.make_act("kg-draft", status="draft")
        text = self.client.get("/llms.txt").content.decode()
        self.assertTrue(text.startswith("# Rights Path\n\n> "))
        addresses = re.findall(r"\]\(http://testserver([^)]*)\)", text)
        self.assertIn(f"/en/acts/{KEY}/act.md", addresses)
        for address in addresses:
            with self.subTest(address):
                self.assertEqual(self.client.get(address).status_code, 200)
        self.assertNotIn("kg-draft", text)
        self.assertNotIn("kg-without-text", text)

    def test_pages_say_where_it_is(self):
        self.assertContains(self.client.get("/ru/"), '<link rel="describedby" type="text/plain" href="/llms.txt">')
