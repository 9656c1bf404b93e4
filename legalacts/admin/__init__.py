"""The curators' admin: every record in ky, ru and en, from draft to public, on Django's own admin.

records      what every record's admin shares      published  … of those that go from draft to public
forms        errors at their fields                fields     form fields for labels, rows of numbers
languages    ky | ru | en side by side             searching  search as people type
filters      filters of the lists                  changes    what search must follow
links        links to other records            lists      what the address of a list may hold
roles        what each role may touch          hiding     “hide now”
deleting     what would go with a record
standing     where a record stands             rechecks   what must be looked at again
second_person, proposals    what is public changes when a second person agrees
sheets       records in and out as tables      aids       hints above a form
grid         rules as a comparison             tasks      responsibilities of a state
tree         the tree of an act (tree_rows: what its pages show)
rules, law, texts, citations, people, guide, questions, words, chronicle, sources: the records, in the order of the
start page
reports, searches, addresses: what readers report and look for in vain; where addresses of other sites lead
"""

from . import (  # isort: skip
    rules, law, texts, citations, people, guide, questions, words, chronicle, sources, reports, searches, addresses,
    proposals, rechecks,
)  # fmt: skip

__all__ = [
    "addresses", "chronicle", "citations", "guide", "law", "people", "proposals", "questions", "rechecks", "reports",
    "rules", "searches", "sources", "texts", "words",
]  # fmt: skip
