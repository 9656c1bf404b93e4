"""A planned import into the database: the act, its provisions, their wordings and notes; in one transaction."""

from collections import defaultdict

from legalacts.citations import detect_citations, find_again_what_leads_nowhere, keep_citations_of
from legalacts.interchange.document import Unit
from legalacts.models import Act, Evidence, Jurisdiction, Note, Provision, Source, Status, Wording, record_changes
from legalacts.models.impact import flag_impact, is_rested_on
from legalacts.models.keeping_history import keep_history

from .periods import ONE_DAY, Step
from .planning import REASON, Plan

BATCH = 400


def save_plan(plan: Plan, user=None) -> Act:
    """Write what was planned, and note the changes; in the transaction it was planned in."""
    act, renamed = _save_act(plan, user)
    sourced = _save_source(plan, act)
    provisions = _save_provisions(plan, act, user)
    written = _save_wordings(plan, provisions, user)
    touched = {wording.provision_id for wording in written} | _save_notes(plan, act, provisions, user)
    touched |= {provisions[unit.eid].pk for unit in plan.new_units}
    moved = _save_order(plan, provisions)
    record_changes("provision", sorted(touched | moved))
    if renamed or sourced or touched or moved:
        record_changes("act", [act.pk])
        _find_citations(plan, act, written, anew=renamed or bool(moved) or plan.order != list(plan.known))
    return act


def _find_citations(plan: Plan, act: Act, written: list[Wording], *, anew: bool) -> None:
    """Find what the written words cite; what all others cite too when the act has other places or names."""
    if anew and plan.act is not None:
        detect_citations(act)
    else:
        keep_citations_of(sorted(written, key=lambda wording: wording.pk))
    if anew:
        find_again_what_leads_nowhere()


def _status(plan: Plan) -> str:
    return plan.header.get("status") or Status.PUBLISHED


def _save_act(plan: Plan, user) -> tuple[Act, bool]:
    """The act; True when it is new, or has a title more."""
    header, act = plan.header, plan.act
    if act is None:
        kind = header.get("kind")
        treaty = kind in (Act.Kind.TREATY, Act.Kind.CONVENTION, Act.Kind.AGREEMENT)
        usual = Act.Category.MULTILATERAL if treaty else Act.Category.NATIONAL
        act = Act(
            key=header.get("key"),
            kind=kind,
            category=header.get("category") or usual,
            jurisdiction=Jurisdiction.objects.get(key=header.get("jurisdiction")),
            number=header.get("number")[:60],
            adopted_on=header.day("adopted_on"),
            status=_status(plan),
        )
    given = {f"title_{language}": header.get(f"title_{language}")[:500] for language in ("ky", "ru", "en")}
    missing = {name: title for name, title in given.items() if title and not getattr(act, name)}
    changed = bool(missing) or act.pk is None
    if changed:
        for name, title in missing.items():
            setattr(act, name, title)
        act._change_reason, act._history_user = REASON, user
        act.save()
    return act, changed


def _save_source(plan: Plan, act: Act) -> bool:
    """What the imported text rests on: its address, or the file as it was handed in. True when that is new."""
    header = plan.header
    url = header.get("source_url")
    language = header.get("language")
    key = f"{act.key}-text-{language}"[:120].strip("-")
    source, _made = Source.objects.get_or_create(
        key=key,
        defaults={
            "kind": Source.Kind.OFFICIAL if url else Source.Kind.OTHER,
            "title": (header.get(f"title_{language}") or str(act.title))[:500],
            "language": language,
            "url": url,
        },
    )
    if act.evidence.filter(source=source).exists():
        return False
    Evidence.objects.create(record=act, source=source, locator="", status=Evidence.Status.UNVERIFIED)
    return True


def _save_provisions(plan: Plan, act: Act, user) -> dict[str, Provision]:
    """All provisions of the act by eId; the new ones are made level by level, so that parents come first."""
    found = dict(plan.known)
    positions = {eid: position for position, eid in enumerate(plan.order, 1)}
    levels: dict[int, list[Unit]] = defaultdict(list)
    for unit in plan.new_units:
        levels[_depth(unit)].append(unit)
    for _depth_of_level, units in sorted(levels.items()):
        made = [
            Provision(
                act=act,
                eid=unit.eid,
                parent=found[unit.parent.eid] if unit.parent else None,
                kind=unit.kind,
                number=unit.number,
                position=positions[unit.eid],
                status=_status(plan),
            )
            for unit in units
        ]
        made = _create(Provision, made, user)
        found.update((provision.eid, provision) for provision in made)
    return found


def _depth(unit: Unit) -> int:
    depth = 0
    while unit.parent is not None:
        unit, depth = unit.parent, depth + 1
    return depth


def _create(model, made: list, user) -> list:
    """New records with their history."""
    made = model.objects.bulk_create(made, batch_size=BATCH)
    keep_history(made, new=True, user=user, why=REASON)
    return made


def _update(model, changed: list, fields: list[str], user) -> None:
    """Changed records with their history."""
    model.objects.bulk_update(changed, fields, batch_size=BATCH)
    keep_history(changed, new=False, user=user, why=REASON)


def _save_wordings(plan: Plan, provisions: dict[str, Provision], user) -> list[Wording]:
    """The wordings that begin, change or end, each with its provision."""
    made, changed = [], []
    for planned in plan.wordings:
        wording, step = planned.change.wording, planned.change.step
        if step in (Step.SAME, Step.KEPT):
            continue
        wording.provision = provisions[planned.eid]
        if step == Step.NEW:
            wording.language, wording.nature, wording.status = plan.header.get("language"), plan.nature, _status(plan)
            wording.heading, wording.text = planned.change.said
            made.append(wording)
        else:
            changed.append(wording)
    # Closed before opened: no two wordings of one day, not even for a moment.
    _update(Wording, changed, ["heading", "text", "valid_from", "valid_to", "status"], user)
    made = _create(Wording, made, user)
    if plan.act and is_rested_on(plan.act):
        for wording in [*changed, *made]:
            flag_impact(wording)
    return [*changed, *made]


def _save_notes(plan: Plan, act: Act, provisions: dict[str, Provision], user) -> set[int]:
    """The keys of the provisions whose notes change."""
    made, closed, touched = [], [], set()
    for planned in plan.notes:
        note = planned.note
        if planned.eid:
            touched.add(provisions[planned.eid].pk)
        if planned.step == Step.NEW:
            note.act, note.provision, note.status = act, provisions.get(planned.eid), _status(plan)
            made.append(note)
        elif note.valid_from == plan.starts:
            note.status = Status.WITHDRAWN
            closed.append(note)
        else:
            note.valid_to = plan.starts - ONE_DAY
            closed.append(note)
    _update(Note, closed, ["valid_to", "status"], user)
    _create(Note, made, user)
    return touched


def _save_order(plan: Plan, provisions: dict[str, Provision]) -> set[int]:
    """Put known provisions where the text has them; the keys of those that were given a parent."""
    moved, adopted = [], set()
    parents = {unit.eid: unit.parent.eid for unit in plan.document.units if unit.parent}
    for position, eid in enumerate(plan.order, 1):
        provision = plan.known.get(eid)
        if provision is None:
            continue
        parent = parents.get(eid)
        if provision.parent_id is None and parent:
            provision.parent = provisions[parent]
            adopted.add(provision.pk)
        if provision.position != position or provision.pk in adopted:
            provision.position = position
            moved.append(provision)
    Provision.objects.bulk_update(moved, ["position", "parent"], batch_size=BATCH)
    return adopted
