"""How often the same words are searched for, and whether they find anything: numbers by day, never a person.

A search only adds to a number in the memory of its process. From time to time `write_counts` brings the numbers to the
database, in one go and beside the requests; while the database cannot be written to they wait. Words are written
down when they were asked `OFTEN_ENOUGH` times within a month; before that only a keyed hash of them is, and what
looks personal is not even counted.
"""

import re
from collections import Counter
from datetime import date
from threading import Lock

from django.db import DatabaseError, transaction
from django.db.models import F, Sum
from django.utils import timezone
from django.utils.crypto import salted_hmac

from legalacts.language import fold
from legalacts.language.personal import may_be_personal
from legalacts.models import SearchCount

from .query import Query
from .results import Results

OFTEN_ENOUGH = 5
MOST_WORDS = 8
LONGEST = 80
# Different words waiting in one process; what comes on top is not counted.
MOST_WAITING = 5000
AT_ONCE = 200
Outcome = SearchCount.Outcome


class Waiting:
    """The numbers that have not been written yet, of this process."""

    def __init__(self):
        self.lock = Lock()
        self.counts: Counter[tuple[date, str, str, str]] = Counter()
        self.forgot_on: date | None = None

    def add(self, key: tuple[date, str, str, str], number: int = 1) -> None:
        """Count a search; nothing else happens while somebody waits for results."""
        with self.lock:
            if key in self.counts or len(self.counts) < MOST_WAITING:
                self.counts[key] += number

    def take(self) -> Counter[tuple[date, str, str, str]]:
        """All numbers; they are no longer waiting."""
        with self.lock:
            taken, self.counts = self.counts, Counter()
        return taken


waiting = Waiting()


def count_search(query: Query, results: Results) -> None:
    """Count what was asked: words alone, on their first page, that cannot be personal."""
    plain = query.page == 1 and not query.filters and not query.language and not query.refused
    words = words_of(query.q)
    if plain and words and not may_be_personal(query.q) and words.count(" ") < MOST_WORDS:
        waiting.add((timezone.localdate(), query.reader, words, outcome_of(results)))


def words_of(text: str) -> str:
    """The words as they are counted: small letters, single spaces, no signs; nothing of what is too long."""
    words = " ".join(re.findall(r"[\w№-]+", text.lower()))
    return words if len(words) <= LONGEST else ""


def outcome_of(results: Results) -> str:
    """How much was found, roughly."""
    if not results.count:
        return Outcome.NOTHING
    return Outcome.FEW if results.count < 10 else Outcome.MANY


def write_counts() -> int:
    """Add the waiting numbers to those of the database; how many rows were written. What fails waits on."""
    taken = sorted(waiting.take().items())
    written = 0
    try:
        while taken:
            written += _write(taken[:AT_ONCE])
            del taken[:AT_ONCE]
        _forget()
    except DatabaseError:
        for key, number in taken:
            waiting.add(key, number)
    return written


def _forget() -> None:
    """Once a day, delete what was not asked often enough, and what is old."""
    today = timezone.localdate()
    if waiting.forgot_on != today:
        SearchCount.objects.forgettable(today).delete()
        waiting.forgot_on = today


@transaction.atomic
def _write(counts: list) -> int:
    words = {}
    rows: Counter[tuple] = Counter()
    for (day, language, asked, outcome), number in counts:
        digest = digest_of(asked)
        words[digest, language] = asked
        rows[digest, language, outcome, day] += number
    names = ("digest", "language", "outcome", "day")
    # In one order everywhere, so that two processes do not wait for each other.
    keys = [dict(zip(names, row, strict=True)) for row in sorted(rows)]
    SearchCount.objects.bulk_create([SearchCount(**key) for key in keys], ignore_conflicts=True)
    for key in keys:
        number = rows[tuple(key[name] for name in names)]
        SearchCount.objects.filter(**key).update(count=F("count") + number)
    _name(words)
    return len(keys)


def _name(words: dict[tuple[str, str], str]) -> None:
    """Write down the words that have been asked often enough."""
    lately = SearchCount.objects.lately(timezone.localdate())
    asked = (
        lately.filter(digest__in={digest for digest, _language in words}).order_by().values_list("digest", "language")
    )
    often = asked.annotate(total=Sum("count")).filter(total__gte=OFTEN_ENOUGH)
    for digest, language, _total in often:
        if (digest, language) in words:
            lately.filter(digest=digest, language=language, words="").update(words=words[digest, language])


def digest_of(words: str) -> str:
    """A keyed hash that is the same however the words are spelled: ө or о, ё or е."""
    return salted_hmac("legalacts.search.counting", fold(words), algorithm="sha256").hexdigest()[:32]
