"""How a provision is called in each language: `art_97__para_6` is «97-берене, 6-пункт», «статья 97, пункт 6»."""

import re

from legalacts.models import Provision

from .numbers import plain, spellings

PARTS = {
    "sec": ("{n}-бөлүм", "раздел {n}", "section {n}"),
    "part": ("{n}-бөлүк", "часть {n}", "part {n}"),
    "chp": ("{n}-глава", "глава {n}", "chapter {n}"),
    "subsec": ("{n}-бөлүмчө", "подраздел {n}", "subsection {n}"),
    "subchp": ("{n}-параграф", "§ {n}", "§ {n}"),
    "art": ("{n}-берене", "статья {n}", "article {n}"),
    "para": ("{n}-пункт", "пункт {n}", "paragraph {n}"),
    "point": ("{n}-пунктча", "подпункт {n}", "point {n}"),
    "note": ("{n}-эскертүү", "примечание {n}", "note {n}"),
    "annex": ("{n}-тиркеме", "приложение {n}", "annex {n}"),
}
PLACE = {"ky": 0, "ru": 1, "en": 2}
# States whose laws number inserted articles 20-1; others write 20.1. The keys of acts begin with the key of the state.
HYPHENED = {"kg", "kz"}
# Russian acts number parts of an article where treaties number paragraphs.
NUMBERED = re.compile(r"\A(?:\d[\w-]*|[IVXLC]+|[а-яa-z])\Z")


def provision_label(eid: str, language: str, printed: str = "", hyphens: bool = False) -> str:
    """The provision's place in words; an empty string when the eId names no numbered place.

    With its number as the law prints it («124-1», «13.3», «85¹») the label keeps it; `hyphens` says how the law
    numbers what was inserted above it.
    """
    words = []
    for kind, number, shown in numbered_parts(eid, printed, hyphens):
        if kind not in PARTS or not NUMBERED.match(number):
            continue
        if language == "en" and words and kind in ("para", "point"):
            words[-1] += f"({number})"
        else:
            words.append(PARTS[kind][PLACE[language]].format(n=shown))
    return ", ".join(words)


def place_label(provision: Provision, language: str) -> str:
    """The provision's place in words, numbered as its law numbers it."""
    return provision_label(provision.eid, language, provision.number, has_hyphens(provision))


def label_in(act: str, eid: str, language: str, printed: str = "") -> str:
    """The place in words of a provision of which the key of its act is known; an empty string when it has no number."""
    return provision_label(eid, language, printed, is_hyphened(act))


def is_hyphened(act: str) -> bool:
    """Whether the laws of the state number inserted articles 20-1; from the key of an act."""
    return act.partition("-")[0] in HYPHENED


def has_hyphens(provision: Provision) -> bool:
    """Whether the numbers around a provision have hyphens, «20-1»: as its parent has it, else as in its state.

    Asks nothing of the database: where neither was fetched along, numbers have dots.
    """
    parent = provision._state.fields_cache.get("parent")
    if parent is not None and (shown := shows_hyphens(parent.number)) is not None:
        return shown
    act = provision._state.fields_cache.get("act")
    return act is not None and is_hyphened(act.key)


def shows_hyphens(number: str) -> bool | None:
    """Whether an inserted number has a hyphen, «20-1»; None of a number that shows nothing of it."""
    return "-" in number if re.search(r"\d[-.]\d", number) else None


def numbered_parts(eid: str, printed: str = "", hyphens: bool = False) -> list[tuple[str, str, str]]:
    """Of each part of an eId the kind, the number, and the number as printed: only that of the last may be known."""
    parts = [part.partition("_")[::2] for part in eid.split("__")]
    kind, last = parts[-1]
    own = printed.strip(" .)")
    is_own = bool(own) and (plain(own) == last or f"{kind}_{last}" in spellings(kind, own))
    beside = own if is_own and re.search(r"\d[-.]\d", own) else "-" if hyphens else ""
    shown = [shown_number(number, beside) for _kind, number in parts]
    shown[-1] = own if is_own else shown[-1]
    return [(kind, number, words) for (kind, number), words in zip(parts, shown, strict=True)]


def shown_number(number: str, beside: str = "") -> str:
    """`13-3` as laws print it, 13.3, or 13-3 where the number beside it has a hyphen; Roman and plain numbers stay."""
    return number if "-" in beside else re.sub(r"(?<=\d)-(?=\d)", ".", number)


# How a locator is kept (in English) and how it reads in the other languages.
LOCATORS = {
    "ky": (
        (r"\blines? (\d+(?:[-–]\d+)?)", r"\1-сап"),
        (r"\btable ([\d.]+)", r"\1-таблица"),
        (r"\b(?:art\.|article) (\d[\d.\-]*)", r"\1-берене"),
        (r"\bannex (\d+)", r"\1-тиркеме"),
        (r"\b[Ss]ection ([IVXLC\d]+)", r"\1-бөлүм"),
        (r"\bitems? (\d+(?:[-–]\d+)?)", r"\1-пункт"),
        (r"\bpara\. (\d+)", r"\1-пункт"),
    ),
    "ru": (
        (r"\blines? (\d+[-–]\d+)", r"строки \1"),
        (r"\blines? (\d+)", r"строка \1"),
        (r"\btable ([\d.]+)", r"таблица \1"),
        (r"\b(?:art\.|article) (\d[\d.\-]*)", r"ст. \1"),
        (r"\bannex (\d+)", r"приложение \1"),
        (r"\b[Ss]ection ([IVXLC\d]+)", r"раздел \1"),
        (r"\bitems? (\d+(?:[-–]\d+)?)", r"п. \1"),
        (r"\bpara\. (\d+)", r"п. \1"),
    ),
    "en": (),
}


def locator_label(locator: str, language: str) -> str:
    """A place in a source in the reader's words: `lines 973-978, table 1.4` is «973-978-сап, 1.4-таблица».

    Nothing for the whole page of a web source.
    """
    if locator == "page":
        return ""
    for pattern, words in LOCATORS[language]:
        locator = re.sub(pattern, words, locator)
    return locator
