"""Who may keep an answer: browsers, proxies and this site itself.

Pages of public records may be kept by anybody who asks each time whether they are still good. What a reader searched
for, answered or typed stands in the address; such pages nobody on the way may keep.
"""

from django.utils.cache import patch_cache_control

PAGES = frozenset(
    [
        "home", "about", "saved", "opensearch", "feed", "terms", "words", "timeline", "data", "dataset", "sources",
        "source", "recommendations", "conflicts", "law_changes", "guide",
        "acts", "act", "act_file", "act_changes", "act_feed", "act_chain", "act_links", "act_links_csv",
        "provision", "provision_markdown", "provision_chain", "provision_links", "provision_links_csv",
        "institutions", "institution", "cooperation", "compare", "compare_csv", "provisions_compared", "rule",
        "problems", "problem", "card", "letter",
    ]
)  # fmt: skip
# Of them these ask what a person says of themselves or types.
ASKING = frozenset(["guide"])
PERSONAL = frozenset(["search", "search_feed", "handout", "handout_word"])
# What of the law is asked for, never anything of the reader.
PARAMETERS = frozenset(
    [
        "on", "with", "from", "to", "language", "page", "category", "kind", "topic", "jurisdiction", "state",
        "destination", "regimes", "citizenship", "show", "format", "direction", "predicate", "inside", "text",
    ]
)  # fmt: skip


def say_who_may_keep(get_response):
    """Put Cache-Control on the pages that have none."""

    def middleware(request):
        response = get_response(request)
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name not in PAGES | PERSONAL or response.has_header("Cache-Control"):
            return response
        if name in PERSONAL or not is_of_the_law(request, name):
            patch_cache_control(response, private=True, no_cache=True)
        elif response.status_code == 200 and not response.cookies:
            patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
        return response

    return middleware


def is_of_the_law(request, name: str) -> bool:
    """Whether the address says nothing of the reader."""
    query = request.META.get("QUERY_STRING", "")
    return are_known(query) and not (query and name in ASKING)


def are_known(query: str) -> bool:
    """Whether all parameters are ones that this site gave out itself."""
    return not query or PARAMETERS.issuperset(part.partition("=")[0] for part in query.split("&"))
