"""The fields of the index, and an entry as a document of it."""

import json
import re
from collections.abc import Iterable
from hashlib import blake2b
from itertools import chain

from tantivy import DocAddress, Document, SchemaBuilder, Searcher

from legalacts.language import STOP_WORDS, tokenize
from legalacts.language.analysis import word_keys
from legalacts.language.tokens import LINE_BREAK, TOKEN

from .entries import Entry
from .semantic.passages import passage_number

# Raised by one whenever the fields or what is put into them change; an index of another layout is rebuilt.
LAYOUT = 14
# Names that facets count and filters compare: one word each, kept whole.
FACETS = ("kind", "jurisdiction", "act", "topic", "language", "status")
# Analysed text, one field for each way a word is found: as written, by its stem, by its root.
TEXTS = ("title", "body", "context")
# Where phrases are looked for.
IN_A_ROW = ("title", "body")
# Stems and roots are marked with the language of their text, and with a capital where that is not of today. So a word
# is looked up among the texts that are searched, and these need not be asked for besides.
MARKS = {"ky": "k", "ru": "r", "en": "e"}
TODAY = tuple(MARKS.values())
EVER = (*TODAY, *map(str.upper, TODAY))
# In `counted`, what is no stem: roots and numbers of articles.
ROOT, UNIT = "~", "@"
# What is suggested while somebody types, by the beginnings of the words of its names; of its title's first word also
# with this sign before them.
SUGGESTED = frozenset(["problem", "act", "institution", "term"])
FIRST = "^"
SHORTEST_BEGINNING, LONGEST_BEGINNING = 2, 12
BROKEN = re.compile(LINE_BREAK)
as_json = json.JSONEncoder(ensure_ascii=False).encode


def build_schema():
    """The schema of the index."""
    builder = SchemaBuilder()
    builder.add_unsigned_field("serial", indexed=True, fast=True)
    builder.add_unsigned_field("thing", indexed=True, fast=True)
    builder.add_unsigned_field("group", fast=True)
    builder.add_unsigned_field("unit", indexed=True, fast=True)
    builder.add_unsigned_field("passage", indexed=True, fast=True)
    builder.add_unsigned_field("sum", stored=True)
    builder.add_text_field("name", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("record", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("shown", stored=True)
    for name in FACETS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("begun", tokenizer_name="whitespace", index_option="basic")
    for name in ("starts", "ends", "main", "whole"):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    builder.add_text_field("shelf", tokenizer_name="whitespace", index_option="basic")
    builder.add_float_field("rank", fast=True)
    for name in TEXTS:
        builder.add_text_field(f"{name}_exact", tokenizer_name="whitespace", index_option="position")
        kept = "position" if name in IN_A_ROW else "freq"
        builder.add_text_field(f"{name}_stem", tokenizer_name="whitespace", index_option=kept)
    builder.add_text_field("root", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("counted", tokenizer_name="whitespace", index_option="basic")
    return builder.build()


SCHEMA = build_schema()


def document(entry: Entry) -> Document:
    """An entry as a document."""
    return Document.from_dict(fields_of(entry), SCHEMA)


def fields_of(entry: Entry) -> dict[str, list]:
    """The fields of an entry's document."""
    result = shown(entry)
    fields = {
        "serial": [number_of(f"{entry.record}:{entry.language}:{entry.starts}:{entry.main}")],
        "thing": [number_of(entry.record)],
        "group": [number_of(f"act:{entry.act}" if entry.act else entry.record)],
        "unit": [number_of(entry.unit)],
        "whole": [int(not entry.article)],
        "name": [f"{entry.kind}:{entry.key}"],
        "record": [entry.record],
        "passage": [passage_number(result)],
        "sum": [sum_of(entry)],
        "shown": [as_kept(result)],
        "kind": [entry.kind],
        "language": [entry.language],
        "jurisdiction": [entry.jurisdiction] if entry.jurisdiction else [],
        "act": [entry.act] if entry.act else [],
        "topic": entry.topics,
        "status": [entry.status] if entry.status else [],
        "starts": [entry.starts],
        "ends": [entry.ends],
        "main": [int(entry.main)],
        "shelf": [" ".join(shelves(entry))],
        "rank": [entry.rank],
        "begun": [" ".join(sorted(beginnings(entry)))] if entry.kind in SUGGESTED else [],
    }
    return fields | analysed(entry)


def sum_of(entry: Entry) -> int:
    """A number that is another one when anything of an entry is: by it the index is checked."""
    return number_of(repr(entry))


def as_kept(what: dict) -> bytes:
    """What is kept of a document to be read again."""
    return as_json(what).encode()


def kept(searcher: Searcher, place: DocAddress) -> dict:
    """What is kept of the document at a place."""
    return json.loads(searcher.doc(place)["shown"][0])


def marks_of(language: str, *, today: bool) -> tuple[str, ...]:
    """The marks of the words of a language's texts: of those of today, or of all that ever were."""
    mark = MARKS[language]
    return (mark,) if today else (mark, mark.upper())


def shelves(entry: Entry) -> list[str]:
    """Where an entry is looked for when no day is asked for: `ky`, and `ky:whole` unless it is a part of an article."""
    if not entry.main:
        return []
    return [entry.language] if entry.article else [entry.language, whole_shelf(entry.language)]


def whole_shelf(language: str) -> str:
    """The shelf of the entries that are counted."""
    return f"{language}:whole"


def number_of(name: str) -> int:
    """A name as a number, the same on every machine."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big") >> 1


def shown(entry: Entry) -> dict:
    """What a result page needs of an entry, so that it asks the database for nothing."""
    return {
        "kind": entry.kind,
        "key": entry.key,
        "act": entry.act,
        "eid": entry.eid,
        "parent": entry.parent,
        "unit": entry.unit,
        "article": entry.article_eid,
        "language": entry.language,
        "title": entry.title,
        "short": entry.short,
        "status": entry.status,
        "since": entry.since,
        "until": entry.until,
        "as_of": entry.as_of,
        "text": entry.text,
    }


def beginnings(entry: Entry) -> set[str]:
    """How the words of an entry's names begin."""
    words = {token.folded for token in tokenize(f"{entry.title}\n{entry.names}")}
    first = next((f"{FIRST}{token.folded}" for token in tokenize(entry.title)), "")
    return {
        word[:length]
        for word in words | {first}
        for length in range(SHORTEST_BEGINNING + word.startswith(FIRST), min(len(word), LONGEST_BEGINNING) + 1)
    }


class Keys(dict):
    """What texts under one mark keep of whatever stands between two spaces: its words as written, stems and roots.

    Each as one string, with spaces where there are several words; a stop word has no stem and no root.
    """

    MOST = 100_000

    def __init__(self, language: str, mark: str):
        super().__init__()
        self.language, self.mark = language, mark

    def __missing__(self, written: str) -> tuple[str, str, str]:
        if len(self) >= self.MOST:
            self.clear()
        self[written] = found = tuple(map(in_a_row, self.read(written)))
        return found

    def read(self, text: str) -> list[tuple[str, ...]]:
        """The same of any text, from its words one by one."""
        return rows(map(self.word, TOKEN.findall(text)))

    def word(self, word: str) -> tuple[str, str, str]:
        """What is kept of one word."""
        exact, stem, root = word_keys(word, self.language)
        return (exact, "", "") if exact in STOP_WORDS[self.language] else (exact, self.mark + stem, root)

    def text(self, text: str) -> list[tuple[str, ...]]:
        """What is kept of a text. A word ends where there is a space, unless it goes on in the next line."""
        if "\n" in text and BROKEN.search(text):
            return self.read(text)
        return rows(map(self.__getitem__, text.split()))


def rows(words: Iterable[tuple[str, str, str]]) -> list[tuple[str, ...]]:
    """Of each word what is written, of each its stem, of each its root."""
    return list(zip(*words, strict=True)) or [(), (), ()]


KEYS = {mark: Keys(language, mark) for language in MARKS for mark in marks_of(language, today=False)}


def analysed(entry: Entry) -> dict[str, list[str]]:
    """The words of an entry, analysed for the text fields."""
    title = entry.title if entry.heading is None else entry.heading
    parts = (f"{title}\n{entry.names}", entry.text, entry.context)
    mark = MARKS[entry.language] if entry.main else MARKS[entry.language].upper()
    exact, stem, root = zip(*map(KEYS[mark].text, parts), strict=True)
    fields = {f"{name}_exact": [in_a_row(words)] for name, words in zip(TEXTS, exact, strict=True)}
    fields |= {f"{name}_stem": [in_a_row(words)] for name, words in zip(TEXTS, stem, strict=True)}
    stems, roots = once(stem), once(root)
    fields["root"] = [all_with(mark, roots)]
    fields["words"] = [stems]
    if not entry.article:
        if entry.besides:
            _, stems_besides, roots_besides = KEYS[mark].text(entry.besides)
            stems, roots = once([*stem, stems_besides]), once([*root, roots_besides])
        counted = (stems, all_with(f"{mark}{ROOT}", roots), f"{mark}{UNIT}{number_of(entry.unit)}")
        fields["counted"] = [in_a_row(counted)]
    return fields


def in_a_row(keys: Iterable[str]) -> str:
    """Keys with spaces between them."""
    return " ".join(filter(None, keys))


def once(several: Iterable[Iterable[str]]) -> str:
    """The keys of several rows, each once."""
    found = dict.fromkeys(chain.from_iterable(several))
    found.pop("", None)
    row = " ".join(found)
    # Some keys are of several words, which may stand alone besides.
    return row if row.count(" ") < len(found) else " ".join(dict.fromkeys(row.split()))


def all_with(sign: str, row: str) -> str:
    """The keys of a row, each with a sign before it."""
    return sign + row.replace(" ", f" {sign}") if row else ""
