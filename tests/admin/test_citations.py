"""A curator judges the citations that were found."""

from django.urls import reverse

from legalacts.citations import detect_citations
from legalacts.models import Citation
from tests import factories
from tests.admin.curator import CuratorTestCase, address, make_staff

LIST = reverse("admin:legalacts_citation_changelist")


class Citations(CuratorTestCase):
    def setUp(self):
        super().setUp()
        self.code = factories.make_act("kg-code", kind="code")
        self.one = factories.make_provision(self.code, "art_1", position=1)
        self.two = factories.make_provision(self.code, "art_2", position=2)
        self.wording = factories.make_wording(
            self.two, text="Срок указан в статье 1. Иное – в статье 7 Закона № 5.", language="ru", nature="official"
        )
        detect_citations(self.code)
        self.known = Citation.objects.get(to_provision=self.one)
        self.unknown = Citation.objects.get(to_act=None)

    def act_on(self, action, *citations):
        data = {"action": action, "_selected_action": [citation.pk for citation in citations]}
        return self.client.post(LIST, data, follow=True)

    def status(self, citation):
        citation.refresh_from_db()
        return citation.status

    def test_are_listed_with_their_sentences(self):
        self.assertContains(self.client.get(LIST), "Срок указан в <mark>статье 1</mark>.")

    def test_are_filtered_by_state_target_and_act(self):
        for query, number in [
            ("", 2), ("status__exact=detected", 2), ("status__exact=rejected", 0), ("target=none", 1),
            ("target=provision", 1), ("act=kg-code", 2), ("act=other", 0),
        ]:  # fmt: skip
            with self.subTest(query):
                self.assertEqual(self.client.get(f"{LIST}?{query}").context["cl"].result_count, number)

    def test_are_confirmed_and_rejected_with_a_trace(self):
        self.act_on("confirm", self.known)
        self.assertEqual(self.status(self.known), "confirmed")
        self.act_on("reject", self.known)
        self.assertEqual(self.status(self.known), "rejected")
        self.assertEqual(self.known.history.count(), 2)

    def test_what_leads_nowhere_is_not_confirmed(self):
        response = self.act_on("confirm", self.unknown)
        self.assertContains(response, "leads nowhere")
        self.assertEqual(self.status(self.unknown), "detected")

    def test_a_target_chosen_by_hand_confirms(self):
        self.assert_saved(self.send(self.unknown, to_act=self.code.pk, to_provision=self.two.pk))
        self.assertEqual(self.status(self.unknown), "confirmed")

    def test_a_provision_of_another_act_is_refused(self):
        other = factories.make_provision(factories.make_act(), "art_9")
        response = self.send(self.known, to_provision=other.pk)
        self.assertIn("to_provision", self.errors(response))

    def test_saving_a_wording_finds_its_citations_and_keeps_decisions(self):
        self.act_on("reject", self.known)
        factories.make_evidence(self.two)
        self.assert_saved(self.send(self.wording, text=f"Начало. {self.wording.text} См. статью 1."))
        found = Citation.objects.filter(wording=self.wording).order_by("start").values_list("text", "status")
        self.assertEqual([status for words, status in found if "1" in words], ["rejected", "detected"])

    def test_are_judged_only_by_those_who_may(self):
        self.client.force_login(make_staff(permissions=["view_citation"]))
        self.act_on("confirm", self.known)
        self.assertEqual(self.status(self.known), "detected")
        self.assertEqual(self.client.post(address(self.known), {}).status_code, 403)
