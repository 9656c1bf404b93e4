"""The addresses below /api/."""

from django.urls import path, re_path

from .views import chain, citations, compare, deadlines, law, people, reading, rules, search, situation, start, time

RECORDS = {
    "acts": law.Acts,
    "provisions": law.Provisions,
    "relations": law.Relations,
    "citations": citations.Citations,
    "institutions": people.Institutions,
    "responsibilities": people.Responsibilities,
    "cooperations": people.Cooperations,
    "jurisdictions": people.Jurisdictions,
    "memberships": people.Memberships,
    "regimes": rules.Regimes,
    "indicators": rules.Indicators,
    "rules": rules.Rules,
    "topics": reading.Topics,
    "terms": reading.Terms,
    "problems": reading.Problems,
    "conflicts": reading.Conflicts,
    "sources": reading.Sources,
    "events": reading.Events,
    "datasets": reading.Datasets,
    "recommendations": reading.Recommendations,
    "models": reading.ManagementModels,
}

lists = [path(f"v1/{name}/", view.as_view({"get": "list"}), name=f"api-{name}") for name, view in RECORDS.items()]
details = [
    path(f"v1/{name}/{view.address}/", view.as_view({"get": "retrieve"}), name=f"api-{name}-record")
    for name, view in RECORDS.items()
]
answers = [
    path("v1/compare/", compare.Compare.as_view(), name="api-compare"),
    path("v1/diff/", time.Diff.as_view(), name="api-diff"),
    path("v1/changes/", time.LawChanges.as_view(), name="api-changes"),
    path("v1/search/", search.Search.as_view(), name="api-search"),
    path("v1/suggest/", search.Suggest.as_view(), name="api-suggest"),
    path("v1/guide/", situation.Situation.as_view(), name="api-guide"),
    path("v1/deadlines/", deadlines.Deadlines.as_view(), name="api-deadlines"),
    path("v1/citations/resolve/", citations.Resolve.as_view(), name="api-citations-resolve"),
]
of_an_act = [
    path("v1/acts/<slug:key>/editions/", time.Editions.as_view(), name="api-act-editions"),
    path("v1/acts/<slug:key>/changes/", time.ActChanges.as_view(), name="api-act-changes"),
    path("v1/acts/<slug:key>/chain/", chain.Chains.as_view(), name="api-act-chain"),
    path("v1/provisions/<slug:key>/<slug:eid>/chain/", chain.Chains.as_view(), name="api-provision-chain"),
    path("v1/acts/<slug:key>/parties/", time.Parties.as_view(), name="api-act-parties"),
]
urlpatterns = [
    path("v1/", start.Start.as_view(names=[pattern.name for pattern in lists + answers]), name="api"),
    *lists,
    *details,
    *of_an_act,
    *answers,
    path("schema/", start.Schema.as_view(), name="api-schema"),
    path("docs/", start.Docs.as_view(url_name="api-schema"), name="api-docs"),
    # Without the final slash Django leads to the address with it.
    re_path(r"\A[\s\S]*/\Z", start.Nowhere.as_view()),
]
