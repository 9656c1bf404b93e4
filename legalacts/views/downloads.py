"""All public records to take away: the page that offers the files, and each of them."""

import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from legalacts.interchange.bulk import ARCHIVE, KINDS, MANIFEST

MEDIA = {
    ".jsonl": "application/x-ndjson",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".zip": "application/zip",
}
NAMES = {f"{kind}{ending}" for kind in KINDS for ending in (".jsonl", ".csv")} | {
    ARCHIVE, MANIFEST, "README.md", "LICENSE.txt"
}  # fmt: skip


@dataclass(frozen=True)
class Offered:
    """One kind of records: what it is called, how many, and how large the two files are."""

    kind: str
    name: str
    records: int
    lines: int
    table: int


def downloads(request):
    """Offer the files of the last export, with its day and their sizes."""
    manifest = _manifest()
    sizes = {file["name"]: file for file in manifest.get("files", ())}
    offered = [
        Offered(kind, _name(kind), lines["records"], lines["bytes"], sizes[f"{kind}.csv"]["bytes"])
        for kind in KINDS
        if (lines := sizes.get(f"{kind}.jsonl")) and f"{kind}.csv" in sizes and lines["records"]
    ]
    archive = settings.DOWNLOADS_DIR / ARCHIVE
    context = {
        "offered": offered,
        "changed": manifest.get("changed", ""),
        "archive": archive.stat().st_size if offered and archive.is_file() else 0,
    }
    return render(request, "reading/downloads.html", context)


def _manifest() -> dict:
    try:
        return json.loads((settings.DOWNLOADS_DIR / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _name(kind: str) -> str:
    return KINDS[kind][0]().model._meta.verbose_name_plural


def download(request, name):
    """One file of the last export; only names that an export makes."""
    if name not in NAMES:
        raise Http404
    try:
        file = (Path(settings.DOWNLOADS_DIR) / name).open("rb")
    except OSError as error:
        raise Http404 from error
    response = FileResponse(file, as_attachment=True, filename=name, content_type=MEDIA[Path(name).suffix])
    response["Access-Control-Allow-Origin"] = "*"
    patch_cache_control(response, public=True, max_age=300)
    return response
