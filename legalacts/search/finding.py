"""find(query): from what was asked to what answers."""

import re

from legalacts.citations import unheld_acts
from legalacts.language import analyse

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
from .understanding import Search, groups_in, sought_keys, understand
from .vocabulary import Vocabulary
from .words import Word

PAGE = 10
MOST_OTHER = 10
MOST_WEIGHED = 50
MOST_BEGUN = 20
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
    if search.language == search.spoken and groups:
        search.twins = found[:MOST_TWINS]
    found = named_first(search, found)
    counting.begin_twins()
    pinned = list({entry.unit: entry for entry in reversed(cited(search))}.values())[::-1]
    own = {entry.unit for entry in pinned}
    found = [*pinned, *(entry for entry in found if entry.unit not in own)]
    counts, count = counting.values()
    shown = page_by_act(search, found, own, counts) if by_act else page_in_order(search, found, own)
    return Results(
        count=max(count, len(found)),
        other_language=other_hits(search, found, begun),
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


def page_by_act(search: Search, found: list[Ranked], own: set[int], counts: dict) -> dict:
    """One page of groups; in one act alone there is nothing to group. What is cited stands before the first page."""
    lists = [[entry] for entry in found] if search.query.act else grouped(search, found)
    lists = [rest for entries in lists if (rest := [entry for entry in entries if entry.unit not in own])]
    first = (search.query.page - 1) * PAGE
    in_acts = {} if search.query.act else dict(counts.get("act", ()))
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


def suggestion(search: Search, hits: tuple[Hit, ...]) -> str | None:
    """The words that were searched for instead of those typed, spelled as the results spell them."""
    if not any(word.mended for word in search.asked.words):
        return None
    spelled = spellings(hits, search.language)
    return " ".join(as_written(spelling(word, spelled, search)) for word in search.asked.words)


def spellings(hits: tuple[Hit, ...], language: str) -> dict[str, str]:
    """How the results write words, by stem and by folded spelling."""
    spelled: dict[str, str] = {}
    for text in texts_of(hits):
        for word in analyse(text, language):
            spelled[word.stem] = spelled[f"={word.exact}"] = text[word.start : word.end]
    return spelled


def spelling_of(folded: str, hits: tuple[Hit, ...], language: str) -> str:
    """How the results write a folded word, if one of them has it."""
    return as_written(spellings(hits, language).get(f"={folded}", folded))


def spelling(word: Word, spelled: dict[str, str], search: Search) -> str:
    """How a word is written in the results, in the same form or in another; one that was right also as it was typed.

    Russian, whose letters are not folded but for ё, is written as it was read rather than in another form.
    """
    read_as = word.mended or word.typed
    if f"={read_as}" in spelled:
        return spelled[f"={read_as}"]
    if not word.mended:
        return search.query.q[word.start : word.end]
    stems = [form.stem for forms in word.forms.values() for form in forms]
    known = {stem[1:] for stem in stems if search.vocabulary.has_stem(stem)}
    is_word = search.vocabulary.has_exact(read_as) or read_as not in known
    if search.language == "ru" and "ru" in word.forms and is_word:
        return read_as
    shown = next((spelled[key] for key in stems if key in spelled), None)
    return shown or (read_as if is_word else whole_word(read_as, search.vocabulary))


def whole_word(read_as: str, vocabulary: Vocabulary) -> str:
    """The commonest word with a stem, which is no word itself."""
    begun = vocabulary.beginning(read_as, MOST_BEGUN)
    return max(begun, key=lambda word: begun[word], default=read_as)


def texts_of(hits: tuple[Hit, ...]) -> list[str]:
    """Everything that is shown of some results."""
    return [text for hit in reversed(hits) for text in (hit.title, "".join(words for words, _ in hit.snippet))]


def as_written(word: str) -> str:
    """A word without the capital of a sentence's beginning."""
    return word if re.match(r"[^\W\d_]{2}", word) and word[:2].isupper() else word[:1].lower() + word[1:]
