"""A tree of elements as text: each on a line of its own, words untouched, always the same for the same tree."""

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from .names import AKN, OURS, PREFIX, RUNNING

# What XML cannot hold, however it is written.
FORBIDDEN = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(name: str, /, *children: Element | str, **attributes: str) -> Element:
    """An element; empty attributes are left out, and `class_` is `class`."""
    made = Element(name, {key.rstrip("_"): _clean(value) for key, value in attributes.items() if value})
    for child in children:
        if isinstance(child, str):
            _add_words(made, _clean(child))
        else:
            made.append(child)
    return made


def ours(name: str, /, *children: Element | str, **attributes: str) -> Element:
    """An element of our own namespace."""
    return element(f"{PREFIX}:{name}", *children, **attributes)


def running(name: str, line: str) -> Element:
    """An element of words; says so where white space must be kept as it is."""
    made = element(name, line)
    if line != " ".join(line.split()):
        made.set("xml:space", "preserve")
    return made


def write_xml(body: Element) -> str:
    """The whole file."""
    root = element("akomaNtoso", body, **{"xmlns": AKN, f"xmlns:{PREFIX}": OURS})
    _indent(root, 0)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _indent(parent: Element, depth: int) -> None:
    if parent.tag in RUNNING or parent.text or not len(parent):
        return
    parent.text = "\n" + "  " * (depth + 1)
    for child in parent:
        _indent(child, depth + 1)
        child.tail = parent.text
    parent[-1].tail = "\n" + "  " * depth


def _add_words(parent: Element, words: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words


def _clean(words: str) -> str:
    return FORBIDDEN.sub("", words)
