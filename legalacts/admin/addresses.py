"""Addresses of other sites: which are broken, site by site, and which records point there."""

from collections import defaultdict

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy

from legalacts.models import WebAddress
from legalacts.upkeep.links import USES

from .forms import PlainFields
from .links import address_of_record
from .lists import CarefulList
from .published import mark
from .searching import FoldedSearch
from .sources import name_of

State = WebAddress.State
COLOURS = {State.GOOD: "published", State.BROKEN: "none", State.DOWN: "unverified", State.CLOSED: "unverified"}
MOST_SITES = 40
MOST_USES = 5


class Site(admin.SimpleListFilter):
    """Addresses by site, those with most broken ones first."""

    title = _("site (broken of all)")
    parameter_name = "site"

    def lookups(self, request, model_admin):
        broken = Count("pk", filter=Q(state=State.BROKEN))
        sites = WebAddress.objects.order_by().values_list("host").annotate(broken=broken, number=Count("pk"))
        worst = sites.order_by("-broken", "-number", "host")[:MOST_SITES]
        return [(host, f"{host} ({bad}/{number})") for host, bad, number in worst]

    def queryset(self, request, queryset):
        return queryset.filter(host=self.value()) if self.value() else queryset


class AddressList(ChangeList):
    """A list that knows what points to each address, for four queries a page."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        uses = uses_of([address.url for address in self.result_list])
        for address in self.result_list:
            address.uses = uses[address.url]


@admin.register(WebAddress)
class WebAddressAdmin(CarefulList, FoldedSearch, PlainFields, admin.ModelAdmin):
    """`check_links` fills the list and visits the addresses; people mend the records that point to broken ones."""

    group = _("Upkeep")
    list_display = ["link", "state_shown", "good_on", "checked_on", "failures", "used_by"]
    # The address itself leads to the other site.
    list_display_links = ["state_shown"]
    list_filter = ["state", Site, "reason"]
    list_per_page = 50
    date_hierarchy = "good_on"
    ordering = ["host", "url"]
    search_fields = ["url"]
    show_full_result_count = False
    actions = ["works"]
    readonly_fields = ["link", "state_shown", "code", "leads_to", "checked_on", "good_on", "failures", "used_by"]
    fieldsets = [(None, {"fields": [*readonly_fields, "archive_url"]})]

    def has_add_permission(self, request):
        return False

    def get_changelist(self, request, **options):
        return AddressList

    @admin.display(description=_("address"), ordering="host")
    def link(self, address):
        """The address to open."""
        return format_html('<a href="{}" rel="noreferrer">{}</a>', address.url, address.url)

    @admin.display(description=pgettext_lazy("of work", "state"), ordering="state")
    def state_shown(self, address):
        """The state in its colour, and why."""
        state = mark(COLOURS.get(address.state, "draft"), address.get_state_display())
        return format_html("{} {}", state, address.get_reason_display())

    @admin.display(description=_("used by"))
    def used_by(self, address):
        """The records to mend."""
        uses = getattr(address, "uses", None)
        records = uses_of([address.url])[address.url] if uses is None else uses
        return format_html_join(", ", '<a href="{}">{}</a>', map(named, records[:MOST_USES])) if records else None

    @admin.action(description=_("I opened it: it works"), permissions=["change"])
    def works(self, request, queryset):
        """Seen by a person today."""
        addresses = list(queryset)
        for address in addresses:
            address.visited(State.GOOD, "", None, "", timezone.localdate())
            address.save()
            self.log_change(request, address, [{"changed": {"fields": [pgettext("of work", "state")]}}])
        said = ngettext("%(count)s address works.", "%(count)s addresses work.", len(addresses))
        self.message_user(request, said % {"count": len(addresses)})


def uses_of(urls):
    """The records that point to each address."""
    uses = defaultdict(list)
    for model, column, rows in USES:
        for record in model.objects.filter(**rows, **{f"{column}__in": urls}):
            uses[getattr(record, column)].append(record)
    return uses


def named(record):
    """The address and the name of a record."""
    return address_of_record(record), f"{record._meta.verbose_name}: {name_of(record)}"
