"""What pages cost, one request at a time and without network: those about a law should not care how much law there is.

Each page is asked for a few times after once in vain, with nothing kept of the answer. The acts and provisions are
made up (`synthesize`), one of each size, the same in a larger corpus; everything else is shipped content beside them.
"""

import statistics
import time
from datetime import date
from urllib.parse import urlencode

from django.core.cache import cache
from django.db import connection
from django.test import Client

from legalacts.interchange.synthetic.acts import PREFIX
from legalacts.models import Act, Wording

REPEATS = 9
# Longer than this, and a page is asked for only three times.
SLOW = 2.0
# The provisions of a usual law.
USUAL = 200


def pages() -> dict[str, str]:
    """Addresses of pages of each kind by name."""
    act, on = example()
    eids = list(act.provisions.filter(kind="article").order_by("position").values_list("eid", flat=True)[:12])
    with_date = {"on": on.isoformat()}
    return {
        "home": "/ky/",
        "list of acts": "/ky/acts/",
        "act": act.get_absolute_url(),
        "act on a day": f"{act.get_absolute_url()}?{urlencode(with_date)}",
        "act beside Russian": f"{act.get_absolute_url()}?with=ru",
        "changes of an act": f"{act.get_absolute_url()}changes/",
        "links of an act": f"{act.get_absolute_url()}links/",
        "provision": f"{act.get_absolute_url()}{eids[5]}/",
        "provision on a day": f"{act.get_absolute_url()}{eids[5]}/?{urlencode(with_date)}",
        "changes of law": "/ky/changes/",
        "compare": "/ky/compare/?destination=ru",
        "guide": "/ky/guide/?citizenship=kg&destination=ru",
        "institutions": "/ky/institutions/",
        "institution": "/ky/institutions/kg-mlssm/",
        "problem": "/ky/problems/employer-does-not-pay/",
        "terms": "/ky/terms/",
        "timeline": "/ky/timeline/",
        "sources": "/ky/sources/",
        "about": "/ky/about/",
        "sitemap": "/sitemap.xml",
        "feed": "/ky/feed.atom",
        "API: acts": "/api/v1/acts/",
        "API: provisions": "/api/v1/provisions/",
        "API: of an act": f"/api/v1/provisions/?act={act.key}",
    }


def example() -> tuple[Act, date]:
    """Of the first made-up acts in Kyrgyz and Russian that were amended the one of most usual size; the day of that."""
    found = []
    for act in Act.objects.filter(key__startswith=PREFIX).order_by("pk")[:400]:
        wordings = Wording.objects.filter(provision__act=act, language="ky")
        later = wordings.exclude(valid_from=act.adopted_on).values_list("valid_from", flat=True).first()
        if later:
            found.append((abs(act.provisions.count() - USUAL), act.pk, act, later))
    if not found:
        raise SystemExit("There is no act to measure with: a corpus of 10000 provisions has one.")
    return min(found)[2:]


def measure_pages() -> dict[str, float]:
    """A line for each page; the medians by name."""
    client, medians = Client(HTTP_HOST="localhost"), {}
    print(f"\n{'page, milliseconds':22}{'p50':>9}{'p95':>9}{'processor':>11}{'queries':>9}{'KB':>7}")  # noqa: T201
    for name, address in pages().items():
        medians[name] = measure(name, client, address)
    return medians


def measure(name: str, client: Client, address: str) -> float:
    """One page, asked for anew each time."""
    queries = []
    with connection.execute_wrapper(lambda execute, *asked: (queries.append(asked[0]), execute(*asked))[1]):
        answer = client.get(address)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    clock, busy = [], []
    while len(clock) < (REPEATS if sum(clock) < SLOW * REPEATS / 3 else 3):
        cache.clear()
        start, processor = time.perf_counter(), time.process_time()
        answer = client.get(address)
        if answer.streaming:
            list(answer.streaming_content)
        clock.append(time.perf_counter() - start)
        busy.append(time.process_time() - processor)
    middle = statistics.median(clock) * 1000
    print(  # noqa: T201
        f"{name:22}{middle:9.1f}{sorted(clock)[int(len(clock) * 0.95)] * 1000:9.1f}"
        f"{statistics.median(busy) * 1000:11.1f}{len(queries):9}{len(content) / 1000:7.0f}"
    )
    return middle
