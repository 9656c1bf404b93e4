"""The hierarchy of Akoma Ntoso as the units of an act, whoever made the file."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from legalacts.interchange.document import Doubt, Note, Unit
from legalacts.interchange.printed import bare_number
from legalacts.language.latin import latin_name
from legalacts.models import Provision
from legalacts.models.provision import valid_eid

from .names import PREFIX
from .parsing import Node
from .periods import Period
from .words import WordReader, Words

Kind = Provision.Kind
KINDS = {
    "book": Kind.PART, "tome": Kind.PART, "part": Kind.PART, "subpart": Kind.SECTION,
    "title": Kind.SECTION, "subtitle": Kind.SUBSECTION, "division": Kind.SECTION, "subdivision": Kind.SUBSECTION,
    "section": Kind.SECTION, "subsection": Kind.SUBSECTION, "chapter": Kind.CHAPTER, "subchapter": Kind.SUBCHAPTER,
    "article": Kind.ARTICLE, "rule": Kind.ARTICLE,
    "paragraph": Kind.PARAGRAPH, "clause": Kind.PARAGRAPH, "level": Kind.PARAGRAPH, "subrule": Kind.PARAGRAPH,
    "transitional": Kind.PARAGRAPH, "alinea": Kind.PARAGRAPH, "proviso": Kind.PARAGRAPH,
    "subparagraph": Kind.POINT, "subclause": Kind.POINT, "point": Kind.POINT, "indent": Kind.POINT,
    "hcontainer": Kind.RULE,
}  # fmt: skip
# Where an act has no articles, its sections are what others call articles.
COMMON_LAW = {"section": Kind.ARTICLE, "subsection": Kind.PARAGRAPH, "paragraph": Kind.POINT}
# These only hold others.
THROUGH = ("list", "sublist", "body", "mainBody", "main", "container", "blockContainer", "componentInfo")
EID = {
    Kind.PREAMBLE: "preamble", Kind.PART: "part", Kind.ANNEX: "annex", Kind.SECTION: "sec",
    Kind.SUBSECTION: "subsec", Kind.CHAPTER: "chp", Kind.SUBCHAPTER: "subchp", Kind.ARTICLE: "art",
    Kind.PARAGRAPH: "para", Kind.POINT: "point", Kind.WRAPUP: "wrapup",
}  # fmt: skip
INNER = (Kind.PARAGRAPH, Kind.POINT, Kind.WRAPUP)
HEAD = ("num", "heading", "subheading")
OWN_WORDS = ("content", "intro", "p", "table", "ul", "ol", "toc", "foreign", "tblock", "block", "longTitle")
LONGEST_EID = 160


class Head(NamedTuple):
    """What stands at the head of a unit."""

    number: str
    heading: str
    notes: list[Note]


class UnitReader:
    """Walks the hierarchy and collects the units in their order."""

    def __init__(self, words: WordReader, doubts: list[Doubt], periods: dict[str, Period] | None, *, articles: bool):
        self.words, self.doubts = words, doubts
        # Our own files say when each unit began, and their units are kept as they are.
        self.ours, self.periods = periods is not None, periods or {}
        self.kinds = KINDS if articles else KINDS | COMMON_LAW
        self.units: list[Unit] = []
        self.eids: set[str] = set()
        self.copies: dict[str, int] = {}

    def preamble(self, nodes: list[Node]) -> None:
        """Words before the first unit."""
        found = self.words.lines(nodes)
        if any(found.lines) or found.notes:
            node = nodes[0]
            unit = self.add(Kind.PREAMBLE, "1", node, None)
            unit.number = ""
            self.put(unit, found)

    def annex(self, node: Node, parent: Unit | None) -> None:
        """A component or attachment, with all that is in it."""
        inner = next((child for child in node.elements() if child.first("mainBody") or child.first("body")), node)
        head = self.head(node)
        unit = self.add(Kind.ANNEX, head.number, node, parent)
        unit.heading, unit.notes = head.heading, head.notes
        preface = inner.first("preface")
        if preface and not unit.heading:
            found = self.words.line(preface)
            unit.heading, unit.notes = "".join(found.lines), found.notes
        for child in inner.elements():
            if child.name in ("mainBody", "body"):
                self.inside(child, unit)
            elif child.name in ("preamble", "conclusions"):
                self.put(unit, self.words.lines(child.elements()))
            elif child.name in ("attachments", "components"):
                for attachment in child.elements():
                    self.annex(attachment, unit)

    def inside(self, node: Node, parent: Unit | None) -> None:
        """What lies in an element: units, words of the parent, closing words."""
        for child in node.elements():
            if child.name in HEAD and parent and node.name not in THROUGH:
                continue
            if child.name in ("attachment", "component"):
                self.annex(child, parent)
            elif child.name in THROUGH:
                self.inside(child, parent)
            elif child.name in self.kinds:
                self.unit(child, parent)
            elif child.name == "wrapUp":
                self.closing(child, parent)
            else:
                self.own_words(child, parent)

    def unit(self, node: Node, parent: Unit | None) -> None:
        """A unit with all that lies in it; words without a number belong to what holds them."""
        head, kind = self.head(node), self.kind(node)
        bare = not (head.number or head.heading or head.notes or _holds_units(node, self.kinds))
        if bare and parent and kind in INNER and not self.ours:
            self.unnumbered(node, parent)
            return
        unit = self.add(kind, head.number, node, parent)
        unit.heading, unit.notes = head.heading, head.notes
        self.inside(node, unit)

    def unnumbered(self, node: Node, parent: Unit) -> None:
        """A paragraph without number or heading: words of its parent, closing words after numbered ones."""
        if any(unit.parent is parent for unit in self.units):
            self.closing(node, parent)
        else:
            self.inside(node, parent)

    def closing(self, node: Node, parent: Unit | None) -> None:
        """Words after the units in a parent."""
        if parent is None:
            self.own_words(node, parent)
            return
        unit = self.add(Kind.WRAPUP, "", node, parent)
        self.put(unit, self.words.lines(node.elements()))

    def own_words(self, node: Node, parent: Unit | None) -> None:
        """Words that stand between units or are those of the parent."""
        if node.name not in OWN_WORDS and node.name != "crossHeading":
            message = _("the element %(name)s is not known here; its words are kept")
            self.doubts.append(Doubt(node.line, message % {"name": node.name.rstrip("?")}))
        if node.name in ("content", "intro", "block") and (lists := node.all("blockList")):
            self.list_words(node, lists, parent)
            return
        found = self.words.lines(node.elements() if node.name in ("content", "intro") else [node])
        if any(found.lines) or found.notes:
            self.put(parent or self.loose(node), found)

    def list_words(self, node: Node, lists: list[Node], parent: Unit | None) -> None:
        """Words with a numbered list among them: its items are units too."""
        owner = parent or self.loose(node)
        for child in node.elements():
            if child.name in HEAD:
                continue
            if child in lists and all(item.first("num") for item in child.all("item")):
                self.items(child, owner)
            else:
                self.put(self.last_in(owner), self.words.lines([child]))

    def items(self, node: Node, owner: Unit) -> None:
        """The items of a numbered list."""
        kind = Kind.PARAGRAPH if owner.kind == Kind.ARTICLE else Kind.POINT
        for child in node.elements():
            if child.name == "item":
                head = self.head(child)
                unit = self.add(kind, head.number, child, owner)
                unit.heading, unit.notes = head.heading, head.notes
                self.list_words(child, child.all("blockList"), unit)
            elif child.name == "listWrapUp":
                self.closing(Node("wrapUp", {}, child.line, [child]), owner)
            else:
                self.put(owner, self.words.lines([child]))

    def last_in(self, owner: Unit) -> Unit:
        """Where words go that follow the items of a list."""
        return next((unit for unit in reversed(self.units) if unit is owner or unit.parent is owner), owner)

    def loose(self, node: Node) -> Unit:
        """A unit for words that stand outside all units."""
        if self.units:
            return self.units[-1]
        unit = self.add(Kind.PREAMBLE, "1", node, None)
        unit.number = ""
        return unit

    def put(self, unit: Unit, found: Words) -> None:
        """Give a unit words and notes."""
        unit.lines += found.lines
        unit.notes += found.notes
        if not any(unit.lines):
            unit.lines.clear()

    def kind(self, node: Node) -> str:
        """What the unit is called here; a general container says it itself."""
        if node.name == "hcontainer" and node.get("name") in Kind:
            return node.get("name")
        return self.kinds[node.name]

    def head(self, node: Node) -> Head:
        """Number and heading, read once, because each note is given once."""
        number, lines, notes = "", [], []
        for child in node.all(*HEAD):
            found = self.words.line(child)
            notes += found.notes
            if child.name == "num":
                number = number or self.number(child, " ".join(found.lines))
            else:
                lines += found.lines
        return Head(number, ". ".join(filter(None, lines))[:1000], notes)

    def number(self, node: Node, printed: str) -> str:
        """The number as printed, without words and signs around it."""
        if f"{PREFIX}:number" in node.attributes:
            return node.get(f"{PREFIX}:number")
        found = bare_number(printed)
        if printed and not found and any(sign.isdigit() for sign in printed):
            message = _("the number “%(number)s” was not understood")
            self.doubts.append(Doubt(node.line, message % {"number": printed[:60]}))
        return found[:40]

    def add(self, kind: str, number: str, node: Node, parent: Unit | None) -> Unit:
        """A new unit under its identity."""
        unit = Unit(kind, number, self.eid(kind, number, node, parent), node.line, parent)
        unit.since, unit.until = self.periods.get(node.get("period").removeprefix("#"), (None, None))
        self.eids.add(unit.eid)
        self.units.append(unit)
        return unit

    def eid(self, kind: str, number: str, node: Node, parent: Unit | None) -> str:
        """The file's own identifier where it is one; else one made of the number."""
        for given in (node.get("eId"), node.get("wId")):
            if given and len(given) <= LONGEST_EID and given not in self.eids and valid_eid.regex.match(given):
                return given
        name = EID.get(kind, kind)
        part = f"{name}_{latin_name(number)}" if latin_name(number) else name
        inner = parent and (kind in INNER or parent.kind == Kind.ANNEX or "annex" in parent.eid)
        made = f"{parent.eid}__{part}" if inner else part
        if made not in self.eids and valid_eid.regex.match(made):
            return made
        # What was taken stays taken: the search goes on where it ended for the last of the same number.
        first = self.copies.get(made, 1)
        count = next(n for n in range(first, len(self.eids) + 3) if f"{made}{_joint(part)}{n}x" not in self.eids)
        self.copies[made] = count
        if latin_name(number):
            message = _("the number %(number)s stands here again; it is kept as %(eid)s")
            eid = f"{made}{_joint(part)}{count}x"
            self.doubts.append(Doubt(node.line, message % {"number": number, "eid": eid}))
        return f"{made}{_joint(part)}{count}x"


def _joint(part: str) -> str:
    return "-" if "_" in part else "_"


def _holds_units(node: Node, kinds: dict) -> bool:
    return any(child.name in kinds or child.name in ("list", "blockList") for child in node.elements())
