"""The tree of an act: its provisions in order, to go up or down, to be split, merged and added to, a page a step."""

from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from legalacts.citations import detect_in
from legalacts.models import Recheck, Status, Wording
from legalacts.models.provision import valid_eid
from legalacts.models.recheck import flag
from legalacts.models.roles import may_publish_alone
from legalacts.models.tree import keep_order, make_room, merge, neighbour, split, trade_places, tree_of

from .links import is_number
from .tree_rows import MOST_AT_ONCE, next_name, pieces, resting_on, rows_of, standing, visible

NEEDED = ["legalacts.change_provision", "legalacts.change_wording", "legalacts.add_provision", "legalacts.add_wording"]
PUBLIC = _("The public reads this: an administrator changes the tree, or hide the provision first.")


class SplitForm(forms.Form):
    """The name of the new provision, and where each wording is cut."""

    eid = forms.CharField(label=_("eId of the second part"), max_length=160, validators=[valid_eid])
    number = forms.CharField(label=_("number of the second part"), max_length=40, required=False)
    why = forms.CharField(label=_("Why"), max_length=100)

    def __init__(self, *args, provision, **options):
        super().__init__(*args, **options)
        self.provision = provision
        self.wordings = {f"cut-{wording.pk}": wording for wording in standing(provision)}
        for name, wording in self.wordings.items():
            label = gettext("The second part begins with (%(language)s)") % {"language": wording.get_language_display()}
            choices = [("", gettext("nothing: it stays whole"))]
            choices += [(str(place), words) for place, words in pieces(wording.text)]
            self.fields[name] = forms.ChoiceField(
                label=label, choices=choices, required=False, widget=forms.RadioSelect
            )
            self.fields[name].widget.attrs["lang"] = wording.language

    def clean_eid(self):
        """Nothing else in the act has this name."""
        eid = self.cleaned_data["eid"]
        if self.provision.act.provisions.filter(eid=eid).exists():
            raise ValidationError(_("This act has a provision of this name."))
        return eid

    def clean(self):
        """Something must go to the second part."""
        cleaned = super().clean()
        if not self.errors and not self.cuts():
            raise ValidationError(_("Choose where the second part begins, in one language at least."))
        return cleaned

    def cuts(self) -> dict[Wording, int]:
        """Where each wording is cut."""
        chosen = {wording: self.cleaned_data.get(name) for name, wording in self.wordings.items()}
        return {wording: int(place) for wording, place in chosen.items() if place}


class MergeForm(forms.Form):
    """Why two provisions become one."""

    why = forms.CharField(label=_("Why"), max_length=100)


class InTree:
    """For the admin of acts: the pages of the tree."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/tree/", view(self.tree), name="legalacts_act_tree"),
            path("<int:pk>/tree/<int:provision>/split/", view(self.split_page), name="legalacts_act_split"),
            path("<int:pk>/tree/<int:provision>/merge/", view(self.merge_page), name="legalacts_act_merge"),
            *super().get_urls(),
        ]

    def tree(self, request, pk):
        """Show the tree, or let one provision go up or down."""
        act = self._act(request, pk)
        may_edit = request.user.has_perms(NEEDED)
        if request.method == "POST":
            return self._moved(request, act, may_edit)
        nodes = tree_of(act)
        top, shown = visible(nodes, request.GET.get("inside", ""))
        context = self._context(request, act, gettext("Tree of provisions"))
        context |= {
            "rows": rows_of(act, nodes, shown),
            "top": top,
            "total": len(nodes),
            "may_edit": may_edit,
        }
        context["folded"] = len(nodes) > MOST_AT_ONCE and not top
        return TemplateResponse(request, "admin/legalacts/act/tree.html", context)

    def _moved(self, request, act, may_edit):
        step = -1 if "up" in request.POST else 1
        chosen = request.POST.get("up") or request.POST.get("down") or ""
        if not may_edit:
            raise PermissionDenied
        provision = act.provisions.filter(pk=int(chosen)).first() if is_number(chosen) else None
        if provision is None:
            raise Http404
        moved = trade_places(provision, step)
        if any(one.status == Status.PUBLISHED for one in moved) and not may_publish_alone(request.user):
            messages.error(request, PUBLIC)
        elif moved:
            keep_order(moved, request.user, gettext("Order changed: %(eid)s") % {"eid": provision.eid})
        inside = request.POST.get("inside", "")
        asked = f"?{urlencode({'inside': inside})}" if inside else ""
        return HttpResponseRedirect(f"{reverse('admin:legalacts_act_tree', args=[act.pk])}{asked}#{provision.eid}")

    def split_page(self, request, pk, provision):
        """Choose where a provision is parted, then part it."""
        act, provision = self._provision(request, pk, provision)
        eid, number = next_name(provision)
        form = SplitForm(request.POST or None, provision=provision, initial={"eid": eid, "number": number})
        if request.method == "POST" and self._allowed(request, provision) and form.is_valid():
            given = form.cleaned_data
            new = split(provision, form.cuts(), given["eid"], given["number"], request.user, given["why"])
            self._read_again(request, [provision, new], given["why"])
            messages.success(
                request, gettext("Split: %(first)s and %(second)s.") % {"first": provision.eid, "second": new.eid}
            )
            return HttpResponseRedirect(f"{reverse('admin:legalacts_act_tree', args=[act.pk])}#{new.eid}")
        context = self._context(request, act, gettext("Split %(eid)s") % {"eid": provision.eid})
        return TemplateResponse(
            request, "admin/legalacts/act/split.html", context | {"form": form, "provision": provision}
        )

    def merge_page(self, request, pk, provision):
        """Show what would become one, then join it."""
        act, first = self._provision(request, pk, provision)
        second = neighbour(tree_of(act), first, 1)
        if second is None:
            raise Http404
        form = MergeForm(request.POST or None)
        if request.method == "POST" and self._allowed(request, first, second) and form.is_valid():
            try:
                merge(first, second, request.user, form.cleaned_data["why"])
            except ValidationError as error:
                form.add_error(None, error)
            else:
                self._read_again(request, [first], form.cleaned_data["why"])
                messages.success(
                    request,
                    gettext("%(second)s is now part of %(first)s.") % {"first": first.eid, "second": second.eid},
                )
                return HttpResponseRedirect(f"{reverse('admin:legalacts_act_tree', args=[act.pk])}#{first.eid}")
        context = self._context(
            request, act, gettext("Merge %(first)s and %(second)s") % {"first": first.eid, "second": second.eid}
        )
        context |= {
            "form": form,
            "pair": [(one, standing(one)) for one in (first, second)],
            "resting": resting_on(second),
        }
        return TemplateResponse(request, "admin/legalacts/act/merge.html", context)

    def _act(self, request, pk):
        act = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_or_change_permission(request, act):
            raise PermissionDenied
        return act

    def _provision(self, request, pk, provision):
        act = self._act(request, pk)
        if not request.user.has_perms(NEEDED):
            raise PermissionDenied
        return act, get_object_or_404(act.provisions.select_related("act"), pk=provision)

    def _allowed(self, request, *provisions):
        """What the public reads is changed by two, or by an administrator whom a second person looks after."""
        if any(one.status == Status.PUBLISHED for one in provisions) and not may_publish_alone(request.user):
            messages.error(request, PUBLIC)
            return False
        return True

    def _read_again(self, request, provisions, why):
        for provision in provisions:
            detect_in(provision.wordings.all())
            if provision.status == Status.PUBLISHED:
                flag(provision, Recheck.Because.ALONE, words=why, made_by=request.user)

    def _context(self, request, act, title):
        return {**self.admin_site.each_context(request), "title": title, "opts": self.opts, "act": act}


class NewInTree:
    """For the admin of provisions: a new one finds room where it was put."""

    def save_model(self, request, record, form, change):
        if not change:
            make_room(record.act, record.position)
        super().save_model(request, record, form, change)
