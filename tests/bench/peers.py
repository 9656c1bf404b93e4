"""What search is measured against on PostgreSQL: its own full text as a plain Django view would use it."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector, SearchVectorField
from django.db import connection, models
from django.db.models import Count, F, Value

from legalacts.search.entries import Entry

FACETS = ("kind", "jurisdiction", "act", "status")
BATCH = 2000
# Made last: where it is, the table is whole.
INDEX = "bench_row_words"


class Row(models.Model):
    """One provision, with its words as PostgreSQL reads them."""

    kind = models.CharField(max_length=20)
    jurisdiction = models.CharField(max_length=40)
    act = models.CharField(max_length=120)
    status = models.CharField(max_length=10)
    text = models.TextField()
    words = SearchVectorField(null=True)

    class Meta:
        app_label = "legalacts"
        db_table = "bench_row"

    def __str__(self):
        return f"{self.act} {self.pk}"


def stands(number: int) -> bool:
    """Whether the table is there, whole and with so many rows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s)", [INDEX])
        return cursor.fetchone()[0] is not None and Row.objects.count() == number


def build(entries: Iterable[Entry]) -> None:
    """A table with a GIN index over its words, in the place of one that may be there."""
    with connection.schema_editor() as editor:
        editor.execute("DROP TABLE IF EXISTS bench_row")
        editor.create_model(Row)
    for some in batched(entries):
        Row.objects.bulk_create(some)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE INDEX {INDEX} ON bench_row USING gin (words)")
        cursor.execute("ANALYZE bench_row")


def batched(entries: Iterable[Entry]) -> Iterator[list[Row]]:
    """The rows of entries, some at a time."""
    entries = iter(entries)
    while rows := [row_of(entry) for entry in islice(entries, BATCH)]:
        yield rows


def row_of(entry: Entry) -> Row:
    """A provision as PostgreSQL is to hold it."""
    text = f"{entry.title}\n{entry.text}"
    facets = {name: getattr(entry, name) for name in FACETS}
    return Row(**facets, text=text, words=SearchVector(Value(text), config="simple"))


def plain(params: dict[str, str]) -> None:
    """Ten best by rank, the number of all, the facets."""
    query = SearchQuery(params["q"].strip("«»"), config="simple", search_type="websearch")
    found = Row.objects.filter(words=query, **{name: params[name] for name in FACETS if name in params})
    list(found.annotate(rank=SearchRank(F("words"), query)).order_by("-rank").values("text")[:10])
    found.count()
    for name in FACETS:
        list(found.values(name).annotate(Count("pk")).order_by())
