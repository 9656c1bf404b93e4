"""Akoma Ntoso 3.0, the standard for acts as XML (LegalDocML, OASIS 2018): an edition out.

names.py      what things are called there
body.py       units -> preamble, hierarchy, notes
events.py     lifecycle and periods of wordings -> events, temporal groups
metadata.py   work, expression, manifestation; references; what only we say
writing.py    all of it together
xml_text.py   elements -> the same text each time
"""

from .writing import write_akoma_ntoso

__all__ = ["write_akoma_ntoso"]
