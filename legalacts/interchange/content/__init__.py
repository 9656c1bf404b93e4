"""The content files of `fixtures/` in, records out; and the checks a complete knowledge base passes.

reading.py    YAML files -> entries that name the file in every error
rows.py       what one database row should hold, with references by natural name
law.py  people.py  rules.py  chronicle.py    an entry of each kind -> rows
planning.py   rows against the database: new, changed, the same, or kept because a curator changed it
saving.py     the plan -> the database, in one transaction
checking.py   what is wrong or missing in the database as it stands
"""

from .checking import check_records
from .reading import ContentError
from .saving import Report, load_content

__all__ = ["ContentError", "Report", "check_records", "load_content"]
