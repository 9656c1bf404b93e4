"""Words in → the acts, provisions, rules, institutions, terms and problems that answer, best first.

query          Query.parse(params, language): what was asked
words          the words of a query, phrases, words to leave out
mending        words mistyped, in Latin letters or the wrong keyboard layout
glossary       what things are called in three languages
understanding  the language of a query and how each word is matched
ranking        matching and ordering
pinning        what a query cites
snippets       the sentence that answers
finding        find(query) → Results
suggesting     suggest(prefix, language) → titles
entries, acts, provisions, other_records, chronicle, records    what can be found
schema, index, following    the index on disk, kept level with the database by its change log
vocabulary     the words the index knows
evaluation     how good the answers to judged queries are
"""

from .finding import find
from .following import rebuild
from .query import Query, WrongQuery
from .records import KINDS
from .results import Hit, Results
from .suggesting import suggest

__all__ = ["KINDS", "Hit", "Query", "Results", "WrongQuery", "find", "rebuild", "suggest"]
