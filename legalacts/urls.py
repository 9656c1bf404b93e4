"""The public pages; the language prefix stands before each address."""

from django.urls import path, re_path

from .views import (
    acts,
    chain,
    changes,
    compare,
    downloads,
    feeds,
    files,
    guide,
    home,
    institutions,
    links,
    problems,
    provisions,
    reading,
    reports,
    saved,
    search,
)
from .views.search_feed import SearchFeed

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("suggest", search.suggestions, name="suggest"),
    path("search.atom", SearchFeed(), name="search_feed"),
    path("opensearch.xml", search.opensearch, name="opensearch"),
    # acts and provisions
    path("acts/", acts.acts, name="acts"),
    path("acts/<slug:key>/", acts.act_or_nearest, name="act"),
    re_path(r"^acts/(?P<key>[-\w]+)/(?P<name>akn\.xml|text\.txt|act\.md|act\.json)\Z", files.act_file, name="act_file"),
    path("acts/<slug:key>/<slug:eid>.md", files.provision_markdown, name="provision_markdown"),
    path("acts/<slug:key>/changes/", changes.act_changes, name="act_changes"),
    path("acts/<slug:key>/feed.atom", feeds.act_feed, name="act_feed"),
    path("acts/<slug:key>/chain/", chain.chain, name="act_chain"),
    path("acts/<slug:key>/<slug:eid>/chain/", chain.chain, name="provision_chain"),
    path("acts/<slug:key>/links/", links.links, name="act_links"),
    path("acts/<slug:key>/links.csv", links.links_csv, name="act_links_csv"),
    path("acts/<slug:key>/<slug:eid>/links/", links.links, name="provision_links"),
    path("acts/<slug:key>/<slug:eid>/links.csv", links.links_csv, name="provision_links_csv"),
    path("acts/<slug:key>/<slug:eid>/", provisions.provision_or_act, name="provision"),
    # who does what
    path("institutions/", institutions.institutions, name="institutions"),
    path("institutions/map/", institutions.cooperation, name="cooperation"),
    path("institutions/<slug:key>/", institutions.institution, name="institution"),
    # my situation
    path("guide/", guide.guide, name="guide"),
    path("guide/dates/", guide.dates, name="guide_dates"),
    path("guide/reminder.ics", guide.reminder, name="guide_reminder"),
    # rules
    path("compare/", compare.compare, name="compare"),
    path("compare.csv", compare.compare_csv, name="compare_csv"),
    path("compare/.csv", compare.compare_csv),
    path("compare/provisions/", changes.provisions_compared, name="provisions_compared"),
    path("rules/<slug:key>/", compare.rule, name="rule"),
    # problems, words, history
    path("problems/", problems.problems, name="problems"),
    path("problems/<slug:key>/", problems.problem, name="problem"),
    path("problems/<slug:key>/card/", problems.card, name="card"),
    path("problems/<slug:key>/letter.txt", problems.letter, name="letter"),
    path("help/", problems.help_quietly, name="help"),
    path("terms/", reading.terms, name="terms"),
    path("terms/words/", reading.words, name="words"),
    path("changes/", changes.law_changes, name="law_changes"),
    path("timeline/", reading.timeline, name="timeline"),
    path("data/", reading.datasets, name="data"),
    path("data/downloads/", downloads.downloads, name="downloads"),
    re_path(r"^data/downloads/(?P<name>[a-zA-Z-]+\.[a-z]+)\Z", downloads.download, name="download"),
    path("data/<slug:key>/", reading.dataset, name="dataset"),
    path("recommendations/", reading.recommendations, name="recommendations"),
    path("conflicts/", reading.conflicts, name="conflicts"),
    path("saved/", saved.saved, name="saved"),
    path("report/", reports.report, name="report"),
    path("report/thanks/", reports.report_thanks, name="report_thanks"),
    # where it comes from
    path("about/", reading.about, name="about"),
    path("sources/", reading.sources, name="sources"),
    path("sources/<slug:key>/", reading.source, name="source"),
    path("feed.atom", feeds.law_feed, name="feed"),
]
