"""find(query): from what was asked to what answers."""

import json
import re

from tantivy import Query as Matching

from legalacts.language import analyse
from legalacts.models import LANGUAGES

from .grouping import INSIDE, grouped
from .pinning import cited
from .query import MOST_PAGES, Query
from .ranking import CANDIDATES, Group, Ranked, any_of, browsed, counted, filtered, ranked
from .results import Group as HitGroup
from .results import Hit, Results
from .schema import FACETS
from .snippets import snippet
from .understanding import Search, groups_in, sought_keys, understand
from .words import Word

PAGE = 10
MOST_OTHER = 10
# What another language finds is shown only if it has this much of what was asked.
COVERED_ELSEWHERE = 0.45


def find(query: Query, *, by_act: bool = False) -> Results:
    """Search for what a query asks; one page of what was found, in the order of relevance or grouped by act."""
    if not (query.q or query.filters or query.language):
        return Results(refused=query.refused, page=query.page)
    search = understand(query)
    if not (search.asked.words or search.asked.phrases or query.filters or query.language):
        return Results(refused=query.refused, page=query.page)
    groups = groups_in(search, search.language)
    matching = matching_in(search, search.language, groups)
    count, found = matches(search, matching, groups)
    pinned = cited(search)
    own = {place_of(entry) for entry in pinned}
    found = [*pinned, *(entry for entry in found if place_of(entry) not in own)]
    count = max(count, len(found)) if count < CANDIDATES else count
    others = elsewhere(search)
    counts = facets(search, matching, groups, {language: number for language, (number, _) in others.items()})
    shown = page_by_act(search, found, own, counts) if by_act else page_in_order(search, found, own, count)
    return Results(
        count=count,
        other_language=other_hits(search, found, others) if query.page == 1 and search.asked.words else (),
        facets=counts,
        suggestion=suggestion(search, shown["hits"]),
        refused=query.refused,
        page=query.page,
        language=search.language,
        **shown,
    )


def page_in_order(search: Search, found: list[Ranked], own: set, count: int) -> dict:
    """One page of hits, cited ones first."""
    first = (search.query.page - 1) * PAGE
    hits = (hit_of(search, entry, pinned=place_of(entry) in own) for entry in found[first : first + PAGE])
    return {"hits": tuple(hits), "pages": min(MOST_PAGES, -(-count // PAGE))}


def page_by_act(search: Search, found: list[Ranked], own: set, counts: dict) -> dict:
    """One page of groups; in one act alone there is nothing to group. What is cited stands before the first page."""
    lists = [[entry] for entry in found] if search.query.act else grouped(search, found)
    lists = [rest for entries in lists if (rest := [entry for entry in entries if place_of(entry) not in own])]
    first = (search.query.page - 1) * PAGE
    in_acts = dict(counts.get("act", ()))
    groups = tuple(group_of(search, entries, in_acts) for entries in lists[first : first + PAGE])
    pinned = found[: len(own)] if search.query.page == 1 else []
    cited_hits = tuple(hit_of(search, entry, pinned=True) for entry in pinned)
    return {
        "hits": (*cited_hits, *(hit for group in groups for hit in group.hits)),
        "cited": cited_hits,
        "groups": groups,
        "pages": max(min(MOST_PAGES, -(-len(lists) // PAGE)), 1 if own else 0),
    }


def group_of(search: Search, entries: list[Ranked], in_acts: dict[str, int]) -> HitGroup:
    """The best of one act, the act itself first; `in_acts` tells how many there are in each."""
    hits = [hit_of(search, entry) for entry in entries[: INSIDE + 1]]
    hits.sort(key=lambda hit: hit.kind == "provision")
    shown = hits if hits[0].kind != "provision" else hits[:INSIDE]
    return HitGroup(tuple(shown), total=max(in_acts.get(shown[0].act, 0), len(entries)))


def matching_in(search: Search, language: str, groups: list[Group]) -> Matching | None:
    """What must match in texts of a language; nothing when words were asked for and none can be there."""
    if search.asked.words or search.asked.phrases:
        words = any_of([group.matching for group in groups]) if groups else None
        return filtered(words, search.query, language, search.asked) if words or search.asked.phrases else None
    return filtered(None, search.query, language, search.asked)


def matches(
    search: Search, matching: Matching | None, groups: list[Group], most: int = CANDIDATES
) -> tuple[int, list[Ranked]]:
    """How many entries match, and the best of them."""
    if matching is None:
        return 0, []
    if not groups:
        return browsed(search.snapshot, matching, most)
    return ranked(search.snapshot, matching, groups, most)


def place_of(entry: Ranked) -> tuple[int, int]:
    """Where an entry lies in the index, to compare."""
    return entry.place.segment_ord, entry.place.doc


def elsewhere(search: Search) -> dict[str, tuple[int, list[Ranked]]]:
    """Of each other language how many entries match there, and the best of them."""
    found = {}
    for language in LANGUAGES:
        if language != search.language:
            groups = groups_in(search, language)
            matching = matching_in(search, language, groups)
            found[language] = matches(search, matching, groups, CANDIDATES // 4)
    return found


def other_hits(search: Search, found: list[Ranked], others: dict[str, tuple[int, list[Ranked]]]) -> tuple[Hit, ...]:
    """What the words find in other languages, records already found left out."""
    if search.query.language:
        return ()
    seen = set(things(search, found))
    best = [entry for _, entries in others.values() for entry in entries]
    best = [entry for entry in best if not found or entry.coverage >= COVERED_ELSEWHERE]
    best.sort(key=lambda entry: -entry.score)
    hits = []
    for entry, thing in zip(best, things(search, best), strict=True):
        if thing not in seen and len(hits) < MOST_OTHER:
            seen.add(thing)
            hits.append(hit_of(search, entry))
    return tuple(hits)


def things(search: Search, entries: list[Ranked]) -> list[int]:
    """The numbers of the records that entries are of."""
    return search.snapshot.searcher.fast_field_values("thing", [entry.place for entry in entries]) if entries else []


def facets(
    search: Search, matching: Matching | None, groups: list[Group], others: dict[str, int]
) -> dict[str, list[tuple[str, int]]]:
    """How many there are of each value; of a facet that is filtered by, as if it were not.

    `others` are the numbers in the other languages.
    """
    counts = counted(search.snapshot, matching, FACETS) if matching else {name: [] for name in FACETS}
    languages = dict(counts["language"]) | others
    counts["language"] = [(language, languages[language]) for language in LANGUAGES if languages.get(language)]
    for name in search.query.filters:
        wider = Search(**{**vars(search), "query": search.query.without(name)})
        free = matching_in(wider, search.language, groups)
        counts[name] = counted(search.snapshot, free, (name,))[name] if free else []
    return counts


def hit_of(search: Search, entry: Ranked, *, pinned: bool = False) -> Hit:
    """An entry as it is shown."""
    shown = json.loads(search.snapshot.searcher.doc(entry.place)["shown"][0])
    language = shown["language"]
    return Hit(
        kind=shown["kind"],
        key=shown["key"],
        act=shown["act"],
        eid=shown["eid"],
        language=language,
        title=shown["title"],
        snippet=snippet(shown["text"], language, sought_keys(search, language)),
        score=round(entry.score, 4),
        path=path_of(shown),
        pinned=pinned,
        short=shown["short"],
        status=shown["status"],
        since=shown["since"],
        until=shown["until"],
        as_of=shown["as_of"],
    )


def path_of(shown: dict) -> tuple[str, ...]:
    """The arguments of a record's address."""
    if shown["kind"] == "provision":
        return shown["act"], shown["eid"]
    return (shown["parent"], shown["key"]) if shown["kind"] == "responsibility" else (shown["key"],)


def suggestion(search: Search, hits: tuple[Hit, ...]) -> str | None:
    """The words that were searched for instead of those typed, spelled as the results spell them."""
    if not any(word.mended for word in search.asked.words):
        return None
    spelled: dict[str, str] = {}
    for text in texts_of(hits):
        for word in analyse(text, search.language):
            spelled[word.stem] = spelled[f"={word.exact}"] = text[word.start : word.end]
    return " ".join(as_written(spelling(word, spelled)) for word in search.asked.words)


def spelling(word: Word, spelled: dict[str, str]) -> str:
    """How a word is written in the results, in the same form or in another."""
    read_as = word.mended or word.typed
    if f"={read_as}" in spelled or not word.mended:
        return spelled.get(f"={read_as}", read_as)
    stems = [form.stem for forms in word.forms.values() for form in forms]
    return next((spelled[key] for key in stems if key in spelled), read_as)


def texts_of(hits: tuple[Hit, ...]) -> list[str]:
    """Everything that is shown of some results."""
    return [text for hit in reversed(hits) for text in (hit.title, "".join(words for words, _ in hit.snippet))]


def as_written(word: str) -> str:
    """A word without the capital of a sentence's beginning."""
    return word if re.match(r"[^\W\d_]{2}", word) and word[:2].isupper() else word[:1].lower() + word[1:]
