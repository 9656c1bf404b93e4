"""The days that follow from a person's own dates under the rules that bind them. Nothing of it is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from legalacts.models import Rule

from .deadlines import Deadline, Period, count_deadline, count_stay

# Which of the person's dates a rule counts from: arrival at the place is not before entry, so entry is the safe one.
EVENT_OF = {
    Rule.CountedFrom.ENTRY: "entry",
    Rule.CountedFrom.ARRIVAL: "entry",
    Rule.CountedFrom.CONTRACT_START: "contract_start",
    Rule.CountedFrom.CONTRACT_END: "contract_end",
}
EVENTS = ("entry", "contract_start", "contract_end")


@dataclass(frozen=True)
class RuleDate:
    """A rule, what it is counted from, and the day it leads to."""

    rule: Rule
    event: str
    deadline: Deadline

    @property
    def is_earliest(self) -> bool:
        """Whether the rule asks for a least time: then the day is the first possible one, not the last."""
        return self.rule.bound == Rule.Bound.AT_LEAST

    @property
    def is_stay(self) -> bool:
        """Whether the day ends a stay."""
        return self.rule.bound == Rule.Bound.AT_MOST

    @property
    def day(self) -> date:
        """The day to act by; of a least time the first day that satisfies every reading."""
        return self.deadline.latest.last_day if self.is_earliest else self.deadline.safe


def count_dates(rules: Iterable[Rule], events: Mapping[str, date | datetime], used: int = 0) -> list[RuleDate]:
    """The days of the rules whose event is known, soonest first; raises BadPeriod for a day out of reach.

    `used` days of an earlier stay shorten what is counted as a stay in each year or half-year.
    """
    found = [
        RuleDate(rule, EVENT_OF[rule.counted_from], deadline_of(rule, events[EVENT_OF[rule.counted_from]], used))
        for rule in rules
        if EVENT_OF.get(rule.counted_from) in events
    ]
    return sorted(found, key=lambda item: (item.day, item.rule.key))


def deadline_of(rule: Rule, event: date | datetime, used: int = 0) -> Deadline:
    """One rule's period counted from an event."""
    state, amount = rule.destination.key, int(rule.amount)
    if rule.bound == Rule.Bound.AT_MOST and rule.unit == Rule.Unit.DAY:
        return count_stay(amount, event, state, used if rule.per_unit else 0)
    office = rule.bound in (Rule.Bound.WITHIN, "")
    return count_deadline(Period(amount, rule.unit, rule.days or "unstated", state, office), event)
