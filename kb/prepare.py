"""Make the site ready to serve: `python -m kb.prepare`.

Does only what changed since the last time, so that a second start takes seconds. Curators' edits stay: they are
kept by `load_kb`, and nothing here empties a table.
"""

import hashlib
import json
import os
import subprocess
import sys
from contextlib import contextmanager, nullcontext
from importlib.metadata import version
from pathlib import Path

import django
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from kb.compile_messages import compile_catalogues

BASE = Path(__file__).resolve().parent.parent
# What decides, besides the records, what lands in the database and in the search index.
LOADER = [BASE / "fixtures", BASE / "legalacts" / "models", BASE / "legalacts" / "interchange" / "content"]
ANALYSIS = [BASE / "legalacts" / "language", BASE / "legalacts" / "search"]
COLLECT = ["collectstatic", "--noinput", "--ignore=redoc", "-v0"]
STATIC_PACKAGES = ("django", "drf-spectacular-sidecar", "whitenoise")


def main():
    """Bring catalogues, database, search index and static files up to date."""
    compile_catalogues()
    django.setup()
    kept = settings.VAR_DIR / "prepared.json"
    before = json.loads(kept.read_text()) if kept.exists() else {}
    now = fingerprints()
    stale = now["static"] != before.get("static") or not settings.STATIC_ROOT.exists()
    with collecting() if stale else nullcontext():
        bring_records(now, before)
    kept.write_text(json.dumps(now, indent=1))


def bring_records(now, before):
    """Bring the records to the database, the downloads and the search index."""
    load = migrate() or now["content"] != before.get("content")
    if load:
        say("Loading the content")
        call_command("load_kb")
        say("Writing the files of the downloads")
        call_command("export_all", verbosity=0)
    if load or now["index"] != before.get("index") or not settings.INDEX_DIR.exists():
        say("Building the search index")
        call_command("rebuild_index")


@contextmanager
def collecting():
    """Collect the static files beside what the block does.

    In a process of its own: compressing takes a processor, and this one may have started without hashed file names.
    """
    say("Collecting the static files")
    with subprocess.Popen([sys.executable, BASE / "manage.py", *COLLECT]) as process:
        yield
    if process.returncode:
        raise CommandError("The static files could not be collected.")


def migrate():
    """Apply outstanding migrations; tell whether there were any."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    say("Preparing the database")
    call_command("migrate", verbosity=0)
    return True


def fingerprints():
    """Sum up what each step depends on."""
    database = f"{connection.settings_dict['HOST']}/{connection.settings_dict['NAME']}"
    content = digest(LOADER, database)
    return {
        "content": content,
        "index": digest(ANALYSIS, f"{content} {settings.INDEX_DIR}"),
        "static": digest([BASE / "static"], " ".join([*map(version, STATIC_PACKAGES), str(settings.STATIC_ROOT)])),
    }


def digest(folders, more):
    """Hash the names and contents of the files below some folders."""
    total = hashlib.sha256(more.encode())
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                total.update(str(file.relative_to(BASE)).encode())
                total.update(file.read_bytes())
    return total.hexdigest()


def say(what):
    """Show one line of progress."""
    sys.stdout.write(f"{what} ...\n")
    sys.stdout.flush()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kb.settings")
    try:
        main()
    except CommandError as error:
        sys.exit(str(error))
