"""Provisions, what they say and when, and the links between them."""

from django.contrib import admin
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from legalacts.citations import detect_in
from legalacts.models import LANGUAGES, Citation, Note, Provision, Relation, Status, Wording

from .filters import BeginsLater
from .forms import PublishedForm, StatePartForm
from .law import ACT_NAMES, GROUP, PERIOD, OfTheAct
from .links import address_of
from .published import PublishedAdmin
from .records import Blocks
from .tree import NewInTree


class WordingForm(PublishedForm):
    """A wording on a page of its own."""

    def clean(self):
        """What a public provision says needs a source."""
        cleaned = super().clean()
        provision = cleaned.get("provision")
        says = cleaned.get("status") == Status.PUBLISHED and cleaned.get("text")
        if says and provision and provision.is_published and not provision.evidence.exists():
            self.add_error("status", _("The provision is published and has no source yet: add one to it first."))
        return cleaned


class WordingInline(Blocks):
    """What the provision says."""

    model = Wording
    form = StatePartForm
    fields = [("language", "nature", "status"), "heading", "text", PERIOD]


class ProvisionForm(PublishedForm):
    """A provision, edited together with what it says."""

    def asserts(self):
        """Whether any of the wordings being edited is public text; headings assert nothing."""
        if "wordings-TOTAL_FORMS" not in self.data:
            return super().asserts()
        return any(part.get("text") and part.get("status") == Status.PUBLISHED for part in self.posted("wordings"))


@admin.register(Provision)
class ProvisionAdmin(NewInTree, PublishedAdmin):
    """Articles, paragraphs, points."""

    group = GROUP
    form = ProvisionForm
    list_display = ["__str__", "kind", "number", "norm", "heading"]
    list_filter = ["kind", "norm", "wordings__nature", ("act__jurisdiction", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["act"]
    list_prefetch = ["evidence", Prefetch("wordings", Wording.objects.defer("text"))]
    search_fields = ["eid", "number", "aliases", *(f"act__{name}" for name in ACT_NAMES), "wordings__heading"]
    inlines = [WordingInline]
    fieldsets = [
        (None, {"fields": [("act", "eid"), ("kind", "number", "norm"), ("parent", "position"), "topics"]}),
        (_("Other names"), {"fields": ["aliases"], "classes": ["collapse"]}),
    ]

    def label_of(self, provision):
        """The act by its short name, and the place in it."""
        return f"{provision.act} · {provision.eid}"

    @admin.display(description=_("heading"))
    def heading(self, provision):
        """The first heading there is."""
        return next((wording.heading[:80] for wording in provision.wordings.all() if wording.heading), "")

    def missing_languages(self, provision):
        """Languages it has no wording in, though it has one in another."""
        there = {wording.language for wording in provision.wordings.all()}
        missing = super().missing_languages(provision)
        return {
            language: missing[language] + ([_("wording")] if there and language not in there else [])
            for language in LANGUAGES
        }

    def save_related(self, request, form, formsets, change):
        """Save what it says, and find what that cites."""
        super().save_related(request, form, formsets, change)
        detect_in(form.instance.wordings.all())

    def links(self, provision):
        """The act it belongs to, what lies inside it, and what it cites."""
        return [
            (str(provision.act), reverse("admin:legalacts_act_change", args=[provision.act_id])),
            (
                gettext("Its place in the tree"),
                f"{reverse('admin:legalacts_act_tree', args=[provision.act_id])}?inside={provision.eid}",
            ),
            (
                gettext("Inside it: %(count)s") % {"count": provision.children.count()},
                address_of(Provision, parent__id__exact=provision.pk),
            ),
            (gettext("Citations in it"), address_of(Citation, wording__provision__id__exact=provision.pk)),
        ]


@admin.register(Wording)
class WordingAdmin(PublishedAdmin):
    """What provisions say, across acts."""

    group = GROUP
    form = WordingForm
    list_prefetch = []
    list_display = ["__str__", "language", "nature", "heading", "during"]
    list_filter = [
        "language",
        "nature",
        BeginsLater,
        ("provision__act__jurisdiction", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["provision__act"]
    date_hierarchy = "valid_from"
    search_fields = ["heading", "provision__eid", *(f"provision__act__{name}" for name in ACT_NAMES)]
    fieldsets = [(None, {"fields": [("provision", "language", "nature"), "heading", "text", PERIOD]})]

    def save_model(self, request, record, form, change):
        """Save it, and find what it cites."""
        super().save_model(request, record, form, change)
        detect_in([record])


class NoteForm(OfTheAct, PublishedForm):
    """An editors' note; what it stands beside belongs to its act."""


@admin.register(Note)
class NoteAdmin(PublishedAdmin):
    """What editors of official texts print beside them."""

    group = GROUP
    form = NoteForm
    list_prefetch = []
    list_display = ["__str__", "kind", "language", "provision", "during"]
    list_filter = ["kind", "language", ("act__jurisdiction", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["act", "provision__act"]
    search_fields = ["text", "provision__eid", *(f"act__{name}" for name in ACT_NAMES)]
    fieldsets = [(None, {"fields": [("act", "provision"), ("language", "kind", "position"), "text", PERIOD]})]


@admin.register(Relation)
class RelationAdmin(PublishedAdmin):
    """What acts do to each other."""

    group = GROUP
    list_display = ["from_act", "from_provision", "predicate", "to_act", "to_provision", "shown"]
    list_display_links = ["from_act", "predicate"]
    list_filter = ["predicate"]
    list_select_related = ["from_act", "to_act", "from_provision__act", "to_provision__act"]
    date_hierarchy = "date"
    search_fields = [*(f"from_act__{name}" for name in ACT_NAMES), *(f"to_act__{name}" for name in ACT_NAMES)]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("from_act", "from_provision"),
                    "predicate",
                    ("to_act", "to_provision"),
                    ("date", "precision"),
                ]
            },
        )
    ]
