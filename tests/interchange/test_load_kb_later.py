"""Loading the content into a database that has more: columns of a later version, which are no edits; imported law."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from legalacts.interchange.content.planning import Names, stored_digest
from legalacts.interchange.content.rows import Row
from legalacts.models import Provision, Regime, Shipped
from tests.factories import make_act, make_provision, make_wording

from .test_load_kb import ContentCase


class LaterColumns(ContentCase):
    def setUp(self):
        super().setUp()
        self.load()
        self.shipped = Shipped.objects.get(kind="regime", name="eaeu-worker")
        self.content["regimes.yaml"][0]["purpose"] = "contract"

    def stored(self):
        return Regime.objects.get(key="eaeu-worker")

    def before_columns_were_noted(self):
        """As if a version had written the row that knew neither this column nor how to note columns."""
        Shipped.objects.filter(pk=self.shipped.pk).update(columns="", digest="of fewer columns")

    def before_purposes(self):
        """As if a version had written the row that did not know the column yet."""
        known = set(self.shipped.columns.split()) - {"purpose"}
        row = Row(Regime, "eaeu-worker", "", dict.fromkeys(known - {"destinations", "yields_to"}))
        row.links = {name: [] for name in known & {"destinations", "yields_to"}}
        digest = stored_digest(self.stored(), row, Names.of_database([row]))
        Shipped.objects.filter(pk=self.shipped.pk).update(columns=" ".join(sorted(known)), digest=digest)

    def test_what_came_since_is_filled_in(self):
        for older in (self.before_columns_were_noted, self.before_purposes):
            with self.subTest(older.__name__):
                older()
                report = self.load()
                self.assertEqual((report.kept, self.stored().purpose), ((), "contract"))
                Regime.objects.update(purpose="")
                Shipped.objects.filter(kind="files").delete()

    def test_it_is_left_alone_when_nothing_new_is_said_of_it(self):
        self.before_purposes()
        self.content["regimes.yaml"][0].pop("purpose")
        self.touch()
        report = self.load()
        self.assertEqual((report.kept, report.changed.total()), ((), 0))

    def test_what_a_curator_filled_in_stays(self):
        self.before_purposes()
        regime = self.stored()
        regime.purpose = "entrepreneur"
        regime.save()
        self.assertEqual(self.load().kept, ("regime eaeu-worker",))
        self.assertEqual(self.stored().purpose, "entrepreneur")

    def test_what_a_curator_changed_before_stays(self):
        self.before_purposes()
        self.edit()
        self.assertEqual(self.load().kept, ("regime eaeu-worker",))

    def test_so_it_does_when_columns_were_not_noted(self):
        self.before_columns_were_noted()
        self.edit()
        self.assertEqual(self.load().kept, ("regime eaeu-worker",))

    def edit(self):
        regime = self.stored()
        regime.title_en = "Edited"
        regime.save()

    def test_an_edit_past_the_history_is_an_edit(self):
        self.before_columns_were_noted()
        Regime.objects.update(title_en="Edited")
        self.assertEqual(self.load().kept, ("regime eaeu-worker",))

    def test_the_first_state_in_the_history_holds_links_to_the_same_kind(self):
        provision = Provision.objects.get(eid="art_97__para_6")
        self.assertEqual(provision.history.get().parent_id, provision.parent_id)


class BesideLaw(ContentCase):
    """Content among much law that was imported."""

    def test_reads_no_law_beside_the_content(self):
        self.load()
        self.content["jurisdictions.yaml"][1]["title"]["en"] = "Russian Federation"
        self.touch()
        for _ in range(3):
            make_wording(make_provision(make_act(), "art_1"))
        with CaptureQueriesContext(connection) as queries:
            self.assertEqual(self.load().changed.total(), 1)
        tables = ('FROM "legalacts_provision"', 'FROM "legalacts_wording"')
        read = [query["sql"] for query in queries if any(table in query["sql"] for table in tables)]
        self.assertTrue(read)
        self.assertEqual([sql for sql in read if "WHERE" not in sql], [])
