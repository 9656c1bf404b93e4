"""Made-up acts as documents: articles and paragraphs in the languages of their state, some in two editions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import count, islice
from random import Random

from legalacts.interchange.document import Document, Header, Unit

from .words import Words

PREFIX = "synthetic-"
# States and unions, each with the languages of its texts and its share of all acts.
PLACES = {
    "state-a": (("ky", "ru"), 45),
    "state-b": (("ru",), 30),
    "state-c": (("ru",), 15),
    "union": (("ru", "en", "ky"), 10),
}
KINDS = {"law": 55, "resolution": 20, "code": 5, "agreement": 10, "convention": 10}
# How many provisions an act has; codes have most.
SIZES = {
    "law": (80, 500),
    "resolution": (20, 120),
    "code": (800, 2000),
    "agreement": (30, 150),
    "convention": (40, 200),
}
ARTICLES_IN_CHAPTER = 12
PARAGRAPHS = (0, 0, 0, 2, 3, 5)
NAMES = {"ky": "Ойлоп чыгарылган мыйзам", "ru": "Вымышленный закон", "en": "Made-up law"}
INSIDE = {
    "ky": "Ушул Мыйзамдын {}-беренеси колдонулат.",
    "ru": "Применяется статья {} настоящего Закона.",
    "en": "Article {} of this Law applies.",
}
AMENDED = 0.2
CHANGED = 0.1


@dataclass(frozen=True)
class MadeUp:
    """One act before it has words."""

    number: int
    kind: str
    place: str
    size: int
    adopted: date

    @property
    def key(self) -> str:
        return f"{PREFIX}{self.number:06}"

    @property
    def languages(self) -> tuple[str, ...]:
        return PLACES[self.place][0]

    def chance(self, what: str) -> Random:
        """Chance that falls the same way each time."""
        return Random(f"{self.number}{what}")


def made_up_acts(provisions: int) -> Iterator[MadeUp]:
    """Acts that have so many provisions together."""
    chance, left, number = Random(provisions), provisions, 0
    while left > 0:
        number += 1
        kind = chance.choices(list(KINDS), list(KINDS.values()))[0]
        place = chance.choices(list(PLACES), [share for _, share in PLACES.values()])[0]
        size = min(left, chance.randint(*SIZES[kind]))
        yield MadeUp(number, kind, place, size, date(chance.randint(1992, 2022), chance.randint(1, 12), 15))
        left -= size


def documents(act: MadeUp, words: dict[str, Words]) -> Iterator[Document]:
    """The texts of an act: in each of its languages, and where it was amended each anew."""
    shape = units_of(act)
    for language in act.languages:
        said = spoken(act, shape, language, words[language])
        yield Document(header(act, language, act.adopted), said)
        if act.chance("amended").random() < AMENDED:
            yield Document(header(act, language, later(act)), amended(act, said, words[language]))


def later(act: MadeUp) -> date:
    """The day of the second edition."""
    return date(act.adopted.year + 2, 3, 1)


def header(act: MadeUp, language: str, starts: date) -> Header:
    """What stands at the head of a text."""
    fields = {
        "key": act.key,
        "kind": act.kind,
        "jurisdiction": PREFIX + act.place,
        "number": f"{act.number}-S",
        "adopted_on": act.adopted.isoformat(),
        "language": language,
        "nature": "summary",
        "valid_from": starts.isoformat(),
    }
    return Header(fields | {f"title_{tongue}": f"{name} № {act.number}" for tongue, name in NAMES.items()})


def units_of(act: MadeUp) -> list[Unit]:
    """The tree of an act without words: so many chapters, articles and paragraphs as it has provisions."""
    return list(islice(tree(act.chance("shape")), act.size))


def tree(chance: Random) -> Iterator[Unit]:
    """Chapters with articles, some of them in paragraphs, without end."""
    chapter = None
    for number in count(1):
        if number % ARTICLES_IN_CHAPTER == 1:
            place = number // ARTICLES_IN_CHAPTER + 1
            chapter = Unit("chapter", str(place), f"chp_{place}", 0)
            yield chapter
        article = Unit("article", str(number), f"art_{number}", 0, chapter)
        yield article
        for place in range(1, chance.choice(PARAGRAPHS) + 1):
            yield Unit("paragraph", str(place), f"{article.eid}__para_{place}", 0, article)


def spoken(act: MadeUp, shape: list[Unit], language: str, words: Words) -> list[Unit]:
    """The tree with words in a language."""
    chance = act.chance(language)
    articles = sum(unit.kind == "article" for unit in shape)
    made: dict[str, Unit] = {}
    for unit in shape:
        parent = made[unit.parent.eid] if unit.parent else None
        heading = words.heading(chance) if unit.kind != "paragraph" else ""
        lines = [words.text(chance)] if unit.kind != "chapter" else []
        if lines and articles and chance.random() < 0.1:
            lines.append(INSIDE[language].format(chance.randint(1, articles)))
        made[unit.eid] = replace(unit, parent=parent, heading=heading, lines=lines)
    return list(made.values())


def amended(act: MadeUp, said: list[Unit], words: Words) -> list[Unit]:
    """The same text with some provisions worded anew, in all languages the same ones."""
    where, chance = act.chance("changed"), act.chance("new words")
    return [
        replace(unit, lines=[words.text(chance)]) if where.random() < CHANGED and unit.lines else unit for unit in said
    ]
