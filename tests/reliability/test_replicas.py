"""Readers notice nothing when a database ends: a first server and two streaming replicas, each killed under load."""

from urllib.parse import quote

import pytest
from django.db import connection

from tests.reliability.replicas import PAGES, replicated, rounds
from tests.reliability.site import Readers, run

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="replicas are PostgreSQL's")
# A term comes into being, then a request ends that may have written it.
WRITING = """
import django; django.setup()
from django.test import Client
from legalacts.models import record_change
from tests import factories
record_change(factories.make_term("freshly", title_ky="Жаңыдан", definition_ky="Жаңы"))
Client().post("/ky/", headers={"host": "localhost"})
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Yield the servers and the site that reads from them."""
    with replicated(tmp_path_factory.mktemp("replicated")) as place:
        yield place


def test_no_reader_fails_while_each_server_is_killed_in_turn(place):
    nodes, site, _ = place
    with Readers(site, PAGES) as readers:
        readers.wait_for(10)
        rounds(nodes, readers, 40)
    assert readers.failed == []
    assert readers.answers[200] > 150


def test_what_is_written_is_read_on_the_next_request_however_far_replicas_are_behind(place):
    (_, *replicas), site, given = place
    for replica in replicas:
        replica.ask("SELECT pg_wal_replay_pause()::text")
    run("-c", WRITING, **given)
    for page in ("/ky/terms/", f"/ky/search/?q={quote('жаңыдан')}"):
        assert "freshly" in site.get(page)[1].decode()
    for replica in replicas:
        assert replica.ask("SELECT count(*) FROM legalacts_term WHERE key = 'freshly'") == 0
