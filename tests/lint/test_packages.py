"""Every package the project names is locked, in the range it names, with the hashes of its files."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
LOCKED = re.compile(r"^([a-z0-9-]+)==([^\s;\\]+)(.*?)(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
EXTRAS = PROJECT["optional-dependencies"]
ALL = ("metrics", "mcp", "redis", "test", "lint")
NAMED = {
    "site": PROJECT["dependencies"] + EXTRAS["metrics"],
    "all": PROJECT["dependencies"] + [name for extra in ALL for name in EXTRAS[extra]],
}


def locked(name):
    return {found[1]: found for found in LOCKED.finditer((ROOT / "requirements" / f"{name}.txt").read_text())}


@pytest.mark.parametrize("name", NAMED)
def test_every_package_named_is_locked_in_its_range(name):
    found = locked(name)
    wrong = [
        text
        for text in NAMED[name]
        for need in [Requirement(text)]
        if need.name.lower() not in found or found[need.name.lower()][2] not in need.specifier
    ]
    assert wrong == [], "run `make lock`"


@pytest.mark.parametrize("name", NAMED)
def test_every_file_is_known_by_its_hash(name):
    assert [package for package, found in locked(name).items() if "--hash=sha256:" not in found[3]] == []


def test_both_lists_agree():
    site, everything = ({package: found[2] for package, found in locked(name).items()} for name in ("site", "all"))
    assert site.items() <= everything.items()
