"""A stemmer for Russian: Snowball, and around it what Snowball parts or joins wrongly in the words of laws.

nouns    nouns whose forms Snowball takes for those of verbs or adjectives (nouns.txt), and forms of another make
verbs    verbs of one meaning in their two aspects, their participles and their nouns
stemmer  stem_russian(), and without_ending(): what Snowball and the nouns alone give
"""

from .stemmer import stem_russian, without_ending

__all__ = ["stem_russian", "without_ending"]
