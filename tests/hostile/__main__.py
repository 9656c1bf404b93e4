"""The long form, over the shipped content: `python -m tests.hostile 50000 [SEED]`. Prints what came of it."""

import json
import os
import random
import sys
import tempfile
import time

SECONDS = 1.0
PAGES = (
    "", "search/", "suggest", "search.atom", "opensearch.xml", "acts/", "acts/eaeu-treaty-2014/",
    "acts/eaeu-treaty-2014/art_97/", "acts/eaeu-treaty-2014/changes/", "acts/eaeu-treaty-2014/links/",
    "acts/eaeu-treaty-2014/links.csv", "acts/eaeu-treaty-2014/akn.xml", "acts/eaeu-treaty-2014/text.txt",
    "acts/eaeu-treaty-2014/feed.atom", "institutions/", "institutions/kg-mlssm/", "institutions/map/", "compare/",
    "compare.csv", "compare/provisions/", "guide/", "problems/", "problems/employer-does-not-pay/", "terms/",
    "terms/words/", "timeline/", "changes/", "data/", "recommendations/", "conflicts/", "sources/", "saved/", "about/",
    "report/", "feed.atom",
)  # fmt: skip


def main():
    """Set up a site of its own in a temporary folder and send it what no reader would."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10**6)
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "VAR_DIR": folder,
            "HTTPS": "0",
            "LOG_LEVEL": "CRITICAL",
            "DJANGO_SETTINGS_MODULE": "kb.settings",
        }
        import django  # noqa: PLC0415 - settings must see the folder first

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415
        from django.test import Client  # noqa: PLC0415

        from tests.hostile.requests import Attacker, described_operations  # noqa: PLC0415

        for command in ("migrate", "load_kb", "rebuild_index"):
            call_command(command, verbosity=0)
        client = Client(HTTP_HOST="localhost")
        operations = described_operations(json.loads(client.get("/api/schema/?format=json").content))
        found = Attacker(client, list(PAGES), operations, seed, time.process_time).send(times)
    tell(found, times, seed)
    sys.exit(bool(found.failures) or found.slowest[0][0] > SECONDS)


def tell(found, times, seed):
    """Print the answers by status, the slowest, and what failed."""
    print(f"{times} requests, seed {seed}")  # noqa: T201
    for status, count in sorted(found.statuses.items()):
        print(f"{status:6}{count:9}")  # noqa: T201
    for seconds, what in found.slowest:
        print(f"{seconds * 1000:9.0f} ms  {what}")  # noqa: T201
    print(f"{len(found.failures)} failures", *found.failures[:50], sep="\n")  # noqa: T201


if __name__ == "__main__":
    main()
