"""How a provision is called in each language: `art_97__para_6` is «97-берене, 6-пункт», «статья 97, пункт 6»."""

import re

PARTS = {
    "sec": ("{n}-бөлүм", "раздел {n}", "section {n}"),
    "part": ("{n}-бөлүк", "часть {n}", "part {n}"),
    "chp": ("{n}-глава", "глава {n}", "chapter {n}"),
    "art": ("{n}-берене", "статья {n}", "article {n}"),
    "para": ("{n}-пункт", "пункт {n}", "paragraph {n}"),
    "point": ("{n}-пунктча", "подпункт {n}", "point {n}"),
    "annex": ("{n}-тиркеме", "приложение {n}", "annex {n}"),
}
PLACE = {"ky": 0, "ru": 1, "en": 2}
# Russian acts number parts of an article where treaties number paragraphs.
NUMBERED = re.compile(r"\A(?:\d[\w-]*|[IVXLC]+|[а-яa-z])\Z")


def provision_label(eid: str, language: str) -> str:
    """The provision's place in words; an empty string when the eId names no numbered place."""
    words = []
    for part in eid.split("__"):
        kind, _, number = part.partition("_")
        if kind not in PARTS or not NUMBERED.match(number):
            continue
        if language == "en" and words and kind in ("para", "point"):
            words[-1] += f"({number})"
        else:
            words.append(PARTS[kind][PLACE[language]].format(n=shown_number(number)))
    return ", ".join(words)


def shown_number(number: str) -> str:
    """`13-3` as laws print it: `13.3`; Roman and plain numbers stay."""
    return re.sub(r"(?<=\d)-(?=\d)", ".", number)
