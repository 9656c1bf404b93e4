"""What a query cites, shown above what its words find: «97-берене», «115-ФЗ», the name of an act."""

from tantivy import Occur
from tantivy import Query as Matching

from legalacts.citations import Reading, resolve
from legalacts.citations.acts import KINDS, PLACES, meaning_of
from legalacts.language import is_stop_word, tokenize

from .clauses import has
from .ranking import Ranked, conditions
from .schema import kept
from .understanding import Search

MOST = 5
# Readings nearly as good as the best are shown too: the same article of several acts.
NEARLY = 0.35


def cited(search: Search) -> list[Ranked]:
    """The entries of what a query cites, best first."""
    said = resolve(search.query.q, on=search.query.on, reached=search.snapshot.reached)
    readings = [reading for reading in said if is_meant(reading, search)]
    if not readings:
        return []
    meant = [reading for reading in readings if reading.score > readings[0].score - NEARLY]
    entries = [entry_of(search, reading) for reading in meant[:MOST]]
    return [entry for entry in entries if entry]


def is_meant(reading: Reading, search: Search) -> bool:
    """Whether a query asks for the act or provision itself: it cites a place, or nothing but the act."""
    if reading.eid:
        return True
    if len(search.asked.words) == 1 and any(
        not concept.loose for found in search.concepts for concept in found.concepts
    ):
        return False  # «патент» is a word before it is an act's name
    text = search.query.q
    outside = [token for token in tokenize(text) if token.end <= reading.start or token.start >= reading.end]
    return all(
        is_stop_word(token.folded) or meaning_of(token.folded, KINDS) or meaning_of(token.folded, PLACES)
        for token in outside
    )


def entry_of(search: Search, reading: Reading) -> Ranked | None:
    """The entry of a cited act or provision, in the best language there is and if the filters allow it."""
    name = f"provision:{reading.act}#{reading.eid}" if reading.eid else f"act:{reading.act}"
    return called(search, name, reading.score)


def called(search: Search, name: str, score: float) -> Ranked | None:
    """The entry of a record, KIND:KEY, in the best language there is and if the filters allow it."""
    wanted = [has("name", name), *conditions(search.query, search.query.language)]
    matching = Matching.boolean_query([(Occur.Must, part) for part in wanted])
    order = (search.spoken, search.query.reader, "ru", "ky", "en")
    found = []
    for _, place in search.snapshot.searcher.search(matching, 6).hits:
        language = kept(search.snapshot.searcher, place)["language"]
        found.append((order.index(language), place))
    if not found:
        return None
    place = min(found, key=lambda entry: entry[0])[1]
    return Ranked(score, 1.0, place, search.snapshot.searcher.fast_field_values("unit", [place])[0])
