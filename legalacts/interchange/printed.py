"""How acts print the number of a unit: «Статья 13.3», «97-берене», "Article 5", «6.», «1)», «§ 2»."""

import re

from legalacts.models import Provision

Kind = Provision.Kind
# The words in ky, ru, en; Kyrgyz puts them after the number.
WORDS = {
    Kind.PART: ("бөлүк", "Часть", "Part"),
    Kind.SECTION: ("бөлүм", "Раздел", "Section"),
    Kind.SUBSECTION: ("кичи бөлүм", "Подраздел", "Subsection"),
    Kind.CHAPTER: ("глава", "Глава", "Chapter"),
    Kind.ARTICLE: ("берене", "Статья", "Article"),
    Kind.ANNEX: ("тиркеме", "Приложение", "Annex"),
}
SIGNS = {Kind.SUBCHAPTER: "§ {}", Kind.PARAGRAPH: "{}.", Kind.POINT: "{})"}
PLACE = {"ky": 0, "ru": 1, "en": 2}
RAISED = "[⁰¹²³⁴⁵⁶⁷⁸⁹]{0,4}"
# Letters are taken once, whichever way they fit: two ways for each would double the work with every letter.
SUFFIX = rf"(?>(?:[a-z]{{1,8}}|[^\W\d_]{{1,3}})(?![^\W\d_]))\d{{0,4}}{RAISED}"
NUMBER = (
    rf"(?:\d{{1,9}}{RAISED}(?:[.\-/]\d{{1,9}}{RAISED}|[.\-/]?{SUFFIX})*"
    rf"|[IVXLCDM]{{1,12}}{RAISED}(?:[.\-]\d{{1,4}})*|[^\W\d_]{{1,2}}{RAISED}(?:[.\-]?\d{{1,4}})?)"
)
BARE = re.compile(rf"\A[\s(\[§№«\"]*({NUMBER})[\s.):\]»\"°º–—-]*\Z")
LED = re.compile(rf"\A[^\W\d_]{{2,20}}\b(?:\s[^\W\d_]{{2,20}}\b)?\.?\s*№?\s*({NUMBER})[\s.):–—-]*\Z")
TRAILED = re.compile(rf"\A({NUMBER})\s*[-–]?\s*\b[^\W\d_]{{3,20}}(?:\s[^\W\d_]{{3,20}})?[\s.:]*\Z")


def printed_number(kind: str, number: str, language: str) -> str:
    """The number with its word or sign as an act in `language` prints it; empty where there is nothing to print."""
    if kind in SIGNS:
        return SIGNS[kind].format(number) if number else ""
    if kind not in WORDS:
        return number
    word = WORDS[kind][PLACE[language]]
    if not number:
        return word.capitalize() if language == "ky" else word
    if language != "ky":
        return f"{word} {number}"
    return f"{number}-{word}" if number[0].isdigit() else f"{number} {word}"


def bare_number(printed: str) -> str:
    """The number alone, without words and signs around it; nothing when there is none to be seen."""
    if len(printed) > 80:
        return ""
    found = BARE.match(printed) or LED.match(printed) or TRAILED.match(printed)
    return found[1].rstrip(".-") if found else ""
