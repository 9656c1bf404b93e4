"""A hand-out as a Word file."""

from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from legalacts.citations.labels import place_label
from legalacts.interchange.handout import Handout, Item

from .writing import WordFile


def write_handout(handout: Handout, language: str, day: date, site: str) -> bytes:
    """The items with citations, dates and addresses, in the language that is active."""
    word = WordFile(_("Hand-out"), language, day)
    word.heading(_("Hand-out"), 0)
    for item in handout.items:
        WRITERS[item.kind](word, item, language, day)
        word.line(f"{site}{item.record.get_absolute_url()}?on={day.isoformat()}", quiet=True)
    return word.save()


def write_act(word: WordFile, item: Item, language: str, day: date) -> None:
    act = item.record
    word.heading(act.title.best(language).text, 1)
    word.line(item.citation(day, language))
    if act.summary:
        word.lines(act.summary.best(language).text.split("\n"))


def write_provision(word: WordFile, item: Item, language: str, day: date) -> None:
    shown = item.record
    name = (shown.act.short_title or shown.act.title).best(language).text
    place = place_label(shown, language) or shown.number
    word.heading(f"{capfirst(place)}. {name}" if place else name, 1)
    word.line(item.citation(day, language))
    for part in item.parts:
        wording = part.wording_for(language)
        if wording and (wording.heading or wording.text):
            number = "" if part is shown else part.number
            said = [line for line in [wording.heading, *wording.text.split("\n")] if line]
            word.lines(said, f"{number}." if number else "")
    natures = {str(w.get_nature_display()) for part in item.parts if (w := part.wording_for(language))}
    word.line(", ".join(sorted(natures)) or _("No text is held for this day."), quiet=True)


def write_rule(word: WordFile, item: Item, language: str, day: date) -> None:
    rule = item.record
    word.heading(f"{rule.destination.title.best(language).text}: {rule.indicator.title.best(language).text}", 1)
    word.line(rule.regime.title.best(language).text, quiet=True)
    word.lines(rule.text.best(language).text.split("\n"))
    if rule.conditions:
        word.lines(rule.conditions.best(language).text.split("\n"))


def write_problem(word: WordFile, item: Item, language: str, day: date) -> None:
    word.heading(item.record.title.best(language).text, 1)
    for number, step in enumerate(item.record.steps.all(), 1):
        word.line(step.text.best(language).text, f"{number}.")


def write_institution(word: WordFile, item: Item, language: str, day: date) -> None:
    word.heading(item.record.title.best(language).text, 1)
    for contact in item.record.contacts.all():
        word.line(f"{contact.value} ({_('checked on')} {contact.checked_on.isoformat()})")


WRITERS = {
    "act": write_act,
    "provision": write_provision,
    "rule": write_rule,
    "problem": write_problem,
    "institution": write_institution,
}
