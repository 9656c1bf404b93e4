"""The periods a file gives: which first and last day each of its temporal groups means."""

from datetime import date, timedelta

from .parsing import Node

Period = tuple[date | None, date | None]


def read_periods(meta: Node) -> dict[str, Period]:
    """First and last day by the identifier of the group; days that are none are left out."""
    events = [event for lifecycle in meta.all("lifecycle") for event in lifecycle.all("eventRef")]
    days = {event.get("eId"): _day(event) for event in events}
    found = {}
    for data in meta.all("temporalData"):
        for group in data.all("temporalGroup"):
            for interval in group.all("timeInterval")[:1]:
                first, end = (days.get(interval.get(name).removeprefix("#")) for name in ("start", "end"))
                last = end - timedelta(days=1) if end and end > date.min else None
                found[group.get("eId")] = (first, last) if not (first and last and last < first) else (first, None)
    return found


def _day(event: Node) -> date | None:
    try:
        return date.fromisoformat(event.get("date")[:10])
    except ValueError:
        return None
