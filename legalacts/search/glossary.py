"""The words of the glossary in three languages: what a phrase is called elsewhere, and its abbreviations."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from legalacts.language import Analysed, analyse, is_stop_word
from legalacts.language.branching import Branch
from legalacts.models import LANGUAGES, Act, Indicator, Institution, Jurisdiction, Term, Topic
from legalacts.models.databases import from_the_first

from .index import Snapshot
from .words import Word

LONGEST_LABEL = 8
LONGEST_ABBREVIATION = 8
Label = tuple[Analysed, ...]


@dataclass(eq=False, slots=True)
class Concept:
    """One thing, by all its names in each language, each name as the words that tell."""

    labels: dict[str, list[Label]] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    """Its first name in each language, as it is written."""
    loose: bool = False
    """Whether its names only stand near each other in meaning, as the words of a topic do."""
    state: str = ""
    """Which state it is, if it is one."""
    record: str = ""
    """KIND:KEY of a term, an institution or an act."""


@dataclass(eq=False, slots=True)
class Node(Branch):
    """A word of a name, and what is called so far."""

    concepts: tuple[Concept, ...] = ()
    short_for: tuple[str, ...] = ()
    """The records, KIND:KEY, that are abbreviated so."""

    def of(self, label: Label) -> "Node":
        """The node of the last word of a name that begins here, made where there is none."""
        node = self
        for word in label:
            node = node.followed_by(word.stem)
        return node

    def enter(self, label: Label, concept: Concept) -> None:
        """Let a name lead to a concept."""
        node = self.of(label)
        if concept not in node.concepts:
            node.concepts += (concept,)


@dataclass(frozen=True)
class Found:
    """Words of a query, from one to before another, that name a concept."""

    first: int
    end: int
    concepts: tuple[Concept, ...]


@dataclass
class Glossary:
    """All names of all concepts, to be found word by word."""

    names: Node = field(default_factory=Node)
    words: dict[Analysed, Analysed] = field(default_factory=dict)
    """Each word of the names, wherever it stands: kept once, as names repeat their words."""

    states: set[str] = field(default_factory=set)
    """The keys of all states."""
    state_names: Node = field(default_factory=Node)
    """Their names alone."""

    def add(self, names: Iterable[tuple[str, str]], *, loose: bool = False, record: str = "", state: str = "") -> None:
        """Enter a concept by its names, each with its language; its abbreviations lead to the record, KIND:KEY."""
        concept = Concept(loose=loose, state=state, record=record)
        if state:
            self.states.add(state)
        for language, name in names:
            label = tuple(self.telling(name, language))
            if 0 < len(label) <= LONGEST_LABEL and not all(word.exact.isdigit() for word in label):
                concept.labels.setdefault(language, []).append(label)
                concept.called.setdefault(language, name)
                if record and is_abbreviation(name):
                    self.shorten(label, record)
        for labels in concept.labels.values():
            for label in labels:
                self.names.enter(label, concept)
                if state:
                    self.state_names.enter(label, concept)

    def telling(self, name: str, language: str) -> Iterable[Analysed]:
        """The words of a name that tell."""
        for word in analyse(name, language):
            if not is_stop_word(word.exact, language):
                placeless = word._replace(start=0, end=0)
                yield self.words.setdefault(placeless, placeless)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words of the names."""
        return frozenset(word.stem for word in self.words)

    def shorten(self, label: Label, record: str) -> None:
        node = self.names.of(label)
        if record not in node.short_for:
            node.short_for += (record,)

    def abbreviated(self, words: list[Word]) -> list[str]:
        """The records, KIND:KEY, that the words of a query abbreviate, if they do nothing else."""
        nodes = [self.names] if 0 < len(words) <= LONGEST_LABEL else []
        for word in words:
            nodes = following(nodes, word)
        return list(dict.fromkeys(record for node in nodes for record in node.short_for))

    def terms_called(self, words: list[Word]) -> list[str]:
        """The terms, term:KEY, that are called so in full."""
        found = self.find(words)
        if len(found) != 1 or (found[0].first, found[0].end) != (0, len(words)):
            return []
        return [concept.record for concept in found[0].concepts if concept.record.startswith("term:")]

    def find(self, words: list[Word], names: Node | None = None) -> list[Found]:
        """The longest names among the words of a query, from left to right; all names, or only some."""
        found, at = [], 0
        while at < len(words):
            end, concepts = longest(names or self.names, words, at)
            if concepts:
                found.append(Found(at, end, tuple(concepts)))
            at = max(end, at + 1)
        return found


def longest(names: Node, words: list[Word], at: int) -> tuple[int, list[Concept]]:
    """The longest name that begins with a word, and where it ends."""
    nodes, best = [names], (at, [])
    for end in range(at, min(len(words), at + LONGEST_LABEL)):
        nodes = following(nodes, words[end])
        if not nodes:
            break
        concepts = [concept for node in nodes for concept in node.concepts]
        if concepts:
            best = (end + 1, concepts)
    return best


def following(nodes: list[Node], word: Word) -> list[Node]:
    """Where a word, in some form, leads on to from some nodes."""
    stems = dict.fromkeys(form.stem for forms in word.forms.values() for form in forms)
    return [node.after[stem] for node in nodes for stem in stems if stem in node.after]


def is_abbreviation(name: str) -> bool:
    """Whether a name is short and mostly of capitals: ЕАЭБ, КоАП РФ, C143."""
    letters = [letter for letter in name if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    is_short = all(len(word) <= LONGEST_ABBREVIATION for word in name.split())
    return is_short and 2 * capitals >= len(letters) > 0 and (capitals > 1 or name.isupper())


def read_glossary() -> Glossary:
    """The glossary of everything that has names in three languages."""
    glossary = Glossary()
    for term in Term.objects.published():
        glossary.add(
            [*titles(term), *listed(term.abbreviations), *listed(term.alternative_labels)], record=f"term:{term.key}"
        )
    for topic in Topic.objects.all():
        glossary.add([*titles(topic), *listed(topic.alternative_labels)], loose=True)
    for record in Jurisdiction.objects.all():
        state = record.key if record.kind == Jurisdiction.Kind.STATE else ""
        glossary.add([*titles(record), *listed(record.alternative_labels)], state=state)
    for record in Indicator.objects.all():
        glossary.add(titles(record), loose=True)
    for record in Institution.objects.published():
        names = [*titles(record), *titles(record, "short_title"), *listed(record.aliases)]
        glossary.add(names, record=f"institution:{record.key}")
    for record in Act.objects.published():
        names = [*titles(record), *titles(record, "short_title"), *listed(record.aliases)]
        glossary.add(names, loose=True, record=f"act:{record.key}")
    return glossary


def titles(record, name: str = "title") -> list[tuple[str, str]]:
    """The titles of a record with their languages."""
    pairs = [(language, getattr(record, f"{name}_{language}")) for language in LANGUAGES]
    return [(language, title) for language, title in pairs if title]


def listed(labels: dict) -> list[tuple[str, str]]:
    """The labels of a column of labels with their languages."""
    return [(language, label) for language in LANGUAGES for label in labels.get(language) or []]


_glossary: tuple[str, Glossary] = ("", Glossary())


def glossary_of(snapshot: Snapshot) -> Glossary:
    """The glossary at the state of the index; read again when a record with names has changed."""
    global _glossary
    if _glossary[0] != snapshot.reached:
        _glossary = (snapshot.reached, from_the_first(read_glossary))
    return _glossary[1]
