"""Values that break what is not made with care, each for a reason named beside it."""

import random

MARK = "<qz onload=1>"  # an echo without escaping stands in the page exactly so
PIECES = (
    # characters
    "", " ", "\0", "a\0b", "\r\nSet-Cookie: a=b", "\ud800", "\udfff", "\u202e", "\u2066", "\ufeff", "\u200d",
    # page
    MARK, f'">{MARK}', f"'>{MARK}", f"</title>{MARK}", f"&lt;{MARK}", "javascript:alert(1)", "{{7*7}}", "{% debug %}",
    "' OR 1=1 --", "%", "_", "\\", "$$", "a' UNION SELECT 1 --",  # database
    "0", "-1", "+1", "1e9", "NaN", "Infinity", "1.5", "٣", "²", "9" * 30, "9" * 400, "0x10", "1_000",  # numbers
    # days
    "0001-01-01", "9999-12-31", "2018-02-30", "2018-W05-1", "2018-6-1", "today", "2018-06-01T00:00", "-2018-06-01",
    # paths
    "[]", "{}", "null", "true", "a[]=b", ",,,", ";", "..", "../../etc/passwd", "%00", "%ff", "//host/", "file:///",
    # query
    "(" * 300, '"' * 300, "-" * 300, "*" * 300, "a OR " * 200, '"каттоо', "-каттоо", "+каттоо", "^", "~9", "a:b", "NOT",
    "ст. " * 200, "97(" * 200, "п. 6 " * 200, "№ " * 300, "1.1." * 200, "XXVI " * 100, "art_" * 200,  # citations
    # good ones
    "каттоо", "патент", "ст. 97 п. 6 договора о ЕАЭС", "gfntyn", "жонундо", "kg", "ru", "ky", "eaeu-worker",
    # long ones
    "😀" * 100, "е" + "\u0301" * 500, "ﷺ" * 200, "ß" * 100, "İ" * 100, "ү" * 3000, "a" * 7000, "a " * 3000,
)  # fmt: skip


def draw(chance: random.Random) -> str:
    """One value: a piece, two put together, a piece cut short, or characters from anywhere."""
    kind = chance.random()
    if kind < 0.6:
        return chance.choice(PIECES)
    if kind < 0.8:
        return (chance.choice(PIECES) + chance.choice(PIECES))[:8000]
    if kind < 0.9:
        piece = chance.choice(PIECES)
        return piece[: chance.randint(0, len(piece))]
    return "".join(chr(chance.choice((chance.randrange(0x20), chance.randrange(0x3000), chance.randrange(0x11_0000))))
                   for _ in range(chance.randint(1, 20)))  # fmt: skip
