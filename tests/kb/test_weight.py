"""What every page brings along stays light, compressed as browsers get it."""

from pathlib import Path

import brotli

ROOT = Path(__file__).resolve().parents[2]


def weight(*files):
    return sum(len(brotli.compress(file.read_bytes())) for file in files)


def test_all_scripts_together_weigh_at_most_three_kilobytes():
    assert weight(*(ROOT / "static").glob("*.js"), ROOT / "templates" / "saved" / "sw.js") <= 3 * 1024


def test_the_style_sheet_weighs_at_most_eight_kilobytes():
    assert weight(ROOT / "static" / "site.css") <= 8 * 1024
