"""What a search gives back."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Hit:
    """One record that was found, in one language."""

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

    @property
    def address(self) -> str:
        """What an evaluation calls it: ACTKEY#EID or KIND:KEY."""
        return self.key if self.kind == "provision" else f"{self.kind}:{self.key}"


@dataclass(frozen=True)
class Results:
    """What a search found, one page of it, with what else could be asked."""

    count: int = 0
    hits: tuple[Hit, ...] = ()
    other_language: tuple[Hit, ...] = ()
    """What the glossary's words for the same found in other languages; for the first page, after the hits."""
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    suggestion: str | None = None
    """The words that were searched for instead of mistyped ones."""
    refused: bool = False
    """Whether something that looked like a personal number was left out."""
    page: int = 1
    pages: int = 0
    language: str = ""
    """The language the words were taken to be in."""
