"""No expression goes over a text again and again: twenty times the text does not take four hundred times as long."""

import time

from tests.hostile.patterns import patterns_of, slow_texts

SHORT, LONG = 1_000, 20_000
SECONDS = 0.5
SUSPICIOUS = 0.002
# What callers cut a text to before such an expression sees it.
NO_LONGER_THAN = {
    "legalacts.interchange.handout.NAME": 300,
    "legalacts.interchange.plain_text.edges.ADOPTED": 300,
    "legalacts.interchange.plain_text.edges.DATED": 300,
    "legalacts.interchange.plain_text.notes.ANNOUNCED": 80,
    "legalacts.interchange.plain_text.notes.TRAILING": 1500,
    "legalacts.interchange.printed.LED": 80,
    "legalacts.interchange.printed.TRAILED": 80,
    "legalacts.models.phones.EXTENSION": 60,
    "legalacts.models.phones.NUMBER": 60,
}
PATTERNS = patterns_of("legalacts", "kb")


def test_every_expression_is_found():
    assert len(PATTERNS) > 100
    assert set(PATTERNS) >= set(NO_LONGER_THAN)


def test_every_expression_is_quick_on_texts_made_against_it():
    slow = []
    for name, pattern in PATTERNS.items():
        longest = NO_LONGER_THAN.get(name, LONG)
        for short, long in zip(slow_texts(pattern, min(SHORT, longest)), slow_texts(pattern, longest), strict=True):
            if seconds(pattern, short) > SUSPICIOUS and (took := seconds(pattern, long)) > SECONDS:
                slow.append(f"{name}: {took:.2f} s for {long[:30]!r}…{long[-5:]!r}")
                break
    assert slow == []


def seconds(pattern, text):
    """The processor's time that a search takes."""
    start = time.process_time()
    pattern.search(text)
    return time.process_time() - start
