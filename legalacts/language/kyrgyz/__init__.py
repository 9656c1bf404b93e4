"""A light stemmer for Kyrgyz: an inflected word in → the stem its other forms share.

sounds   vowels, consonants, and which suffix letters may follow which (harmony and assimilation)
endings  the chains of suffixes a noun or a verb can carry
stems    words that end like inflected ones and are not
stemmer  stem(): takes the longest chain off, keeps known stems whole
"""

from .stemmer import stem

__all__ = ["stem"]
