"""Lists whose addresses may hold anything: what no database can look for is dropped."""

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import HttpResponseRedirect

from .links import is_number


class CarefulList:
    """For admins: a forged address or action gives the list, not an error."""

    def changelist_view(self, request, extra_context=None):
        """Drop what no database can look for."""
        if any(impossible(name, value) for name, values in request.GET.lists() for value in values):
            return HttpResponseRedirect(request.path)
        if request.method == "POST":
            request.POST = request.POST.copy()
            chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
            request.POST.setlist(ACTION_CHECKBOX_NAME, filter(is_number, chosen))
        return super().changelist_view(request, extra_context)


def impossible(name, value):
    """Whether no list can be filtered like that: a null letter, a year beyond all calendars."""
    day = name.endswith(("__year", "__month", "__day"))
    return "\x00" in name + value or (day and not (is_number(value) and len(value) <= 4))
