"""How Kyrgyz, Russian and English words cite: words in → the acts and provisions they mean.

units      the words for article, paragraph … in all inflections, and «this», «the preceding»
numbers    how places are numbered, and how eIds write it
lexemes    a text as pieces
numerals   numbers, lists and ranges beside a unit
elements   units with their numbers
chains     units cited together
places     the places a text cites, and their eIds
dates      dates as acts are cited by
names      the names and numbers of the published acts
acts       the acts that a typed text names
named      the act that a sentence of a law names beside a place
mentions   places and acts of a sentence together
trees      the provisions of acts; where «this article» and «the preceding paragraph» are
unheld     unheld_acts(text): what it cites by a number that is not here
resolver   resolve(text): what a typed citation may mean, best first
sentences  the sentences of a text
finding    find_citations(wordings): what they cite
keeping    detect_citations(act): citations kept up with the wordings, decisions kept
labels     how a provision is called in each language
translating the terms of a record's texts, and how each is called in the other languages
writing    cite(provision, day): a citation as lawyers write it, the inverse of resolve
"""

from .finding import find_citations
from .keeping import detect_citations, detect_in, find_again_what_leads_nowhere, keep_citations, keep_citations_of
from .resolver import Reading, resolve
from .sentences import sentence_at
from .trees import Context
from .unheld import Unheld, unheld_acts
from .writing import cite

__all__ = [
    "Context",
    "Reading",
    "Unheld",
    "cite",
    "detect_citations",
    "detect_in",
    "find_again_what_leads_nowhere",
    "find_citations",
    "keep_citations",
    "keep_citations_of",
    "resolve",
    "sentence_at",
    "unheld_acts",
]
