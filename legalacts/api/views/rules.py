"""Regimes, indicators, rules."""

from legalacts.api import filters
from legalacts.api.serializers import rules
from legalacts.models import Indicator, Regime, Rule

from .records import DatedRecords, Records


class Regimes(Records):
    """The sets of rules a person may fall under."""

    queryset = (
        Regime.objects.select_related("organisation", "treaty", "wider")
        .prefetch_related("destinations", "yields_to")
        .order_by("position", "key")
    )
    serializer_class = rules.RegimeSerializer
    filterset_class = filters.RegimeFilter


class Indicators(Records):
    """The questions rules answer."""

    queryset = Indicator.objects.order_by("position", "key")
    serializer_class = rules.IndicatorSerializer
    filterset_class = filters.IndicatorFilter


class Rules(DatedRecords):
    """Dated answers with their basis and sources: past, present and coming; with `on`, those of that day."""

    queryset = (
        Rule.objects.published()
        .for_cells()
        .select_related("regime", "destination", "indicator", "disputes")
        .prefetch_related("topics")
        .order_by("destination__position", "indicator__position", "regime__position", "valid_from", "key")
    )
    serializer_class = rules.RuleSerializer
    filterset_class = filters.RuleFilter
