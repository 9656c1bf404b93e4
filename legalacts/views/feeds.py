"""Atom feeds: changes of the law for the whole site, a topic or an act; and rules added or changed."""

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from legalacts.comparison.law_changes import LawChange, LawChangeKind, last_recorded
from legalacts.comparison.telling import tell
from legalacts.models import Act, Rule, Topic

from .asking import answers_wrong_asking, asked_choice
from .atom import Atom

MOST = 50


class ChangeFeed(Feed):
    """Changes of the law, those written down last first."""

    feed_type = Atom
    subtitle = gettext_lazy("Changes of the law, with their day; mended words are not among them.")

    def items(self, place):
        found = self.changes(place)
        return sorted(found, key=lambda change: (change.recorded, change.day), reverse=True)[:MOST]

    def item_title(self, change: LawChange):
        return f"{change.shown} – {tell(change).title}"

    def item_description(self, change: LawChange):
        return tell(change).text

    def item_link(self, change: LawChange):
        return tell(change).address

    def item_guid(self, change: LawChange):
        """One name for a change in all languages and on all hosts; it stays when records are loaded anew."""
        place = change.act.key if change.act else "law"
        return f"urn:legalacts:{place}:{change.name}:{get_language()}"

    def item_updateddate(self, change: LawChange):
        return change.recorded

    def item_categories(self, change: LawChange):
        return [change.what.value]


class LawFeed(ChangeFeed):
    """The whole site, or a topic."""

    def get_object(self, request: HttpRequest):
        key = asked_choice(request, "topic", Topic.objects.values_list("key", flat=True))
        return Topic.objects.filter(key=key).first() if key else None

    def title(self, topic):
        return _("Changes of the law: %(name)s") % {"name": topic} if topic else _("Changes of the law")

    def link(self, topic):
        return reverse("law_changes") + (f"?topic={topic.key}" if topic else "")

    def feed_url(self, topic):
        return reverse("feed") + (f"?topic={topic.key}" if topic else "")

    def changes(self, topic) -> list[LawChange]:
        """The last changes with a day, and rules without one as of the day they were written down."""
        found = last_recorded(MOST, topic=topic.key if topic else "")
        rules = Rule.objects.published().filter(valid_from=None)
        rules = rules.filter(topics=topic) if topic else rules
        return found + [_of_no_day(rule) for rule in rules.select_related("regime", "destination", "indicator")]


def _of_no_day(rule: Rule) -> LawChange:
    return LawChange(rule.changed_at.date(), rule.as_of, LawChangeKind.RULE, rule, recorded=rule.changed_at)


class ActFeed(ChangeFeed):
    """One act."""

    def get_object(self, request: HttpRequest, key: str):
        return get_object_or_404(Act.objects.published(), key=key)

    def title(self, act):
        return _("Changes of the law: %(name)s") % {"name": act}

    def link(self, act):
        return act.get_absolute_url()

    def feed_url(self, act):
        return reverse("act_feed", args=[act.key])

    def changes(self, act) -> list[LawChange]:
        """What changed in the act."""
        return last_recorded(MOST, act=act)


law_feed = answers_wrong_asking(LawFeed())
act_feed = ActFeed()
