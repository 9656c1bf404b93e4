"""Whether the addresses that records point to still lead where they should.

Official sites are slow, often down and answer HEAD wrongly: each is asked again, by GET, and not faster than it can
bear. What does not answer on three days is broken; what is gone, or sends everybody to its first page, is at once.
"""

import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from legalacts.models import Act, Contact, Institution, Source, WebAddress

from .fetching import Failed, Visitor

AT_ONCE = 8
MOST_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)
FIRST_PAGE = re.compile(r"/?(?:(?:ru|ky|kg|kk|kz|en)/?)?(?:(?:index|main|home|default)(?:\.\w{2,5})?/?)?", re.I)
State, Reason = WebAddress.State, WebAddress.Reason
STATES = {
    Reason.MISSING: State.BROKEN,
    Reason.HOME: State.BROKEN,
    Reason.PRIVATE: State.BROKEN,
    Reason.UNREADABLE: State.BROKEN,
    Reason.REFUSED: State.CLOSED,
    Reason.CERTIFICATE: State.CLOSED,
    Reason.LOOP: State.CLOSED,
}
"""What a reason means for a reader; with any other the site may be well tomorrow."""


@dataclass(frozen=True)
class Finding:
    """What came of visiting an address."""

    reason: str = ""
    code: int | None = None
    leads_to: str = ""

    @property
    def state(self) -> str:
        """What it means."""
        return STATES.get(self.reason, State.DOWN) if self.reason else State.GOOD


@dataclass(frozen=True)
class Manners:
    """How sites are treated: rests between requests to one site, and how often a fault is given another chance."""

    visitor: Visitor = field(default_factory=Visitor)
    rest: float = 2
    retries: int = 2


USES = (
    (Source, "url", {}),
    (Act, "official_url", {}),
    (Institution, "url", {}),
    (Contact, "value", {"kind": Contact.Kind.SITE}),
)
"""Where records hold addresses: the model, the column, and which rows."""


def list_addresses() -> int:
    """Bring the list level with the records; how many there are. An archived copy is never thrown away."""
    used = {url for model, column, rows in USES for url in model.objects.filter(**rows).values_list(column, flat=True)}
    used.discard("")
    known = set(WebAddress.objects.values_list("url", flat=True))
    for url in sorted(used - known):
        WebAddress.objects.create(url=url)
    gone = WebAddress.objects.filter(archive_url="").values_list("pk", "url")
    WebAddress.objects.filter(pk__in=[pk for pk, url in gone if url not in used]).delete()
    return len(used)


def visit_all(addresses: list[WebAddress], manners: Manners) -> Iterator[tuple[WebAddress, Finding]]:
    """Visit addresses, several sites at once but each site by itself, one address after the other."""
    sites: dict[str, list[WebAddress]] = {}
    for address in addresses:
        sites.setdefault(address.host, []).append(address)
    with ThreadPoolExecutor(AT_ONCE) as visitors:
        visits = [visitors.submit(_visit_site, site, manners) for site in sites.values()]
        for visit in as_completed(visits):
            yield from visit.result()


def _visit_site(addresses: list[WebAddress], manners: Manners) -> list[tuple[WebAddress, Finding]]:
    findings = []
    for number, address in enumerate(addresses):
        if number:
            time.sleep(manners.rest)
        findings.append((address, visit(address.url, manners)))
    return findings


def visit(url: str, manners: Manners) -> Finding:
    """Visit one address, again after a rest while the fault may pass."""
    for attempt in range(manners.retries + 1):
        if attempt:
            time.sleep(manners.rest * 2**attempt)
        finding = _follow("HEAD", url, manners)
        if finding.state != State.GOOD and finding.reason not in (Reason.PRIVATE, Reason.UNREADABLE, Reason.NO_HOST):
            time.sleep(manners.rest)
            finding = _follow("GET", url, manners)
        if finding.state != State.DOWN:
            break
    return finding


def _follow(method: str, url: str, manners: Manners) -> Finding:
    """Where an address leads in the end."""
    here = url
    try:
        for _redirect in range(MOST_REDIRECTS + 1):
            answer = manners.visitor.ask(method, here)
            if answer.status not in REDIRECTS or not answer.location:
                return Finding(_reason(answer.status, url, here), answer.status, here if here != url else "")
            here = urljoin(here, answer.location)
    except Failed as failed:
        return Finding(failed.reason, None, here if here != url else "")
    except ValueError:
        return Finding(Reason.UNREADABLE)
    return Finding(Reason.LOOP, answer.status, here)


def _reason(status: int, url: str, end: str) -> str:
    """What is wrong with an answer; nothing if it is the page that was asked for."""
    if 200 <= status < 300:
        return Reason.HOME if end != url and is_first_page(end) and not is_first_page(url) else ""
    if status in (404, 410):
        return Reason.MISSING
    return Reason.SERVER if status >= 500 or status == 408 else Reason.REFUSED


def is_first_page(url: str) -> bool:
    """Whether the address is the first page of a site."""
    parts = urlsplit(url)
    asks = parts.query and not parts.path.strip("/") and "=" in parts.query
    return bool(FIRST_PAGE.fullmatch(parts.path)) and not asks
