"""An edition, or one provision of it, as Markdown: to read, to send, to give to a program that reads words."""

import re

from django.utils.text import capfirst
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from legalacts.citations.labels import label_in
from legalacts.interchange.document import CONTAINERS, Note, Unit
from legalacts.models import Evidence, Force, Wording

from .edition import Edition
from .printed import printed_number

MARKS = re.compile(r"([\\`*_\[\]<>])")
FIRST = re.compile(r"\A([#>+=|-])")
DEEPEST = 6


def write_markdown(edition: Edition, eid: str = "") -> str:
    """The act, or the provision `eid` with what lies in it; in the words of the edition's language."""
    with override(edition.language):
        units = [unit for unit in edition.document.units if not eid or _lies_in(unit, eid)]
        lines = [*_head(edition, eid), *(line for note in edition.document.notes if not eid for line in _note(note))]
        for unit in units:
            lines += _unit(edition, unit)
        return "\n\n".join([*lines, *_sources(edition)]) + "\n"


def _lies_in(unit: Unit | None, eid: str) -> bool:
    return unit is not None and (unit.eid == eid or _lies_in(unit.parent, eid))


def _head(edition: Edition, eid: str) -> list[str]:
    act, language = edition.act, edition.language
    title = act.title.best(language).text
    printed = next((unit.number for unit in edition.document.units if unit.eid == eid), "")
    place = label_in(act.key, eid, language, printed) or eid if eid else ""
    number = f" № {act.number}" if act.number else ""
    force = Force(act.force_on(edition.day)).label
    facts = {
        _("kind"): f"{act.get_kind_display()}{number}, {act.jurisdiction.title.best(language).text}",
        _("adopted on"): act.adopted,
        _("as of"): f"{edition.day.isoformat()} ({force})",
        _("Edition of"): edition.first_day.isoformat() if edition.first_day else "",
        _("nature"): Wording.Nature(edition.nature).label,
        "Akoma Ntoso": f"`{f'{act.akn}/~{eid}' if eid else act.akn}`",
        "ELI": f"`{f'{act.eli}/{eid}' if eid else act.eli}`",
    }
    listed = [f"- {capfirst(name)}: {value}" for name, value in facts.items() if value]
    return [f"# {_safe(f'{capfirst(place)}. {title}' if place else title)}", "\n".join(listed)]


def _unit(edition: Edition, unit: Unit) -> list[str]:
    wording = edition.wordings.get(unit.eid)
    number = _safe(printed_number(unit.kind, unit.number, edition.language))
    heading = _safe(unit.heading)
    lines = [_safe(line) for line in unit.lines]
    if unit.kind in (*CONTAINERS, "article"):
        found = [f"{'#' * _depth(unit)} {number}{'. ' if number and heading else ''}{heading}".rstrip(), *lines]
    else:
        first = [f"**{heading}**"] if heading else lines[:1]
        rest = lines if heading else lines[1:]
        found = [" ".join(filter(None, [f"**{number}**" if number else "", *first])), *rest]
    marked = _mark(edition, wording)
    if wording and marked and any(found):
        found[-1] = f"{found[-1]} *({marked})*"
    return [line for line in found if line] + [line for note in unit.notes for line in _note(note)]


def _depth(unit: Unit) -> int:
    depth = 2
    while unit.parent and unit.parent.kind != "preamble":
        unit, depth = unit.parent, depth + 1
    return min(depth, DEEPEST)


def _mark(edition: Edition, wording: Wording | None) -> str:
    """What sets a wording apart from the edition: another language, another nature."""
    if wording is None:
        return ""
    tongue = "" if wording.language == edition.language else _tongue(wording.language)
    nature = "" if wording.nature == edition.nature else str(wording.get_nature_display())
    return ", ".join(filter(None, [tongue, nature]))


def _tongue(language: str) -> str:
    names = {"ky": _("in Kyrgyz"), "ru": _("in Russian"), "en": _("in English")}
    return names[language]


def _note(note: Note) -> list[str]:
    return ["\n".join(f"> {_safe(line)}" for line in note.text.split("\n"))]


def _sources(edition: Edition) -> list[str]:
    """What the text rests on, and on what terms it may be used."""
    items = [_source(item) for item in edition.evidence]
    found = [f"## {_('Sources and checking')}", "\n".join(items)] if items else []
    return [*found, _("What is our own here may be used under CC BY 4.0. This is not legal advice.")]


def _source(item: Evidence) -> str:
    source = item.source
    name = source.label.best(get_language()).text or source.title
    parts = [_safe(name), _safe(item.locator), source.url and f"<{source.url}>"]
    status = f"{item.get_status_display()} {item.checked_on.isoformat() if item.checked_on else ''}".strip()
    return f"- {', '.join(filter(None, parts))} ({status})"


def _safe(words: str) -> str:
    return FIRST.sub(r"\\\1", MARKS.sub(r"\\\1", words))
