"""Compile the catalogues where they changed: `python -m kb.compile_messages`. Needs no gettext on the machine."""

from pathlib import Path

import polib

PROJECT = Path(__file__).parent


def compile_catalogues(folder=PROJECT):
    """Write a .mo beside every .po of a folder that is newer than it; return those written."""
    written = []
    for source in sorted(folder.rglob("LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        # Replaced in one step: another process may be reading the old one.
        draft = target.with_suffix(".mo.new")
        polib.pofile(str(source)).save_as_mofile(str(draft))
        draft.replace(target)
        written.append(target)
    return written


if __name__ == "__main__":
    compile_catalogues()
