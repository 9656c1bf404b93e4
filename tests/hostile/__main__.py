"""The long form, over the shipped content: `python -m tests.hostile 50000 [SEED]`. Prints what came of it.

On SQLite, or on the empty database of DATABASE_URL: `python -m tests.postgres -- python -m tests.hostile 10000`.
"""

import json
import logging
import os
import random
import signal
import sys
import tempfile
import time
from contextlib import suppress

SECONDS = 1.0
# How often it says how far it is.
EACH = 2500
PREPARATIONS = ("migrate", "load_kb", "rebuild_index", "export_all")


def main():
    """Set up a site of its own in a temporary folder and send it what no reader would."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10**6)
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "VAR_DIR": folder,
            "HTTPS": "0",
            "DJANGO_SETTINGS_MODULE": "kb.settings",
        }
        import django  # noqa: PLC0415 - settings must see the folder first

        django.setup()
        logging.disable(logging.CRITICAL)
        from django.core.management import call_command  # noqa: PLC0415
        from django.test import Client  # noqa: PLC0415

        from tests.hostile.addresses import find_addresses  # noqa: PLC0415
        from tests.hostile.requests import Attacker, described_parameters  # noqa: PLC0415

        for command in PREPARATIONS:
            call_command(command, verbosity=0)
        client = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
        schema = json.loads(client.get("/api/schema/?format=json").content)
        attacker = Attacker(client, find_addresses(client, most=25), seed)
        attacker.learn(described_parameters(schema))
        start = time.monotonic()
        whole = send_all(attacker, times)
        attacker.judge(without_kept_pages(), SECONDS)
    found = attacker.outcome
    tell(found, seed, time.monotonic() - start)
    sys.exit(bool(found.failures) or found.slowest[0].seconds > SECONDS or not whole)


def without_kept_pages():
    """A client for whom every page is made anew."""
    from django.test import Client, override_settings  # noqa: PLC0415

    client = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    with override_settings(PAGES_KEPT_MB=0):
        client.get("/healthz")  # the first request makes the way that all others take
    return client


def send_all(attacker, times):
    """Send so many requests, and say now and then how far it is; whether nobody stopped it on the way."""
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        for begun in range(0, times, EACH):
            found = attacker.send(min(EACH, times - begun))
            sent, slowest = sum(found.served.values()), found.slowest[0].seconds * 1000
            print(f"{sent} sent, {len(found.failures)} failures, slowest {slowest:.0f} ms", flush=True)  # noqa: T201
        return True
    return False


def tell(found, seed, seconds):
    """Print the answers by status, the slowest by the processor's time, and what failed."""
    sent = sum(found.served.values())
    print(f"{sent} requests to {len(found.served)} kinds of addresses, seed {seed}, {seconds:.0f} s")  # noqa: T201
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")  # noqa: T201
    for status, count in sorted(found.statuses.items()):
        print(f"{status:6}{count:9}")  # noqa: T201
    for took in found.slowest[:10]:
        print(f"{took.seconds * 1000:9.0f} ms  {took.what[:200]}")  # noqa: T201
    print(f"{len(found.failures)} failures", *found.failures[:50], sep="\n")  # noqa: T201


if __name__ == "__main__":
    main()
