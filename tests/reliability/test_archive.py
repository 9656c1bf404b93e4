"""The archive of `deploy/postgresql/` brings the database back as it was at a moment, as docs/operations.md says."""

import re
import shutil
import subprocess
import time

import psycopg
import pytest
from django.db import connection

from tests.reliability.cluster import ARCHIVE, DEPLOY, Node, cluster

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="the archive is PostgreSQL's")


@pytest.fixture
def first():
    """Yield a server that archives, with the shipped command into a folder of here."""
    with cluster(replicas=0, archived=True) as (node,):
        yield node


def restarted(first):
    """A server from the base backup and the archive; the first one is gone."""
    node = Node(first.binaries, first.folder.with_name("again"), first.who)
    node.folder.mkdir(mode=0o700)
    subprocess.run(["tar", "-xzf", first.folder.with_name("base") / "base.tar.gz", "-C", node.folder], check=True)
    (node.folder / "recovery.signal").touch()
    if first.who:
        shutil.chown(node.folder, first.who["user"], first.who["group"])
        shutil.chown(node.folder / "recovery.signal", first.who["user"], first.who["group"])
    return node


def test_a_lost_database_comes_back_as_it_was_at_a_moment(first):
    base = ["--pgdata", first.folder.with_name("base"), "--format=tar", "--gzip", "--checkpoint=fast", "--no-sync"]
    command = [first.binaries / "pg_basebackup", *base, f"--dbname={first.address}"]
    subprocess.run(command, check=True, capture_output=True, cwd=first.folder.parent, **first.who)
    with psycopg.connect(first.address, autocommit=True) as console:
        console.execute("CREATE TABLE edit AS SELECT 'kept' AS what")
        moment = console.execute("SELECT clock_timestamp()::text").fetchone()[0]
        console.execute("INSERT INTO edit VALUES ('a mistake')")
        last = console.execute("SELECT pg_walfile_name(pg_switch_wal())").fetchone()[0]
    kept = first.folder.with_name("wal")
    for _ in range(200):
        if (kept / last).exists():
            break
        time.sleep(0.05)
    first.kill()
    again = restarted(first)
    again.settings = {
        "restore_command": f"cp {kept}/%f %p",
        "recovery_target_time": moment,
        "recovery_target_action": "promote",
        "hot_standby": "off",  # so that it answers only once it is there
    }
    try:
        again.start()
        assert again.ask("SELECT string_agg(what, ', ') FROM edit") == "kept"
    finally:
        again.kill()


def test_replicas_and_the_guide_read_the_archive_where_it_is_written():
    written, read = ((DEPLOY / name).read_text() for name in ("primary.conf", "replica.conf"))
    assert ARCHIVE in re.search("archive_command = '(.*)'", written)[1]
    assert f"cp {ARCHIVE}/%f %p" in read
    assert f"cp {ARCHIVE}/%f %p" in (DEPLOY.parents[1] / "docs" / "operations.md").read_text()
