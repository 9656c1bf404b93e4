"""find(query): from what was asked to what answers."""

from legalacts.citations import unheld_acts

from .beside import Begun
from .explaining import correction, understood
from .facets import Counting
from .grouping import INSIDE, grouped
from .matching import MOST_TWINS, matches
from .naming import named_first
from .pinning import cited
from .query import MOST_PAGES, Query
from .ranking import Ranked
from .results import Group as HitGroup
from .results import Hit, Part, Results
from .schema import kept
from .snippets import snippet
from .spelling import suggestion
from .understanding import Search, groups_in, sought_keys, understand

PAGE = 10
MOST_OTHER = 10
MOST_WEIGHED = 50
# What another language finds is shown only if it has this much of what was asked.
COVERED_ELSEWHERE = 0.45


def find(query: Query, *, by_act: bool = False) -> Results:
    """Search for what a query asks; one page of what was found, in the order of relevance or grouped by act."""
    if not query.asks:
        return Results(refused=query.refused, page=query.page)
    search = understand(query)
    if not (search.asks_words or query.filters or query.language):
        return Results(refused=query.refused, page=query.page)
    groups = groups_in(search, search.language)
    counting, begun = Counting(search, groups), begin_others(search)
    found = matches(search, search.language, groups)
    if search.language == search.spoken and groups and not query.filters:
        search.twins = found[:MOST_TWINS]
    found = named_first(search, found)
    counting.begin_twins()
    pinned = list({entry.unit: entry for entry in reversed(cited(search))}.values())[::-1]
    own = {entry.unit for entry in pinned}
    found = [*pinned, *(entry for entry in found if entry.unit not in own)]
    shown = page_by_act(search, found, own, counting) if by_act else page_in_order(search, found, own)
    others = other_hits(search, found, begun)
    counts, count = counting.values
    return Results(
        count=max(count, len(found)),
        other_language=others,
        facets=counts | {"language": counting.in_languages(count)},
        suggestion=suggestion(search, shown["hits"]),
        correction=correction(search),
        understood=understood(search),
        unheld=tuple(unheld_acts(query.q, search.snapshot.reached)),
        refused=query.refused,
        page=query.page,
        language=search.language,
        **shown,
    )


def page_in_order(search: Search, found: list[Ranked], own: set[int]) -> dict:
    """One page of hits, cited ones first."""
    first = (search.query.page - 1) * PAGE
    hits = (hit_of(search, entry, pinned=entry.unit in own) for entry in found[first : first + PAGE])
    return {"hits": tuple(hits), "pages": min(MOST_PAGES, -(-len(found) // PAGE))}


def page_by_act(search: Search, found: list[Ranked], own: set[int], counting: Counting) -> dict:
    """One page of groups; in one act alone there is nothing to group. What is cited stands before the first page."""
    lists = [[entry] for entry in found] if search.query.act else grouped(search, found)
    lists = [rest for entries in lists if (rest := [entry for entry in entries if entry.unit not in own])]
    first = (search.query.page - 1) * PAGE
    shown = [(entries, hits_of_act(search, entries)) for entries in lists[first : first + PAGE]]
    pinned = found[: len(own)] if search.query.page == 1 else []
    cited_hits = tuple(hit_of(search, entry, pinned=True) for entry in pinned)
    in_acts = {} if search.query.act else dict(counting.values[0].get("act", ()))
    groups = tuple(HitGroup(hits, max(in_acts.get(hits[0].act, 0), len(entries))) for entries, hits in shown)
    return {
        "hits": (*cited_hits, *(hit for group in groups for hit in group.hits)),
        "cited": cited_hits,
        "groups": groups,
        "pages": max(min(MOST_PAGES, -(-len(lists) // PAGE)), 1 if own else 0),
    }


def hits_of_act(search: Search, entries: list[Ranked]) -> tuple[Hit, ...]:
    """The best of one act, the act itself first."""
    hits = [hit_of(search, entry) for entry in entries[: INSIDE + 1]]
    hits.sort(key=lambda hit: hit.kind == "provision")
    return tuple(hits if hits[0].kind != "provision" else hits[:INSIDE])


def begin_others(search: Search) -> list[Begun[list[Ranked]]]:
    """Begin to look in other languages, for a first page that is not of one language alone."""
    if search.query.language or search.query.page > 1 or not search.asked.words:
        return []
    return [
        Begun(matches, search, language, groups_in(search, language), MOST_WEIGHED)
        for language in search.other_languages
    ]


def other_hits(search: Search, found: list[Ranked], begun: list[Begun[list[Ranked]]]) -> tuple[Hit, ...]:
    """What the words find in other languages, records already found left out."""
    seen = {entry.unit for entry in found}
    best = [entry for one in begun for entry in one.result()]
    best = [entry for entry in best if not found or entry.is_near or entry.coverage >= COVERED_ELSEWHERE]
    best.sort(key=lambda entry: -entry.score)
    hits = []
    for entry in best:
        if entry.unit not in seen and len(hits) < MOST_OTHER:
            seen.add(entry.unit)
            hits.append(hit_of(search, entry))
    return tuple(hits)


def hit_of(search: Search, entry: Ranked, *, pinned: bool = False) -> Hit:
    """An entry as it is shown."""
    shown = shown_of(search, entry)
    language = shown["language"]
    parts = [shown_of(search, part) for part in entry.parts]
    return Hit(
        kind=shown["kind"],
        key=shown["key"],
        act=shown["act"],
        eid=shown["eid"],
        language=language,
        title=shown["title"],
        snippet=snippet(shown["text"], sought_keys(search, language)),
        score=round(entry.score, 4),
        path=path_of(shown),
        pinned=pinned,
        short=shown["short"],
        status=shown["status"],
        since=shown["since"],
        until=shown["until"],
        as_of=shown["as_of"],
        article=shown["article"],
        parts=tuple(Part(part["eid"], part["title"]) for part in parts),
    )


def shown_of(search: Search, entry: Ranked) -> dict:
    """What is kept of an entry to be shown."""
    return kept(search.snapshot.searcher, entry.place)


def path_of(shown: dict) -> tuple[str, ...]:
    """The arguments of a record's address."""
    if shown["kind"] == "provision":
        return shown["act"], shown["eid"]
    return (shown["parent"], shown["key"]) if shown["kind"] == "responsibility" else (shown["key"],)
