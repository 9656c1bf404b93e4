"""Akoma Ntoso 3.0, the standard for acts as XML (LegalDocML, OASIS 2018): an edition out, a document in.

names.py      what things are called there
writing.py    out, all of it together: metadata.py, events.py, body.py, and xml_text.py for the text of the file
reading.py    in, all of it together: parsing.py (XML, refusing what harms), head.py, periods.py, hierarchy.py, words.py
"""

from .reading import read_akoma_ntoso
from .writing import write_akoma_ntoso

__all__ = ["read_akoma_ntoso", "write_akoma_ntoso"]
