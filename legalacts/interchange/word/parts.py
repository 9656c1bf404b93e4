"""Numbering, styles and footnotes of a Word file, as its text needs them."""

from dataclasses import dataclass, field

from .archive import elements, walk

DEEPEST_STYLE = 20
# Word prints «zzzz» for the 104th item of a list; what is numbered further in letters gets figures here.
MOST_LETTERS = 4
LEVELS = 9
LETTERS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя",
}
ROMAN = [
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
]  # fmt: skip


@dataclass
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    style: str = "decimal"
    pattern: str = ""


@dataclass
class Numbering:
    """The lists of a file, which paragraph styles use them, and how far each has counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    styles: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=dict)

    def label(self, style: str, list_id: str, level: str) -> str:
        """What Word prints before a paragraph: the next number of its list; nothing when it has none."""
        if not list_id:
            list_id, inherited = self._of_style(style)
            level = level or inherited
        shape = self.lists.get(list_id)
        place = int(level) if level.isascii() and level.isdigit() and int(level) < LEVELS else 0
        if shape is None or place not in self.levels.get(shape, {}):
            return ""
        counts = self._count(list_id, shape, place)
        return self._printed(self.levels[shape], counts, place)

    def _of_style(self, style: str) -> tuple[str, str]:
        for _step in range(DEEPEST_STYLE):
            base, list_id, level = self.styles.get(style, ("", "", ""))
            if list_id or not base:
                return list_id, level
            style = base
        return "", ""

    def _count(self, list_id: str, shape: str, place: int) -> list[int]:
        counts = self.counts.setdefault(shape, [0] * LEVELS)
        for level, start in self.restarts.pop(list_id, {}).items():
            counts[level] = start - 1
        levels = self.levels[shape]
        if not counts[place] and place in levels:
            counts[place] = levels[place].start - 1
        counts[place] += 1
        counts[place + 1 :] = [0] * (LEVELS - place - 1)
        return counts

    def _printed(self, levels: dict[int, Level], counts: list[int], place: int) -> str:
        if levels[place].style == "bullet":
            return "–"
        text = levels[place].pattern
        for level in range(place + 1):
            shape = levels.get(level, Level())
            text = text.replace(f"%{level + 1}", printed(counts[level] or shape.start, shape.style))
        return text.strip()


def printed(number: int, style: str) -> str:
    """A number in the style of a list."""
    if style == "none":
        return ""
    upper = style.startswith("upper") or style == "russianUpper"
    if style.endswith("Roman"):
        text = roman(number)
    elif letters := LETTERS.get(style.replace("upper", "lower").replace("Upper", "Lower")):
        times = (number - 1) // len(letters) + 1
        text = letters[(number - 1) % len(letters)] * times if times <= MOST_LETTERS else str(number)
    else:
        text = str(number)
    return text.upper() if upper else text


def roman(number: int) -> str:
    """A number in Roman figures; one too large for them in ours."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, sign in ROMAN:
        while number >= value:
            text, number = text + sign, number - value
    return text


def read_numbering(lists: bytes, styles: bytes) -> Numbering:
    """The lists a file defines and the paragraph styles that use them."""
    reader = _ListReader()
    for tag, given in elements(lists, "word/numbering.xml"):
        reader.take(tag, given)
    _read_styles(reader.numbering, styles)
    return reader.numbering


class _ListReader:
    """Follows the definitions: first the shapes of lists with their levels, then the lists that use them."""

    def __init__(self):
        self.numbering = Numbering()
        self.shape = self.list_id = self.override = ""
        self.level = Level()

    def take(self, tag: str, given: dict[str, str]) -> None:
        if tag == "abstractNum":
            self.shape, self.list_id = given.get("abstractNumId", ""), ""
        elif tag == "num":
            self.list_id, self.override = given.get("numId", ""), ""
        elif tag == "lvl":
            self.level = Level()
            if not self.list_id:
                levels = self.numbering.levels.setdefault(self.shape, {})
                levels[_figure(given.get("ilvl", ""), 0)] = self.level
        elif self.list_id:
            self._of_list(tag, given)
        else:
            _read_level(self.level, tag, given.get("val", ""))

    def _of_list(self, tag: str, given: dict[str, str]) -> None:
        if tag == "abstractNumId":
            self.numbering.lists[self.list_id] = given.get("val", "")
        elif tag == "lvlOverride":
            self.override = given.get("ilvl", "")
        elif tag == "startOverride":
            restarts = self.numbering.restarts.setdefault(self.list_id, {})
            restarts[_figure(self.override, 0) % LEVELS] = _figure(given.get("val", ""), 1)


def _read_level(level: Level, tag: str, value: str) -> None:
    if tag == "start":
        level.start = _figure(value, 1)
    elif tag == "numFmt":
        level.style = value
    elif tag == "lvlText":
        level.pattern = value[:100]


def _read_styles(numbering: Numbering, styles: bytes) -> None:
    name = ""
    for tag, given in elements(styles, "word/styles.xml"):
        value = given.get("val", "")
        if tag == "style":
            name = given.get("styleId", "")
            numbering.styles[name] = ("", "", "")
        elif tag in ("basedOn", "numId", "ilvl") and name:
            place = ("basedOn", "numId", "ilvl").index(tag)
            said = numbering.styles[name]
            numbering.styles[name] = (*said[:place], value, *said[place + 1 :])


def read_footnotes(data: bytes, prefix: str = "f") -> dict[str, str]:
    """The words of footnotes by their numbers."""
    found: dict[str, list[str]] = {}
    open_note = ""
    in_text = False

    def start(tag, given):
        nonlocal open_note, in_text
        if tag in ("footnote", "endnote"):
            open_note = "" if given.get("type") else prefix + given.get("id", "")
        in_text = tag == "t"

    def words(text):
        if open_note and in_text:
            found.setdefault(open_note, []).append(text)

    walk(data, "word/footnotes.xml", start=start, words=words)
    return {number: " ".join("".join(parts).split()) for number, parts in found.items()}


def _figure(value: str, otherwise: int) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else otherwise
