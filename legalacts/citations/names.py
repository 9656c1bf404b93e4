"""By which names and numbers acts are cited, read from the published acts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import Lock

from django.db.models import Count, Max, Q

from legalacts.language import analyse, fold, is_stop_word
from legalacts.language.branching import Branch
from legalacts.models import LANGUAGES, Act, LifecycleEvent
from legalacts.models.databases import from_the_first

from .codes import code_names

# How much weight an act has where nothing else decides: the order of Kyrgyz law (Law on Normative Legal Acts, art. 6),
# treaties and union law beside codes.
RANKS = {
    "constitution": 1.0, "treaty": 0.95, "code": 0.9, "convention": 0.85, "agreement": 0.8, "law": 0.85,
    "declaration": 0.6, "protocol": 0.6, "decree": 0.6, "resolution": 0.55, "order": 0.5, "regulation": 0.5,
    "rules": 0.5,
    "clarification": 0.4, "opinion": 0.4, "strategy": 0.35, "concept": 0.35, "programme": 0.35, "plan": 0.3,
    "regime": 0.3, "bill": 0.2, "group": 0.15, "proposal": 0.1,
}  # fmt: skip
# «Закон … «О внешней миграции»» is cited by what stands in its quotation marks.
QUOTED = re.compile(r"[«\"“']([^«»\"“”']{8,400})[»\"”']")
# Names of more words are not looked for.
LONGEST_NAME = 24
# So many acts may share the beginning of a name that is cited by its beginning.
FEW = 2


@dataclass(eq=False, slots=True)
class Node(Branch):
    """A word of a name, and the acts whose name ends here, mostly one."""

    acts: set[str] | frozenset[str] = frozenset()
    below: tuple[str, ...] = ()
    """Some of the acts whose names begin like this; one more than `FEW` if there are many."""


@dataclass(frozen=True)
class CitedAct:
    """What tells one act from another in a citation."""

    key: str
    kind: str
    jurisdiction: str
    adopted_on: date | None
    precision: str
    begins: date | None = None
    ends: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it was in force then as far as is known: of the old and the new code of one name only one was."""
        begun = self.begins is None or self.begins <= day
        return begun and (self.ends is None or day < self.ends)

    @property
    def rank(self) -> float:
        return RANKS.get(self.kind, 0.3)


@dataclass
class ActNames:
    """Every published act by name, by number and by date of adoption."""

    acts: dict[str, CitedAct] = field(default_factory=dict)
    names: Node = field(default_factory=Node)
    numbers: dict[str, set[str]] = field(default_factory=dict)
    numbers_of: dict[str, list[str]] = field(default_factory=dict)
    dates: dict[date, set[str]] = field(default_factory=dict)
    called: dict[str, tuple] = field(default_factory=dict)
    """What each act was entered under."""

    def numbered(self, number: str) -> tuple[str, ...]:
        """The acts of a number; other threads may enter more meanwhile."""
        return tuple(self.numbers.get(number, ()))

    def adopted(self, day: date) -> tuple[str, ...]:
        """The acts adopted on a day; other threads may enter more meanwhile."""
        return tuple(self.dates.get(day, ()))

    def is_renamed(self, act: Act) -> bool:
        """Whether an act is here under other names, numbers or days."""
        return self.called.get(act.key, called(act)) != called(act)

    def add(self, act: Act) -> None:
        """Enter an act under all its names and numbers."""
        self.acts[act.key] = CitedAct(
            act.key, act.kind, act.jurisdiction.key, act.adopted_on, act.adopted_precision, *force_of(act)
        )
        self.called[act.key] = called(act)
        for name, language in names_of(act):
            self.add_name(act.key, name, language)
        self.numbers_of[act.key] = numbers_of(act.number)
        for number in self.numbers_of[act.key]:
            self.numbers.setdefault(number, set()).add(act.key)
        if act.adopted_on and act.adopted_precision == "day":
            self.dates.setdefault(act.adopted_on, set()).add(act.key)

    def add_name(self, key: str, name: str, language: str) -> None:
        """Enter one name, word by word, without the words that say nothing."""
        read = [word for word in analyse(name, language) if not is_stop_word(word.exact)]
        stems = [word.stem for word in read]
        if not stems or len(stems) > LONGEST_NAME or (len(stems) == 1 and stems[0].startswith("#")):
            return
        self.add_words(key, stems)
        # «КоАПтын» keeps the whole abbreviation, which is no word and has no stem.
        whole = [f"k{word.exact}" if is_short(name[word.start : word.end]) else word.stem for word in read]
        if whole != stems:
            self.add_words(key, whole)

    def add_words(self, key: str, stems: list[str]) -> None:
        """Enter the words of one name."""
        node = self.names
        for word in stems:
            node = node.followed_by(word)
            if len(node.below) <= FEW and key not in node.below:
                node.below += (key,)
        node.acts = node.acts or set()
        node.acts.add(key)


def force_of(act: Act) -> tuple[date | None, date | None]:
    """The first day on which an act was in force, and the one on which it no longer was, as its lifecycle says."""
    events = [event for event in act.lifecycle.all() if event.provision_id is None]
    begins = min((event.date for event in events if event.kind == LifecycleEvent.Kind.IN_FORCE), default=None)
    ends = max((event.date for event in events if event.kind in LifecycleEvent.ENDS), default=None)
    return begins or (act.adopted_on if act.adopted_precision == "day" else None), ends


def called(act: Act) -> tuple:
    """What an act is entered under."""
    return (*names_of(act), act.number, act.adopted_on, act.adopted_precision)


def is_short(word: str) -> bool:
    """Whether a word is an abbreviation with small letters in it: КоАП."""
    return len(word) < 9 and not word.isupper() and sum(letter.isupper() for letter in word) > 1


def names_of(act: Act) -> Iterable[tuple[str, str]]:
    """The titles, short titles and aliases of an act with their languages."""
    for language in LANGUAGES:
        for name in (getattr(act, f"title_{language}"), getattr(act, f"short_title_{language}")):
            if name:
                yield name, language
            if quoted := QUOTED.search(name or ""):
                yield quoted[1], language
            if name and act.kind == "code":
                yield from ((known, language) for known in code_names(name, language, act.jurisdiction.key))
        for alias in act.aliases.get(language, []):
            yield alias, language


def numbers_of(number: str) -> list[str]:
    """A number as it is typed: 115-ФЗ also as 115фз and 115, C097 also as 97."""
    if not number:
        return []
    plain = plain_number(number)
    digits = [part.lstrip("0") for part in re.findall(r"\d+", plain)]
    return list(dict.fromkeys([plain, *digits[:1]]))


def plain_number(number: str) -> str:
    """A number without spaces and hyphens, folded."""
    return re.sub(r"[^\w/]", "", fold(number))


_names: tuple[object, ActNames] = (None, ActNames())
_reached = ""
_reading = Lock()


def act_names(reached: str = "") -> ActNames:
    """The names of all published acts; read again when an act has changed (two queries to see).

    Who knows without a query which change of a name the first database has reached says so.
    """
    global _reached
    if not reached:
        read_names()
    elif reached != _reached:
        from_the_first(read_names)
        _reached = reached
    return _names[1]


@dataclass(frozen=True)
class Seen:
    """What tells whether the acts and their days are those that were read."""

    acts: int
    changed_at: datetime | None
    events: int
    last_event: int | None
    last_day: date | None


def read_names() -> None:
    """Read the names of acts if an act has changed; of those alone that came since, where nothing else changed."""
    seen = see_acts()
    if _names[0] != seen:
        with _reading:
            read_anew(seen)


def see_acts() -> Seen:
    """How the acts and their days are now; two queries."""
    acts = Act.objects.published().aggregate(Count("pk"), Max("changed_at"))
    events = LifecycleEvent.objects.aggregate(Count("pk"), Max("pk"), Max("date"))
    return Seen(*acts.values(), *events.values())


def read_anew(seen: Seen) -> None:
    """Read the names, or enter those that came since; nothing if another thread has just done so."""
    global _names
    before, names = _names
    if before == seen:
        return
    if before is None or not grown(names, before, seen):
        names = ActNames()
        for act in read_acts(Act.objects.published()):
            names.add(act)
    _names = (seen, names)


def grown(names: ActNames, before: Seen, seen: Seen) -> bool:
    """Enter the acts that came, and the days that came to acts; false where anything else has changed."""
    if before.changed_at is None or seen.changed_at is None:
        return False
    known = LifecycleEvent.objects.filter(pk__lte=before.last_event or 0).aggregate(Count("pk"), Max("date"))
    if tuple(known.values()) != (before.events, before.last_day):
        return False
    came = LifecycleEvent.objects.filter(pk__gt=before.last_event or 0)
    changed = Q(changed_at__gt=before.changed_at) | Q(pk__in=came.values("act"))
    touched = list(read_acts(Act.objects.published().filter(changed)))
    new = [act for act in touched if act.key not in names.acts]
    if seen.acts != before.acts + len(new) or any(names.is_renamed(act) for act in touched):
        return False
    for act in touched:
        names.add(act)
    return True


def read_acts(acts):
    """Acts with what tells one from another in a citation."""
    return acts.select_related("jurisdiction").prefetch_related("lifecycle").order_by("pk")
