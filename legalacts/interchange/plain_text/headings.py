"""How a line of a Kyrgyz, Russian or English act shows that a section, chapter, article, paragraph or point begins."""

import re
from dataclasses import dataclass

from legalacts.interchange.numbers import ORDINALS

from .notes import GONE

HYPHEN = r"\-‐‑–"
NUMBER = (
    rf"(?P<number>\d{{1,5}}(?:[.{HYPHEN}]\d{{1,4}}){{0,3}}(?:\(\d{{1,3}}\))?[⁰¹²³⁴⁵⁶⁷⁸⁹]{{0,4}}"
    rf"|[IVXLCDMХІСМ]{{1,8}}(?:[.{HYPHEN}]\d{{1,3}})?[⁰¹²³⁴⁵⁶⁷⁸⁹]{{0,3}}(?!\w))"
)
ORDINAL = "|".join(
    word.replace("е", "[её]").replace(" ", r"\s{1,3}") for word in sorted(ORDINALS, key=len, reverse=True)
)
KINDS = {
    "статья": "article", "ст.": "article", "берене": "article", "article": "article",
    "глава": "chapter", "бап": "chapter", "chapter": "chapter",
    "раздел": "section", "бөлүм": "section", "section": "section",
    "подраздел": "subsection", "бөлүмчө": "subsection", "subsection": "subsection",
    "параграф": "subchapter", "§": "subchapter",
    "часть": "part", "бөлүк": "part", "part": "part",
    "приложение": "annex", "тиркеме": "annex", "annex": "annex",
}  # fmt: skip
WORD = "|".join(re.escape(word) for word in sorted(KINDS, key=len, reverse=True))
LONGEST = 2100
SIGN = r"(?P<sign>\s*[.:)](?=\s|\Z|[^\W\d])|\s*[—–-](?=\s)|\s|\Z)"
WORD_FIRST = re.compile(
    rf"\A(?P<word>{WORD})\s{{0,5}}(?:(?:№|N)\s{{0,3}})?{NUMBER}{SIGN}\s*(?P<rest>.*)\Z", re.I | re.S
)
WORD_ORDINAL = re.compile(rf"\A(?P<word>{WORD})\s{{1,5}}(?P<number>{ORDINAL}){SIGN}\s*(?P<rest>.*)\Z", re.I | re.S)
NUMBER_FIRST = re.compile(rf"\A{NUMBER}\s?[-–]?\s?(?P<word>{WORD})(?!\w){SIGN}\s*(?P<rest>.*)\Z", re.I | re.S)
ORDINAL_FIRST = re.compile(
    rf"\A(?P<number>{ORDINAL})\s{{1,3}}(?P<word>{WORD})(?!\w){SIGN}\s*(?P<rest>.*)\Z", re.I | re.S
)
NAMED_PART = re.compile(
    r"\A(?:(?:общая|особенная|специальная) часть|(?:жалпы|өзгөчө) бөлүк|(?:general|special) part)\.?\Z", re.I
)
BARE_ANNEX = re.compile(r"\A(?:приложение|тиркеме|annex)(?P<rest>\s+к\s.{0,300})?\Z", re.I)
REMARK = re.compile(
    r"\A(?P<word>примечани[ея]|эскертүү(?:лөр)?|notes?)\s*+(?:(?P<number>\d{1,2})\s*+)?[.:]\s*(?P<rest>.*)\Z",
    re.I | re.S,
)
ITEM = re.compile(
    r"\A(?P<number>\d{1,4}(?:[.\-]\d{1,3}){0,3}(?:\(\d{1,3}\))?[⁰¹²³⁴⁵⁶⁷⁸⁹]{0,3})(?P<sign>[.)])(?:\s+|(?=[^\W\d]))(?P<rest>.+)\Z",
    re.S,
)
LETTER = re.compile(
    r"\A\(?(?P<number>[а-яёөүңa-z](?:[.\-]?\d{1,2})?[⁰¹²³⁴⁵⁶⁷⁸⁹]{0,2})\)\s*(?P<rest>\S.*)\Z", re.I | re.S
)
BRACKETED = re.compile(r"\A\((?P<number>\d{1,3}|[ivx]{1,5})\)\s+(?P<rest>\S.*)\Z", re.S)
APART = re.compile(r"\d{1,2}(?:\s?\.\s+[А-ЯӨҮҢA-Z(«]|\s?\.?\Z)")
RAISED_TAG = re.compile(r"(?<=\d)<sup>\s*([0-9]{1,3})\s*</sup>", re.I)
TO_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


# Typists spread headings out and mix letters of the same look from two alphabets.
SPACED = re.compile(r"\A(?:[А-ЯӨҮҢа-яөүң] ){4,9}[а-яөүңА-ЯӨҮҢ](?=\s|\Z)")
UNEVEN = re.compile(r"\A(?:\w ){4}\w|[A-Za-z][а-яөү]|[а-яөүА-ЯӨҮ][A-Za-z]|ѳ|Ѳ")
ALIKE = str.maketrans("ABCEHKMOPTXaceopxyѳѲ", "АВСЕНКМОРТХасеорхуөӨ")
CYRILLIC = re.compile("[а-яА-Я]{2}")


@dataclass(frozen=True)
class Heading:
    """A beginning: what kind of unit, its number as printed, the words that follow, and whether a sign parts them.

    `kind` is a kind of provision, or for what only its place decides: `dot` (1.), `digit` (1)), `letter` (а)),
    `roman` ((ii)), `remark` (a «Примечание.» that is part of the law).
    """

    kind: str
    number: str
    rest: str = ""
    signed: bool = True

    @property
    def is_item(self) -> bool:
        """Whether it begins a paragraph or point rather than a part of the act's frame."""
        return self.kind in ("dot", "digit", "letter", "roman", "remark")


def read_heading(line: str) -> Heading | None:
    """The beginning a line shows, if it shows one; linear in the length of the line."""
    if not line or line[0] in '"«“–—-':
        return None
    if UNEVEN.search(line[:40]):
        line = _evened(line)
    if "<sup>" in line[:60]:
        line = RAISED_TAG.sub(lambda tag: tag[1].translate(TO_RAISED), line)
    return _frame(line) or _item(line)


def _evened(line: str) -> str:
    """The line with its first words as they are read: «С т а т ь я», «Cтатья» with a Latin C, «бѳлүм»."""
    if spaced := SPACED.match(line):
        return spaced[0].replace(" ", "") + " " + line[spaced.end() :].lstrip()
    words = line.split(" ", 2)
    return " ".join([word.translate(ALIKE) if CYRILLIC.search(word) else word for word in words[:2]] + words[2:])


def _frame(line: str) -> Heading | None:
    """A part, section, chapter, article, annex."""
    if len(line) > LONGEST or not (line[0].isupper() or line[0].isdigit() or line[0] == "§"):
        return None
    for pattern in (WORD_FIRST, WORD_ORDINAL, NUMBER_FIRST, ORDINAL_FIRST):
        found = pattern.match(line)
        if found and (heading := _heading(found)):
            return heading
    if NAMED_PART.match(line):
        return Heading("part", "", line.rstrip("."))
    if (found := BARE_ANNEX.match(line)) and not line.endswith((".", ";")):
        return Heading("annex", "", (found["rest"] or "").strip())
    return None


def _heading(found: re.Match) -> Heading | None:
    """The heading a match shows, unless the words after the number go on as a sentence."""
    kind, rest, signed = KINDS[found["word"].lower()], found["rest"].strip(), bool(found["sign"].strip())
    number = found["number"].rstrip(".-")
    if rest and not signed and not GONE.match(rest):
        sentence = not rest[0].isupper() and rest[0] not in '«"(“' and not (kind == "article" and APART.match(rest))
        to_an_act = kind == "annex" and rest.startswith("к ")
        if (sentence and not to_an_act) or rest.endswith((".", ";", ",", ":")):
            return None
    if found["word"].lower() == "ст." and not signed:
        return None
    if kind == "part" and rest and rest[0].islower():
        return None
    return Heading(kind, number, rest, signed or not rest)


def _item(line: str) -> Heading | None:
    """A numbered or lettered paragraph or point."""
    if found := ITEM.match(line):
        return Heading("dot" if found["sign"] == "." else "digit", found["number"], found["rest"].strip())
    if found := BRACKETED.match(line):
        return Heading("digit" if found["number"].isdigit() else "roman", found["number"], found["rest"].strip())
    if found := LETTER.match(line):
        return Heading("letter", found["number"].lower(), found["rest"].strip())
    if found := REMARK.match(line):
        return Heading("remark", found["number"] or "", found["rest"].strip())
    return None
