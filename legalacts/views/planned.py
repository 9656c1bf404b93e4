"""Records that become public on a day: the first request of the day sees to it, whether or not a timer runs."""

import logging
from datetime import timedelta

from django.utils import timezone

from legalacts.models.moving import publish_due

logger = logging.getLogger(__name__)
RETRY = timedelta(minutes=1)


def publish_on_time(get_response):
    """Before the first request of a day is answered, publish what is planned until then; a query a day and process."""

    def middleware(request):
        today = timezone.localdate()
        if seen.day != today and timezone.now() >= seen.retry_at:
            try:
                publish_due(today)
                seen.day = today
            except Exception:
                # Whatever hinders it, a plan must not keep readers from the site.
                logger.exception("What is planned could not be published")
                seen.retry_at = timezone.now() + RETRY
        return get_response(request)

    return middleware


class Seen:
    """The day this process has seen to, and when to try again after a failure."""

    day = None
    retry_at = timezone.now()


seen = Seen()
