"""The rules of the layout that no linter from the shelf can hold."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SOURCES = sorted(file for folder in ("kb", "legalacts") for file in (ROOT / folder).rglob("*.py"))
MODULES = [file for file in SOURCES if "migrations" not in file.parts]
FEATURES = {"citations", "comparison", "interchange", "rights", "search", "upkeep"}
ENTRANCE_ONLY = ("django.http", "django.shortcuts", "django.template", "django.views", "django.urls", "rest_framework")
# Names that hide what a module is about.
VAGUE = {"base", "common", "constants", "helpers", "managers", "mixins", "services", "utils"}


def short(path):
    return str(path.relative_to(ROOT))


def layer(file):
    """Return the package inside legalacts that a module belongs to."""
    parts = file.relative_to(ROOT).parts
    return parts[1].removesuffix(".py") if parts[0] == "legalacts" else ""


def imported(file):
    """Yield the dotted names a module imports."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from (f"{node.module}.{name.name}" for name in node.names)


def within(name, packages):
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def modules_of(layers):
    return [file for file in MODULES if layer(file) in layers]


def test_features_know_no_requests_or_pages():
    found = [
        f"{short(file)}: {name}"
        for file in modules_of(FEATURES | {"models"})
        for name in imported(file)
        # A model may say its own address.
        if within(name, ENTRANCE_ONLY) and name not in {"django.urls.reverse", "django.urls.NoReverseMatch"}
    ]
    assert found == []


def test_language_knows_no_framework():
    found = [
        f"{short(file)}: {name}"
        for file in modules_of({"language"})
        for name in imported(file)
        if within(name, ("django", "rest_framework"))
    ]
    assert found == []


def test_the_app_does_not_import_the_project():
    found = [
        f"{short(file)}: {name}" for file in MODULES if layer(file) for name in imported(file) if within(name, ("kb",))
    ]
    assert found == []


def test_modules_are_short():
    tests = [file for file in (ROOT / "tests").rglob("*.py") if file not in MODULES]
    limits = [(MODULES, 300), (tests, 400), (TEMPLATES, 120)]
    long = [
        f"{short(file)}: {lines} lines"
        for files, limit in limits
        for file in files
        if (lines := len(file.read_text().splitlines())) > limit
    ]
    assert long == []


def test_names_say_what_is_inside():
    assert [short(file) for file in MODULES if file.stem in VAGUE] == []


INLINE = {
    "style attribute": re.compile(r"<[a-z][^<>]*\sstyle\s*=", re.I),
    "event handler": re.compile(r"<[a-z][^<>]*\son[a-z]+\s*=", re.I),
    "style element": re.compile(r"<style\b", re.I),
    "inline script": re.compile(
        r"<script\b(?![^>]*\bsrc\s*=)(?![^>]*\btype\s*=\s*[\"']application/(?:ld\+)?json)", re.I
    ),
    "javascript address": re.compile(r"[\"']\s*javascript:", re.I),
}


@pytest.mark.parametrize("kind", INLINE)
def test_templates_keep_to_the_content_policy(kind):
    found = [
        f"{short(file)}:{text.count(chr(10), 0, match.start()) + 1}"
        for file in TEMPLATES
        for text in [without_tags(file.read_text())]
        for match in INLINE[kind].finditer(text)
    ]
    assert found == []


def without_tags(text):
    """Blank out template tags and comments, which may hold angle brackets, and keep the line numbers."""
    tags = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<!--.*?-->", re.S)
    return tags.sub(lambda match: re.sub(r"[^\n]", "x", match.group()), text)
