"""What is searched for and not found: counts without people, and the two ways to mend it."""

from urllib.parse import urlencode

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz, process

from legalacts.language import fold
from legalacts.models import SearchCount, Term, flat_labels
from legalacts.search.counting import LONGEST, OFTEN_ENOUGH

from .lists import CarefulList
from .published import mark
from .searching import FoldedSearch

MOST_TERMS = 12
LEAST_LIKENESS = 50
Outcome = SearchCount.Outcome
COLOURS = {Outcome.NOTHING: "none", Outcome.FEW: "unverified", Outcome.MANY: "published"}


@admin.register(SearchCount)
class SearchCountAdmin(CarefulList, FoldedSearch, admin.ModelAdmin):
    """Words that were asked often enough in the last month; nobody adds or changes them."""

    group = _("Upkeep")
    list_display = ["words", "language", "outcome_shown", "total_shown", "day", "ways"]
    list_display_links = None
    list_filter = ["outcome", "language"]
    list_per_page = 50
    search_fields = ["words"]
    show_full_result_count = False
    actions = ["settled"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        return SearchCount.objects.summed(timezone.localdate())

    def get_ordering(self, request):
        return ["-total", "words"]

    def get_urls(self):
        alias = self.admin_site.admin_view(self.alias_view)
        return [path("<int:number>/alias/", alias, name="legalacts_searchcount_alias"), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        """Say above the list what is counted and what is not."""
        said = gettext(
            "Words searched for at least %(times)s times within 30 days. Who searched is known to nobody."
        ) % {"times": OFTEN_ENOUGH}
        return super().changelist_view(request, {"subtitle": None, "title": said, **(extra_context or {})})

    @admin.display(description=_("outcome"), ordering="outcome")
    def outcome_shown(self, count):
        """How much was found, in its colour."""
        return mark(COLOURS[count.outcome], count.get_outcome_display())

    @admin.display(description=_("searches"), ordering="total")
    def total_shown(self, count):
        """How often within the month."""
        return count.total

    @admin.display(description=_("mend it"))
    def ways(self, count):
        """Another name of a term that is there, or a term of its own."""
        new = {f"title_{count.language}": count.words, "category": Term.Category.WORD}
        return format_html(
            '<a href="{}">{}</a> · <a href="{}?{}">{}</a>',
            reverse("admin:legalacts_searchcount_alias", args=[count.pk]),
            gettext("make it a name of a term"),
            reverse("admin:legalacts_term_add"),
            urlencode(new),
            gettext("make a term"),
        )

    @admin.action(description=_("Settled: strike from the list"), permissions=["delete"])
    def settled(self, request, queryset):
        """Forget the words; they come back if they are asked again."""
        rows = list(queryset)
        for row in rows:
            SearchCount.objects.filter(digest=row.digest, language=row.language, outcome=row.outcome).delete()
        said = ngettext("%(count)s row was struck.", "%(count)s rows were struck.", len(rows))
        self.message_user(request, said % {"count": len(rows)})

    def alias_view(self, request, number):
        """Offer terms that are near, or found by other words: their forms open with the words filled in."""
        terms = self.admin_site.get_model_admin(Term)
        if not (self.has_view_permission(request) and terms.has_change_permission(request)):
            raise PermissionDenied
        count = self.get_queryset(request).filter(pk=number).first()
        if count is None:
            raise Http404
        typed = request.GET.get("q", "").strip()[:LONGEST]
        found, _more = terms.get_search_results(request, terms.get_queryset(request), typed)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": gettext("“%(words)s” is another name of …") % {"words": count.words},
            "typed": typed,
            "also": urlencode({"also": count.words, "in": count.language}),
            "terms": found[:MOST_TERMS] if typed else near(count.words),
        }
        return render(request, "admin/legalacts/searchcount/alias.html", context)


def near(words: str) -> list[Term]:
    """Terms one of whose names is like the words, the most like first."""
    names = {}
    for term in Term.objects.exclude(status="withdrawn"):
        spelled = [term.title_ky, term.title_ru, term.title_en, *flat_labels(term.alternative_labels)]
        names |= {(term, name): fold(name) for name in spelled if name}
    found = process.extract(fold(words), names, scorer=fuzz.WRatio, score_cutoff=LEAST_LIKENESS, limit=MOST_TERMS * 3)
    return list(dict.fromkeys(term for _name, _score, (term, _spelled) in found))[:MOST_TERMS]
