"""What search is measured against on PostgreSQL: its own full text as a plain Django view would use it."""

from collections.abc import Iterable

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField
from django.db import connection, models
from django.db.models import Count, F

from legalacts.search.entries import Entry

FACETS = ("kind", "jurisdiction", "act", "status")
BATCH = 2000


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


def build(entries: Iterable[Entry]) -> None:
    """A table with a GIN index over its words."""
    with connection.schema_editor() as editor:
        editor.create_model(Row)
    rows = []
    for entry in entries:
        rows.append(Row(**{name: getattr(entry, name) for name in FACETS}, text=f"{entry.title}\n{entry.text}"))
        if len(rows) == BATCH:
            Row.objects.bulk_create(rows)
            rows.clear()
    Row.objects.bulk_create(rows)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE bench_row SET words = to_tsvector('simple', text)")
        cursor.execute("CREATE INDEX bench_row_words ON bench_row USING gin (words)")
        cursor.execute("ANALYZE bench_row")


def plain(params: dict[str, str]) -> None:
    """Ten best by rank, the number of all, the facets."""
    query = SearchQuery(params["q"].strip("«»"), config="simple", search_type="websearch")
    found = Row.objects.filter(words=query, **{name: params[name] for name in FACETS if name in params})
    list(found.annotate(rank=SearchRank(F("words"), query)).order_by("-rank").values("text")[:10])
    found.count()
    for name in FACETS:
        list(found.values(name).annotate(Count("pk")).order_by())
