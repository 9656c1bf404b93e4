"""The head of a text: `key: value` lines that say which act this is, in which language, from which day."""

from django.utils.translation import gettext as _

from legalacts.interchange.document import Header, UnreadableText
from legalacts.models import LANGUAGES, Act, Status, Wording
from legalacts.models.publishing import valid_key

FIELDS = (
    "key", "kind", "jurisdiction", "category", "number", "adopted_on", "title_ky", "title_ru", "title_en", "language",
    "nature", "valid_from", "source_url", "status", "extent",
)  # fmt: skip
CHOICES = {
    "language": LANGUAGES,
    "kind": Act.Kind.values,
    "category": Act.Category.values,
    "nature": Wording.Nature.values,
    "extent": ("whole", "part"),
    "status": (Status.DRAFT, Status.IN_REVIEW, Status.PUBLISHED),
}


def read_header(lines: list[str], given: Header | None = None) -> Header:
    """The fields up to the first blank line, each checked; what is `given` besides goes before them."""
    header = read_fields(lines) if given is None or any(begins_field(line) for line in lines[:1]) else Header({})
    if given is not None:
        header = Header({**header.fields, **given.fields}, {**header.lines, **given.lines}, header.end)
    check_header(header)
    return header


def read_leading_header(header: Header | None, lines: list) -> tuple[Header, list]:
    """The head: what is given, and the lines at the top of a page or a Word file that are its fields; and the rest."""
    end = 0
    while end < len(lines) and begins_field(lines[end].text):
        end += 1
    return read_header([line.text for line in lines[:end]], header), lines[end:]


def begins_field(line: str) -> bool:
    """Whether a line is one of the head: a field known here and a colon."""
    return ":" in line and line.partition(":")[0].strip() in FIELDS


def read_fields(lines: list[str]) -> Header:
    """The fields up to the first blank line, as they stand."""
    fields, places = {}, {}
    end = 0
    for end, line in enumerate(lines, 1):
        if not line.strip():
            break
        name, colon, value = line.partition(":")
        name = name.strip()
        if not colon or name not in FIELDS:
            raise UnreadableText(end, _("expected one of %(fields)s and a colon") % {"fields": ", ".join(FIELDS)})
        if name in fields:
            raise UnreadableText(end, _("%(name)s is given twice") % {"name": name})
        fields[name], places[name] = value.strip(), end
    return Header(fields, places, end)


def check_header(header: Header) -> None:
    """Refuse a head that lacks what is needed or says what cannot be."""
    for name in ("key", "language"):
        if not header.get(name):
            raise UnreadableText(1, _("%(name)s is missing in the head of the file") % {"name": name})
    if not valid_key.regex.match(header.get("key")) or len(header.get("key")) > 120:
        raise UnreadableText(header.line("key"), _("the key has Latin small letters, digits and single hyphens"))
    for name, values in CHOICES.items():
        if header.get(name) and header.get(name) not in values:
            message = _("%(name)s is one of %(values)s") % {"name": name, "values": ", ".join(values)}
            raise UnreadableText(header.line(name), message)
    for name in ("adopted_on", "valid_from"):
        header.day(name)
    url = header.get("source_url")
    if url and (not url.startswith(("https://", "http://")) or len(url) > 1000):
        raise UnreadableText(header.line("source_url"), _("source_url is not a web address"))
