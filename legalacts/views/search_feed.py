"""The feed of a search: what it finds, as it is published or changed."""

from django.contrib.syndication.views import Feed
from django.http import HttpResponseBadRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from legalacts.search import Query, WrongQuery, changed_lately

from .atom import Atom


class SearchFeed(Feed):
    """Records that answer a search, the last changed first."""

    feed_type = Atom

    def __call__(self, request, *args, **kwargs):
        try:
            return super().__call__(request, *args, **kwargs)
        except WrongQuery as wrong:
            words = _("In the address, “%(name)s”: this value is not known here.") % {"name": wrong.parameter}
            return HttpResponseBadRequest(words, content_type="text/plain; charset=utf-8")

    def get_object(self, request):
        return Query.parse(request.GET.dict(), get_language())

    def title(self, query):
        return f"{_('Search')}: {query.q}" if query.q else _("Search")

    def subtitle(self, query):
        return _("What this search finds, as it is published or changed.")

    def link(self, query):
        return query.address(page=None)

    def feed_url(self, query):
        return None

    def items(self, query):
        return changed_lately(query)

    def item_title(self, item):
        return item[0].title

    def item_description(self, item):
        return "".join(words for words, _searched in item[0].snippet)

    def item_link(self, item):
        return item[0].page

    def item_updateddate(self, item):
        return item[1]
