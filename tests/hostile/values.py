"""Values that break what is not made with care, each for a reason named beside it."""

import random

MARK = "<qz onload=1>"  # an echo without escaping stands in the page exactly so
PIECES = (
    # characters
    "", " ", "\0", "a\0b", "\r\nSet-Cookie: a=b", "\ud800", "\udfff", "\u202e", "\u2066", "\ufeff", "\u200d",
    # page
    MARK, f'">{MARK}', f"'>{MARK}", f"</title>{MARK}", f"&lt;{MARK}", "javascript:alert(1)", "{{7*7}}", "{% debug %}",
    "' OR 1=1 --", "%", "_", "\\", "$$", "a' UNION SELECT 1 --",  # database
    "0", "-1", "+1", "1e9", "NaN", "Infinity", "1.5", "٣", "²", "①", "1²", "½", "9" * 30, "9" * 400,
        "9" * 5000, "0x10", "1_000",  # numbers
    # days
    "0001-01-01", "9999-12-31", "2018-02-30", "2018-W05-1", "2018-6-1", "today", "2018-06-01T00:00", "-2018-06-01",
    # paths
    "[]", "{}", "null", "true", "a[]=b", ",,,", ";", "..", "../../etc/passwd", "%00", "%ff", "//host/", "file:///",
    # query
    "(" * 300, '"' * 300, "-" * 300, "*" * 300, "a OR " * 200, '"каттоо', "-каттоо", "+каттоо", "^", "~9",
        "a:b", "NOT",
    "ст. " * 200, "97(" * 200, "п. 6 " * 200, "№ " * 300, "1.1." * 200, "XXVI " * 100, "art_" * 200,
        "статьи 1-1²", "п. ①-③)",  # citations
    # good ones
    "каттоо", "патент", "ст. 97 п. 6 договора о ЕАЭС", "gfntyn", "жонундо", "kg", "ru", "ky", "eaeu-worker",
    # long ones
    "😀" * 100, "١" * 50, "\u1680" * 40, "\U0010ffff", "\u0000\u0301", "е" + "\u0301" * 500, "ﷺ" * 200,
        "ß" * 100, "İ" * 100, "ү" * 3000, "a" * 7000, "a " * 3000,
)  # fmt: skip

# Headers as WSGI names them, each with values that others have been broken with.
HEADERS = (
    ("HTTP_ACCEPT_LANGUAGE", ("*", "ky;q=x", "ru;q=1e999", "xx-" * 500, "ky,ru;q=0.5,en;q=-1", "q=" * 900,
        MARK, "zh-Hans-" * 90)),
    ("HTTP_HOST", ("evil.example", "localhost:99999", "localhost@evil.example", "", "[::1", "a" * 300, MARK,
        "LOCALHOST.", "ky\xff")),
    ("HTTP_X_FORWARDED_HOST", ("evil.example", MARK)),
    ("HTTP_X_FORWARDED_FOR", ("127.0.0.1", "1.2.3.4, " * 900, "::1", "x", "999.1.1.1", MARK, "fe80::1%eth0",
        "::ffff:1.2.3.4")),
    ("HTTP_X_FORWARDED_PROTO", ("https", "https,http", "gopher")),
    ("HTTP_ACCEPT", ("*/*;q=x", "text/html;" * 500, "application/json", "image/png", "a/b/c", MARK)),
    ("HTTP_ACCEPT_ENCODING", ("gzip", "gzip;q=0", "gzip, " * 900, "br;q=1e400", "identity;q=0")),
    ("HTTP_IF_NONE_MATCH", ("*", '"', 'W/"', '"a", ' * 900, "W/" * 900, MARK)),
    ("HTTP_IF_MATCH", ("*", '"a"', "x")),
    ("HTTP_IF_MODIFIED_SINCE", ("Thu, 01 Jan 1970 00:00:00 GMT", "Sun, 99 Foo 99999 99:99:99 GMT", "0", "-1",
        "9" * 300)),
    ("HTTP_IF_UNMODIFIED_SINCE", ("Thu, 01 Jan 1970 00:00:00 GMT", "x")),
    ("HTTP_RANGE", ("bytes=0-", "bytes=-1", "bytes=9999999999999999999-", "bytes=" + "0-0," * 900, "lines=1",
        "bytes=5-1")),
    ("HTTP_COOKIE", ("a=b; " * 1000, "sessionid=" + "x" * 6000, "csrftoken=\xff", "django_language=../../etc",
        "=;=;=", '"')),
    ("HTTP_ORIGIN", ("http://[", "null", "http://evil.example", "http://localhost", "//",
        "http://localhost:x", MARK)),
    ("HTTP_REFERER", ("http://[", "javascript:alert(1)", "http://evil.example/" + MARK, "x" * 6000)),
    ("HTTP_SEC_FETCH_SITE", ("cross-site", "same-origin", "none", "x")),
    ("HTTP_USER_AGENT", ("", MARK, "x" * 6000)),
    ("HTTP_X_REQUESTED_WITH", ("XMLHttpRequest", MARK)),
    ("HTTP_X_HTTP_METHOD_OVERRIDE", ("DELETE", "PUT")),
    ("HTTP_AUTHORIZATION", ("Basic ////", "Bearer " + "x" * 3000, "Basic " + "QQ=" * 500, "Digest")),
    ("HTTP_EXPECT", ("100-continue", "x")),
    ("HTTP_CONTENT_ENCODING", ("gzip", "deflate, gzip")),
    ("CONTENT_LENGTH", ("0", "1", "99999999", "1" * 30)),
)  # fmt: skip
# What is sent as a form or as an object and is neither.
BODIES = (
    b"", b"\0", b"\xff\xfe", b"[" * 100_000, b'{"a":' * 50_000, b"{", b"null", b"[]", b"NaN", b"1e99999", b'"\\ud800"',
    b'{"on": "2018-01-01", "on": 5}', b"--b\r\n", b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n--b--',
    b'--b\r\nContent-Disposition: form-data; name="f"; filename="../../x"\r\n\r\n\0\r\n--b--\r\n',
    b"a=" + b"x" * 200_000, b"&".join(b"n%d=1" % number for number in range(1500)), b"a=%ff&b=%", b"9" * 5000,
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
