"""Rules lined up: one row an indicator, one column a regime in a destination on a day."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from legalacts.models import Indicator, Jurisdiction, Recheck, Regime, Rule, Status


@dataclass(frozen=True)
class Column:
    """Whose rules are shown, where and as of when."""

    regime: Regime
    destination: Jurisdiction
    day: date


@dataclass(frozen=True)
class Cell:
    """What one column answers to one question."""

    column: Column
    rules: tuple[Rule, ...] = ()
    coming: tuple[Rule, ...] = ()
    is_being_checked: bool = False

    @property
    def regime(self) -> Regime:
        """The regime of the column."""
        return self.column.regime

    @property
    def rule(self) -> Rule | None:
        """The rule, or the first side of a conflict."""
        return self.rules[0] if self.rules else None

    @property
    def is_conflict(self) -> bool:
        """Whether two rules that disagree hold at once."""
        return len(self.rules) > 1

    @property
    def is_wider(self) -> bool:
        """Whether the rule is not the regime's own but one for a wider group of people."""
        return bool(self.rules) and self.rules[0].regime_id != self.regime.pk

    @property
    def is_silent(self) -> bool:
        """Whether a treaty says nothing here, so that the other rules stand as they are."""
        return not self.rules and self.regime.treaty_id is not None

    @property
    def next_rule(self) -> Rule | None:
        """The rule that will take over next, if one is known."""
        return min(self.coming, key=lambda rule: rule.valid_from, default=None)


@dataclass(frozen=True)
class MatrixRow:
    """One question and every regime's answer."""

    indicator: Indicator
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        """Whether the regimes answer differently; a missing answer counts as different, a treaty's silence does not."""
        answers = {
            cell.rule and (str(cell.rule.value()), cell.rule.text_ru) for cell in self.cells if not cell.is_silent
        }
        return len(answers) > 1


@dataclass(frozen=True)
class Matrix:
    """The whole comparison."""

    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...] = field(default=())

    @property
    def regimes(self) -> list[Regime]:
        """The regimes compared, each once."""
        return list(dict.fromkeys(column.regime for column in self.columns))

    @property
    def destinations(self) -> list[Jurisdiction]:
        """The destinations compared, each once."""
        return list(dict.fromkeys(column.destination for column in self.columns))

    @property
    def days(self) -> list[date]:
        """The days compared, each once."""
        return list(dict.fromkeys(column.day for column in self.columns))

    @property
    def changes(self) -> list[date]:
        """The days after the last one compared on which an answer will change."""
        latest = max(self.days, default=date.max)
        coming = {rule.valid_from for row in self.rows for cell in row.cells for rule in cell.coming}
        return sorted(day for day in coming if day > latest)


def compare_regimes(destination: Jurisdiction, regimes: list[Regime], day: date) -> Matrix:
    """Line up what the regimes answer in one destination on one day."""
    return compare_columns([Column(regime, destination, day) for regime in regimes])


def compare_columns(columns: list[Column]) -> Matrix:
    """Line up what each column answers; a constant number of queries.

    Rows stand in the order of the indicators' groups. Where a regime has no rule of its own, the rule of the wider
    regime it belongs to is its answer.
    """
    regimes = {column.regime.pk for column in columns}
    wider = {column.regime.wider_id for column in columns if column.regime.wider_id}
    rules = Rule.objects.published().filter(
        destination__in={column.destination.pk for column in columns}, regime__in=regimes | wider
    )
    by_question = defaultdict(list)
    for rule in rules.for_cells():
        by_question[rule.indicator].append(rule)
    hidden = defaultdict(list)
    for rule in rules_being_checked().filter(regime__in=regimes).select_related("indicator"):
        hidden[rule.indicator].append(rule)
    groups = Indicator.Group.values
    ordered = sorted({*by_question, *hidden}, key=lambda found: (groups.index(found.group), found.position, found.key))
    rows = [
        MatrixRow(indicator, tuple(_cell(column, by_question[indicator], hidden[indicator]) for column in columns))
        for indicator in ordered
    ]
    shown = [row for row in rows if any(cell.rules or cell.is_being_checked for cell in row.cells)]
    return Matrix(tuple(columns), tuple(shown))


def rules_being_checked():
    """Rules hidden from the public until somebody has looked at them."""
    asked = Recheck.objects.open().filter(because=Recheck.Because.HIDDEN, record_type__model="rule")
    return Rule.objects.filter(status=Status.WITHDRAWN, pk__in=asked.values("record_id"))


def _cell(column: Column, rules: list[Rule], hidden: list[Rule]) -> Cell:
    """The regime's own rules that hold on the day, else those of the wider regime; and the ones to come."""
    own, wider, own_later, wider_later = [], [], [], []
    for rule in rules:
        if rule.destination_id != column.destination.pk:
            continue
        is_own = rule.regime_id == column.regime.pk
        if not is_own and rule.regime_id != column.regime.wider_id:
            continue
        if rule.holds_on(column.day):
            (own if is_own else wider).append(rule)
        elif rule.valid_from and rule.valid_from > column.day:
            (own_later if is_own else wider_later).append(rule)
    if own:
        return Cell(column, tuple(own), tuple(own_later))
    if _are_hidden(column, hidden):
        return Cell(column, is_being_checked=True)
    return Cell(column, tuple(wider), (*own_later, *wider_later))


def _are_hidden(column: Column, hidden: list[Rule]) -> bool:
    """Whether the regime's own answer on the day is hidden: a wider regime's must not stand in for it."""
    asked = (column.destination.pk, column.regime.pk)
    return any((rule.destination_id, rule.regime_id) == asked and rule.holds_on(column.day) for rule in hidden)
