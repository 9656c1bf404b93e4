"""Search as people type: without case, ё, ң ө ү, in any order of words; the same on every database."""

from collections import defaultdict

from legalacts.language import fold, fold_word
from legalacts.models import flat_labels

# More hits than anybody reads, and fewer than a query may name.
MOST_HITS = 20_000


class FoldedSearch:
    """Finds the records all words of a query occur in; `search_fields` are columns of text or labels.

    Reads those columns of the whole list, in one query: right for thousands of records, not for millions.
    """

    def get_search_results(self, request, queryset, search_term):
        """Narrow the list down to what was typed."""
        words = [fold_word(word) for word in search_term.split() if any(map(str.isalnum, word))]
        if not words:
            return queryset, False
        texts = defaultdict(list)
        for record, *cells in queryset.order_by().values_list("pk", *self.search_fields):
            texts[record] += map(as_text, cells)
        found = [record for record, text in texts.items() if contains_all(fold("\n".join(text)), words)]
        return queryset.filter(pk__in=found[:MOST_HITS]), False


def as_text(cell) -> str:
    """One column of one record as text to search in."""
    if isinstance(cell, dict):
        return "\n".join(flat_labels(cell))
    return "" if cell is None else str(cell)


def contains_all(text: str, words: list[str]) -> bool:
    """Whether every word occurs in the text."""
    return all(word in text for word in words)
