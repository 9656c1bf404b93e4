"""Finished pages: who may keep them, how they are compressed, and those that this process keeps itself.

caching.py says on each answer who may keep it. compression.py makes it small for its way. store.py keeps a bounded
number of bytes. keeping.py answers from the store as long as nothing has changed (`legalacts.models.level_of`).
"""
