"""A corpus of made-up law to measure with: acts, editions and relations, the same for the same number.

words.py   the words of three languages, common ones common, many rare
acts.py    acts as documents, each with its editions
saving.py  the documents into the database, the way every imported text goes; and out again
"""

from .saving import CorpusStands, OtherContent, remove_corpus, synthesize

__all__ = ["CorpusStands", "OtherContent", "remove_corpus", "synthesize"]
