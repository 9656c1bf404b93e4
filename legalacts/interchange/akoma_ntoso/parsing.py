"""XML into a plain tree with line numbers; refuses what could harm before any of it is kept.

Nothing is fetched and nothing is expanded: a document type declaration, which alone can define entities, is refused.
"""

from dataclasses import dataclass, field
from xml.parsers import expat

from django.utils.translation import gettext as _

from legalacts.interchange.document import UnreadableText

from .names import OURS, PREFIX

LARGEST = 32 * 1024 * 1024
MOST_ELEMENTS = 200_000
DEEPEST = 100
XML = "http://www.w3.org/XML/1998/namespace"
SHORT = {OURS: PREFIX, XML: "xml"}
STANDARD = ("akn", "akomantoso", "legaldocml")


@dataclass
class Node:
    """An element: its name without namespace (ours is `kb:`, strange ones end in `?`), attributes, what is in it."""

    name: str
    attributes: dict[str, str]
    line: int
    children: list = field(default_factory=list)

    def get(self, name: str) -> str:
        """An attribute's value, empty when it is not given."""
        return self.attributes.get(name, "").strip()

    def elements(self) -> list["Node"]:
        """The elements in it."""
        return [child for child in self.children if isinstance(child, Node)]

    def all(self, *names: str) -> list["Node"]:
        """The elements in it with one of these names."""
        return [child for child in self.elements() if child.name in names]

    def first(self, *path: str) -> "Node | None":
        """The first element at the end of a path of names."""
        node = self
        for name in path:
            node = next(iter(node.all(name)), None)
            if node is None:
                return None
        return node


def parse(data: bytes) -> Node:
    """The root of a file; raises UnreadableText with the line."""
    if len(data) > LARGEST:
        message = _("the file is larger than %(size)s MB") % {"size": LARGEST // 1024 // 1024}
        raise UnreadableText(1, message)
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        message = _("this is not well-formed XML: %(reason)s") % {"reason": expat.ErrorString(error.code)}
        raise UnreadableText(error.lineno, message) from error
    except (LookupError, ValueError) as error:
        raise UnreadableText(1, _("the encoding of the file is not known")) from error
    return reader.root


class _Reader:
    """Keeps the elements that are open."""

    def __init__(self):
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.refuse_doctype
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.words
        self.root: Node | None = None
        self.open: list[Node] = []
        self.count = 0

    def refuse_doctype(self, *_declaration) -> None:
        message = _("document type declarations and entities are not allowed")
        raise UnreadableText(self.parser.CurrentLineNumber, message)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        line = self.parser.CurrentLineNumber
        self.count += 1
        if self.count > MOST_ELEMENTS:
            raise UnreadableText(line, _("the file has too many elements"))
        if len(self.open) >= DEEPEST:
            raise UnreadableText(line, _("elements lie more than %(number)s deep") % {"number": DEEPEST})
        node = Node(_short(name), {_short(key): value for key, value in attributes.items()}, line)
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        self.open.append(node)

    def end(self, _name: str) -> None:
        self.open.pop()

    def words(self, words: str) -> None:
        self.open[-1].children.append(words)


def _short(name: str) -> str:
    namespace, _space, local = name.rpartition(" ")
    if namespace in SHORT:
        return f"{SHORT[namespace]}:{local}"
    known = not namespace or any(word in namespace.lower() for word in STANDARD)
    return local if known else f"{local}?"
