"""Which act a file is, in which language, from which day: from our own part of the metadata, else from FRBR."""

import re

from legalacts.language.latin import latin_name
from legalacts.models import CODES, LANGUAGES, Act, Wording

from .names import PREFIX
from .parsing import Node
from .words import WordReader

# Language codes of two and three letters, of both kinds of ISO 639.
TONGUES = {code: language for language, code in CODES.items()} | {language: language for language in LANGUAGES}
DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
SOURCE = re.compile(r"\Ahttps?://\S+\Z")


def read_head(main: Node, meta: Node, words: WordReader) -> tuple[dict[str, str], dict[str, int]]:
    """The fields of a head that the file says, and the lines they stand in."""
    work = meta.first("identification", "FRBRWork") or meta
    expression = meta.first("identification", "FRBRExpression") or meta
    own = next((node.first(f"{PREFIX}:act") for node in meta.all("proprietary") if node.first(f"{PREFIX}:act")), None)
    language = _language(expression)
    fields = _of_work(work, main) | _of_expression(expression)
    fields[f"title_{language or 'ru'}"] = _title(main, work, words)
    if own is not None:
        fields |= _own(own, meta, language)
    fields["language"] = language
    fields["key"] = fields.get("key") or _key(fields)
    lines = dict.fromkeys(fields, meta.line) | {"language": expression.line}
    return {name: value for name, value in fields.items() if value}, lines


def _of_work(work: Node, main: Node) -> dict[str, str]:
    country = _value(work, "FRBRcountry").lower()
    kinds = (_value(work, "FRBRsubtype").lower(), main.get("name").lower())
    return {
        "kind": next((kind for kind in kinds if kind in Act.Kind), "law" if main.name == "act" else ""),
        "jurisdiction": "" if country == "xe" else country,
        "number": _value(work, "FRBRnumber")[:60],
        "adopted_on": _day(work),
        "key": next((node.get("value") for node in work.all("FRBRalias") if node.get("name") == "key"), ""),
    }


def _of_expression(expression: Node) -> dict[str, str]:
    addresses = [node.get("value") for node in expression.all("FRBRuri", "FRBRthis")]
    return {"valid_from": _day(expression), "source_url": next(filter(SOURCE.match, addresses), "")}


def _own(own: Node, meta: Node, language: str) -> dict[str, str]:
    """What only our files say."""
    fields = {name: own.get(name) for name in ("key", "kind", "category", "jurisdiction", "number", "nature")}
    fields["adopted_on"] = own.get("adopted") if DAY.fullmatch(own.get("adopted")) else ""
    fields["valid_from"] = _edition(meta)
    if fields["nature"] not in Wording.Nature:
        fields["nature"] = ""
    for proprietary in meta.all("proprietary"):
        for title in proprietary.all(f"{PREFIX}:title"):
            if title.get("xml:lang") in LANGUAGES:
                fields[f"title_{title.get('xml:lang')}"] = " ".join("".join(title.children).split())
        imported = f"{fields['key']}-text-{language}"
        sources = proprietary.all(f"{PREFIX}:source")
        fields["source_url"] = next((node.get("href") for node in sources if node.get("key") == imported), "")
    return fields


def _edition(meta: Node) -> str:
    """The first day of an edition; our files have another date there where none is known."""
    expression = meta.first("identification", "FRBRExpression")
    dates = expression.all("FRBRdate") if expression else []
    return next((date.get("date") for date in dates if date.get("name") == "edition"), "")


def _value(node: Node, name: str) -> str:
    found = node.first(name)
    return (found.get("value") or found.get("showAs")) if found else ""


def _day(node: Node) -> str:
    """The first date given: of an expression that of the edition, of a work that of adoption."""
    dates = [found[0] for date in node.all("FRBRdate") if (found := DAY.match(date.get("date")))]
    return dates[0] if dates else ""


def _language(expression: Node) -> str:
    node = expression.first("FRBRlanguage")
    return TONGUES.get(node.get("language").lower(), node.get("language").lower()) if node else ""


def _title(main: Node, work: Node, words: WordReader) -> str:
    """The title where the text has one, else the name of the work."""
    if name := _find(main.first("preface"), "docTitle"):
        return " ".join(words.line(name).lines)[:500]
    aliases = [node.get("value") for node in work.all("FRBRalias") if node.get("name") in ("title", "Title")]
    return (aliases or [_value(work, "FRBRname")])[0][:500]


def _find(node: Node | None, name: str) -> Node | None:
    waiting = [node] if node else []
    while waiting:
        node = waiting.pop(0)
        if node.name == name:
            return node
        waiting += node.elements()
    return None


def _key(fields: dict[str, str]) -> str:
    """A key such as kg-law-2000-61 for an act that brings none."""
    parts = (fields.get("jurisdiction"), fields.get("kind"), fields.get("adopted_on", "")[:4], fields.get("number"))
    return latin_name(" ".join(filter(None, parts)))[:120].strip("-")
