"""The glossary and the taxonomy; the states and organisations."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from legalacts.models import LANGUAGES, Jurisdiction, Membership, Term, Topic
from legalacts.search.counting import LONGEST

from .filters import BeginsLater, MissingLabels
from .languages import in_languages
from .law import PERIOD
from .published import PublishedAdmin
from .records import RecordAdmin, Rows
from .sheets import InSheets

GROUP = _("Words and places")
PLACE_NAMES = ["key", *in_languages(Jurisdiction, "title")[0]]


def labels_count(record):
    """How many other words a record has in each language: `ky 3 · ru 2 · en –`."""
    counts = [(language, len(record.alternative_labels.get(language) or [])) for language in LANGUAGES]
    return " · ".join(f"{language} {count or '–'}" for language, count in counts)


@admin.register(Term)
class TermAdmin(InSheets, PublishedAdmin):
    """The glossary."""

    group = GROUP
    list_display = ["named", "category", "labels_shown", "editorial"]
    list_filter = [MissingLabels, "category", "editorial"]
    search_fields = ["key", *in_languages(Term, "title")[0], "abbreviations", "alternative_labels"]
    fieldsets = [
        (None, {"fields": [("key", "category", "editorial")]}),
        (_("Words"), {"fields": [*in_languages(Term, "title"), "abbreviations", "alternative_labels"]}),
        (_("Meaning"), {"fields": [*in_languages(Term, "definition"), "defined_by"]}),
    ]

    def get_object(self, request, object_id, from_field=None):
        """With a name more when the address says so (`also`, `in`): filled in, and saved with the form."""
        term = super().get_object(request, object_id, from_field)
        words, language = request.GET.get("also", "")[:LONGEST], request.GET.get("in")
        if term and words and request.method == "GET" and language in LANGUAGES:
            names = term.alternative_labels.get(language) or []
            term.alternative_labels = {**term.alternative_labels, language: [*names, words]}
        return term

    @admin.display(description=_("other words"))
    def labels_shown(self, term):
        """How many other words each language has: search finds little across languages where there is none."""
        return labels_count(term)


@admin.register(Topic)
class TopicAdmin(RecordAdmin):
    """The taxonomy."""

    group = GROUP
    list_display = ["named", "parent", "labels_shown", "position"]
    list_filter = [MissingLabels, ("parent", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["parent"]
    search_fields = ["key", *in_languages(Topic, "title")[0], "alternative_labels"]
    fieldsets = [
        (None, {"fields": [("key", "parent", "position")]}),
        (_("Words"), {"fields": [*in_languages(Topic, "title"), "alternative_labels"]}),
    ]

    @admin.display(description=_("other words"))
    def labels_shown(self, topic):
        """How many other words each language has."""
        return labels_count(topic)


class MemberInline(Rows):
    """The members of an organisation."""

    model = Membership
    fk_name = "organisation"
    fields = ["state", *PERIOD, "status"]
    verbose_name = _("member")
    verbose_name_plural = _("members")


@admin.register(Jurisdiction)
class JurisdictionAdmin(RecordAdmin):
    """States, unions, organisations."""

    group = GROUP
    list_display = ["named", "kind", "position"]
    list_filter = ["kind"]
    search_fields = PLACE_NAMES
    inlines = [MemberInline]
    fieldsets = [
        (None, {"fields": [("key", "kind", "position")]}),
        (
            _("Names"),
            {
                "fields": [
                    *in_languages(Jurisdiction, "title"),
                    "alternative_labels",
                    *in_languages(Jurisdiction, "note"),
                ]
            },
        ),
    ]


@admin.register(Membership)
class MembershipAdmin(PublishedAdmin):
    """Which state belongs where, and since when."""

    group = GROUP
    list_display = ["organisation", "state_shown", "during"]
    list_display_links = ["organisation", "state_shown"]
    list_filter = [BeginsLater, ("organisation", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["organisation", "state"]
    search_fields = [*(f"organisation__{name}" for name in PLACE_NAMES), *(f"state__{name}" for name in PLACE_NAMES)]
    fieldsets = [(None, {"fields": [("organisation", "state"), PERIOD]})]

    @admin.display(description=_("state"), ordering="state__position")
    def state_shown(self, membership):
        """The member; `state` is the column of publication."""
        return membership.state
