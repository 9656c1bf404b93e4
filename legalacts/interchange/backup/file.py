"""The file of a backup: a ZIP of tables as JSON lines, and a manifest with the sums of their rows."""

import base64
import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from io import SEEK_END
from pathlib import Path
from typing import Any, BinaryIO

FORMAT, VERSION = "rights-path backup", 1
MANIFEST, MANIFEST_SUM = "manifest.json", "manifest.sha256"
LARGEST_MANIFEST = 10_000_000
SEAL = 64
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, KeyError, TypeError)


class DamagedBackup(Exception):
    """The file is no backup, not whole, or not as it was written."""


@dataclass(frozen=True)
class Table:
    """One table: its rows stand in `tables/NAME.jsonl`, the values in the order of the columns."""

    name: str
    columns: list[str]
    rows: int
    sha256: str

    @property
    def member(self) -> str:
        return f"tables/{self.name}.jsonl"


@dataclass(frozen=True)
class Manifest:
    """What a backup holds, when it was made, and which migrations its tables had gone through."""

    made_at: str
    engine: str
    migrations: list[list[str]]
    tables: list[Table]
    format: str = FORMAT
    version: int = VERSION


class Writer:
    """A backup in the making."""

    def __init__(self, archive: zipfile.ZipFile):
        self.archive = archive
        self.tables: list[Table] = []

    def add(self, name: str, columns: list[str], rows: Iterable[Iterable]) -> None:
        """Write a table."""
        total, count = hashlib.sha256(), 0
        with self.archive.open(f"tables/{name}.jsonl", "w", force_zip64=True) as member:
            for row in rows:
                count += 1
                line = json.dumps(list(row), ensure_ascii=False, default=as_plain).encode() + b"\n"
                total.update(line)
                member.write(line)
        self.tables.append(Table(name, columns, count, total.hexdigest()))

    def close(self, made_at: str, engine: str, migrations: list[list[str]]) -> Manifest:
        """Write the manifest, which makes the file a backup."""
        manifest = Manifest(made_at, engine, migrations, self.tables)
        text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode()
        self.archive.writestr(MANIFEST, text)
        self.archive.writestr(MANIFEST_SUM, hashlib.sha256(text).hexdigest())
        self.archive.comment = b" " * SEAL
        return manifest


def as_plain(value: Any) -> str:
    """A value that JSON does not know, as the text its column reads again."""
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


class Backup:
    """A file opened to be read; what it gives is checked against its sums."""

    def __init__(self, archive: zipfile.ZipFile):
        self.archive = archive
        self.manifest = self._manifest()
        held = sorted(archive.namelist())
        if held != sorted([MANIFEST, MANIFEST_SUM, *(table.member for table in self.manifest.tables)]):
            raise DamagedBackup("It does not hold the tables that its manifest names.")

    def _manifest(self) -> Manifest:
        if MANIFEST not in self.archive.namelist() or MANIFEST_SUM not in self.archive.namelist():
            raise DamagedBackup("It is no backup of this site.")
        if self.archive.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
            raise DamagedBackup("It is no backup of this site.")
        text = self.archive.read(MANIFEST)
        if hashlib.sha256(text).hexdigest().encode() != self.archive.read(MANIFEST_SUM):
            raise DamagedBackup("Its manifest is not as it was written.")
        data = json.loads(text)
        if data.get("format") != FORMAT:
            raise DamagedBackup("It is no backup of this site.")
        if data["version"] != VERSION:
            raise DamagedBackup(f"Its format is version {data['version']}; this program reads version {VERSION}.")
        return Manifest(**data | {"tables": [Table(**table) for table in data["tables"]]})

    def rows(self, table: Table) -> Iterator[list]:
        """The rows of a table; raises DamagedBackup at the end if they are not those that were written."""
        total, count = hashlib.sha256(), 0
        with self.archive.open(table.member) as member:
            for line in member:
                total.update(line)
                count += 1
                yield json.loads(line)
        if (count, total.hexdigest()) != (table.rows, table.sha256):
            raise DamagedBackup(f"The rows of {table.name} are not those that were written.")


def seal(file: BinaryIO) -> None:
    """Put the sum of everything before it into the archive's comment, the last bytes of the file."""
    length = file.seek(0, SEEK_END) - SEAL
    file.seek(0)
    total = sum_of(file, length)
    file.seek(length)
    file.write(total)


def check_seal(path: Path) -> None:
    """Raise DamagedBackup unless every byte is as it was written."""
    length = path.stat().st_size - SEAL
    with path.open("rb") as file:
        if length < 0 or sum_of(file, length) != file.read():
            raise DamagedBackup("It is not a backup, or not as it was written.")


def sum_of(file: BinaryIO, length: int) -> bytes:
    """The sum of so many bytes."""
    total = hashlib.sha256()
    while length > 0 and (part := file.read(min(length, 1 << 20))):
        total.update(part)
        length -= len(part)
    return total.hexdigest().encode()


@contextmanager
def opened(path: Path) -> Iterator[Backup]:
    """Open a backup; whatever cannot be read of it in the block is damage."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield Backup(archive)
    except FileNotFoundError:
        raise
    except UNREADABLE as error:
        raise DamagedBackup(f"It cannot be read as a backup: {type(error).__name__}.") from error
