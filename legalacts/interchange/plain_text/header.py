"""The head of a text file: `key: value` lines that say which act this is, in which language, from which day."""

from legalacts.interchange.document import Header, UnreadableText
from legalacts.models import LANGUAGES, Act, Wording
from legalacts.models.publishing import valid_key

FIELDS = (
    "key", "kind", "jurisdiction", "category", "number", "adopted_on", "title_ky", "title_ru", "title_en", "language",
    "nature", "valid_from", "source_url",
)  # fmt: skip
LARGEST = 8 * 1024 * 1024


def read_text(data: bytes) -> list[str]:
    """The lines of a file; refuses what is too large, not UTF-8 or not text."""
    if len(data) > LARGEST:
        raise UnreadableText(1, f"the file is larger than {LARGEST // 1024 // 1024} MB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableText(data[: error.start].count(b"\n") + 1, "the text is not UTF-8") from error
    if "\0" in text:
        raise UnreadableText(text[: text.index("\0")].count("\n") + 1, "there is a null character")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def read_header(lines: list[str]) -> Header:
    """The fields up to the first blank line, each checked."""
    fields, places = {}, {}
    end = 0
    for end, line in enumerate(lines, 1):
        if not line.strip():
            break
        name, colon, value = line.partition(":")
        name = name.strip()
        if not colon or name not in FIELDS:
            raise UnreadableText(end, f"expected one of {', '.join(FIELDS)} and a colon")
        if name in fields:
            raise UnreadableText(end, f"{name} is given twice")
        fields[name], places[name] = value.strip(), end
    header = Header(fields, places, end)
    _check(header)
    return header


def _check(header: Header) -> None:
    for name in ("key", "language"):
        if not header.get(name):
            raise UnreadableText(1, f"{name} is missing in the head of the file")
    if not valid_key.regex.match(header.get("key")) or len(header.get("key")) > 120:
        raise UnreadableText(header.line("key"), "the key has Latin small letters, digits and single hyphens")
    allowed = {
        "language": LANGUAGES,
        "kind": Act.Kind.values,
        "category": Act.Category.values,
        "nature": Wording.Nature.values,
    }
    for name, values in allowed.items():
        if header.get(name) and header.get(name) not in values:
            raise UnreadableText(header.line(name), f"{name} is one of {', '.join(values)}")
    for name in ("adopted_on", "valid_from"):
        header.day(name)
    url = header.get("source_url")
    if url and not url.startswith(("https://", "http://")):
        raise UnreadableText(header.line("source_url"), "source_url is not a web address")
