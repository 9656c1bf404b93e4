"""A citation in Kyrgyz, Russian or English words in → the acts and provisions it may mean, best first.

units     the words for article, paragraph … and their numbers
places    the places a text cites, and their eIds
dates     dates as acts are cited by
names     the names and numbers of the published acts
acts      the acts that a text names
resolver  resolve(text): places and acts together
labels    how a provision is called in each language
"""

from .resolver import Reading, resolve

__all__ = ["Reading", "resolve"]
