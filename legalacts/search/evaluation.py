"""How good the answers to judged queries are: nDCG@10, recall@10, MRR, queries without results, milliseconds."""

import json
import math
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from statistics import mean

from legalacts.models import LANGUAGES

from .finding import find
from .provisions import unit_of
from .query import Query, WrongQuery

DEPTH = 10
# The addresses of what one hit shows, its own first.
Found = tuple[str, ...]
COLUMNS = ("ndcg@10", "recall@10", "mrr", "zero_results", "p50_ms", "p95_ms")


class WrongJudgement(ValueError):
    """A line of a judged set is not one; says which and why."""


@dataclass(frozen=True)
class Judged:
    """A query with the addresses that answer it: ACTKEY#EID or KIND:KEY."""

    query: str
    language: str
    group: str
    relevant: frozenset[str]
    params: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Measured:
    """How one query was answered."""

    group: str
    ndcg: float
    recall: float
    reciprocal: float
    empty: bool
    milliseconds: float


def read_judged(lines: Iterable[str]) -> Iterator[Judged]:
    """The judged queries of a file, one JSON object a line."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
            relevant = frozenset(map(str, given["relevant"]))
            params = {name: str(value) for name, value in (given.get("params") or {}).items()}
            judged = Judged(
                str(given["query"]), str(given["language"]), str(given.get("group") or ""), relevant, params
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise WrongJudgement(f"line {number}: {error}") from error
        if judged.language not in LANGUAGES or not relevant:
            raise WrongJudgement(f"line {number}: needs a language of {', '.join(LANGUAGES)} and something relevant")
        yield judged


def evaluate(judged: Iterable[Judged], each: Callable[[Judged, list[Found]], None] | None = None) -> dict[str, dict]:
    """The measures of each group and of all queries together; `each` sees every query with what it found."""
    measured = []
    for query in judged:
        found, milliseconds = answered(query)
        measured.append(measure(query, found, milliseconds))
        if each:
            each(query, found)
    names = dict.fromkeys(one.group for one in measured)
    groups = {name: [one for one in measured if one.group == name] for name in names}
    return {name: summary(part) for name, part in (*groups.items(), ("all", measured)) if part}


def answered(judged: Judged) -> tuple[list[Found], float]:
    """What the public search shows for a query, in order, and how long it took."""
    started = time.perf_counter()
    try:
        results = find(Query.parse({"q": judged.query, **judged.params}, judged.language))
    except WrongQuery as error:
        raise WrongJudgement(f"{judged.query}: {error}") from error
    milliseconds = (time.perf_counter() - started) * 1000
    return [hit.addresses for hit in (*results.hits, *results.other_language)], milliseconds


def measure(judged: Judged, found: list[Found], milliseconds: float) -> Measured:
    """Compare what was found with what is relevant; an article counts once, whichever of its parts are relevant."""
    wanted = {article_of(address) for address in judged.relevant}
    places, seen = [], set()
    for place, addresses in enumerate(dict.fromkeys(found)):
        articles = {article_of(one) for one in judged.relevant if any(is_within(at, one) for at in addresses)} - seen
        places += [place for _ in articles]
        seen |= articles
    top = [place for place in places if place < DEPTH]
    ideal = gain(range(min(DEPTH, len(wanted))))
    return Measured(
        group=judged.group,
        ndcg=gain(top) / ideal,
        recall=len(top) / min(DEPTH, len(wanted)),
        reciprocal=1 / (places[0] + 1) if places else 0.0,
        empty=not found,
        milliseconds=milliseconds,
    )


def is_within(address: str, relevant: str) -> bool:
    """Whether an address is the relevant one or lies inside it, as a paragraph in its article."""
    return address == relevant or ("#" in relevant and address.startswith(f"{relevant}__"))


def article_of(address: str) -> str:
    """The address of the article that a provision belongs to; of another record its own."""
    act, hash_sign, eid = address.partition("#")
    return f"{act}#{unit_of(eid)}" if hash_sign else address


def gain(places: Iterable[int]) -> float:
    """Discounted gain of relevant results at some places."""
    return sum(1 / math.log2(place + 2) for place in places)


def summary(measured: list[Measured]) -> dict[str, float]:
    """The averages of some queries."""
    times = sorted(one.milliseconds for one in measured)
    return {
        "queries": len(measured),
        "ndcg@10": round(mean(one.ndcg for one in measured), 4),
        "recall@10": round(mean(one.recall for one in measured), 4),
        "mrr": round(mean(one.reciprocal for one in measured), 4),
        "zero_results": sum(one.empty for one in measured),
        "p50_ms": round(quantile(times, 0.5), 2),
        "p95_ms": round(quantile(times, 0.95), 2),
    }


def quantile(ordered: list[float], share: float) -> float:
    """The value below which a share of the ordered values lies."""
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)]
