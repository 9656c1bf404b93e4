"""An act as it is held in one language on one day: what every format of export writes."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch
from django.utils.translation import gettext as _

from legalacts.models import LANGUAGES, Act, Evidence, LifecycleEvent, Provision, Status, Wording, reading_order
from legalacts.models import Note as HeldNote

from .document import Document, Header, Note, NoteKind, Unit


class NothingHeld(Exception):
    """The act has no public text in this language on this day."""


@dataclass(frozen=True)
class Edition:
    """The text with everything that says what it is: nature and period of each wording, lifecycle, sources."""

    act: Act
    language: str
    day: date
    document: Document
    wordings: dict[str, Wording]
    lifecycle: list[LifecycleEvent]
    evidence: list[Evidence]

    @property
    def nature(self) -> str:
        """What the text is as a whole: official only where all of it is."""
        natures = {wording.nature for wording in self.wordings.values()}
        return max(natures, key=Wording.NATURE_ORDER.index)

    @property
    def first_day(self) -> date | None:
        """The day from which the act reads like this."""
        return max((wording.valid_from for wording in self.wordings.values() if wording.valid_from), default=None)


def public_act(key: str) -> Act | None:
    """The published act with this key, with what an export says of it."""
    return Act.objects.published().select_related("jurisdiction", "issuer").filter(key=key).first()


def languages_held(act: Act, day: date) -> list[str]:
    """The languages of the act's public text on the day, the fullest first."""
    held = Wording.objects.published().on(day).filter(provision__act=act, provision__status=Status.PUBLISHED)
    counts = dict(held.values_list("language").annotate(Count("provision", distinct=True)).order_by())
    return sorted(counts, key=lambda language: (-counts[language], LANGUAGES.index(language)))


def read_edition(act: Act, language: str, day: date, *, fall_back: bool = False) -> Edition:
    """The public text in `language` on `day`; a constant number of queries; raises NothingHeld where there is none.

    With `fall_back`, what is not held in that language comes in the next best one, as on a page.
    """
    languages = reading_order(language) if fall_back else (language,)
    shown = Wording.objects.published().on(day).filter(language__in=languages)
    provisions = Provision.objects.published().filter(act=act).order_by("position", "id")
    provisions = list(provisions.prefetch_related(Prefetch("wordings", shown, to_attr="wordings_shown")))
    wordings = {provision.eid: _best(provision, languages) for provision in provisions if provision.wordings_shown}
    if not wordings:
        raise NothingHeld(_("There is no text of this act in this language on this day."))
    notes = _notes(act, language, day)
    document = Document(Header({}), _units(act, provisions, wordings, notes), notes=notes.get(None, []))
    lifecycle = act.lifecycle.filter(provision=None).select_related("by_act__jurisdiction").order_by("date", "pk")
    evidence = act.evidence.select_related("source").order_by("source__key", "locator")
    edition = Edition(act, language, day, document, wordings, list(lifecycle), list(evidence))
    document.header.fields.update(_head(edition))
    return edition


def _best(provision: Provision, languages: tuple[str, ...]) -> Wording:
    def rank(wording):
        return languages.index(wording.language), Wording.NATURE_ORDER.index(wording.nature)

    return min(provision.wordings_shown, key=rank)


def _notes(act: Act, language: str, day: date) -> dict[int | None, list[Note]]:
    """The public notes of editors by provision; those on the whole act under None."""
    found: dict[int | None, list[Note]] = {}
    held = HeldNote.objects.public().on(day).filter(act=act, language=language)
    for note in held.order_by("position", "pk"):
        found.setdefault(note.provision_id, []).append(Note(NoteKind(note.kind), note.text))
    return found


def _units(act: Act, provisions: list[Provision], wordings: dict[str, Wording], notes: dict) -> list[Unit]:
    """The provisions that say something in this language, and those that hold such."""
    by_pk = {provision.pk: provision for provision in provisions}
    kept = set()
    for provision in provisions:
        speaks = provision.eid in wordings or provision.pk in notes
        while speaks and provision and provision.pk not in kept:
            kept.add(provision.pk)
            provision = by_pk.get(provision.parent_id)
    units: dict[int, Unit] = {}
    for provision in provisions:
        if provision.pk in kept:
            provision.act = act
            units[provision.pk] = _unit(provision, wordings.get(provision.eid), units.get(provision.parent_id))
            units[provision.pk].notes = notes.get(provision.pk, [])
    return list(units.values())


def _unit(provision: Provision, wording: Wording | None, parent: Unit | None) -> Unit:
    unit = Unit(provision.kind, provision.number, provision.eid, 0, parent)
    if wording:
        wording.provision = provision
        unit.heading, unit.lines = wording.heading, wording.text.split("\n") if wording.text else []
    return unit


def _head(edition: Edition) -> dict[str, str]:
    """The fields of the head of a text file that are known."""
    act = edition.act
    fields = {
        "key": act.key,
        "kind": act.kind,
        "jurisdiction": act.jurisdiction.key,
        "category": act.category,
        "number": act.number,
        "adopted_on": act.adopted if len(act.adopted) == 10 else "",
        **{f"title_{language}": getattr(act, f"title_{language}") for language in LANGUAGES},
        "language": edition.language,
        "nature": edition.nature,
        "valid_from": edition.first_day.isoformat() if edition.first_day else "",
        "source_url": _address(edition),
    }
    return {name: " ".join(value.split()) for name, value in fields.items() if value}


def _address(edition: Edition) -> str:
    """Where the text itself was taken from; nothing for our own words, which rest on more than one place."""
    imported = f"{edition.act.key}-text-{edition.language}"
    return next((item.source.url for item in edition.evidence if item.source.key == imported), "")
