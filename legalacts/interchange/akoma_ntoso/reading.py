"""A file of Akoma Ntoso as a document: its head from the metadata, its units from the hierarchy.

Reads what we write without loss, and what others write: version 3.0 and the drafts and versions before it.
"""

from django.utils.translation import gettext as _

from legalacts.interchange.document import Document, Doubt, Header, Note, NoteKind, UnreadableText

from .head import read_head
from .hierarchy import KINDS, UnitReader
from .names import PREFIX
from .parsing import Node, parse
from .periods import read_periods
from .words import WordReader

DOCUMENTS = ("act", "bill", "doc", "statement", "portion")
BODIES = ("body", "mainBody", "portionBody")


def read_akoma_ntoso(data: bytes) -> Document:
    """Read a file; raises UnreadableText with the line, and says what it was not sure of."""
    root = parse(data)
    if root.name.lower() != "akomantoso":
        raise UnreadableText(
            root.line, _("this is not Akoma Ntoso: the first element is %(name)s") % {"name": root.name}
        )
    main = next((child for child in root.elements() if child.name in DOCUMENTS), None)
    if main is None:
        raise UnreadableText(root.line, _("there is no act in this file"))
    return _Reading(main).document()


class _Reading:
    """One act being read."""

    def __init__(self, main: Node):
        self.main = main
        self.doubts: list[Doubt] = []
        self.meta = main.first("meta") or Node("meta", {}, main.line)
        self.ours = any(node.first(f"{PREFIX}:act") for node in self.meta.all("proprietary"))
        held = [note for notes in self.meta.all("notes") for note in notes.all("note")]
        self.held = {note.get("eId") or note.get("id"): note for note in held}
        self.words = WordReader(self.held, self.doubt)

    def doubt(self, line: int, name: str, picture: bool) -> None:
        """Say that something in the words was not known."""
        known = _("a picture or formula (%(name)s) cannot be kept")
        message = known if picture else _("the element %(name)s is not known here; its words are kept")
        self.doubts.append(Doubt(line, message % {"name": name}))

    def document(self) -> Document:
        """The head, the units, the notes on the whole."""
        main = self.main
        periods = read_periods(self.meta) if self.ours else None
        units = UnitReader(self.words, self.doubts, periods, articles=_has(main, "article"))
        if preamble := main.first("preamble"):
            units.preamble([preamble] if not preamble.elements() else _marked(preamble))
        for body in main.all(*BODIES):
            units.inside(body, None)
        for name in ("attachments", "components"):
            for attachment in (child for group in main.all(name) for child in group.elements()):
                units.annex(attachment, None)
        if not any(unit.lines or unit.heading for unit in units.units):
            raise UnreadableText(main.line, _("there is no text in this act"))
        header = Header(*read_head(self.main, self.meta, self.words))
        return Document(header, units.units, self.doubts, self.notes())

    def notes(self) -> list[Note]:
        """Notes no place refers to, and, of files by others, what stands before and after the act itself."""
        unused = [node for name, node in self.held.items() if name not in self.words.used]
        found = [self.words.note(node, NoteKind.EDITORIAL) for node in unused]
        if not self.ours:
            around = [self.main.first("preface"), self.main.first("conclusions")]
            for node in filter(None, around):
                lines = [line for line in self.words.lines(node.elements()).lines if line]
                found.append(Note(NoteKind.SIGNATURE, "\n".join(lines), node.line) if lines else None)
        return [note for note in found if note]


def _marked(preamble: Node) -> list[Node]:
    """The blocks of a preamble; the first carries its identity."""
    blocks = preamble.elements()
    identity = {name: value for name, value in preamble.attributes.items() if name in ("eId", "wId", "period")}
    first = Node(blocks[0].name, blocks[0].attributes | identity, blocks[0].line, blocks[0].children)
    return [first, *blocks[1:]]


def _has(node: Node, name: str) -> bool:
    """Whether an element of this name lies anywhere in the hierarchy."""
    waiting = [child for body in node.all(*BODIES) for child in body.elements()]
    while waiting:
        node = waiting.pop()
        if node.name == name:
            return True
        waiting += [child for child in node.elements() if child.name in KINDS or child.name == "list"]
    return False
