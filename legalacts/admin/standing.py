"""Where a record stands, said at the top of its form: its state, who brought it there, what is missing, what next."""

from dataclasses import dataclass, field

from django.contrib.auth import get_user_model
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from legalacts.models import Planned, Proposal, Recheck, Status
from legalacts.models.authorship import authors_of
from legalacts.models.roles import may_publish, may_publish_alone

# What may follow on a state, and how the button is called that does it.
SEND = (Status.IN_REVIEW, _("Save and send to review"))
PUBLISH = (Status.PUBLISHED, _("Save and publish"))
RETURN = (Status.DRAFT, _("Save and return to draft"))
MOVES = {
    Status.DRAFT: [SEND, PUBLISH],
    Status.IN_REVIEW: [PUBLISH, RETURN],
    Status.PUBLISHED: [],
    Status.WITHDRAWN: [SEND, PUBLISH],
}
SAID = {
    Status.DRAFT: _("A draft since %(day)s: %(who)s."),
    Status.IN_REVIEW: _("Sent to review on %(day)s: %(who)s."),
    Status.PUBLISHED: _("Published on %(day)s: %(who)s."),
    Status.WITHDRAWN: _("Withdrawn on %(day)s: %(who)s."),
}


@dataclass(frozen=True)
class Standing:
    """Where a record stands."""

    state: str
    label: str
    people: list[str]
    missing: list[str]
    wanted: list[str]
    moves: list[tuple[str, str]]
    waiting: list = field(default_factory=list)
    rechecks: list = field(default_factory=list)
    may_hide: bool = False


def people_of(record, user) -> list[str]:
    """Who brought the record where it stands, and who wrote what is not public yet."""
    said = []
    if row := _arrival(record):
        who = row.history_user or gettext("the shipped content")
        said.append(SAID[record.status] % {"day": date_format(row.history_date), "who": who})
        if row.history_user and row.history_change_reason:
            said.append(gettext("Why: %(why)s") % {"why": row.history_change_reason})
    if record.status != Status.PUBLISHED and (authors := authors_of(record)):
        names = ", ".join(map(str, get_user_model().objects.filter(pk__in=authors).order_by("pk")))
        said.append(gettext("Written by: %(names)s.") % {"names": names})
        if user.pk in authors and not may_publish_alone(user) and may_publish(user):
            said.append(gettext("You wrote it yourself: another person must publish it."))
    for planned in Planned.objects.of(record).open().select_related("made_by"):
        said.append(
            gettext("Becomes public on %(day)s, as %(who)s has set.")
            % {"day": date_format(planned.day), "who": planned.made_by}
        )
    return said


def _arrival(record):
    """The state of the history with which the record came to its present state."""
    rows = record.history.order_by("-history_id").select_related("history_user")
    arrival = None
    for row in rows[:100]:
        if row.status != record.status:
            break
        arrival = row
    return arrival


def moves_of(record, user) -> list[tuple[str, str]]:
    """The buttons a person gets."""
    return [move for move in MOVES[record.status] if move is not PUBLISH or may_publish(user)]


def waiting_of(record) -> dict:
    """Proposals that wait and rechecks that are open."""
    return {
        "waiting": list(Proposal.objects.of(record).open().select_related("made_by")),
        "rechecks": list(Recheck.objects.of(record).open()),
    }
