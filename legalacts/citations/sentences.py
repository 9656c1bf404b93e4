"""The sentences of a legal text: where each begins and ends, and the one that cites."""

import re
from bisect import bisect_right

from .wordlists import words

# A stop ends a sentence where a capital, a number or a new line follows; not after «ст.», «г.», an initial.
BREAK = re.compile(
    r"[.!?…][\"»”)]?\s++(?=[\"«“(]?[A-ZА-ЯЁӨҮҢ\d])|[;:][ \t\xa0]*+\n\s*+|\n[ \t\xa0]*+\n\s*+"
    r"|(?<![,и])\n(?=[ \t]{0,8}\d{1,3}[.)]\s)"
)
ABBREVIATED = frozenset(
    words(
        "ст стст п пп ч чч гл разд подп прил абз г гг ж жж им т д е др пр см ред изд кв руб тыс млн млрд no n art arts "
        "para paras sec ch p pp vol ed св напр бул"
    )
)
LAST_WORD = re.compile(r"([^\W\d_]{1,8})\.[\"»”)]?\s*\Z")
LONGEST = 600


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Where each sentence begins and ends, in order, without the space between; linear in the length of the text."""
    spans, start = [], 0
    for match in BREAK.finditer(text):
        if is_abbreviation(text, match):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    return [(start, end) for start, end in spans if text[start:end].strip()]


def is_abbreviation(text: str, match: re.Match) -> bool:
    """Whether a stop ends a short form and not a sentence."""
    if match.group()[0] != ".":
        return False
    word = LAST_WORD.search(text, max(0, match.start() - 9), match.start() + 1)
    if not word:
        return False
    return word[1].lower() in ABBREVIATED or (len(word[1]) == 1 and word[1].isupper())


def sentence_at(text: str, start: int, end: int) -> tuple[str, int]:
    """The sentence in which a stretch stands, shortened around it if it is long; and where in it the stretch begins."""
    spans = sentence_spans(text)
    at = max(0, bisect_right(spans, (start, len(text) + 1)) - 1)
    begins, ends = spans[at] if spans else (0, len(text))
    begins, ends = min(begins, start), max(ends, end)
    before, after = "", ""
    if start - begins > LONGEST // 2:
        begins, before = word_start(text, start - LONGEST // 2), "… "
    if ends - end > LONGEST // 2:
        ends, after = word_start(text, end + LONGEST // 2), " …"
    raw = text[begins:ends]
    lead = len(raw) - len(raw.lstrip())
    return before + raw.strip() + after, len(before) + start - begins - lead


def word_start(text: str, at: int) -> int:
    """The beginning of the next word, where there is one near."""
    space = text.find(" ", at, at + 40)
    return space + 1 if space >= 0 else at
