"""What the words typed so far may become: titles of what can be found."""

import json

from tantivy import Occur
from tantivy import Query as Matching

from legalacts.language import tokenize

from .following import current_index
from .query import without_personal_numbers
from .ranking import any_of, has, term

MOST = 8
MOST_ENDINGS = 40
CANDIDATES = 60
LONGEST = 100


def suggest(prefix: str, language: str) -> list[str]:
    """Titles in a language that have all the words typed so far, the last one begun; the weightiest first."""
    typed, refused = without_personal_numbers(prefix[:LONGEST])
    words = [token.folded for token in tokenize(typed)]
    if refused or not words or len(words[-1]) < 2:
        return []
    searcher = current_index().searcher
    endings = searcher.terms_with_prefix("title_exact", words[-1], limit=MOST_ENDINGS)
    if not endings:
        return []
    begun = any_of([term("title_exact", word, 1.0) for word, _ in endings])
    parts = [term("title_exact", word, 1.0) for word in words[:-1]] + [begun, has("language", language), has("main", 1)]
    matching = Matching.boolean_query([(Occur.Must, part) for part in parts])
    hits = searcher.search(matching, CANDIDATES, count=False, order_by_field="rank").hits
    titles = [json.loads(searcher.doc(place)["shown"][0])["title"] for _, place in hits]
    return list(dict.fromkeys(titles))[:MOST]
