"""All public records into a folder: JSON lines and CSV by kind, one archive of all, and a manifest with sums."""

import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from legalacts.interchange.record_data import record_data

from .kinds import KINDS, public_records
from .spreadsheet import write_table
from .words import LICENCE, README

MANIFEST = "manifest.json"
ARCHIVE = "rights-path.zip"
CHUNK = 1000
# Archives carry times; one and the same for all files, so that the same content gives the same archive.
TIMELESS = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Made:
    """One file of an export; `kind` and `records` are empty for those about the whole."""

    name: str
    bytes: int
    sha256: str
    kind: str = ""
    records: int | None = None


def export_all(folder: Path) -> list[Made]:
    """Write everything beside `folder` and put it in its place at once; the same content gives the same bytes."""
    fresh, old = folder.with_name(f"{folder.name}.new"), folder.with_name(f"{folder.name}.old")
    for left in (fresh, old):
        shutil.rmtree(left, ignore_errors=True)
    fresh.mkdir(parents=True)
    changed = ""
    made = []
    for kind in KINDS:
        records, newest = _read(kind)
        changed = max(changed, newest)
        made += _write_kind(fresh, kind, records)
    made += [_write(fresh, "README.md", README), _write(fresh, "LICENSE.txt", LICENCE)]
    manifest = {"format": "rights-path bulk 1", "changed": changed, "files": [asdict(file) for file in made]}
    _write(fresh, MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")
    archive = _archive(fresh, [*(file.name for file in made), MANIFEST])
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
    return [*made, archive]


def _read(kind: str) -> tuple[list[dict], str]:
    """The records of a kind as data, and the day on which the newest of them was changed."""
    newest, found = "", []
    for record in public_records(kind).iterator(chunk_size=CHUNK):
        newest = max(newest, record.changed_at.date().isoformat() if hasattr(record, "changed_at") else "")
        data = record_data(record)
        if data.get("record", "") is not None:
            found.append(data)
    return found, newest


def _write_kind(folder: Path, kind: str, records: list[dict]) -> Iterator[Made]:
    lines = "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records)
    yield _write(folder, f"{kind}.jsonl", lines, kind, len(records))
    yield _write(folder, f"{kind}.csv", write_table(records), kind, len(records))


def _write(folder: Path, name: str, text: str, kind: str = "", records: int | None = None) -> Made:
    data = text.encode()
    (folder / name).write_bytes(data)
    return Made(name, len(data), hashlib.sha256(data).hexdigest(), kind, records)


def _archive(folder: Path, names: list[str]) -> Made:
    with zipfile.ZipFile(folder / ARCHIVE, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in names:
            entry = zipfile.ZipInfo(f"rights-path/{name}", TIMELESS)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, (folder / name).read_bytes())
    data = (folder / ARCHIVE).read_bytes()
    return Made(ARCHIVE, len(data), hashlib.sha256(data).hexdigest())
