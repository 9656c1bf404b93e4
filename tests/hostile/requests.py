"""Every public address with every parameter it knows and values it does not expect, drawn by chance from a seed."""

import random
from dataclasses import dataclass, field
from urllib.parse import quote

from tests.hostile.values import MARK, draw

PAGE_PARAMETERS = (
    "q", "kind", "jurisdiction", "act", "topic", "language", "status", "on", "correct", "page", "with", "from", "to",
    "destination", "citizenship", "regimes", "show", "state", "city", "category", "direction", "predicate", "inside",
    "first", "second", "purpose", "since", "papers", "trouble", "item", "items",
)  # fmt: skip
FORMS = {
    "guide/dates/": ("citizenship", "destination", "purpose", "entry", "contract", "end", "night", "used", "on"),
    "guide/reminder.ics": ("day",),
    "report/": ("page", "kind", "text", "token", "name"),
}


@dataclass
class Outcome:
    """What came of some requests."""

    statuses: dict[int, int] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    slowest: list[tuple[float, str]] = field(default_factory=list)

    def note(self, status: int, seconds: float, what: str) -> None:
        """Count an answer; keep the slowest ten."""
        self.statuses[status] = self.statuses.get(status, 0) + 1
        self.slowest = sorted([*self.slowest, (seconds, what)], reverse=True)[:10]


class Attacker:
    """Draws requests to the pages and the API and looks at what comes back."""

    def __init__(self, client, pages: list[str], operations: list[tuple[str, list[str]]], seed: int, clock):
        self.client = client
        self.pages = pages
        self.operations = operations
        self.chance = random.Random(seed)
        self.clock = clock
        self.outcome = Outcome()

    def send(self, times: int) -> Outcome:
        """Send so many requests, a third each to pages, to the API, and to addresses and forms made up."""
        for _ in range(times):
            self.chance.choice((self.ask_page, self.ask_api, self.ask_nonsense))()
        return self.outcome

    def ask_page(self):
        """A page with one to four parameters."""
        names = self.chance.sample(PAGE_PARAMETERS, self.chance.randint(1, 4))
        self.get(f"/{self.chance.choice(('ky', 'ru', 'en'))}/{self.chance.choice(self.pages)}", names)

    def ask_api(self):
        """An address of the API with parameters it knows."""
        path, known = self.chance.choice(self.operations)
        path = self.filled(path)
        self.get(path, self.chance.sample(known, min(len(known), self.chance.randint(1, 3))))

    def ask_nonsense(self):
        """A form sent with anything, or an address that is made up."""
        if self.chance.random() < 0.3:
            form, names = self.chance.choice(list(FORMS.items()))
            data = {name: draw(self.chance).encode("utf-8", "replace").decode() for name in names}
            self.look(f"/ky/{form}", lambda path: self.client.post(path, data))
        else:
            page = self.chance.choice(self.pages).partition("?")[0]
            self.get(f"/ru/{page}{quoted(draw(self.chance))[:2000]}", [])

    def filled(self, path: str) -> str:
        """The address with something in the place of each variable."""
        while "{" in path:
            before, _, rest = path.partition("{")
            path = before + quoted(draw(self.chance))[:300].replace("%2F", "") + rest.partition("}")[2]
        return path

    def get(self, path: str, names) -> None:
        """Ask for an address; some parameters come twice."""
        parameters = [f"{name}={quoted(draw(self.chance))}" for name in names]
        if parameters and self.chance.random() < 0.1:
            parameters.append(parameters[0])
        joint = "&" if "?" in path else "?"
        self.look(path + (joint + "&".join(parameters) if parameters else ""), self.client.get)

    def look(self, path: str, ask) -> None:
        """Send it; an error of the server, an echo or a new cookie is a failure."""
        start = self.clock()
        try:
            answer = ask(path)
        except Exception as error:  # the test client hands on what a server would answer with 500
            self.outcome.failures.append(f"{type(error).__name__}: {error} at {path[:300]}")
            return
        self.outcome.note(answer.status_code, self.clock() - start, path[:300])
        if answer.status_code >= 500 and answer.status_code != 503:
            self.outcome.failures.append(f"{answer.status_code} at {path[:300]}")
        body = b"" if answer.streaming else answer.content
        if MARK.encode() in body and answer["Content-Type"].startswith("text/html"):
            self.outcome.failures.append(f"echo at {path[:300]}")
        if answer.cookies or "Set-Cookie" in answer.headers:
            self.outcome.failures.append(f"cookie at {path[:300]}")


def quoted(value: str) -> str:
    """As it travels; what no encoding knows as the bytes it would have."""
    return quote(value.encode("utf-8", "surrogatepass"), safe="")


def described_operations(schema: dict) -> list[tuple[str, list[str]]]:
    """Every GET of the API's own description with the names of its parameters."""
    found = []
    for path, operations in schema["paths"].items():
        known = [item["name"] for item in operations.get("get", {}).get("parameters", []) if item["in"] == "query"]
        if "get" in operations:
            found.append((path, known or ["lang"]))
    return found
