"""The comparison as curators fill it: questions down, regimes across, for one destination and one day."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from legalacts.models import Evidence, Indicator, Jurisdiction, Regime, Rule, Status
from legalacts.models.noting import note_change

from .links import address_of

USUAL = "ru"
SAME_FOR_ALL = "same_for_all"


@dataclass
class Cell:
    """The answers of one regime to one question: those of the day, those to come, and where to add one."""

    regime: Regime
    now: list[Rule] = field(default_factory=list)
    coming: list[Rule] = field(default_factory=list)
    add: str = ""


class GridForm(forms.Form):
    """Which comparison."""

    destination = forms.ModelChoiceField(
        Jurisdiction.objects.filter(kind=Jurisdiction.Kind.STATE),
        label=_("destination"),
        to_field_name="key",
        empty_label=None,
    )
    on = forms.DateField(label=_("on"), required=False, widget=forms.DateInput(attrs={"placeholder": "2026-11-22"}))
    all = forms.BooleanField(label=_("regimes without answers, too"), required=False)


class InGrid:
    """For the admin of rules: the grid, and the way back to it from a cell."""

    def get_urls(self):
        grid = path("grid/", self.admin_site.admin_view(self.grid), name="legalacts_rule_grid")
        return [grid, *super().get_urls()]

    def list_tools(self, request):
        yield gettext("As a grid"), reverse("admin:legalacts_rule_grid")
        yield from super().list_tools(request)

    def grid(self, request):
        """Show every question with the answers of each regime."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        asked = {"destination": USUAL, **request.GET.dict()}
        form = GridForm(asked)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Grid of rules"),
            "opts": self.opts,
            "form": form,
        }
        if form.is_valid():
            day = form.cleaned_data["on"] or timezone.localdate()
            destination = form.cleaned_data["destination"]
            regimes, rows = grid_of(destination, day, empty=form.cleaned_data["all"])
            back = f"{destination.key},{day.isoformat()}"
            may_add = self.has_add_permission(request)
            groups = defaultdict(list)
            for indicator, cells in rows:
                for cell in cells:
                    cell.add = add_address(indicator, cell, destination, back) if may_add else ""
                groups[indicator.get_group_display()].append((indicator, cells))
            context |= {"regimes": regimes, "groups": list(groups.items()), "day": day, "destination": destination}
            context["back"] = urlencode({"_grid": back})
        return TemplateResponse(request, "admin/legalacts/rule/grid.html", context)

    def response_post_save_add(self, request, obj):
        return back_to_grid(request) or super().response_post_save_add(request, obj)

    def response_post_save_change(self, request, obj):
        return back_to_grid(request) or super().response_post_save_change(request, obj)

    def get_fieldsets(self, request, obj=None):
        """Offer the same answer for all only to who may add answers."""
        shown = super().get_fieldsets(request, obj)
        if self.has_add_permission(request):
            return shown
        return [
            (title, {**options, "fields": [name for name in options["fields"] if name != SAME_FOR_ALL]})
            for title, options in shown
        ]

    def save_related(self, request, form, formsets, change):
        """Give the other regimes the same answer, where it is asked for and they have none."""
        super().save_related(request, form, formsets, change)
        if form.cleaned_data.get(SAME_FOR_ALL) and self.has_add_permission(request):
            given, left = give_to_all(form.instance)
            if given:
                self.message_user(
                    request, gettext("The same answer, as a draft: %(regimes)s.") % {"regimes": names(given)}
                )
            if left:
                self.message_user(
                    request, gettext("Have an answer of their own: %(regimes)s.") % {"regimes": names(left)}
                )


def grid_of(
    destination: Jurisdiction, day: date, *, empty: bool
) -> tuple[list[Regime], list[tuple[Indicator, list[Cell]]]]:
    """The regimes that are compared and a row for each question; four queries."""
    rules = (
        Rule.objects.filter(destination=destination)
        .exclude(status=Status.WITHDRAWN)
        .prefetch_related("evidence")
        .order_by("valid_from", "pk")
    )
    found = defaultdict(list)
    for rule in rules:
        found[rule.indicator_id, rule.regime_id].append(rule)
    used = {regime for _indicator, regime in found}
    regimes = [regime for regime in Regime.objects.all() if empty or regime.pk in used]
    rows = [
        (indicator, [cell_of(regime, found[indicator.pk, regime.pk], day) for regime in regimes])
        for indicator in Indicator.objects.order_by("group", "position", "key")
    ]
    return regimes, rows


def cell_of(regime: Regime, rules: list[Rule], day: date) -> Cell:
    """The answers of one regime, by what they are on a day."""
    coming = [rule for rule in rules if rule.valid_from and rule.valid_from > day]
    return Cell(regime, [rule for rule in rules if rule.holds_on(day)], coming)


def add_address(indicator: Indicator, cell: Cell, destination: Jurisdiction, back: str) -> str:
    """The form of a new answer, with the question filled in."""
    key = f"{destination.key}-{indicator.key}-{cell.regime.key}"[:110]
    known = len(cell.now) + len(cell.coming)
    filled = {
        "indicator": indicator.pk,
        "regime": cell.regime.pk,
        "destination": destination.pk,
        "kind": indicator.value_kind,
        "key": f"{key}-{known + 1}" if known else key,
        "_grid": back,
    }
    return address_of(Rule, "add", **filled)


def back_to_grid(request) -> HttpResponseRedirect | None:
    """The grid a cell was opened from."""
    destination, comma, day = request.GET.get("_grid", "").partition(",")
    if not comma:
        return None
    return HttpResponseRedirect(address_of(Rule, "grid", destination=destination, on=day))


def answers_already(rule: Rule) -> Rule | None:
    """Another answer to the same question in the same period, not withdrawn; None when there is none."""
    if not (rule.regime_id and rule.destination_id and rule.indicator_id):
        return None
    same = (
        Rule.objects.exclude(status=Status.WITHDRAWN)
        .exclude(pk=rule.pk)
        .filter(regime=rule.regime_id, destination=rule.destination_id, indicator=rule.indicator_id, disputes=None)
    )
    return next((other for other in same if rule.overlaps(other)), None)


def refuse_second_answer(rule: Rule) -> None:
    """Say which answer is there; raised when a new rule would stand beside it."""
    if rule.pk or rule.disputes_id:
        return
    if other := answers_already(rule):
        period = f"{other.starts or '…'} – {other.ends or '…'}"
        message = _(
            "“%(key)s” (%(state)s, %(period)s) answers this question in this period: edit it, or give it a last day"
            " before this one begins. If both are right, name it under “other side of a conflict with”."
        )
        params = {"key": other.key, "state": other.get_status_display(), "period": period}
        raise ValidationError({"valid_from": ValidationError(message, params=params)})


@transaction.atomic
def give_to_all(rule: Rule) -> tuple[list[Regime], list[Regime]]:
    """Copy an answer, as a draft, to the regimes compared at its destination that have none in its period.

    Returns those that got it and those that have one of their own.
    """
    used = Rule.objects.filter(destination=rule.destination).exclude(status=Status.WITHDRAWN).values("regime")
    given, left = [], []
    for regime in Regime.objects.filter(pk__in=used).exclude(pk=rule.regime_id):
        copy = Rule.objects.get(pk=rule.pk)
        copy.pk, copy._state.adding = None, True
        copy.regime, copy.status = regime, Status.DRAFT
        if answers_already(copy):
            left.append(regime)
            continue
        copy.key = free_key(f"{rule.destination.key}-{rule.indicator.key}-{regime.key}"[:110])
        copy._change_reason = gettext("The same as %(key)s") % {"key": rule.key}
        copy.save()
        for links in ("basis_acts", "basis_provisions", "topics"):
            getattr(copy, links).set(getattr(rule, links).all())
        for item in rule.evidence.all():
            Evidence.objects.create(record=copy, source=item.source, locator=item.locator, as_of=item.as_of)
        note_change(copy)
        given.append(regime)
    return given, left


def free_key(key: str) -> str:
    """The key, or the key with the first number that makes it a new one."""
    known = set(Rule.objects.filter(key__startswith=key).values_list("key", flat=True))
    return next(name for name in (key, *(f"{key}-{number}" for number in range(2, 10_000))) if name not in known)


def names(regimes: list[Regime]) -> str:
    """Some regimes as words of a sentence."""
    return get_text_list([str(regime) for regime in regimes], gettext("and"))
