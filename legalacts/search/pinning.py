"""What a query cites, shown above what its words find: «97-берене», «115-ФЗ», the name of an act."""

from tantivy import DocAddress, Occur
from tantivy import Query as Matching

from legalacts.citations import Reading, resolve
from legalacts.citations.acts import KINDS, PLACES, meaning_of
from legalacts.language import analyse, is_stop_word, tokenize

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
    if len(search.asked.words) == 1 and is_concept(reading, search):
        return False  # «патент» is a word before it is an act's name
    text = search.query.q
    outside = [token for token in tokenize(text) if token.end <= reading.start or token.start >= reading.end]
    return all(says_little(token.folded) for token in outside)


def is_concept(reading: Reading, search: Search) -> bool:
    """Whether all words that are taken for an act's name are the name of something else."""
    words = search.asked.words
    said = {at for at, word in enumerate(words) if reading.start <= word.start < reading.end}
    return bool(said) and any(
        said <= set(range(found.first, found.end)) and any(not concept.loose for concept in found.concepts)
        for found in search.concepts
    )


def is_called(shown: dict, words: str) -> bool:
    """Whether an act as it is shown has these words for its title, whole or short, but for what says little."""
    names = [name for name in (shown["title"], shown["short"]) if name]
    return telling(words, shown["language"]) in [telling(name, shown["language"]) for name in names]


def telling(text: str, language: str) -> set[str]:
    """The words of a name, whatever their form, without those that say what kind of act it is, and of which state."""
    return {word.stem for word in analyse(text, language) if not says_little(word.exact)}


def says_little(word: str) -> bool:
    """Whether a word of a name tells one act from another least: «мыйзам», «республика», «жөнүндө»."""
    return bool(is_stop_word(word) or meaning_of(word, KINDS) or meaning_of(word, PLACES))


def entry_of(search: Search, reading: Reading) -> Ranked | None:
    """The entry of a cited act or provision, in the best language there is and if the filters allow it.

    An act is cited by its name: other words for what it is about, like «вид на жительство», are looked for instead.
    """
    name = f"provision:{reading.act}#{reading.eid}" if reading.eid else f"act:{reading.act}"
    found = entries_of(search, name)
    if found and (reading.eid or not is_concept(reading, search) or is_named(found, search, reading)):
        return the_best(search, found, reading.score)
    return None


def is_named(found: list[tuple[dict, DocAddress]], search: Search, reading: Reading) -> bool:
    """Whether an act is cited by one of its titles, or some word of the query says that an act is meant."""
    says_act = any(meaning_of(token.folded, KINDS) for token in tokenize(search.query.q))
    return says_act or any(is_called(shown, search.query.q[reading.start : reading.end]) for shown, _ in found)


def called(search: Search, name: str, score: float) -> Ranked | None:
    """The entry of a record, KIND:KEY, in the best language there is and if the filters allow it."""
    found = entries_of(search, name)
    return the_best(search, found, score) if found else None


def entries_of(search: Search, name: str) -> list[tuple[dict, DocAddress]]:
    """The entries of a record that the filters allow, as they are shown, each with its place."""
    wanted = [has("name", name), *conditions(search.query, search.query.language)]
    matching = Matching.boolean_query([(Occur.Must, part) for part in wanted])
    searcher = search.snapshot.searcher
    return [(kept(searcher, place), place) for _, place in searcher.search(matching, 6).hits]


def the_best(search: Search, found: list[tuple[dict, DocAddress]], score: float) -> Ranked:
    """Of the entries of a record that in the language of the words, else of the reader."""
    order = (search.spoken, search.query.reader, "ru", "ky", "en")
    _, place = min(found, key=lambda entry: order.index(entry[0]["language"]))
    return Ranked(score, 1.0, place, search.snapshot.searcher.fast_field_values("unit", [place])[0])
