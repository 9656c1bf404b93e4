"""The records. Each module imports only from those above it in this list; everyone else imports from here.

translated, dates, labels, identifiers, publishing → source, jurisdiction → institution → act → provision → note →
responsibility, relation, regime → rule → term, problem → guide, chronicle, conflict → change, level, report, searched,
web_address.

Of some of them: phones, values (of rules), tree (of an act), likeness (of records).
How records come to the public: recheck, proposal, roles, authorship → moving.
"""

from .act import Act, Force, LifecycleEvent, Party, force_after
from .change import Change, Shipped, last_change, last_changed, record_change, record_changes
from .chronicle import Dataset, Event, ManagementModel, Observation, Recommendation
from .conflict import Conflict, ConflictRecord
from .dates import Precision, shown_date
from .guide import Answer, Outcome, Question
from .identifiers import CODES, read_identifier
from .institution import SPOKEN, Contact, Institution, Succession
from .jurisdiction import Jurisdiction, Membership, Topic
from .labels import flat_labels
from .level import level_of
from .note import Note
from .problem import Problem, Share, Step
from .proposal import Planned, Proposal
from .provision import Provision, Wording
from .publishing import Published, Status
from .recheck import Recheck
from .regime import Indicator, Purpose, Regime
from .relation import Citation, Relation
from .report import ReaderReport
from .responsibility import Cooperation, Responsibility
from .rule import Rule
from .searched import SearchCount
from .source import Evidence, Source
from .term import Term
from .translated import LANGUAGES, Translated, Trilingual, Words, reading_order
from .vector import Vector
from .web_address import WebAddress, archived_copy

__all__ = [
    "CODES",
    "LANGUAGES",
    "SPOKEN",
    "Act",
    "Answer",
    "Change",
    "Citation",
    "Conflict",
    "ConflictRecord",
    "Contact",
    "Cooperation",
    "Dataset",
    "Event",
    "Evidence",
    "Force",
    "Indicator",
    "Institution",
    "Jurisdiction",
    "LifecycleEvent",
    "ManagementModel",
    "Membership",
    "Note",
    "Observation",
    "Outcome",
    "Party",
    "Planned",
    "Precision",
    "Problem",
    "Proposal",
    "Provision",
    "Published",
    "Purpose",
    "Question",
    "ReaderReport",
    "Recheck",
    "Recommendation",
    "Regime",
    "Relation",
    "Responsibility",
    "Rule",
    "SearchCount",
    "Share",
    "Shipped",
    "Source",
    "Status",
    "Step",
    "Succession",
    "Term",
    "Topic",
    "Translated",
    "Trilingual",
    "Vector",
    "WebAddress",
    "Wording",
    "Words",
    "archived_copy",
    "flat_labels",
    "force_after",
    "last_change",
    "last_changed",
    "level_of",
    "read_identifier",
    "reading_order",
    "record_change",
    "record_changes",
    "shown_date",
]  # fmt: skip
