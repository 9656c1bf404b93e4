"""How entries are matched and ordered: any word finds, more and rarer words find better.

An entry's first score is that of the index (BM25 over title, text and context, exact words, stems and roots). The best
three hundred are then weighed by coverage, the share of the query's weight whose words they have, and by authority.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tantivy import DocAddress, FieldType, Occur
from tantivy import Query as Matching

from legalacts.language import is_stop_word

from .entries import day_number
from .index import Snapshot
from .query import Query
from .schema import SCHEMA, whole_shelf
from .vocabulary import Vocabulary
from .words import Asked, Form, Word

# What a match is worth, by field.
FIELDS = {"title": 1.5, "body": 1.0, "context": 0.4}
ROOT = 0.35
# A word of another name for the same tells more than a word as such: it is sure to be meant.
NAMED = 1.5
ROOT_COVERS = 0.5
SYNONYM = 0.8
SHARED = 0.5
COVERAGE, AUTHORITY = 0.9, 0.25
CANDIDATES = 300
MOST_PARTS = 3
MOST_VALUES = 200


@dataclass(frozen=True)
class Group:
    """One word of a query, or one phrase of the glossary: how it is matched, and how much it tells."""

    matching: Matching
    covering: Matching
    """Matches the same entries, with a score from 0 to 1 for how surely the word is meant."""
    finding: Matching
    """Matches the same entries without a score, quickly."""
    weight: float
    is_known: bool = True


def term(field: str, value: str, boost: float) -> Matching:
    """Entries with a word in a text field."""
    return Matching.boost_query(Matching.term_query(SCHEMA, field, value, "freq"), boost)


def has(field: str, value: str | int) -> Matching:
    """Entries with a value in a field that is kept whole."""
    return Matching.term_query(SCHEMA, field, value, "basic")


def always(matching: Matching, score: float) -> Matching:
    """The same entries, each with the same score."""
    return Matching.const_score_query(matching, score)


def any_of(matchings: list[Matching]) -> Matching:
    """Entries that match any, better if they match several."""
    if len(matchings) == 1:
        return matchings[0]
    return Matching.boolean_query([(Occur.Should, matching) for matching in matchings])


def one_of(field: str, numbers: list[int]) -> Matching:
    """Entries with one of some numbers; to look each up is quicker than to walk through all there are."""
    return always(Matching.boolean_query([(Occur.Should, has(field, number)) for number in numbers]), 0.0)


def best_of(matchings: list[Matching]) -> Matching:
    """Entries that match any, as good as the best match."""
    if len(matchings) == 1:
        return matchings[0]
    return Matching.disjunction_max_query(matchings)


def form_matching(form: Form) -> Matching:
    """A word in the index: by its stem and its root; one that says nothing as it is written."""
    if is_stop_word(form.exact):
        return any_of([term(f"{name}_exact", form.exact, boost) for name, boost in FIELDS.items()])
    parts = [term(f"{name}_stem", form.stem, boost) for name, boost in FIELDS.items()]
    return any_of([*parts, term("root", form.root, ROOT)])


def form_finding(form: Form) -> Matching:
    """The same entries, as quickly as they can be counted: whatever has a stem has its root."""
    if is_stop_word(form.exact):
        return form_matching(form)
    return has("root", form.root)


def stem_matching(form: Form) -> Matching:
    """A word of another name for the same: by its stem alone."""
    return any_of([term(f"{name}_stem", form.stem, boost * NAMED) for name, boost in FIELDS.items()])


def form_covering(form: Form) -> Matching:
    """Whether a word is there: fully by its stem, by half by its root."""
    if is_stop_word(form.exact):
        return always(form_matching(form), 1.0)
    return best_of([always(stems_of(form), 1.0), always(has("root", form.root), ROOT_COVERS)])


def word_group(word: Word, tongues: tuple[str, ...], vocabulary: Vocabulary) -> Group | None:
    """The group of a word in some languages; none if it can be of none of them."""
    forms = [form for tongue in tongues for form in word.forms.get(tongue, [])]
    if not forms:
        return None
    count = max(vocabulary.has_stem(form.stem) for form in forms)
    matching, covering = [form_matching(form) for form in forms], [form_covering(form) for form in forms]
    finding = any_of([form_finding(form) for form in forms])
    return Group(best_of(matching), best_of(covering), finding, telling(forms, count, vocabulary), is_known=count > 0)


def telling(forms: list[Form], count: int, vocabulary: Vocabulary) -> float:
    """How much a word tells; one known by its root alone as much as the root, one unknown nothing, as none has it."""
    count = count or max(vocabulary.count("root", form.root) for form in forms)
    return vocabulary.rarity(count) if count else 0.0


def missing_group(word: Word, vocabulary: Vocabulary) -> Group:
    """The group of a word that no entry can have: nothing matches, but it was asked for."""
    weights = [vocabulary.weight(form.stem) for forms in word.forms.values() for form in forms]
    nothing = Matching.empty_query()
    return Group(nothing, nothing, nothing, min(weights, default=0.0), is_known=False)


def label_group(labels: list[list[Form]], vocabulary: Vocabulary, boost: float = SYNONYM) -> Group:
    """The group of a concept's names: an entry must have all words of one of them."""
    matchings, coverings, findings, weights = [], [], [], []
    for label in labels:
        parts = [(Occur.Must, stem_matching(form)) for form in label]
        matchings.append(Matching.boost_query(Matching.boolean_query(parts), boost / len(parts) ** SHARED))
        needed = [(Occur.Must, stems_of(form)) for form in label]
        coverings.append(always(Matching.boolean_query(needed), boost))
        findings.append(Matching.boolean_query(needed))
        weights.append(sum(vocabulary.weight(form.stem) for form in label))
    return Group(best_of(matchings), best_of(coverings), any_of(findings), min(weights))


def either(word: Group, names: Group) -> Group:
    """A word or other names for what it names."""
    return Group(
        best_of([word.matching, names.matching]),
        best_of([word.covering, names.covering]),
        any_of([word.finding, names.finding]),
        word.weight,
    )


def stems_of(form: Form) -> Matching:
    """Entries that have a word's stem anywhere."""
    return any_of([term(f"{name}_stem", form.stem, 1.0) for name in FIELDS])


def filtered(matching: Matching | None, query: Query, language: str, asked: Asked, *, whole: bool = False) -> Matching:
    """Only what the filters of a query allow, of each record one entry a language; articles without their parts."""
    parts = [(Occur.Must, matching)] if matching else []
    parts += [(Occur.Must, always(wanted, 0.0)) for wanted in conditions(query, language, whole=whole)]
    parts += [(Occur.Must, any_of([phrase_in(name, words) for name in ("title", "body")])) for words in asked.phrases]
    parts += [(Occur.MustNot, unwanted) for word in asked.excluded for unwanted in exclusions(word)]
    return Matching.boolean_query(parts)


def on_shelf(language: str, *, whole: bool) -> Matching:
    """The entries of today in a language, or in any; of articles with `whole` only they themselves."""
    if not language:
        return has("main", 1)
    return has("shelf", whole_shelf(language) if whole else language)


def conditions(query: Query, language: str, *, whole: bool = False) -> list[Matching]:
    """The filters of a query; language may be empty for any."""
    wanted = [has(name, value) for name, value in query.filters.items()]
    if query.on is None:
        return [*wanted, on_shelf(language, whole=whole)]
    if language:
        wanted.append(has("language", language))
    wanted += [has("whole", 1)] if whole else []
    day = day_number(query.on)
    return [
        *wanted,
        Matching.range_query(SCHEMA, "starts", FieldType.Unsigned, None, day),
        Matching.range_query(SCHEMA, "ends", FieldType.Unsigned, day, None),
    ]


def phrase_in(name: str, words: list[str]) -> Matching:
    """A phrase as it was written, in a field."""
    if len(words) == 1:
        return term(f"{name}_exact", words[0], 1.0)
    return Matching.phrase_query(SCHEMA, f"{name}_exact", list(words))


def exclusions(word: Word) -> list[Matching]:
    """Entries that have a word in some form."""
    return [stems_of(form) for forms in word.forms.values() for form in forms]


@dataclass(slots=True)
class Ranked:
    """One entry with its score; `place` tells where it lies in the index."""

    score: float
    coverage: float
    place: DocAddress
    unit: int = 0
    """The article it is counted with; its own number if it stands for itself."""
    whole: bool = True
    parts: tuple["Ranked", ...] = ()
    """Other paragraphs of the same article that match, best first."""
    is_near: bool = False
    """Whether it is near to the question in meaning, where that is looked at."""


def ranked(snapshot: Snapshot, matching: Matching, groups: list[Group], most: int = CANDIDATES) -> list[Ranked]:
    """The best entries in order, one for each article."""
    hits = snapshot.searcher.search(matching, most, count=False).hits
    places = [place for _, place in hits]
    if not places:
        return []
    covered = coverage(snapshot, places, groups)
    columns = [snapshot.searcher.fast_field_values(name, places) for name in ("rank", "unit", "whole")]
    found = []
    for (score, place), rank, unit, whole in zip(hits, *columns, strict=True):
        share = covered.get((place.segment_ord, place.doc), 0.0)
        found.append(Ranked(weighed(score, share, rank or 0.0), share, place, unit, bool(whole)))
    return in_order(folded(found))


def weighed(score: float, share: float, rank: float) -> float:
    """The score of the index with coverage and authority."""
    return score * (1 - COVERAGE + COVERAGE * share**2) * (1 - AUTHORITY + AUTHORITY * rank)


def in_order(found: Iterable[Ranked]) -> list[Ranked]:
    """Best first; of equals always the same first."""
    return sorted(found, key=lambda entry: (-entry.score, entry.place.segment_ord, entry.place.doc))


def folded(found: list[Ranked]) -> Iterator[Ranked]:
    """One for each article, as good as its best entry: the paragraph that has all its words, else the article."""
    units: dict[int, list[Ranked]] = {}
    for entry in found:
        units.setdefault(entry.unit, []).append(entry)
    for entries in units.values():
        if len(entries) == 1:
            yield entries[0]
            continue
        best, *others = in_order(entries)
        parts = [entry for entry in (best, *others) if not entry.whole]
        if best.whole and parts and parts[0].coverage >= best.coverage:
            leads = parts[0]
        elif not best.whole and others:
            fuller = next((entry for entry in others if entry.whole and entry.coverage > best.coverage), None)
            leads = fuller or best
        else:
            leads = best
        inside = tuple(entry for entry in parts if entry is not leads)[:MOST_PARTS]
        yield replace(leads, score=best.score, parts=inside)


def coverage(snapshot: Snapshot, places: list[DocAddress], groups: list[Group]) -> dict[tuple[int, int], float]:
    """Of each entry, the share of the query's weight that its words cover."""
    total = sum(group.weight for group in groups)
    if not total:
        return {}
    serials = snapshot.searcher.fast_field_values("serial", places)
    these = one_of("serial", serials)
    parts = [(Occur.Should, Matching.boost_query(group.covering, group.weight / total)) for group in groups]
    hits = snapshot.searcher.search(
        Matching.boolean_query([(Occur.Must, these), *parts]), len(places), count=False
    ).hits
    return {(place.segment_ord, place.doc): score for score, place in hits}


def browsed(snapshot: Snapshot, matching: Matching, most: int = CANDIDATES) -> list[Ranked]:
    """What filters alone leave, the weightiest first."""
    hits = snapshot.searcher.search(matching, most, count=False, order_by_field="rank").hits
    return [Ranked(float(rank), 1.0, place) for rank, place in hits]


def how_many(snapshot: Snapshot, matching: Matching) -> int:
    """How many entries match."""
    return snapshot.searcher.search(matching, 1).count


def counted(snapshot: Snapshot, matching: Matching, names: tuple[str, ...]) -> dict[str, list[tuple[str, int]]]:
    """How many entries have each value of some facets, most first."""
    wanted = {name: {"terms": {"field": name, "size": MOST_VALUES}} for name in names}
    found = snapshot.searcher.aggregate(matching, wanted)
    return {name: [(bucket["key"], bucket["doc_count"]) for bucket in found[name]["buckets"]] for name in names}
