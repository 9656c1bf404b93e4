"""How a record moves: draft → in review → published → withdrawn, one mechanism for every kind.

Whoever moves a record - a form, a list, an import - asks `objections` and then calls `move`.
"""

from datetime import date, timedelta

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .authorship import authors_of
from .change import record_change
from .noting import note_change
from .proposal import Planned
from .publishing import Missing, Status, missing_for_publication
from .recheck import Recheck, flag, settle
from .roles import may_publish, may_publish_alone

ONLY_A_REVIEWER = _("Only a reviewer publishes: send it to review.")
OWN_WORK = _("You wrote it yourself: another person must publish it.")
OWN_WORK_OR_WHY = _("You wrote it yourself: another person must publish it. An administrator alone must say why.")
SAY_WHY = _("Say why it is taken from the public.")


def objections(record: models.Model, status: str, user, *, why: str = "", writing: bool = False) -> list[Missing]:
    """Why `user` may not bring `record` to `status`; empty when they may.

    `writing` says that the same step also changes what the record says. What the record itself lacks is another
    question: `missing_for_publication`.
    """
    before = stored_status(record)
    if status == before:
        return []
    if before == Status.PUBLISHED:
        return [] if why.strip() else [Missing("why", SAY_WHY)]
    if status != Status.PUBLISHED:
        return []
    if not may_publish(user):
        return [Missing("status", ONLY_A_REVIEWER)]
    if not (writing or is_own_work(record, user)):
        return []
    if not may_publish_alone(user):
        return [Missing("status", OWN_WORK)]
    return [] if why.strip() else [Missing("why", OWN_WORK_OR_WHY)]


def is_own_work(record: models.Model, user) -> bool:
    """Whether they wrote something in it that no second person has let through yet."""
    return record.pk is None or user.pk in authors_of(record)


def stored_status(record: models.Model) -> str | None:
    """The state the record has in the database; None for one that is not there or has no state."""
    if record.pk is None or not hasattr(record, "status"):
        return None
    return type(record)._base_manager.filter(pk=record.pk).values_list("status", flat=True).first()


@transaction.atomic
def move(record: models.Model, status: str, user, *, why: str = "", hidden: bool = False) -> None:
    """Bring a record to a state, without asking whether it may; `hidden`: the page says that it is being checked."""
    alone = status == Status.PUBLISHED and user is not None and is_own_work(record, user)
    before = stored_status(record)
    record.status = status
    record._change_reason = why or str(Status(status).label)
    record._history_user = user
    record.save()
    note_change(record)
    after_move(record, before, user, why=why, alone=alone, hidden=hidden)


def after_move(record, before, user, *, why: str = "", alone: bool = False, hidden: bool = False) -> None:
    """What a changed state asks for or answers; called once it is saved."""
    if record.status == Status.PUBLISHED and before != Status.PUBLISHED:
        _end_earlier(record, user)
        settle(record, user, outcome=gettext("published again"), because=Recheck.Because.HIDDEN)
        if alone:
            flag(record, Recheck.Because.ALONE, words=why, made_by=user)
    if before == Status.PUBLISHED and hidden:
        flag(record, Recheck.Because.HIDDEN, words=why, made_by=user)
    if record.status != Status.IN_REVIEW:
        Planned.objects.of(record).open().update(
            decided_at=timezone.now(), decided_by=user, answer=Status(record.status).label
        )


def _end_earlier(record: models.Model, user) -> None:
    """A wording that becomes public ends the public one before it, on the day before it begins."""
    for earlier in record.ended_by_it().filter(status=Status.PUBLISHED) if hasattr(record, "ended_by_it") else ():
        earlier.valid_to = record.valid_from - timedelta(days=1)
        earlier._change_reason, earlier._history_user = gettext("The next wording begins."), user
        earlier.save()
        record_change(earlier)


def plan(record: models.Model, day: date, user, *, why: str = "") -> Planned:
    """Let a record become public on a day to come; the last plan counts."""
    Planned.objects.of(record).open().update(
        decided_at=timezone.now(), decided_by=user, answer=gettext("another day was set")
    )
    if record.status != Status.IN_REVIEW:
        move(record, Status.IN_REVIEW, user, why=why)
    return Planned.objects.create(
        record=record, title=str(record)[:300], day=day, made_by=user, why=why, version=newest_version(record)
    )


def newest_version(record: models.Model) -> int:
    """The number of the record's newest state in the history."""
    return record.history.order_by("-history_id").values_list("history_id", flat=True).first() or 0


def publish_due(today: date | None = None) -> tuple[int, int]:
    """Publish what is planned until today; says how many records became public and how many could not."""
    published = refused = 0
    for number in Planned.objects.open().filter(day__lte=today or timezone.localdate()).values_list("pk", flat=True):
        with transaction.atomic():
            # Whoever comes first publishes it: several processes may notice that the day has come.
            planned = Planned.objects.select_for_update().open().filter(pk=number).first()
            answer = _publish(planned) if planned else None
            published, refused = published + (answer == ""), refused + bool(answer)
    return published, refused


def _publish(planned: Planned) -> str:
    """Publish one record as it was agreed; or say why not."""
    record = planned.record
    if record is None:
        answer = gettext("It is gone.")
    elif record.status != Status.IN_REVIEW or newest_version(record) != planned.version:
        answer = gettext("It has changed since the day was set.")
    else:
        answer = " ".join(map(str, missing_for_publication(record)))
    if not answer:
        move(record, Status.PUBLISHED, planned.made_by, why=planned.why or gettext("As planned"))
    planned.decided_at = timezone.now()
    planned.answer = (answer or Status.PUBLISHED.label)[:300]
    planned.save()
    return answer
