"""Acts, what happened to them and who is bound by them."""

from django.contrib import admin
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from legalacts.models import Act, LifecycleEvent, Party, Provision, Relation

from .filters import BeginsLater
from .forms import PartForm, RecordForm
from .importing import NEEDED, import_page
from .languages import in_languages
from .links import address_of
from .published import PublishedAdmin
from .records import Blocks, RecordAdmin
from .tree import InTree

GROUP = _("Law")
ACT_NAMES = ["key", "number", *in_languages(Act, "title")[0], *in_languages(Act, "short_title")[0], "aliases"]
SIGNED = (("signed_on", "signed_on_precision"), ("ratified_on", "ratified_on_precision"))
PERIOD = ("valid_from", "valid_from_precision", "valid_to", "valid_to_precision")


class OfTheAct:
    """A form in which a provision must belong to the act beside it."""

    def clean(self):
        """Name the field when it does not."""
        cleaned = super().clean()
        provision, act = cleaned.get("provision"), cleaned.get("act") or getattr(self.instance, "act", None)
        if provision and act and provision.act_id != act.pk:
            self.add_error("provision", _("This provision belongs to another act."))
        return cleaned


class LifecyclePartForm(OfTheAct, PartForm):
    """What happened to the act on whose page it is edited."""


class LifecycleForm(OfTheAct, RecordForm):
    """What happened to an act."""


LIFECYCLE_FIELDS = [("kind", "date", "precision"), ("by_act", "provision")]


class LifecycleInline(Blocks):
    """What happened to the act."""

    model = LifecycleEvent
    form = LifecyclePartForm
    fk_name = "act"
    fieldsets = [
        (None, {"fields": LIFECYCLE_FIELDS}),
        (_("Note to the reader"), {"fields": in_languages(LifecycleEvent, "note"), "classes": ["collapse"]}),
    ]


class PartyInline(Blocks):
    """Who is bound by the treaty."""

    model = Party
    fieldsets = [
        (None, {"fields": ["state", *SIGNED, PERIOD]}),
        (
            _("Reservation and note"),
            {"fields": in_languages(Party, "reservation", "note"), "classes": ["collapse"]},
        ),
    ]


@admin.register(Act)
class ActAdmin(InTree, PublishedAdmin):
    """Laws, treaties, decrees, programmes."""

    group = GROUP
    list_display = ["named", "kind", "number", "adopted", "jurisdiction"]
    list_filter = ["category", "kind", ("jurisdiction", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["jurisdiction"]
    date_hierarchy = "adopted_on"
    search_fields = ACT_NAMES
    inlines = [LifecycleInline, PartyInline]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("key", "kind", "category"),
                    ("jurisdiction", "issuer"),
                    ("number", "adopted_on", "adopted_precision"),
                ]
            },
        ),
        (_("Names"), {"fields": [*in_languages(Act, "title", "short_title"), "aliases"]}),
        (_("In plain words"), {"fields": in_languages(Act, "summary")}),
        (_("Text and subject"), {"fields": [("official_url", "authentic_languages"), "topics"]}),
    ]

    def get_urls(self):
        """Add the page that brings in the text of an act."""
        page = path("import/", self.admin_site.admin_view(self.import_text), name="legalacts_act_import")
        return [page, *super().get_urls()]

    def import_text(self, request):
        """Upload or paste, look, save."""
        return import_page(request, self)

    def changelist_view(self, request, extra_context=None):
        offered = {"may_import": request.user.has_perms(NEEDED)}
        return super().changelist_view(request, {**offered, **(extra_context or {})})

    @admin.display(description=_("adopted on"), ordering="adopted_on")
    def adopted(self, act):
        """The date of adoption as far as it is known."""
        return act.adopted or None

    def links(self, act):
        """Provisions and relations are lists of their own."""
        provisions = gettext("Provisions: %(count)s") % {"count": act.provisions.count()}
        out = gettext("Relations to other acts: %(count)s") % {"count": act.relations_out.count()}
        back = gettext("Relations from other acts: %(count)s") % {"count": act.relations_in.count()}
        tree = gettext("Tree of provisions"), reverse("admin:legalacts_act_tree", args=[act.pk])
        return [
            tree,
            (provisions, address_of(Provision, act__id__exact=act.pk)),
            (gettext("Add a provision"), address_of(Provision, "add", act=act.pk)),
            (out, address_of(Relation, from_act__id__exact=act.pk)),
            (back, address_of(Relation, to_act__id__exact=act.pk)),
        ]


@admin.register(LifecycleEvent)
class LifecycleAdmin(RecordAdmin):
    """All that happened to acts."""

    group = GROUP
    form = LifecycleForm
    list_display = ["act", "kind", "shown", "by_act", "provision"]
    list_display_links = ["act", "kind"]
    list_filter = ["kind", BeginsLater]
    list_select_related = ["act", "by_act", "provision__act"]
    date_hierarchy = "date"
    search_fields = [f"act__{name}" for name in ACT_NAMES]
    fieldsets = [
        (None, {"fields": ["act", *LIFECYCLE_FIELDS]}),
        (_("Note to the reader"), {"fields": in_languages(LifecycleEvent, "note")}),
    ]


@admin.register(Party)
class PartyAdmin(RecordAdmin):
    """All parties to treaties."""

    group = GROUP
    list_display = ["act", "state", "signed_on", "ratified_on", "during"]
    list_filter = [("state", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["act", "state"]
    search_fields = [*(f"act__{name}" for name in ACT_NAMES), "state__title_ky", "state__title_ru", "state__title_en"]
    fieldsets = [
        (None, {"fields": [("act", "state"), *SIGNED, PERIOD]}),
        (_("Reservation and note"), {"fields": in_languages(Party, "reservation", "note")}),
    ]
