"""Every regular expression of the site, and texts that make a careless one slow: its repeats repeated, and no end."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants as sre
from re import _parser

ENDS = ("", "!", "\n x")
MANY = 40
"""From so many on, a repeat counts as one without an end."""


def patterns_of(*packages: str) -> dict[str, re.Pattern]:
    """The expressions that the modules of some packages hold, by module and name."""
    found = {}
    for name in packages:
        package = importlib.import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            if ".migrations" in module.name:
                continue
            for known, value in vars(importlib.import_module(module.name)).items():
                found |= {
                    f"{module.name}.{known}": pattern for pattern in _inside(value) if isinstance(pattern.pattern, str)
                }
    return found


def _inside(value) -> Iterator[re.Pattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _inside(one)
    elif isinstance(value, tuple | list | frozenset | set):
        for one in value:
            yield from _inside(one)


def slow_texts(pattern: re.Pattern, length: int) -> Iterator[str]:
    """Texts of about a length, made for the expression."""
    tree = _parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    seen = set()
    for before, body in _repeats(tree, ""):
        for part, first in ((body, before), (body, ""), (before, ""), (before + body, ""), (body + " ", before)):
            if part and (part, first) not in seen:
                seen.add((part, first))
                for end in ENDS:
                    yield first + part * (length // len(part)) + end


def _repeats(tree, before: str) -> Iterator[tuple[str, str]]:
    """What stands before each repeat without an end, and what it repeats."""
    for kind, given in tree:
        if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            _least, most, body = given
            if most > MANY:
                for body_text in dict.fromkeys(_witness(body, choice) for choice in range(2)):
                    yield before, body_text
            yield from _repeats(body, before)
        for inner in _trees(kind, given):
            yield from _repeats(inner, before)
        before += _of_one(kind, given, 0)
    yield before, ""


def _trees(kind, given) -> list:
    if kind is sre.SUBPATTERN:
        return [given[3]]
    if kind is sre.ATOMIC_GROUP:
        return [given]
    if kind is sre.BRANCH:
        return given[1]
    if kind in (sre.ASSERT, sre.ASSERT_NOT):
        return [given[1]]
    return []


def _witness(tree, choice: int) -> str:
    """A text that a part of an expression matches."""
    return "".join(_of_one(kind, given, choice) for kind, given in tree)


def _of_one(kind, given, choice: int) -> str:
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return _witness(given[2], choice) * max(given[0], 1 if given[1] > MANY else 0)
    if kind is sre.BRANCH:
        return _witness(given[1][choice % len(given[1])], choice)
    if kind in (sre.SUBPATTERN, sre.ATOMIC_GROUP):
        return _witness(_trees(kind, given)[0], choice)
    return _sign(kind, given, choice)


CLASSES = {sre.CATEGORY_DIGIT: "7", sre.CATEGORY_SPACE: " ", sre.CATEGORY_WORD: "a", sre.CATEGORY_NOT_SPACE: "a",
           sre.CATEGORY_NOT_DIGIT: "a", sre.CATEGORY_NOT_WORD: " "}  # fmt: skip


def _sign(kind, given, choice: int) -> str:
    if kind is sre.LITERAL:
        return chr(given)
    if kind is sre.NOT_LITERAL:
        return "a" if given != ord("a") else "b"
    if kind is sre.ANY:
        return "a"
    if kind is sre.IN:
        return _of_class(given, choice)
    return ""


def _of_class(given, choice: int) -> str:
    if given[0][0] is sre.NEGATE:
        pattern = re.compile("[" + "".join(map(_as_written, given[1:])) + "]")
        signs = [sign for sign in "a7 (,Ж\n.-№\0" if not pattern.match(sign)]
        return signs[choice % len(signs)] if signs else ""
    kind, value = given[choice % len(given)]
    if kind is sre.RANGE:
        return chr(value[0])
    return CLASSES[value] if kind is sre.CATEGORY else chr(value)


def _as_written(part) -> str:
    kind, value = part
    if kind is sre.CATEGORY:
        return (
            {"7": r"\d", " ": r"\s", "a": r"\w"}[CLASSES[value]]
            if "NOT" not in str(value)
            else {sre.CATEGORY_NOT_SPACE: r"\S", sre.CATEGORY_NOT_DIGIT: r"\D", sre.CATEGORY_NOT_WORD: r"\W"}[value]
        )
    if kind is sre.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    return re.escape(chr(value))
