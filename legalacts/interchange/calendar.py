"""One day as an iCalendar file (RFC 5545): a single whole-day event, because many phones read only the first one."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4


def reminder_file(day: date, title: str) -> bytes:
    """A file with one whole-day event under a neutral title, reminded of on the morning of the day before.

    It has the stamp that Android demands, and an identifier that tells nothing.
    """
    from icalendar import Alarm, Calendar, Event  # noqa: PLC0415 - large, and few readers ask for a reminder

    event = Event()
    event.add("summary", title)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("dtstamp", datetime.combine(datetime.now(UTC).date(), time(), UTC))
    event.add("uid", str(uuid4()))
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(hours=-15))
    event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", "-//Rights Path//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return calendar.to_ical()
