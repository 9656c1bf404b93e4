"""What is typed into the fields that hide a structure, and what is said when it makes no sense."""

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase

from legalacts.admin.fields import ColumnsField, LabelsField, NumbersField, StructureField
from legalacts.models import Act, Dataset, LifecycleEvent, Observation
from tests import factories as make

from .curator import EVIDENCE, CuratorTestCase, address


class Labels(CuratorTestCase):
    def test_words_come_back_as_they_were_typed(self):
        labels = {"ky": ["№ 4 мыйзам", "Тышкы миграция"], "en": ["Law No. 4"]}
        act = make.make_act(aliases=labels)
        form = self.fill(act)
        self.assertEqual(form["aliases_ky"], "№ 4 мыйзам\nТышкы миграция")
        make.make_evidence(act)
        self.assert_saved(self.send(act))
        self.assertEqual(Act.objects.get().aliases, labels)

    def test_each_line_is_a_word(self):
        act = make.make_act(status="draft")
        self.assert_saved(self.send(act, aliases_ky=" бир \r\n\r\nэки\r\nбир", aliases_ru="", aliases_en="two"))
        self.assertEqual(Act.objects.get().aliases, {"ky": ["бир", "эки"], "en": ["two"]})

    def test_refuses_a_word_too_long_at_its_field(self):
        response = self.send(make.make_act(status="draft"), aliases_ru="а" * 201)
        self.assertIn("longer than 200", self.errors(response)["aliases"][0])

    def test_can_be_emptied(self):
        self.assert_saved(self.send(make.make_act(status="draft", aliases={"ky": ["бир"]}), aliases_ky=""))
        self.assertEqual(Act.objects.get().aliases, {})


class Structures(SimpleTestCase):
    def refuses(self, field, text):
        with self.assertRaises(ValidationError):
            field.clean(text)

    def test_numbers(self):
        field = NumbersField(required=False)
        self.assertEqual(field.clean("12; 5,5; –; 1 234 567; −3"), [12, 5.5, None, 1234567, -3])
        self.assertEqual(field.prepare_value([12, 5.5, None]), "12; 5.5; –")
        self.assertEqual(field.clean(""), [])
        for text in ("twelve", "1e400", "nan", "1;\x00", "9" * 400):
            with self.subTest(text=text[:10]):
                self.refuses(field, text)

    def test_columns(self):
        field = ColumnsField(required=False)
        columns = [{"key": "2015", "title": {"ky": "2015-ж.", "ru": "2015 г."}}, {"key": "all"}]
        self.assertEqual(field.clean("2015 | 2015-ж. | 2015 г.\n\nall"), columns)
        self.assertEqual(field.clean(field.prepare_value(columns)), columns)
        for text in ("| нет ключа", "a|b|c|d|e", "key | \x00"):
            with self.subTest(text=text):
                self.refuses(field, text)

    def test_structures(self):
        field = StructureField(required=False)
        self.assertEqual(field.clean('[{"title": {"ky": "Бөлүк"}}]'), [{"title": {"ky": "Бөлүк"}}])
        for text in ('{"a": 1}', "[NaN]", '["\\u0000"]', "[" * 20_000, "[" * 4000 + "]" * 4000, "no"):
            with self.subTest(text=text[:10]):
                self.refuses(field, text)

    def test_labels_of_one_language(self):
        self.assertEqual(LabelsField(required=False).clean(["", "слово", ""]), {"ru": ["слово"]})


class Values(CuratorTestCase):
    """The value of a rule is of its kind."""

    def refused(self, kind, indicator_kind=None, **typed):
        indicator = make.make_indicator(f"about-{kind}", value_kind=indicator_kind or kind)
        rule = make.make_rule(indicator=indicator, status="draft")
        response = self.send(rule, kind=kind, **typed)
        return set() if response.status_code == 302 else set(self.errors(response))

    def test_names_the_field_a_kind_cannot_do_without(self):
        for kind, fields in {
            "yes_no": {"yes"},
            "period": {"amount", "unit"},
            "percent": {"percent"},
            "amount": {"amount", "currency"},
            "age": {"amount"},
        }.items():
            with self.subTest(kind=kind):
                self.assertEqual(self.refused(kind), fields)

    def test_says_it_once(self):
        rule = make.make_rule(indicator=make.make_indicator("about-work", value_kind="yes_no"), status="draft")
        self.assertEqual(self.errors(self.send(rule, kind="yes_no"))["yes"], ["Say yes or no."])

    def test_accepts_a_whole_value(self):
        self.assertEqual(self.refused("yes_no", yes="true"), set())
        self.assertEqual(self.refused("period", amount="30", unit="day", days="calendar"), set())
        self.assertEqual(self.refused("text"), set())

    def test_names_a_field_that_has_no_meaning_here(self):
        self.assertEqual(self.refused("yes_no", yes="true", percent="13"), {"percent"})

    def test_names_the_kind_when_the_indicator_asks_for_another(self):
        self.assertEqual(self.refused("percent", indicator_kind="yes_no", percent="13"), {"kind"})

    def test_names_a_share_above_one_hundred(self):
        self.assertEqual(self.refused("percent", percent="130"), {"percent"})

    def test_names_the_end_of_a_period_before_its_start(self):
        self.assertEqual(self.refused("text", valid_from="2020-01-01", valid_to="2019-01-01"), {"valid_to"})


class Parts(CuratorTestCase):
    def test_two_steps_change_places(self):
        problem = make.make_problem(status="draft")
        first, second = (make.make_step(problem, position=place) for place in (1, 2))
        self.assert_saved(self.send(problem, **{"steps-0-position": "2", "steps-1-position": "1"}))
        self.assertEqual(list(problem.steps.all()), [second, first])

    def test_two_steps_do_not_share_a_place(self):
        problem = make.make_problem(status="draft")
        for place in (1, 2):
            make.make_step(problem, position=place)
        response = self.send(problem, **{"steps-0-position": "2"})
        self.assertContains(response, "This is entered already, with the same problem and position.")

    def test_one_source_is_not_entered_twice(self):
        act, source = make.make_act(), make.make_source()
        one = self.add_part(EVIDENCE, source=source.pk, locator="p. 5", status="unverified")
        twin = {name.replace("-0-", "-1-"): value for name, value in one.items()} | {f"{EVIDENCE}-TOTAL_FORMS": "2"}
        self.assertContains(self.send(act, **(one | twin)), "This is entered already")
        self.assertFalse(act.evidence.exists())

    def test_one_event_is_not_entered_twice(self):
        act = make.make_act(status="draft")
        event = {"kind": "adopted", "date": "2000-07-17", "precision": "day"}
        one = self.add_part("lifecycle", **event)
        twin = {name.replace("-0-", "-1-"): value for name, value in one.items()} | {"lifecycle-TOTAL_FORMS": "2"}
        self.assertContains(self.send(act, **(one | twin)), "This is entered already")
        self.assert_saved(self.send(act, **one))
        self.assertContains(self.send(act, **self.second("lifecycle", event)), "This is entered already")
        self.assertEqual(LifecycleEvent.objects.count(), 1)

    def second(self, prefix, values):
        return {f"{prefix}-TOTAL_FORMS": "2", **{f"{prefix}-1-{name}": value for name, value in values.items()}}

    def test_rows_of_a_table_are_numbers(self):
        dataset = make.make_dataset(status="draft")
        self.assertIn("observations-0-values", self.fill(dataset))
        response = self.send(dataset, **{"observations-0-values": "many"})
        self.assertContains(response, "is not a number")
        self.assert_saved(self.send(dataset, **{"observations-0-values": "12,5"}))
        self.assertEqual(Observation.objects.first().values, [12.5])
        self.assertEqual(Dataset.objects.get().columns, [{"key": "2015"}])

    def test_a_conflict_names_its_records(self):
        conflict = make.make_conflict(status="draft")
        provision = make.make_provision(make.make_act("kg-law-1"), "art_5")
        self.assert_saved(self.send(conflict, **self.add_part("records", name="provision:kg-law-1#art_5")))
        self.assertEqual(conflict.records.get().record, provision)
        self.assertEqual(self.fill(conflict)["records-0-name"], "provision:kg-law-1#art_5")

    def test_a_conflict_refuses_records_there_are_not(self):
        conflict = make.make_conflict(status="draft")
        for name in ("provision:kg-law-1#art_5", "act:none", "nothing:1", "relation:99999999999999999999", "act:"):
            with self.subTest(name=name):
                response = self.send(conflict, **self.add_part("records", name=name))
                self.assertEqual(response.status_code, 200)
                self.assertFalse(conflict.records.exists())

    def test_a_conflict_does_not_name_a_record_twice(self):
        act = make.make_act("kg-law-1")
        conflict = make.make_conflict(status="draft", records=[act])
        response = self.send(conflict, **self.second("records", {"name": "act:kg-law-1"}))
        self.assertContains(response, "This is entered already")

    def test_an_event_concerns_a_provision_of_its_own_act(self):
        act, foreign = make.make_act(status="draft"), make.make_provision()
        event = self.add_part("lifecycle", kind="amended", date="2020-01-01", precision="day", provision=foreign.pk)
        self.assertContains(self.send(act, **event), "This provision belongs to another act.")

    def test_a_link_leads_from_an_act_to_its_provisions(self):
        provision = make.make_provision()
        make.make_provision()
        page = self.client.get(address(provision.act))
        link = f"{address(type(provision), 'changelist')}?act__id__exact={provision.act_id}"
        self.assertContains(page, link)
        self.assertEqual(list(self.client.get(link).context["cl"].queryset), [provision])
