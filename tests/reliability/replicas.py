"""A site that reads from replicas, each server killed under load.

`python -m tests.reliability.replicas [TIMES] [pool]`; with `pool` the site reaches the servers through pgbouncer.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote

from tests.reliability.cluster import Node, cluster
from tests.reliability.pooler import pooled
from tests.reliability.site import Readers, Site, environment, run, served

TIMES = 30
# Some are kept by the site once they are made, others made each time.
PAGES = (
    "/ky/",
    "/ky/acts/kg-law-1/?x=1",
    f"/ru/search/?q={quote('миграция')}",
    "/ky/terms/",
    "/api/v1/acts/",
    "/ky/acts/kg-law-2/art_3/?x=1",
)


@contextmanager
def replicated(folder: Path, *, pool: bool = False) -> Iterator[tuple[list[Node], Site, dict[str, str]]]:
    """Yield the servers, the first one first, the site, and what a process beside it is started with."""
    with ExitStack() as open_until_end:
        nodes = open_until_end.enter_context(cluster())
        addresses = [node.address for node in nodes]
        first, *replicas = open_until_end.enter_context(pooled(addresses)) if pool else addresses
        given = environment(
            folder,
            DATABASE_URL=first,
            DATABASE_REPLICA_URLS=",".join(replicas),
            DJANGO_SETTINGS_MODULE="tests.reliability.settings",
        )
        run("manage.py", "migrate", "--run-syncdb", "-v0", **given)
        run("-m", "tests.reliability.fill", **given)
        wait_for(nodes)
        with served(folder, **given, WEB_CONCURRENCY="1", PAGES_WAITING="20") as site:
            yield nodes, site, given


def wait_for(nodes: list[Node]) -> None:
    """Return once the replicas have what the first server has."""
    first, *replicas = nodes
    written = first.ask("SELECT pg_current_wal_lsn()::text")
    for replica in replicas:
        while not replica.ask(f"SELECT pg_last_wal_replay_lsn() >= '{written}'"):
            time.sleep(0.05)


def rounds(nodes, readers, answers):
    """Kill each server in turn while readers read, and start it again."""
    for node in nodes:
        node.kill()
        readers.wait_for(answers)
        node.start()
        readers.wait_for(answers // 2)


def main() -> int:
    """Print how many pages were read while servers were killed so many times, and which failed."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else TIMES
    pool = "pool" in sys.argv
    with (
        tempfile.TemporaryDirectory(prefix="replicated") as folder,
        replicated(Path(folder), pool=pool) as (nodes, site, _),
        Readers(site, PAGES) as readers,
    ):
        for _ in range(max(1, times // len(nodes))):
            rounds(nodes, readers, 40)
        sys.stdout.write(site.complaints() + "\n" if readers.failed else "")
    for failed in readers.failed:
        sys.stdout.write(f"WRONG {failed}\n")
    way = "through pgbouncer, " if pool else ""
    sys.stdout.write(
        f"{way}{times} servers killed, {readers.answers.total()} pages read, {len(readers.failed)} failed\n"
    )
    return bool(readers.failed)


if __name__ == "__main__":
    sys.exit(main())
