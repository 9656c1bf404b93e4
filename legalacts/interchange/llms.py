"""The file /llms.txt: what this is and where its texts lie as Markdown, for programs that read words."""

from legalacts.models import Act, Status

OPENING = """# Rights Path

> An open knowledge base of the law of labour migration from Kyrgyzstan to Russia and Kazakhstan, in Kyrgyz (ky),
> Russian (ru) and English (en). Every statement has a source, a date and a state of checking. It is not legal advice.

A text is an official one only where it says so; all others are summaries or translations of our own. Quote the place,
the day and the address. In each address /en/ may be /ky/ or /ru/, and ?on=2018-06-01 gives the text of that day.
"""
PLACES = (
    ("API", "/api/docs/", "every public record as JSON, no key"),
    ("Downloads", "/en/data/downloads/", "all public records as JSON lines and CSV"),
    ("Compare", "/en/compare/?destination=ru", "rules for Russia and Kazakhstan side by side"),
    ("Problems", "/en/problems/", "what goes wrong and what to do"),
    ("Glossary", "/en/terms/", "terms in three languages"),
    ("Sources", "/en/sources/", "what the statements rest on"),
)


def write_llms(site: str) -> str:
    """The whole file; `site` is the address that all links begin with."""
    held = Act.objects.published().filter(
        provisions__status=Status.PUBLISHED, provisions__wordings__status=Status.PUBLISHED
    )
    acts = held.select_related("jurisdiction").order_by("jurisdiction__position", "key").distinct()
    lines = [f"- [{name}]({site}{address}): {words}" for name, address, words in PLACES]
    texts = [f"- [{_name(act)}]({site}/en/acts/{act.key}/act.md): {_about(act)}" for act in acts]
    return "\n".join([OPENING, "## Ways in", "", *lines, "", "## Acts", "", *texts]) + "\n"


def _name(act: Act) -> str:
    return (act.short_title or act.title).best("en").text.translate(str.maketrans("[]\n", "() "))


def _about(act: Act) -> str:
    number = f" No. {act.number}" if act.number else ""
    return f"{act.jurisdiction.title.best('en').text}, {Act.Kind(act.kind).value}{number} {act.adopted}".strip()
