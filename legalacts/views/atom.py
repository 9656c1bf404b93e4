"""What all feeds have in common."""

from datetime import UTC, datetime

from django.utils.feedgenerator import Atom1Feed

from legalacts.models import last_changed

BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)


class Atom(Atom1Feed):
    """A feed that stays the same until something changes: with nothing to tell it is as old as the last change."""

    def latest_post_date(self) -> datetime:
        """When the newest of what it tells was changed."""
        if self.items:
            return super().latest_post_date()
        return last_changed() or BEGINNING
