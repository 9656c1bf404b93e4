"""What every test runs with: plain static files, compiled catalogues, a search index of its own."""

import pytest
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone, translation

from kb.compile_messages import compile_catalogues
from legalacts.views import planned

PLAIN = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


# Slow hashes protect real passwords; tests make hundreds of them.
QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_addoption(parser):
    parser.addoption("--no-skips", action="store_true", help="a skipped test fails the run")


def pytest_configure(config):
    compile_catalogues()


def pytest_collection_modifyitems(items):
    """Run the tests that need the shipped content after those that expect an empty database, browsers last."""
    items.sort(key=lambda item: ("loaded" in item.fixturenames, item.get_closest_marker("browser") is not None))


def pytest_sessionfinish(session):
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")  # one process has it, the workers do not
    if reporter and session.config.getoption("no_skips") and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter.write_line("A test was skipped, and none may be.", red=True)


@pytest.fixture(scope="session", autouse=True)
def plain_site(tmp_path_factory):
    """Serve static files under their own names: hashed ones need `collectstatic`."""
    index, static = tmp_path_factory.mktemp("index"), tmp_path_factory.mktemp("static")
    downloads = tmp_path_factory.mktemp("made") / "downloads"
    folders = {"INDEX_DIR": index, "STATIC_ROOT": static, "DOWNLOADS_DIR": downloads}
    # What is planned is published when a test asks for it, not before some first request.
    planned.seen.day = timezone.localdate()
    # A page is made each time it is asked for, so that a test sees what making it costs.
    with override_settings(STORAGES=PLAIN, PASSWORD_HASHERS=QUICK, PAGES_KEPT_MB=0, COUNTS_KEPT=False, **folders):
        yield


@pytest.fixture(autouse=True)
def own_language():
    """Begin each test in the site's own language, whatever the requests of the last one left behind."""
    translation.deactivate()


@pytest.fixture(scope="session")
def loaded(django_db_setup, django_db_blocker):
    """Put the shipped content into the test database, once, for all tests that name this fixture.

    Tests run in transactions on top of it. They must not be transactional (`TransactionTestCase`), which
    would empty the tables at their end.
    """
    with django_db_blocker.unblock():
        call_command("load_kb", verbosity=0)
        call_command("rebuild_index", verbosity=0)
