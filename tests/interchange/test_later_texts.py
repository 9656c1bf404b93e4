"""Content gains a text that earlier content had no place for."""

from legalacts.interchange.content.planning import columns_of, row_digest
from legalacts.interchange.content.saving import read_rows
from legalacts.models import Rule, Shipped
from tests.interchange.test_load_kb import ContentCase


class LaterTexts(ContentCase):
    def setUp(self):
        """Load a rule as a version did that knew no conditions."""
        super().setUp()
        self.rule.pop("conditions", None)
        self.load()
        row = next(row for row in read_rows(self.folder) if (row.kind, row.name) == ("rule", "ru-entry"))
        row.columns = {name: value for name, value in row.columns.items() if not name.startswith("conditions_")}
        Shipped.objects.filter(kind="rule", name="ru-entry").update(digest=row_digest(row), columns=columns_of(row))
        self.rule["conditions"] = {"ky": "Мөөнөтү менен", "ru": "На срок", "en": "For a term"}

    def test_reach_a_record_nobody_changed(self):
        self.load()
        self.assertEqual(Rule.objects.get().conditions_ru, "На срок")

    def test_leave_a_record_alone_that_a_curator_changed(self):
        Rule.objects.update(text_ru="Исправлено куратором")
        self.assertEqual(self.load().kept, ("rule ru-entry",))
        self.assertEqual(Rule.objects.get().conditions_ru, "")
