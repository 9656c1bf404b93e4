"""Whether the process lives, and whether it can serve: for load balancers and watchmen, not for readers."""

from django.conf import settings
from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

from legalacts.search.index import NoIndex, open_current

OK, AWAY = "ok", "away"


@never_cache
def healthz(request):
    """Tell that the process runs and answers; asks nobody else, so that a database away does not end the process."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
def readyz(request):
    """Tell whether readers can be sent here: a database to read from, its tables as this version needs them, an index.

    With the first database away and a replica there, readers can still read.
    """
    databases = {alias: state_of(alias) for alias in settings.DATABASES}
    readable = [alias for alias, state in databases.items() if state == OK]
    parts = {
        "database": databases.pop("default"),
        **databases,
        "migrations": migrations(readable[0]) if readable else "unknown",
        "index": index(),
    }
    ready = bool(readable) and parts["migrations"] == OK and parts["index"] == OK
    return JsonResponse({"ready": ready, **parts}, status=200 if ready else 503)


def state_of(alias: str) -> str:
    """Whether a database answers."""
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        connections[alias].close()
        return AWAY
    return OK


_migrated: set[str] = set()


def migrations(alias: str) -> str:
    """Whether all migrations of this version are applied; once they are, they stay so."""
    if alias not in _migrated:
        executor = MigrationExecutor(connections[alias])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return "missing"
        _migrated.add(alias)
    return OK


def index() -> str:
    """Whether there is a search index that this version can read."""
    try:
        open_current()
    except NoIndex:
        return "missing"
    return OK
