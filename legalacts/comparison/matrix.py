"""Rules lined up: one row an indicator, one column a regime, as of one day."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from legalacts.models import Indicator, Jurisdiction, Regime, Rule


@dataclass(frozen=True)
class Cell:
    """What one regime answers to one question on the day."""

    regime: Regime
    rules: tuple[Rule, ...] = ()
    coming: tuple[Rule, ...] = ()

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
        """Whether the regimes answer differently; a missing answer counts as different."""
        answers = {cell.rule and (str(cell.rule.value()), cell.rule.text_ru) for cell in self.cells}
        return len(answers) > 1


@dataclass(frozen=True)
class Matrix:
    """The whole comparison."""

    destination: Jurisdiction
    regimes: tuple[Regime, ...]
    day: date
    rows: tuple[MatrixRow, ...] = field(default=())

    @property
    def changes(self) -> list[date]:
        """The days after this one on which an answer will change."""
        return sorted({rule.valid_from for row in self.rows for cell in row.cells for rule in cell.coming})


def compare_regimes(destination: Jurisdiction, regimes: list[Regime], day: date) -> Matrix:
    """Line up what the regimes answer in the destination on `day`; a constant number of queries.

    Rows stand in the order of the indicators' groups. Where a regime has no rule of its own, the rule of the wider
    regime it belongs to is its answer.
    """
    wanted = {regime.pk for regime in regimes} | {regime.wider_id for regime in regimes if regime.wider_id}
    rules = Rule.objects.published().filter(destination=destination, regime__in=wanted).for_cells()
    now, later = defaultdict(list), defaultdict(list)
    indicators = {}
    for rule in rules:
        if rule.holds_on(day):
            now[rule.indicator_id, rule.regime_id].append(rule)
            indicators[rule.indicator_id] = rule.indicator
        elif rule.valid_from and rule.valid_from > day:
            later[rule.indicator_id, rule.regime_id].append(rule)
    groups = Indicator.Group.values
    ordered = sorted(indicators.values(), key=lambda found: (groups.index(found.group), found.position, found.key))
    rows = []
    for indicator in ordered:
        cells = tuple(_cell(regime, indicator, now, later) for regime in regimes)
        rows.append(MatrixRow(indicator, cells))
    return Matrix(destination, tuple(regimes), day, tuple(rows))


def _cell(regime: Regime, indicator: Indicator, now: dict, later: dict) -> Cell:
    own = now[indicator.pk, regime.pk]
    coming = later[indicator.pk, regime.pk]
    if own:
        return Cell(regime, tuple(own), tuple(coming))
    wider = (indicator.pk, regime.wider_id)
    return Cell(regime, tuple(now[wider]), (*coming, *later[wider]))
