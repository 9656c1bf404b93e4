"""What writes, for `tests.reliability.crash` to kill: each begins in a place with the content of `prepare`.

`look` says what was left: the rows of every table, what the content's checks say, and whether the index is level.
"""

import hashlib
import json
from datetime import timedelta
from io import StringIO
from pathlib import Path

import yaml
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import models
from django.test import Client
from django.utils import timezone

from legalacts.interchange.backup import verify, write_backup
from legalacts.interchange.backup.file import Table, opened
from legalacts.interchange.backup.writing import kept_models
from legalacts.interchange.content import check_records
from legalacts.models import Source, Term
from legalacts.search.checking import check_index
from tests.admin.curator import Form, address
from tests.admin.test_tables import PAGE, as_csv, institutions
from tests.factories import make_evidence
from tests.interchange.test_load_kb import small_content
from tests.interchange.texts import LAW
from tests.reliability.fill import fill


def load_content(folder: Path) -> None:
    call_command("load_kb", "--from", str(folder / "content"), verbosity=0)


def import_act(folder: Path) -> None:
    call_command("import_act", str(folder / "act.txt"), stdout=StringIO())


def build_index(folder: Path) -> None:
    call_command("rebuild_index", verbosity=0)


def save_in_admin(folder: Path) -> None:
    term = Term.objects.get(key="patent")
    client = signed_in()
    form = Form()
    form.feed(client.get(address(term)).content.decode())
    answer = client.post(address(term), form.values | {"title_en": "Work permit", "why": "a better word"})
    if answer.status_code != 302:
        raise RuntimeError(f"The form was not saved: {answer.status_code}")


def upload_table(folder: Path) -> None:
    file = SimpleUploadedFile("table.csv", (folder / "table.csv").read_bytes())
    answer = signed_in().post(PAGE, {"file": file, "save": "1", "why": "the list of the ministry"})
    if answer.status_code != 302:
        raise RuntimeError(f"The table was not taken: {answer.context['faults'] if answer.context else answer}")


def restore_backup(folder: Path) -> None:
    call_command("restore", str(folder / "rich.backup"), "--replace", verbosity=0)


def back_up(folder: Path) -> None:
    call_command("backup", str(folder / "new.backup"), verbosity=0)


WORK = (load_content, import_act, build_index, save_in_admin, upload_table, restore_backup, back_up)


def signed_in() -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(get_user_model().objects.get())
    return client


def look(folder: Path) -> dict:
    """The sums of what each table holds, errors of the content, records whose entries are not those of a rebuild."""
    entries, drift = check_index()
    looked = folder / "looked.backup"
    write_backup(looked)
    if (folder / "new.backup").exists():
        verify(folder / "new.backup")
    return {
        "rows": sums(looked),
        "errors": sorted({str(finding) for finding in check_records() if finding.is_error}),
        "drift": drift,
        "entries": entries,
        "builds": sum(part.is_dir() for part in (folder / "index").iterdir()),
    }


def sums(backup: Path) -> dict[str, str]:
    """Each table that has rows: how many, and the sum of their values but for when they were written."""
    times = {
        model._meta.db_table: {field.column for field in model._meta.fields if isinstance(field, models.DateTimeField)}
        for model in kept_models(apps)
    }
    with opened(backup) as read:
        return {table.name: sum_of(read, table, times[table.name]) for table in read.manifest.tables if table.rows}


def sum_of(read, table: Table, without: set[str]) -> str:
    kept = [number for number, column in enumerate(table.columns) if column not in without]
    total = hashlib.sha256()
    # Midnight may have come since the same was written elsewhere.
    days = [str(timezone.localdate() - timedelta(days=ago)) for ago in (0, 1)]
    for row in read.rows(table):
        total.update(json.dumps(["now" if row[number] in days else row[number] for number in kept]).encode())
    return f"{table.rows} {total.hexdigest()[:12]}"


def prepare(folder: Path) -> None:
    """A small site: a curator, some content, a richer backup, and what is still to be loaded and imported."""
    call_command("migrate", run_syncdb=True, verbosity=0)
    get_user_model().objects.create_superuser("curator")
    content = small_content()
    write_content(folder / "content", content)
    load_content(folder)
    make_evidence(Term.objects.get(key="patent"), Source.objects.get(key="study"))
    write_backup(folder / "kept.backup")
    fill()
    write_backup(folder / "rich.backup")
    call_command("restore", str(folder / "kept.backup"), "--replace", verbosity=0)
    (folder / "act.txt").write_text(LAW, encoding="utf-8")
    more = [dict(content["terms.yaml"][0], key=f"term-{number}") for number in range(60)]
    write_content(folder / "content", content | {"terms.yaml": [*content["terms.yaml"], *more]})
    (folder / "table.csv").write_bytes(as_csv(institutions()))


def write_content(folder: Path, content: dict) -> None:
    """Write content files."""
    for name, entries in content.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")
