"""Whatever is sent, the admin answers and says what is wrong; it does not break."""

from django.test import override_settings

from legalacts.models import Act, Citation, Evidence, Planned, Proposal, Recheck, Rule
from tests import factories as make

from .curator import CuratorTestCase, address
from .test_pages import MODELS, make_one_of_each

HUGE = "9" * 40
BAD_VALUES = ["\x00", f"а{chr(0)}б", HUGE, f"-{HUGE}", "1e999", "x" * 20_000, "\ud7ff\ufffe", "{{", "[]", "' OR 1=1 --"]
BAD_QUERIES = [
    "q=%00", f"q={'%D0%B0' * 500}", "p=-1", f"p={HUGE}", "o=99.-5.x", f"act__id__exact={HUGE}", "act__id__exact=x",
    "status__exact=%00", "status__exact=none", "missing=xx", "checked=%00", "review=1", "e=1", "all=1", "nothing=1",
    "labels=xx",
    f"adopted_on__year={HUGE}", "adopted_on__year=2000&adopted_on__month=13", "adopted_on__year=x", "_facets=1",
    "%00=1", "id__in=1,x", f"jurisdiction__id__exact={HUGE}", "adopted_on__gte=x", "_popup=1", "_to_field=password",
    "state=%00", f"record_type__id__exact={HUGE}", "because__exact=%00", "language__exact=%00",
]  # fmt: skip


@override_settings(DEBUG=False)
class BadInput(CuratorTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        make_one_of_each()

    def test_bad_values_in_all_fields_are_refused_in_words(self):
        for place, model in enumerate(MODELS):
            record = model.objects.first()
            form = self.fill(record)
            # Every value has its turn, but not with every model.
            for bad in (BAD_VALUES[place % len(BAD_VALUES)], BAD_VALUES[(place + 3) % len(BAD_VALUES)]):
                with self.subTest(model=model.__name__, bad=bad[:8]):
                    # The counts of parts stay, or everything would be refused for their sake.
                    typed = {name: value if name.endswith("_FORMS") else bad for name, value in form.items()}
                    self.assertIn(self.client.post(address(record), typed).status_code, (200, 302))

    def test_a_bad_value_in_one_field_is_refused_in_words(self):
        rule = Rule.objects.first()
        form = self.fill(rule)
        for place, name in enumerate(name for name in form if not name.endswith("_FORMS")):
            bad = BAD_VALUES[place % 3]
            with self.subTest(field=name, bad=bad[:8]):
                self.assertIn(self.client.post(address(rule), form | {name: bad}).status_code, (200, 302))

    def test_a_form_without_its_counts_is_refused_in_words(self):
        for model in MODELS:
            with self.subTest(model=model.__name__):
                record = model.objects.first()
                form = {name: value for name, value in self.fill(record).items() if not name.endswith("_FORMS")}
                self.assertIn(self.client.post(address(record), form).status_code, (200, 302))

    def test_wrong_counts_are_refused_in_words(self):
        record = Act.objects.first()
        for count in ("-1", "x", HUGE):
            with self.subTest(count=count[:5]):
                form = {name: count if name.endswith("_FORMS") else v for name, v in self.fill(record).items()}
                self.assertEqual(self.client.post(address(record), form).status_code, 200)

    def test_an_empty_form_is_refused_in_words(self):
        for model in MODELS:
            with self.subTest(model=model.__name__):
                self.assertIn(self.client.post(address(model, "add"), {}).status_code, (200, 403))
                self.assertIn(self.client.post(address(model.objects.first()), {}).status_code, (200, 302))

    def test_odd_addresses_of_lists_are_answered(self):
        for model in (Act, Rule, Citation, Evidence, Planned, Proposal, Recheck):
            for query in BAD_QUERIES:
                with self.subTest(model=model.__name__, query=query[:40]):
                    response = self.client.get(f"{address(model, 'changelist')}?{query}")
                    self.assertLess(response.status_code, 500)

    def test_odd_addresses_of_records_are_answered(self):
        for page in (f"{HUGE}/change/", "x/change/", "x/history/", f"{HUGE}/history/", "1/history/x/", "_00/delete/"):
            with self.subTest(page=page[:12]):
                response = self.client.get(f"{address(Act, 'changelist')}{page}")
                self.assertIn(response.status_code, (302, 404))

    def test_odd_suggestions_are_answered(self):
        asked = {"term": "\x00", "app_label": "legalacts", "model_name": "party", "field_name": "act"}
        for changed in ({}, {"field_name": "none"}, {"model_name": "\x00"}, {"page": "x"}, {"term": "х" * 5000}):
            with self.subTest(changed=str(changed)[:30]):
                self.assertLess(self.client.get("/admin/autocomplete/", asked | changed).status_code, 500)

    def test_odd_actions_are_answered(self):
        for chosen in ([], ["x"], [HUGE], ["\x00"], ["999999"]):
            for action in ("publish", "withdraw", "delete_selected", "nothing", "\x00"):
                with self.subTest(chosen=str(chosen)[:12], action=action):
                    data = {"action": action, "_selected_action": chosen, "post": "yes"}
                    self.assertLess(self.client.post(address(Act, "changelist"), data).status_code, 500)

    def test_what_was_typed_is_shown_again(self):
        act = make.make_act(status="draft")
        response = self.send(act, adopted_on="the seventeenth", title_en="Typed with care", aliases_en="first\nsecond")
        self.assertIn("adopted_on", self.errors(response))
        for typed in ("the seventeenth", "Typed with care", "first\nsecond"):
            self.assertContains(response, typed)
