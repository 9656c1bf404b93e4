"""What an import would do: compare a read document with what is held; nothing is written here."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from legalacts.interchange.document import Document, Doubt, Note, Unit, UnreadableText
from legalacts.models import Act, Jurisdiction, Provision, Wording
from legalacts.models import Note as EditorsNote

from .periods import ONE_DAY, Change, Edition, Held, Said, Step, changes_for

REASON = "Imported text"
LONGEST_EID = 160
LONGEST_HEADING = Wording._meta.get_field("heading").max_length
# More than this share of the provisions held, and more than a few, must not end because half a text was handed in.
MANY = 20
SHARE = 3


@dataclass
class PlannedWording:
    """What happens to a wording of one provision, and where the file says so."""

    eid: str
    change: Change
    line: int = 0


@dataclass
class PlannedNote:
    """An editors' note that begins, or one that ends."""

    eid: str
    note: EditorsNote
    step: Step


@dataclass
class Plan:
    """All that an import would change."""

    document: Document
    act: Act | None
    known: dict[str, Provision] = field(default_factory=dict)
    new_units: list[Unit] = field(default_factory=list)
    wordings: list[PlannedWording] = field(default_factory=list)
    notes: list[PlannedNote] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    warnings: list[Doubt] = field(default_factory=list)

    @property
    def counts(self) -> Counter:
        """How many wordings each step concerns."""
        return Counter(planned.change.step for planned in self.wordings)

    @property
    def notes_counts(self) -> Counter:
        """How many notes begin and end."""
        return Counter(planned.step for planned in self.notes)

    @property
    def header(self):
        return self.document.header

    @property
    def starts(self) -> date | None:
        """The first day of the edition."""
        return self.header.day("valid_from") or self.header.day("adopted_on")

    @property
    def nature(self) -> str:
        return self.header.get("nature") or Wording.Nature.OFFICIAL


def plan_import(document: Document) -> Plan:
    """Compare the document with what is held; raises UnreadableText when it cannot be saved. In a transaction."""
    act = Act.objects.select_for_update().filter(key=document.header.get("key")).first()
    if act is None:
        _check_new(document)
    plan = Plan(document, act, warnings=list(document.warnings))
    for unit in document.units:
        if len(unit.eid) > LONGEST_EID or len(unit.number) > 40:
            raise UnreadableText(unit.line, _("the number %(number)s is too long") % {"number": unit.number[:40]})
    if act is not None:
        plan.known = {provision.eid: provision for provision in act.provisions.order_by("position", "id")}
    plan.new_units = [unit for unit in document.units if unit.eid not in plan.known]
    plan.order = merged_order(list(plan.known), [unit.eid for unit in document.units])
    _plan_wordings(plan)
    _plan_notes(plan)
    _compare_trees(plan)
    return plan


def _check_new(document: Document) -> None:
    """A new act needs more in its head than a further language of a known one."""
    header = document.header
    language = header.get("language")
    for name in ("kind", "jurisdiction", f"title_{language}"):
        if not header.get(name):
            message = _("%(name)s is missing in the head of the file: the act is not known here yet") % {"name": name}
            raise UnreadableText(1, message)
    if not Jurisdiction.objects.filter(key=header.get("jurisdiction")).exists():
        message = _("there is no jurisdiction %(key)s") % {"key": header.get("jurisdiction")}
        raise UnreadableText(header.line("jurisdiction"), message)


def merged_order(held: list[str], read: list[str]) -> list[str]:
    """The order of the text that was read; what it does not have stays behind what it stood behind."""
    following: dict[str, list[str]] = defaultdict(list)
    there, before = set(read), ""
    for eid in held:
        if eid in there:
            before = eid
        else:
            following[before].append(eid)
    ordered = list(following[""])
    for eid in read:
        ordered += [eid, *following.get(eid, [])]
    return ordered


def said_by(unit: Unit) -> Said | None:
    """Its heading and words; None when it has neither, as what was repealed."""
    if len(unit.heading) > LONGEST_HEADING:
        # More than any heading has: these are the words of the article, written on the line of its number.
        return "", "\n".join(filter(None, [unit.heading, unit.text]))
    return (unit.heading, unit.text) if unit.heading or unit.lines else None


def _plan_wordings(plan: Plan) -> None:
    held, imported = _held(plan)
    edition = Edition(plan.starts, _begins(held, imported))
    units = {unit.eid: unit for unit in plan.document.units}
    partial = plan.header.get("extent") == "part"
    for eid, provision in plan.known.items():
        unit = units.get(eid)
        if unit is None and partial:
            continue
        own = Held(held.get(provision.pk, []), imported)
        for change in changes_for(own, said_by(unit) if unit else None, edition):
            plan.wordings.append(PlannedWording(eid, change, unit.line if unit else 0))
    for unit in plan.new_units:
        own = Edition(unit.since, {unit.until + ONE_DAY} if unit.until else set()) if unit.since else edition
        for change in changes_for(Held([], imported), said_by(unit), own):
            plan.wordings.append(PlannedWording(unit.eid, change, unit.line))
    _refuse_half_a_text(plan, units)
    _tell_what_is_kept(plan)


def _held(plan: Plan) -> tuple[dict[int, list[Wording]], dict[int, Said]]:
    """The wordings of the act in the language and nature of the file by provision, and what imports wrote last."""
    held: dict[int, list[Wording]] = defaultdict(list)
    if plan.act is None:
        return held, {}
    found = Wording.objects.filter(provision__act=plan.act, language=plan.header.get("language"), nature=plan.nature)
    for wording in found.order_by("valid_from", "pk"):
        held[wording.provision_id].append(wording)
    written = Wording.history.filter(id__in=found.values("pk"), history_change_reason=REASON).order_by("history_id")
    return held, {pk: (heading, text) for pk, heading, text in written.values_list("id", "heading", "text")}


def _begins(held: dict[int, list[Wording]], imported: dict[int, Said]) -> set[date]:
    """The days on which imported editions begin: a wording starts, or has ended the day before."""
    days = set()
    for wordings in held.values():
        for wording in wordings:
            if wording.pk in imported:
                days |= {wording.valid_from, wording.valid_to and wording.valid_to + ONE_DAY}
    return days - {None}


def _refuse_half_a_text(plan: Plan, units: dict[str, Unit]) -> None:
    closed = {item.eid for item in plan.wordings if item.change.step == Step.CLOSED and item.eid not in units}
    now = {item.eid for item in plan.wordings if item.change.step != Step.NEW}
    if plan.header.get("extent") != "whole" and len(closed) > MANY and len(closed) * SHARE > len(now):
        raise UnreadableText(
            0,
            _(
                "%(count)s provisions that hold on that day are not in this text. Write “extent: whole” in its head if "
                "they have ended, “extent: part” if this is a part of the act"
            )
            % {"count": len(closed)},
        )


def _tell_what_is_kept(plan: Plan) -> None:
    for planned in plan.wordings:
        if planned.change.step == Step.KEPT:
            message = _("%(eid)s was edited here by a person and stays as it is") % {"eid": planned.eid}
            plan.warnings.append(Doubt(planned.line, message))


def _plan_notes(plan: Plan) -> None:
    """Compare the notes by their words: what is new begins with the edition, what is gone ends the day before."""
    wanted = [("", note) for note in plan.document.notes]
    wanted += [(unit.eid, note) for unit in plan.document.units for note in unit.notes]
    held = _held_notes(plan)
    edition = Edition(plan.starts, {day for note, _eid in held for day in _days(note)})
    there = {(eid, note.kind, note.text): note for note, eid in held if edition.holds(note)}
    for position, (eid, note) in enumerate(wanted, 1):
        if there.pop((eid, str(note.kind), note.text), None) is None:
            plan.notes.append(PlannedNote(eid, _new_note(plan, note, position, edition.ends), Step.NEW))
    read = {unit.eid for unit in plan.document.units} | {""}
    partial = plan.header.get("extent") == "part"
    for (eid, _kind, _text), note in there.items():
        if not (partial and eid not in read) and edition.starts is not None:
            plan.notes.append(PlannedNote(eid, note, Step.CLOSED))


def _days(note: EditorsNote) -> set[date]:
    return {note.valid_from, note.valid_to and note.valid_to + ONE_DAY} - {None}


def _held_notes(plan: Plan) -> list[tuple[EditorsNote, str]]:
    """The imported notes of the act in the language of the file, with the eId each stands beside."""
    if plan.act is None:
        return []
    written = EditorsNote.history.filter(history_change_reason=REASON, act_id=plan.act.pk).values("id")
    found = EditorsNote.objects.filter(act=plan.act, language=plan.header.get("language"), pk__in=written)
    return [(note, note.provision.eid if note.provision else "") for note in found.select_related("provision")]


def _new_note(plan: Plan, note: Note, position: int, ends: date | None) -> EditorsNote:
    return EditorsNote(
        language=plan.header.get("language"),
        kind=str(note.kind),
        text=note.text,
        position=position,
        valid_from=plan.starts,
        valid_to=ends,
    )


def _compare_trees(plan: Plan) -> None:
    """Warn where the provisions are not those of the same edition in another language."""
    if plan.act is None or plan.starts is None:
        return
    others = Wording.objects.filter(provision__act=plan.act, nature=Wording.Nature.OFFICIAL).on(plan.starts)
    theirs = set(others.exclude(language=plan.header.get("language")).values_list("provision__eid", flat=True))
    if not theirs:
        return
    for unit in plan.document.units:
        if unit.eid not in theirs and said_by(unit):
            message = _("%(eid)s is not in the text held in another language") % {"eid": unit.eid}
            plan.warnings.append(Doubt(unit.line, message))
    read = {unit.eid for unit in plan.document.units}
    for eid in sorted(theirs - read):
        message = _("%(eid)s is in the text held in another language and not here") % {"eid": eid}
        plan.warnings.append(Doubt(0, message))
