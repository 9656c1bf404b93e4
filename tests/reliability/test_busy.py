"""A site at work - on PostgreSQL through pgbouncer, with two connections for everybody - takes what is done to it."""

import pytest

from tests.reliability.busy import at_work, back_up_while_editing, states, states_of
from tests.reliability.pooler import ask
from tests.reliability.replicas import PAGES
from tests.reliability.site import Readers, run

# Everything that writes, while readers read; then what is there is compared with what a rebuild would write.
WORK = """
import sys; from pathlib import Path
import django; django.setup()
from tests.reliability import work
for one in work.WORK:
    one(Path(sys.argv[1]))
left = work.look(Path(sys.argv[1]))
print("left over or missing", left["drift"])
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Yield the site."""
    with at_work(tmp_path_factory.mktemp("busy")) as place:
        yield place


def test_a_backup_made_while_a_curator_edits_is_one_moment(place):
    with Readers(place.site, PAGES, number=2) as readers:
        (backup,), saved = back_up_while_editing(place, 1)
    engine, export = next(states_of(backup))
    assert export in states(place), engine
    assert saved
    assert readers.failed == [], place.site.complaints()


def test_readers_curators_and_commands_go_on_beside_each_other(place):
    with Readers(place.site, PAGES, number=3) as readers:
        readers.wait_for(5)
        assert run("-c", WORK, str(place.folder), **place.given) == "left over or missing []\n"
        readers.wait_for(5)
        pools = [row for row in ask(place.pool, "SHOW POOLS") if row[0] == "pool0"] if place.pool else []
    assert readers.failed == [], place.site.complaints()
    assert all(sum(row[6:13]) <= 2 for row in pools)
