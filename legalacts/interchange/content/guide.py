"""Entries of the guide's questions and outcomes -> rows."""

from legalacts import models as records

from .reading import Entry
from .rows import Row, evidence_rows, published_columns, ref, refs, split_basis


def question_rows(entry: Entry, position: int):
    """A question with its answers."""
    key = entry.take("key")
    row = Row(records.Question, key, entry.place)
    row.columns = {
        "key": key,
        **entry.take_words("title", required=True),
        **entry.take_words("hint"),
        "fact": entry.take("fact", "other"),
        "leads_to": ref("question", entry.take("leads_to", None)),
        "position": position,
        **published_columns(entry),
    }
    yield row
    for place, answer in enumerate(entry.nested("answers"), 1):
        yield _answer_row(answer, row, place)
    entry.done()


def _answer_row(entry: Entry, question: Row, position: int) -> Row:
    code = entry.take("code")
    columns = {
        "question": question.ref,
        "code": code,
        **entry.take_words("title", required=True),
        **entry.take_words("hint"),
        "jurisdiction": ref("jurisdiction", entry.take("jurisdiction", None)),
        "problem": ref("problem", entry.take("problem", None)),
        "leads_to": ref("question", entry.take("leads_to", None)),
        "ends": bool(entry.take("ends", False)),
        "sensitive": bool(entry.take("sensitive", False)),
        "position": position,
    }
    entry.done()
    return Row(records.Answer, f"{question.name}={code}", entry.place, columns)


def outcome_rows(entry: Entry, position: int):
    """What follows from answers."""
    key = entry.take("key")
    row = Row(records.Outcome, key, entry.place)
    row.columns = {
        "key": key,
        "part": entry.take("part"),
        **entry.take_words("title", required=True),
        **entry.take_words("text"),
        "problem": ref("problem", entry.take("problem", None)),
        "position": position,
        **entry.take_period(),
        **published_columns(entry),
    }
    row.links = {
        "regimes": refs("regime", entry.take_list("regimes")),
        "answers": refs("answer", entry.take_list("after")),
        "rules": refs("rule", entry.take_list("rules")),
        "institutions": refs("institution", entry.take_list("institutions")),
        **split_basis(entry),
    }
    yield row
    yield from evidence_rows(entry, row)
    entry.done()
