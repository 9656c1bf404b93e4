"""How a line of a Kyrgyz, Russian or English act shows that a section, chapter, article, paragraph or point begins."""

import re
from dataclasses import dataclass

NUMBER = r"(?P<number>\d{1,5}(?:[.\-]\d{1,4}){0,3}|[IVXLCDM]{1,8})"
REST = r"(?:\s*[.:—–-]\s*|\s+|$)(?P<rest>.{0,2000})"
WORDS = {
    "section": ("бөлүм", "раздел", "section"),
    "chapter": ("глава", "глава", "chapter"),
    "article": ("берене", "статья", "article"),
    "annex": ("тиркеме", "приложение", "annex"),
}
PREFIX = {"section": "sec", "chapter": "chp", "article": "art", "annex": "annex", "paragraph": "para", "point": "point"}
HEADINGS = [
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, words in WORDS.items()
    for pattern in (
        rf"\A(?:{'|'.join(dict.fromkeys(words))})\s+(?:№\s*)?{NUMBER}{REST}\Z",
        rf"\A{NUMBER}\s*[-–]?\s*{words[0]}{REST}\Z",
    )
]
PARAGRAPH = re.compile(r"\A(?P<number>\d{1,4}(?:[.\-]\d{1,3}){0,2})(?P<sign>[.)])\s+(?P<rest>\S.*)\Z")
LETTER = re.compile(r"\A(?P<number>[а-яёөүңa-z])\)\s+(?P<rest>\S.*)\Z", re.IGNORECASE)
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
SUPERSCRIPT_RUN = re.compile(r"(?<=\d)(?:<sup>)?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
LATIN = dict(
    zip(
        "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "yo",
            "zh",
            "z",
            "i",
            "j",
            "k",
            "l",
            "m",
            "n",
            "ng",
            "o",
            "oe",
            "p",
            "r",
            "s",
            "t",
            "u",
            "ue",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "hard",
            "y",
            "soft",
            "eh",
            "yu",
            "ya",
        ],
        strict=True,
    )
)


@dataclass(frozen=True)
class Heading:
    """A beginning: what kind of unit, its number as printed, the sign after it and the words that follow."""

    kind: str
    number: str
    rest: str
    sign: str = ""


def read_heading(line: str) -> Heading | None:
    """The beginning a line shows, if it shows one; linear in the length of the line."""
    line = SUPERSCRIPT_RUN.sub(lambda run: "-" + run.group().translate(SUPERSCRIPTS), line)
    if len(line) > 3000:
        return None
    for kind, pattern in HEADINGS:
        if found := pattern.match(line):
            return Heading(kind, found["number"].strip(".-"), found["rest"].strip())
    if found := PARAGRAPH.match(line):
        return Heading("number", found["number"], found["rest"].strip(), found["sign"])
    if found := LETTER.match(line):
        return Heading("letter", found["number"].lower(), found["rest"].strip(), ")")
    return None


def eid_part(kind: str, number: str) -> str:
    """`art_13-3`, `para_6`, `point_a`: Latin, with hyphens for dots, as Akoma Ntoso names places."""
    plain = number.replace(".", "-")
    return f"{PREFIX[kind]}_{LATIN.get(plain, plain)}"
