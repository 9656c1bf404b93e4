"""Read what the index has and no vector stands for yet, and forget vectors of texts that no entry has any more."""

from collections.abc import Callable
from importlib import import_module

from tantivy import Query as Matching

from legalacts.models import LANGUAGES, Vector
from legalacts.models.databases import in_parts
from legalacts.search.clauses import has
from legalacts.search.following import current_index
from legalacts.search.index import Snapshot
from legalacts.search.schema import SCHEMA, kept

from .passages import heading, passage
from .provider import Provider

# The weightiest passages of a language that are read; more would make each search slow.
MOST = 50_000
# Titles of a language that are read as questions: a sample of what questions look like.
SAMPLE = 300
BATCH = 32


def read_all(provider: Provider, progress: Callable[[int, int], None] | None = None) -> int:
    """Read every passage that has no vector, and return how many there were.

    What is read is kept at once, so that a run that was stopped goes on where it was.
    """
    snapshot = current_index()
    passages, questions = wanted(snapshot)
    missing = [(asked, text) for asked, texts in ((False, passages), (True, questions)) for text in texts]
    rows = kept_whole(provider)
    missing = [key for key in missing if key not in rows]
    for start in range(0, len(missing), BATCH):
        keep(provider, snapshot, missing[start : start + BATCH])
        if progress:
            progress(min(start + BATCH, len(missing)), len(missing))
    forget(provider, rows, {(False, text) for text in passages} | {(True, text) for text in questions})
    return len(missing)


def unread(provider: Provider) -> int:
    """How many passages have no vector yet, or a damaged one."""
    rows = kept_whole(provider)
    return sum((False, text) not in rows for text in wanted(current_index())[0])


def unread_soon(provider: Provider) -> int:
    """The same without a look at the vectors themselves, quick enough for a page."""
    there = Vector.objects.filter(model=provider.name, asked=False).values_list("text", flat=True)
    return len(set(wanted(current_index())[0]).difference(there.iterator(5000)))


def wanted(snapshot: Snapshot) -> tuple[list[int], list[int]]:
    """The numbers of the passages to be read, the weightiest first, and of those whose titles are the sample."""
    passages, questions = [], []
    for language in LANGUAGES:
        hits = snapshot.searcher.search(has("language", language), MOST, count=False, order_by_field="rank").hits
        places = [place for _, place in hits]
        texts = list(dict.fromkeys(snapshot.searcher.fast_field_values("passage", places) if places else []))
        passages += texts
        questions += sorted(texts)[:SAMPLE]
    return passages, questions


def kept_whole(provider: Provider) -> dict[tuple[bool, int], int]:
    """The texts that have a vector of the model, each with the number of its row; damaged ones are removed."""
    is_whole = import_module("legalacts.search.semantic.vectors").is_whole
    rows, damaged = {}, []
    found = Vector.objects.filter(model=provider.name).values_list("id", "asked", "text", "numbers")
    for number, asked, text, numbers in found.iterator(5000):
        if is_whole(numbers, provider.size):
            rows[asked, text] = number
        else:
            damaged.append(number)
    remove(damaged)
    return rows


def keep(provider: Provider, snapshot: Snapshot, keys: list[tuple[bool, int]]) -> None:
    """Read some texts and keep their vectors."""
    packed = import_module("legalacts.search.semantic.vectors").packed
    texts = shown_of(snapshot, [text for _, text in keys])
    made = []
    for asked, part in ((asked, [text for is_asked, text in keys if is_asked == asked]) for asked in (False, True)):
        present = [text for text in part if text in texts]
        written = [heading(texts[text]) if asked else passage(texts[text]) for text in present]
        vectors = provider.encode(written, asked=asked) if written else []
        for text, vector in zip(present, vectors, strict=True):
            language = texts[text]["language"]
            made.append(Vector(model=provider.name, language=language, text=text, asked=asked, numbers=packed(vector)))
    Vector.objects.bulk_create(made, ignore_conflicts=True)


def shown_of(snapshot: Snapshot, texts: list[int]) -> dict[int, dict]:
    """The entries that some passages are of, one each."""
    hits = snapshot.searcher.search(
        Matching.term_set_query(SCHEMA, "passage", texts), len(texts) * 10, count=False
    ).hits
    places = [place for _, place in hits]
    numbers = snapshot.searcher.fast_field_values("passage", places) if places else []
    return {text: kept(snapshot.searcher, place) for text, place in zip(numbers, places, strict=True)}


def forget(provider: Provider, rows: dict[tuple[bool, int], int], live: set[tuple[bool, int]]) -> None:
    """Remove the vectors of texts that no entry has any more, and those of other models."""
    remove([number for key, number in rows.items() if key not in live])
    Vector.objects.exclude(model=provider.name).delete()


def remove(numbers: list[int]) -> None:
    """Remove rows, in parts that a database accepts in one statement."""
    for part in in_parts(numbers):
        Vector.objects.filter(pk__in=part).delete()
