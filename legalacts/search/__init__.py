"""Words in → the acts, provisions, rules, institutions, terms and problems that answer, best first.

query          Query.parse(params, language): what was asked
words          the words of a query, phrases, words to leave out
phrases        words in quotes, side by side and in any form
mending        words mistyped, in Latin letters or the wrong keyboard layout
slips          how likely one word was typed for another
plausible      whether an unknown word could be a right one
glossary       what things are called in three languages
states         the states that a question is about
understanding  the language of a query and how each word is matched
clauses        what an entry is looked up by
beside         calls of the engine that run at the same time
groups         how each word is matched in the texts of a language
ranking        what matches, in order
pinning        what a query cites
naming         what a whole query names
snippets       the sentence that answers
finding        find(query) → Results
facets         how many there are of each value and in each language
grouping       results by act
explaining     how the words were understood
spelling       what was searched for, as a reader would write it
advising       what else to ask when nothing is found
suggesting     suggest(typed, language) → what may be meant
counting       how often words are asked, without a trace of who asks
lately         what was changed last of what a query finds
entries, acts, provisions, other_records, chronicle, records    what can be found
schema, index, change_log, following, checking    the index on disk, kept level with the database by its change log
vocabulary     the words the index knows
evaluation     how good the answers to judged queries are
"""

from .advising import Advice, Way, advise
from .counting import count_search, write_counts
from .finding import PAGE, find
from .following import rebuild
from .lately import changed_lately
from .query import Query, WrongQuery
from .records import KINDS, kind_name
from .results import Group, Hit, Results
from .suggesting import Suggestion, suggest

__all__ = [
    "KINDS",
    "PAGE",
    "Advice",
    "Group",
    "Hit",
    "Query",
    "Results",
    "Suggestion",
    "Way",
    "WrongQuery",
    "advise",
    "changed_lately",
    "count_search",
    "find",
    "kind_name",
    "rebuild",
    "suggest",
    "write_counts",
]
