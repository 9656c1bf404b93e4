"""Measure search over synthetic provisions: the whole public search beside bare tantivy, by class of query.

The texts are made of the words of the shipped content, as frequent as there, and of rare ones made up from them, half
Kyrgyz and half Russian; they go into the index as entries, without a database. Bare tantivy answers the same words from
the same index with its own means: the ten best by BM25 of the stems, the number of all, and the same facets.
"""

import os
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from django.db import connection
from tantivy import Occur
from tantivy import Query as Matching

from legalacts.language import analyse, fold, stem, tokenize
from legalacts.models import Act, Jurisdiction, Wording
from legalacts.search import Query, find
from legalacts.search.analysing import documents
from legalacts.search.clauses import has, term
from legalacts.search.entries import Entry
from legalacts.search.following import current_index, present_state
from legalacts.search.index import NoIndex, building, commit, current_folder, new_folder, open_current
from legalacts.search.ranking import counted
from legalacts.search.schema import FACETS, SCHEMA

SENTENCES = 40_000
RARE_SHARE = 0.12
SEED = 7
QUERIES = 20
REPEATS = 3
CLIENTS = 8
# A peer that takes longer than this for the queries of a class is not asked the rest of them.
PATIENCE = 8.0
MARKS = {"ky": "k", "ru": "r"}
ENDINGS = {"ky": ("нын", "га", "да", "лар", "чы", "лык"), "ru": ("ов", "ами", "ость", "ный", "ика", "ение")}


class Words:
    """Words of a language, the common ones as frequent as in the content, and many rare ones."""

    def __init__(self, language: str, chance: random.Random):
        texts = Wording.objects.filter(language=language).values_list("text", flat=True)
        counts = Counter(token.folded for text in texts for token in tokenize(text) if token.folded.isalpha())
        self.common, self.weights = list(counts), list(accumulate(counts.values()))
        self.rare = [
            chance.choice(self.common) + chance.choice(ENDINGS[language]) + chance.choice(ENDINGS[language])
            for _ in range(60_000)
        ]
        self.chance = chance

    def sentence(self) -> str:
        """Eight to eighteen words, some of them rare."""
        length = self.chance.randint(8, 18)
        rare = sum(self.chance.random() < RARE_SHARE for _ in range(length))
        words = self.chance.choices(self.common, cum_weights=self.weights, k=length - rare)
        words += [self.rare[int(len(self.rare) * self.chance.random() ** 3)] for _ in range(rare)]
        self.chance.shuffle(words)
        return " ".join(words).capitalize() + "."

    @cached_property
    def pool(self) -> list[str]:
        """Sentences that texts are put together of."""
        return [self.sentence() for _ in range(SENTENCES)]

    def text(self) -> str:
        """What a provision says."""
        return " ".join(self.chance.choices(self.pool, k=6))

    def heading(self) -> str:
        """Five words."""
        return " ".join(self.chance.choice(self.pool).split()[:5])


def build(number: int) -> tuple[float, float]:
    """Make an index of so many synthetic provisions the current one; its seconds by the clock and of the processor."""
    from django.utils import timezone  # noqa: PLC0415

    chance = random.Random(SEED)
    words = every_word(chance)
    start, before = time.perf_counter(), os.times()
    state = present_state(timezone.localdate())
    with building(), new_folder() as (_, writer):
        for made in documents(entries(number, words, chance)):
            writer.add_document(made)
        commit(writer, state)
    after = os.times()
    return time.perf_counter() - start, sum(after[:4]) - sum(before[:4])


def index_size() -> int:
    """The bytes of the current index."""
    return sum(file.stat().st_size for file in Path(current_folder()).rglob("*") if file.is_file())


def every_word(chance: random.Random) -> dict[str, Words]:
    """The words of both languages, their sentences made: that takes longer than to index them."""
    words = {language: Words(language, chance) for language in MARKS}
    for of_language in words.values():
        len(of_language.pool)
    return words


def stands(number: int) -> bool:
    """Whether the current index is one of so many provisions, and of little else, written as they are today.

    What the database has done since it was made does not concern it: it is said to be level with it.
    """
    from django.utils import timezone  # noqa: PLC0415

    try:
        opened = open_current()
    except NoIndex:
        return False
    if not number < opened.snapshot.searcher.num_docs < number * 1.1 + 100:
        return False
    with opened.writer() as writer:
        commit(writer, present_state(timezone.localdate()))
    opened.reload()
    return True


def entries(number: int, words: dict[str, Words], chance: random.Random) -> Iterator[Entry]:
    """The provisions: articles of acts in two countries, in force and not."""
    acts = list(Act.objects.published().values_list("key", flat=True))
    places = list(Jurisdiction.objects.values_list("key", flat=True))
    for place in range(number):
        language = "ky" if place % 2 else "ru"
        act = acts[place % len(acts)]
        yield Entry(
            kind="provision" if place % 20 else "rule",
            record_id=10_000_000 + place,
            key=f"{act}#art_{place}",
            language=language,
            title=words[language].heading(),
            text=words[language].text(),
            act=act,
            eid=f"art_{place}",
            parent=act,
            jurisdiction=places[place % min(5, len(places))],
            status="in_force" if chance.random() < 0.8 else "ended",
            rank=round(chance.random(), 2),
        )


def classes(chance: random.Random) -> dict[str, list[dict[str, str]]]:
    """Queries by class, as parameters of a search."""
    snapshot = current_index()
    size = snapshot.searcher.num_docs
    words = {language: Words(language, random.Random(SEED)) for language in MARKS}
    shares = {
        (language, word): share(snapshot, word, language)
        for language in MARKS
        for word in {*words[language].common[:4000], *words[language].rare[:300]}
        if len(word) > 4
    }

    def some(low: float, high: float) -> list[str]:
        found = sorted(word for (_, word), share in shares.items() if low <= share < high)
        return chance.sample(found, min(QUERIES, len(found)))

    frequent, middle, rare = some(0.08, 1), some(0.01, 0.08), some(1 / size, 0.001)
    two = [f"{one} {other}" for one, other in zip(frequent, chance.sample(frequent, len(frequent)), strict=True)]
    kyrgyz = [f"{word}дын" for word in middle if not fold(word).isascii()]
    typos = [word[:2] + word[3] + word[2] + word[4:] for word in middle]
    acts = list(Act.objects.published().values_list("key", flat=True)[:QUERIES])
    asked = {
        "rare word": [{"q": word} for word in rare],
        "middling word": [{"q": word} for word in middle],
        "frequent word": [{"q": word} for word in frequent],
        "two frequent words": [{"q": words} for words in two],
        "sentence": [{"q": f"{a} {b} {c}"} for a, b, c in zip(frequent, middle, rare, strict=False)],
        "phrase": [{"q": f"«{words}»"} for words in two],
        "citation": [{"q": f"{number}-берене {word}"} for number, word in enumerate(middle, start=1)],
        "mistyped": [{"q": word} for word in typos],
        "inflected": [{"q": word} for word in kyrgyz],
        "with a facet": [
            {"q": word, "status": "in_force", "act": key} for word, key in zip(frequent, acts, strict=False)
        ],
    }
    return {name: queries for name, queries in asked.items() if queries}


def share(snapshot, word: str, language: str) -> float:
    """In how many of the provisions a word stands."""
    key = MARKS[language] * 2 + stem(word, language)
    return snapshot.searcher.doc_freq("body_stem", key) / snapshot.searcher.num_docs


def bare(params: dict[str, str]) -> None:
    """What tantivy alone does: ten best by stems, the number of all, the facets."""
    snapshot = current_index()
    text = params["q"].strip("«»")
    parts = []
    for language in MARKS:
        for word in analyse(text, language):
            parts += [
                (Occur.Should, term(name, MARKS[language] + word.stem, 1.0)) for name in ("title_stem", "body_stem")
            ]
    matching = Matching.boolean_query(parts)
    if params["q"] != text:
        matching = Matching.phrase_query(SCHEMA, "body_exact", [token.folded for token in tokenize(text)])
    filters = [has(name, value) for name, value in params.items() if name != "q"]
    if filters:
        matching = Matching.boolean_query([(Occur.Must, part) for part in (matching, *filters)])
    for _, place in snapshot.searcher.search(matching, 10).hits:
        snapshot.searcher.doc(place)
    counted(snapshot, matching, FACETS)


def whole(params: dict[str, str]) -> None:
    """The public search."""
    find(Query.parse(params, "ky"))


@dataclass
class Times:
    """How many milliseconds queries take, each the best of a few times: of the processor, and by the clock."""

    processor: list[float] = field(default_factory=list)
    clock: list[float] = field(default_factory=list)

    def add(self, other: "Times") -> None:
        """Take over the times of other queries."""
        self.processor += other.processor
        self.clock += other.clock


def timed(work: Callable[[dict[str, str]], None], queries: list[dict[str, str]]) -> Times:
    """Do some work for each query."""
    times, began = Times(), time.perf_counter()
    for params in queries:
        tries = []
        for _ in range(REPEATS):
            if tries and time.perf_counter() - began > PATIENCE:
                break
            processor, clock = time.process_time(), time.perf_counter()
            work(params)
            tries.append((time.process_time() - processor, time.perf_counter() - clock))
        for found, best in zip((times.processor, times.clock), map(min, zip(*tries, strict=True)), strict=True):
            found.append(best * 1000)
        if time.perf_counter() - began > PATIENCE:
            break
    return times


def measure_search(number: int) -> dict[str, float]:
    """Build, ask, print a line for each class and one for all, alone and then with eight clients; p95 by class."""
    if not stands(number):
        took, busy = build(number)
        print(f"{number / took:,.0f} provisions a second into the index ({number / busy:,.0f} of processor)")  # noqa: T201
    print(f"\n{number:,} made-up provisions, {index_size() / 1e6:,.0f} MB")  # noqa: T201
    peers: dict[str, Callable[[dict[str, str]], None]] = {"search": whole, "tantivy": bare}
    if connection.vendor == "postgresql":
        from . import peers as database  # noqa: PLC0415

        if not database.stands(number):
            chance = random.Random(SEED)
            database.build(entries(number, every_word(chance), chance))
        peers["plain PostgreSQL"] = database.plain
    asked = classes(random.Random(SEED))
    found = compare(peers, asked)
    crowd(asked)
    return found


def compare(peers: dict[str, Callable[[dict[str, str]], None]], asked: dict[str, list[dict[str, str]]]) -> dict:
    """The same queries to each; the ratio is that of the processor's time, which other work disturbs least."""
    print(f"milliseconds p50 / p95 / p99; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")  # noqa: T201
    columns = "".join(f"{name:>22}{'(processor)':>22}" for name in peers)
    print(f"{'':20}{columns}{'p95 to tantivy':>16}")  # noqa: T201
    every, found = {name: Times() for name in peers}, {}
    for name, queries in asked.items():
        measured = {peer: timed(work, queries) for peer, work in peers.items()}
        for peer, times in measured.items():
            every[peer].add(times)
        found |= show(name, measured)
    return found | show("all", every)


def show(name: str, measured: dict[str, Times]) -> dict[str, float]:
    """One line of the table; the 95th percentile of each by the clock."""
    cells = "".join(spread(times.clock) + spread(times.processor) for times in measured.values())
    ratio = late(measured["search"].processor) / late(measured["tantivy"].processor)
    print(f"{name:20}{cells}{ratio:16.2f}")  # noqa: T201
    return {f"{name}, {peer}": late(times.clock) for peer, times in measured.items()}


def spread(times: list[float]) -> str:
    """The median, the 95th and the 99th percentile."""
    return f"{statistics.median(times):8.1f} /{late(times):5.1f} /{late(times, 0.99):5.1f}"


def crowd(asked: dict[str, list[dict[str, str]]]) -> None:
    """Eight clients at once, in threads of one process, each asking everything in an order of its own."""
    queries = [params for queries in asked.values() for params in queries]
    for name, work in (("search", whole), ("tantivy", bare)):
        start = time.perf_counter()
        with ThreadPoolExecutor(CLIENTS) as pool:
            parts = list(pool.map(lambda number, work=work: client(number, work, queries), range(CLIENTS)))
        times = [one for part in parts for one in part]
        rate = len(times) / (time.perf_counter() - start)
        print(f"{CLIENTS} clients in threads, {name}: {spread(times)} ms, {rate:.0f} a second")  # noqa: T201


def client(number: int, work: Callable[[dict[str, str]], None], queries: list[dict[str, str]]) -> list[float]:
    """Ask everything once; how many milliseconds each took by the clock."""
    times = []
    for params in random.Random(number).sample(queries, len(queries)):
        start = time.perf_counter()
        work(params)
        times.append((time.perf_counter() - start) * 1000)
    connection.close()
    return times


def late(times: list[float], share: float = 0.95) -> float:
    """The 95th percentile, or another."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]
