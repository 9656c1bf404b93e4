"""Every public address with every parameter it reads and values it does not expect, drawn by chance from a seed."""

import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import quote

from tests.hostile.addresses import pattern_of
from tests.hostile.listening import overheard
from tests.hostile.looking import faults
from tests.hostile.values import BODIES, HEADERS, MARK, draw

SLOWEST = 100
METHODS = ("HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "BREW")
FORM = "application/x-www-form-urlencoded"
KINDS_OF_BODY = (
    FORM,
    "application/json",
    "multipart/form-data; boundary=b",
    "text/plain",
    "",
    "application/json; x=\0",
)
# What a form must have to be read further than its first line.
GOOD = ("kg", "ru", "work", "contract", "2026-01-15", "2025-03-01", "broken", "outdated", "/ky/acts/", "30", "ky")
# What some pages read as a whole, so that no single name is overheard.
READ_WHOLE = ("q", "kind", "jurisdiction", "act", "topic", "language", "status", "on", "correct", "page", "from", "to")


class Took(NamedTuple):
    """How long an answer took, in seconds of the processor, and to what."""

    seconds: float
    what: str
    request: tuple


@dataclass
class Outcome:
    """What came of some requests."""

    statuses: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    failures: list[str] = field(default_factory=list)
    slowest: list[Took] = field(default_factory=list)
    served: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    """How often each pattern of addresses was asked for."""

    def note(self, status: int, took: Took) -> None:
        """Count an answer; keep the slowest."""
        self.statuses[status] += 1
        if len(self.slowest) < SLOWEST or took.seconds > self.slowest[-1].seconds:
            self.slowest = sorted([*self.slowest, took], key=lambda one: -one.seconds)[:SLOWEST]


class Attacker:
    """Draws requests to all addresses and looks at what comes back."""

    def __init__(self, client, addresses: dict[str, list[str]], seed: int):
        self.client = client
        self.addresses = addresses
        self.patterns = list(addresses)
        self.chance = random.Random(seed)
        self.clock = time.process_time
        self.outcome = Outcome()
        self.names: dict[str, set[str]] = {pattern: set() for pattern in addresses}

    def learn(self, described: dict[str, list[str]]) -> None:
        """Ask for each address once as a reader would, and once with an empty form; note the parameters it reads."""
        for pattern, paths in self.addresses.items():
            for ask in (self.client.get, self.client.post):
                with overheard() as names:
                    ask(paths[0])
                self.names[pattern] |= names
        for path, names in described.items():
            self.names[pattern_of(path)].update(names)
        self.weights = [2 + len(self.names[pattern]) for pattern in self.patterns]
        self.everything = sorted({*READ_WHOLE, *(name for names in self.names.values() for name in names)})

    def send(self, times: int) -> Outcome:
        """Send so many requests: most to addresses there are, some to those that are made up, some in odd ways."""
        for at in range(times):
            pattern = self.patterns[at] if at < len(self.patterns) else self.drawn_pattern()
            self.outcome.served[pattern] += 1
            with overheard() as names:
                self.ask(pattern, self.pick(self.addresses[pattern]))
            self.names[pattern] |= {name for name in names if name in self.everything}
        return self.outcome

    def drawn_pattern(self) -> str:
        """A kind of address; the more parameters it reads, the oftener."""
        return self.chance.choices(self.patterns, self.weights)[0]

    def ask(self, pattern: str, path: str) -> None:
        """One request."""
        if self.chance.random() < 0.15:
            path = self.bent(path)
        headers = dict(self.header() for _ in range(self.pick((0, 0, 0, 1, 1, 3))))
        way = self.chance.random()
        if way < 0.75:
            self.look(self.pick(("GET", "GET", "GET", "HEAD")), path + self.query(pattern, path), b"", "", headers)
        elif way < 0.95:
            self.look("POST", path, *self.body(pattern), headers)
        else:
            self.look(self.pick(METHODS), path + self.query(pattern, path), *self.body(pattern), headers)

    def bent(self, path: str) -> str:
        """The address with something else in the place of one of its parts, or behind it."""
        parts = path.partition("?")[0].split("/")
        parts[self.chance.randrange(1, len(parts))] = quoted(draw(self.chance))[:2000]
        return "/" + "/".join(parts).lstrip("/")

    def query(self, pattern: str, path: str) -> str:
        """Some of the parameters that the address reads, and some that others read; now and then twice or as a list."""
        parameters = [f"{name}={self.value()}" for name in self.some(pattern)]
        kind = self.chance.random()
        if parameters and kind < 0.1:
            parameters.append(parameters[0])
        elif parameters and kind < 0.15:
            name, _sign, value = parameters[0].partition("=")
            parameters += [f"{name}[]={value}", f"{name}%5B0%5D={value}", name, f"={value}"]
        elif kind < 0.16:
            parameters = [f"n{number}={number}" for number in range(1100)]
        return (("&" if "?" in path else "?") + "&".join(parameters)) if parameters else ""

    def some(self, pattern: str) -> list[str]:
        """Names of parameters, mostly the address's own."""
        known = sorted(self.names[pattern])
        own = self.chance.sample(known, min(len(known), self.chance.randint(1, 5)))
        return own if own and self.chance.random() < 0.9 else [*own, self.pick(self.everything)]

    def value(self) -> str:
        """A value as it travels: drawn, a good one, or bytes that no encoding knows."""
        kind = self.chance.random()
        if kind < 0.15:
            return quoted(self.pick(GOOD))
        return (
            self.pick(("%ff%fe", "%", "%zz", "%c0%80", "%ed%a0%80", "+")) if kind < 0.2 else quoted(draw(self.chance))
        )

    def header(self) -> tuple[str, str]:
        """A header with a value that fits it badly; servers let no line break and no null byte in."""
        name, values = self.pick(HEADERS)
        # Every server refuses a length that is no number itself.
        listed = name == "CONTENT_LENGTH" or self.chance.random() < 0.7
        value = self.pick(values) if listed else draw(self.chance)[:7000]
        return name, "".join(
            sign for sign in value.encode("utf-8", "replace").decode("latin-1") if sign not in "\r\n\0"
        )

    def body(self, pattern: str) -> tuple[bytes, str]:
        """A form or an object with the fields that the address reads, or what is neither."""
        names = {*self.names[pattern], *self.some(pattern)}
        kind = self.chance.random()
        if kind < 0.2:
            return self.pick(BODIES), self.pick(KINDS_OF_BODY)
        fields = {name: self.pick(GOOD) if self.chance.random() < 0.5 else draw(self.chance) for name in sorted(names)}
        if kind < 0.4:
            values = (*fields.values(), 10**400, -1, None, True, [], {}, [[MARK]], 1e308)
            return json.dumps({name: self.pick(values) for name in fields}).encode(), "application/json"
        return "&".join(f"{name}={quoted(value)}" for name, value in fields.items()).encode(), FORM

    def pick(self, among):
        """One of some."""
        return self.chance.choice(among)

    def look(self, method: str, path: str, body: bytes, kind: str, headers: dict[str, str]) -> None:
        """Send it and look at what comes back."""
        what = f"{method} {path[:300]}" + (f" {kind} {body[:200]!r}" if body else "")
        what += "".join(f" {name}: {value[:80]!r}" for name, value in headers.items())
        request, start = (method, path, body, kind, headers), self.clock()
        try:
            answer = self.client.generic(method, path, body, kind, **headers)
            self.outcome.note(answer.status_code, Took(self.clock() - start, what, request))
            self.outcome.failures.extend(f"{fault} at {what}" for fault in faults(answer, path))
        # The test client hands on what a server would answer with 500; an answer may also be no text of its coding.
        except Exception as error:
            self.outcome.failures.append(f"{type(error).__name__}: {error} at {what}")
        self.client.cookies.clear()

    def judge(self, client, seconds: float) -> None:
        """Ask another client three times more for what took longer than so many seconds; the shortest time counts.

        A processor that has much other work to do takes several times as long for the same.
        """
        slow = [took for took in self.outcome.slowest if took.seconds > seconds]
        judged = [took._replace(seconds=min(took.seconds, *self.times(client, took.request))) for took in slow]
        left = [*judged, *self.outcome.slowest[len(slow) :]]
        self.outcome.slowest = sorted(left, key=lambda one: -one.seconds)

    def times(self, client, request: tuple) -> Iterator[float]:
        """How long the same takes, three times."""
        method, path, body, kind, headers = request
        for _ in range(3):
            start = self.clock()
            client.generic(method, path, body, kind, **headers)
            yield self.clock() - start


def quoted(value: str) -> str:
    """As it travels; what no encoding knows as the bytes it would have."""
    return quote(value.encode("utf-8", "surrogatepass"), safe="")


def described_parameters(schema: dict) -> dict[str, list[str]]:
    """The names of the parameters and fields of each address in the API's own description of itself."""
    found = {}
    for path, operations in schema["paths"].items():
        asked = operations.get("get") or operations["post"]
        names = [item["name"] for item in asked["parameters"] if item["in"] == "query"]
        shape = asked.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
        fields = schema["components"]["schemas"].get(shape.get("$ref", "").rpartition("/")[2], {}).get("properties", ())
        found[path.replace("{id}", "1").replace("{", "").replace("}", "")] = [*names, *fields]
    return found
