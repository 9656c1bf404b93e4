"""A read text into the database: the act, its provisions, their wordings; in one transaction, and only what changed."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from legalacts.interchange.document import Document, Doubt, Unit, UnreadableText
from legalacts.models import (
    Act,
    Evidence,
    Jurisdiction,
    Provision,
    Source,
    Status,
    Wording,
    record_change,
)

from .tree import read_document

REASON = "Imported text"


@dataclass
class ImportReport:
    """What an import did, or would do."""

    act: str
    units: int
    warnings: list[Doubt]
    new_provisions: int = 0
    new_wordings: int = 0
    changed_wordings: int = 0
    same_wordings: int = 0


def import_text(data: bytes, *, dry_run=False) -> ImportReport:
    """Import a text file; raises UnreadableText and writes nothing when it cannot be read.

    A second file with the same key and another language adds wordings to the same provisions; a later `valid_from`
    closes the wordings it replaces on the day before; the same text again changes nothing.
    """
    document = read_document(data)
    report = ImportReport(document.header.get("key"), len(document.units), document.warnings)
    act = Act.objects.filter(key=report.act).first()
    if act is None:
        _check_new(document)
    if dry_run:
        return report
    with transaction.atomic():
        act = _save_act(document, act)
        _save_units(document, act, report)
        record_change(act)
    return report


def _check_new(document: Document) -> None:
    """A new act needs more in its head than a further language of a known one."""
    header = document.header
    language = header.get("language")
    for name in ("kind", "jurisdiction", f"title_{language}"):
        if not header.get(name):
            raise UnreadableText(1, f"{name} is missing in the head of the file: the act is not known here yet")
    if not Jurisdiction.objects.filter(key=header.get("jurisdiction")).exists():
        raise UnreadableText(header.line("jurisdiction"), f"there is no jurisdiction {header.get('jurisdiction')}")


def _save_act(document: Document, act: Act | None) -> Act:
    header = document.header
    if act is None:
        kind = header.get("kind")
        treaty = kind in (Act.Kind.TREATY, Act.Kind.CONVENTION, Act.Kind.AGREEMENT)
        usual = Act.Category.MULTILATERAL if treaty else Act.Category.NATIONAL
        act = Act(
            key=header.get("key"),
            kind=kind,
            category=header.get("category") or usual,
            jurisdiction=Jurisdiction.objects.get(key=header.get("jurisdiction")),
            number=header.get("number"),
            adopted_on=header.day("adopted_on"),
            status=Status.PUBLISHED,
        )
    for language in ("ky", "ru", "en"):
        if not getattr(act, f"title_{language}"):
            setattr(act, f"title_{language}", header.get(f"title_{language}")[:500])
    act._change_reason = REASON
    act.save()
    _save_source(document, act)
    return act


def _save_source(document: Document, act: Act) -> None:
    """What the imported text rests on: its address, or the file as it was handed in."""
    header = document.header
    url = header.get("source_url")
    key = f"{act.key}-text-{header.get('language')}"[:120].strip("-")
    source, _made = Source.objects.get_or_create(
        key=key,
        defaults={
            "kind": Source.Kind.OFFICIAL if url else Source.Kind.OTHER,
            "title": (header.get(f"title_{header.get('language')}") or str(act.title))[:500],
            "language": header.get("language"),
            "url": url,
        },
    )
    if not act.evidence.filter(source=source).exists():
        Evidence.objects.create(record=act, source=source, locator="", status=Evidence.Status.UNVERIFIED)


def _save_units(document: Document, act: Act, report: ImportReport) -> None:
    known = {provision.eid: provision for provision in act.provisions.all()}
    wordings = _wordings(document, act)
    for position, unit in enumerate(document.units, 1):
        provision = known.get(unit.eid)
        if provision is None:
            provision = _new_provision(unit, act, known, position)
            known[unit.eid] = provision
            report.new_provisions += 1
        elif provision.position != position:
            Provision.objects.filter(pk=provision.pk).update(position=position)
        _save_wording(document, unit, provision, wordings.get(provision.pk, []), report)


def _wordings(document: Document, act: Act) -> dict[int, list[Wording]]:
    """The act's wordings in the language and of the nature of the file, by provision."""
    header = document.header
    found: dict[int, list[Wording]] = {}
    held = Wording.objects.filter(
        provision__act=act, language=header.get("language"), nature=header.get("nature") or Wording.Nature.OFFICIAL
    )
    for wording in held:
        found.setdefault(wording.provision_id, []).append(wording)
    return found


def _new_provision(unit: Unit, act: Act, known: dict[str, Provision], position: int) -> Provision:
    provision = Provision(
        act=act,
        eid=unit.eid,
        parent=known.get(unit.parent.eid) if unit.parent else None,
        kind=unit.kind,
        number=unit.number,
        position=position,
        status=Status.PUBLISHED,
    )
    provision._change_reason = REASON
    provision.save()
    return provision


def _save_wording(
    document: Document, unit: Unit, provision: Provision, held: list[Wording], report: ImportReport
) -> None:
    header = document.header
    starts = header.day("valid_from") or header.day("adopted_on")
    same_day = next((wording for wording in held if wording.valid_from == starts), None)
    current = same_day or next((wording for wording in held if starts and wording.holds_on(starts)), None)
    if current and (current.heading, current.text) == (unit.heading, unit.text):
        report.same_wordings += 1
        return
    if same_day:
        same_day.heading, same_day.text = unit.heading, unit.text
        report.changed_wordings += 1
        _save(same_day)
    else:
        _close(current, starts)
        _add(header, unit, provision, held, starts)
        report.new_wordings += 1
    record_change(provision)


def _close(wording: Wording | None, starts: date | None) -> None:
    """End the wording that held until now on the day before the new one."""
    if wording and starts:
        wording.valid_to = starts - timedelta(days=1)
        _save(wording)


def _add(header, unit: Unit, provision: Provision, held: list[Wording], starts: date | None) -> None:
    later = [wording.valid_from for wording in held if starts and wording.valid_from and wording.valid_from > starts]
    wording = Wording(
        provision=provision,
        language=header.get("language"),
        nature=header.get("nature") or Wording.Nature.OFFICIAL,
        heading=unit.heading[:1000],
        text=unit.text,
        valid_from=starts,
        valid_to=min(later) - timedelta(days=1) if later else None,
        status=Status.PUBLISHED,
    )
    _save(wording)


def _save(wording: Wording) -> None:
    wording._change_reason = REASON
    wording.save()
