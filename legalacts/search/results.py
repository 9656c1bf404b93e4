"""What a search gives back."""

from dataclasses import dataclass, field

from django.urls import reverse

from legalacts.citations import Unheld

# Kinds whose records stand together on one page.
SHARED_PAGES = {"term": "terms", "event": "timeline", "recommendation": "recommendations", "conflict": "conflicts"}


@dataclass(frozen=True)
class Part:
    """Another paragraph of the article that a hit stands for."""

    eid: str
    title: str


@dataclass(frozen=True)
class Hit:
    """One record that was found, in one language; of an article with paragraphs one hit, led by what answers best."""

    kind: str
    key: str
    act: str
    eid: str
    language: str
    title: str
    snippet: tuple[tuple[str, bool], ...]
    """The sentence that answers, in pieces: (words, whether they were searched for). Plain text, to be escaped."""
    score: float
    path: tuple[str, ...]
    """The arguments of its address: act and eId of a provision, its body and key of a responsibility, else its key."""
    pinned: bool = False
    """Whether the query cites exactly this."""
    short: str = ""
    """The title without the name of the act, to stand under it."""
    status: str = ""
    """Whether it is in force today: in_force, not_yet, suspended, ended, unknown; nothing where that has no meaning."""
    since: str = ""
    """Its first day, of an act that of its adoption, as far as it is known, ISO."""
    until: str = ""
    as_of: str = ""
    """The day its source speaks of."""
    article: str = ""
    """Of a paragraph or point: the eId of its article, which is counted and not shown beside it."""
    parts: tuple[Part, ...] = ()
    """Other paragraphs of the same article that match, best first; few."""

    @property
    def address(self) -> str:
        """What an evaluation calls it: ACTKEY#EID or KIND:KEY."""
        return self.key if self.kind == "provision" else f"{self.kind}:{self.key}"

    @property
    def addresses(self) -> tuple[str, ...]:
        """Its address, and those of the parts shown with it."""
        return self.address, *(f"{self.act}#{part.eid}" for part in self.parts)

    @property
    def page(self) -> str:
        """The address of its public page, in the language that is active."""
        return address_of(self.kind, self.key, self.path)


def address_of(kind: str, key: str, path: tuple[str, ...]) -> str:
    """The address of a record's public page, in the language that is active; `path` are the arguments of it."""
    if kind in SHARED_PAGES:
        return f"{reverse(SHARED_PAGES[kind])}#{key}"
    if kind == "responsibility":
        institution, key = path
        return f"{reverse('institution', args=[institution])}#{key}"
    return reverse(kind, args=path)


@dataclass(frozen=True)
class Group:
    """What was found of one act: the act itself, the best of its provisions; or one record that is of no act."""

    hits: tuple[Hit, ...]
    total: int = 1
    """How many were found in the act in all."""

    @property
    def itself(self) -> Hit | None:
        """The act or other record, unless only provisions of it were found."""
        return next((hit for hit in self.hits if hit.kind != "provision"), None)

    @property
    def inside(self) -> tuple[Hit, ...]:
        """The provisions found."""
        return tuple(hit for hit in self.hits if hit.kind == "provision")

    @property
    def act(self) -> str:
        """The key of the act."""
        return self.hits[0].act

    @property
    def is_single(self) -> bool:
        """Whether there is nothing to group."""
        return self.total == 1 or not self.act


@dataclass(frozen=True)
class Results:
    """What a search found, one page of it, with what else could be asked."""

    count: int = 0
    hits: tuple[Hit, ...] = ()
    cited: tuple[Hit, ...] = ()
    """What the query cites, when results are grouped; else these lead the hits."""
    groups: tuple[Group, ...] = ()
    """The hits by act, when results are grouped."""
    other_language: tuple[Hit, ...] = ()
    """What the glossary's words for the same found in other languages; for the first page, after the hits."""
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    suggestion: str | None = None
    """The words that were searched for instead of mistyped ones."""
    correction: str = ""
    """What was taken to be wrong with them: layout, latin or spelling."""
    understood: tuple[tuple[str, str], ...] = ()
    """Abbreviations and other names among the words, each with what it stands for."""
    unheld: tuple[Unheld, ...] = ()
    """Acts cited by a number that none here has."""
    refused: bool = False
    """Whether something that looked like a personal number was left out."""
    page: int = 1
    pages: int = 0
    language: str = ""
    """The language the words were taken to be in."""
