"""Everything works through pgbouncer, which lends each transaction another connection: pages, the admin, commands."""

import os

import psycopg
import pytest
from django.db import connection

from tests.reliability.pooler import PROGRAM, ask, pooled
from tests.reliability.replicas import PAGES
from tests.reliability.site import Readers, environment, run, served

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="pgbouncer is for PostgreSQL"),
    pytest.mark.skipif(not PROGRAM, reason="pgbouncer is not installed"),
]
PREPARE = """
import sys; from pathlib import Path
import django; django.setup()
from tests.reliability import fill, work
work.prepare(Path(sys.argv[1]))
fill.fill()
"""
# Everything that writes, while readers read; then what is there is compared with what a rebuild would write.
WORK = """
import sys; from pathlib import Path
import django; django.setup()
from tests.reliability import work
for one in work.WORK:
    one(Path(sys.argv[1]))
left = work.look(Path(sys.argv[1]))
print("done", left["drift"])
"""


@pytest.fixture
def pool():
    """Yield a new database of the server, through a pooler that has two connections to it for everybody."""
    server = os.environ["DATABASE_URL"]
    name = f"kb_pooled_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as console:
        console.execute(f'CREATE DATABASE "{name}"')
        try:
            few = {"default_pool_size": "2", "reserve_pool_size": "0", "admin_users": "rights_path"}
            with pooled([server.rpartition("/")[0] + f"/{name}"], **few) as (address,):
                yield address
        finally:
            console.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_readers_curators_and_commands_share_two_connections(pool, tmp_path):
    given = environment(tmp_path, DATABASE_URL=pool, DJANGO_SETTINGS_MODULE="tests.reliability.settings")
    run("-c", PREPARE, str(tmp_path), **given)
    crowd = {"WEB_CONCURRENCY": "2", "PAGES_AT_ONCE": "8", "PAGES_WAITING": "20"}
    with served(tmp_path, **given, **crowd) as site, Readers(site, PAGES, number=6) as readers:
        readers.wait_for(10)
        assert run("-c", WORK, str(tmp_path), **given) == "done []\n"
        readers.wait_for(10)
        (used,) = [row for row in ask(pool, "SHOW POOLS") if row[0] == "pool0"]
    assert readers.failed == []
    assert sum(used[6:13]) <= 2
