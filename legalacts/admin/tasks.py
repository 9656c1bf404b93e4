"""Who does what, at a glance: the bodies of a state down, what they perform, are charged with and should do across."""

from collections import defaultdict

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from legalacts.models import Institution, Jurisdiction, Responsibility, Status

from .links import address_of

USUAL = "kg"
Nature = Responsibility.Nature


class TasksForm(forms.Form):
    """Whose bodies."""

    jurisdiction = forms.ModelChoiceField(
        Jurisdiction.objects.all(), label=_("jurisdiction"), to_field_name="key", empty_label=None
    )


class InTasks:
    """For the admin of responsibilities: all of a state on one page."""

    def get_urls(self):
        grid = path("grid/", self.admin_site.admin_view(self.grid), name="legalacts_responsibility_grid")
        return [grid, *super().get_urls()]

    def list_tools(self, request):
        yield gettext("As a grid"), reverse("admin:legalacts_responsibility_grid")
        yield from super().list_tools(request)

    def grid(self, request):
        """Show every body of a state with its responsibilities; those with none stand out."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        form = TasksForm({"jurisdiction": USUAL, **request.GET.dict()})
        context = {**self.admin_site.each_context(request), "title": _("Grid of responsibilities"), "opts": self.opts}
        context |= {"form": form, "natures": Nature.labels, "may_add": self.has_add_permission(request)}
        if form.is_valid():
            context |= {
                "jurisdiction": form.cleaned_data["jurisdiction"],
                "rows": rows_of(form.cleaned_data["jurisdiction"]),
            }
        return TemplateResponse(request, "admin/legalacts/responsibility/grid.html", context)


def rows_of(jurisdiction: Jurisdiction) -> list[tuple[Institution, list[tuple[list[Responsibility], str]]]]:
    """Each body with its responsibilities by nature, and the form of a new one; three queries."""
    links = [getattr(Responsibility, name).through for name in ("basis_acts", "basis_provisions")]
    based = [Exists(through.objects.filter(responsibility=OuterRef("pk"))) for through in links]
    tasks = (
        Responsibility.objects.filter(institution__jurisdiction=jurisdiction)
        .exclude(status=Status.WITHDRAWN)
        .annotate(is_based=based[0] | based[1])
        .prefetch_related("evidence")
        .order_by("position", "pk")
    )
    found = defaultdict(list)
    for task in tasks:
        found[task.institution_id, task.nature].append(task)
    bodies = Institution.objects.filter(jurisdiction=jurisdiction).exclude(status=Status.WITHDRAWN)
    return [
        (body, [(found[body.pk, nature], _add(body, nature)) for nature in Nature.values])
        for body in bodies.order_by("kind", "key")
    ]


def _add(body: Institution, nature: str) -> str:
    return address_of(Responsibility, "add", institution=body.pk, nature=nature)
