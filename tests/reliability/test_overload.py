"""At many times its capacity the site turns readers away at once, keeps its size, and goes on sending what is ready."""

import pytest

from tests.reliability.overload import KEPT, PAGES, READY, megabytes
from tests.reliability.site import Readers, environment, run, served


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Yield a site that makes one page at a time and lets one reader wait."""
    folder = tmp_path_factory.mktemp("crowded")
    given = environment(folder, DJANGO_SETTINGS_MODULE="tests.reliability.settings")
    run("manage.py", "migrate", "--run-syncdb", "-v0", **given)
    run("-m", "tests.reliability.fill", **given)
    crowded = {"WEB_CONCURRENCY": "1", "WEB_THREADS": "8", "PAGES_AT_ONCE": "1", "PAGES_WAITING": "1"}
    with served(folder, **given, **crowded) as site:
        yield site


def test_a_crowd_is_turned_away_and_what_is_ready_still_comes(site):
    with Readers(site, (*PAGES, KEPT), number=1) as readers:
        readers.wait_for(10)
    assert readers.failed == []
    before = megabytes(site.process)
    with (
        Readers(site, PAGES, number=10, fine=frozenset([200, 503])) as crowd,
        Readers(site, READY, number=1) as others,
    ):
        crowd.wait_for(150)
    assert (crowd.failed, others.failed) == ([], [])
    assert crowd.answers[200]
    assert crowd.answers[503]
    assert others.answers[200] > 5
    assert megabytes(site.process) - before < 30
    assert site.get(PAGES[0])[0] == 200


def test_who_is_turned_away_is_told_when_to_come_back(site):
    with Readers(site, PAGES, number=10, fine=frozenset([200])) as crowd:
        crowd.wait_for(40)
    assert crowd.failed
    assert all(said.endswith("503 5") for said in crowd.failed)
