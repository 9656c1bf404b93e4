"""The eIds of the units of a text: every one once, and the same for the same text."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from legalacts.interchange.document import CONTAINERS, Unit
from legalacts.interchange.numbers import eid_part

from .headings import Heading


class Addresses:
    """The eIds given so far."""

    def __init__(self, warn: Callable[[int, str], None]):
        self.taken: set[str] = set()
        self.copies: dict[str, int] = {}
        self.unnumbered: dict[str, int] = {}
        self.inside: dict[str, str] = {}
        self.has_body = False
        self.warn = warn

    def free(self, eid: str, number: str, line: int) -> str:
        """The eId, or one beside it with a warning when it is taken."""
        if eid in self.taken:
            copy = self.copies[eid] = self.copies.get(eid, 1) + 1
            copied = f"{eid}-{copy}x"
            message = _("the number %(number)s stands here again; it is kept as %(eid)s")
            self.warn(line, message % {"number": number, "eid": copied})
            eid = copied
        self.taken.add(eid)
        return eid

    def counted(self, kind: str, parent: Unit | None, line: int) -> str:
        """The eId of a unit without a number: the first, the second … of its kind in its parent."""
        base = f"{parent.eid}__" if parent else ""
        count = self.unnumbered[base + kind] = self.unnumbered.get(base + kind, 0) + 1
        return self.free(f"{base}{eid_part(kind, str(count))}", "", line)

    def of_frame(self, kind: str, number: str, parent: Unit | None, frame: list[Unit], line: int) -> str:
        """A part, chapter or article: known by its number in the whole act; in an annex by the annex too."""
        if not number:
            number = str(self.unnumbered.get(kind, 0) + 1)
            self.unnumbered[kind] = int(number)
        annex = next((unit.eid for unit in frame if unit.kind == "annex"), "")
        base = annex if self.has_body else ""
        if kind in ("subsection", "subchapter") and parent:
            base = parent.eid
        part = eid_part(kind, number)
        wanted = f"{base}__{part}" if base else part
        # Numbers may begin anew in another section; in the same one they are a doubt.
        if wanted in self.taken and parent and parent.kind in CONTAINERS and self.inside.get(wanted) != parent.eid:
            wanted = f"{parent.eid}__{part}"
        self.inside.setdefault(wanted, parent.eid if parent else "")
        self.has_body = self.has_body or (kind != "annex" and not annex)
        return self.free(wanted, number, line)

    def of_item(
        self, heading: Heading, kind: str, parent: Unit | None, through: tuple[Unit | None, Unit] | None, line: int
    ) -> str:
        """A paragraph or point: by its parent; one numbered `through` the act (its annex, its chapter) by itself."""
        if heading.kind == "remark":
            return self.counted("remark", parent, line)
        part = eid_part(kind, heading.number)
        base = parent.eid if parent else ""
        if through:
            annex, container = through
            base = annex.eid if annex else ""
            if (f"{base}__{part}" if base else part) in self.taken:
                base = container.eid
        self.has_body = self.has_body or parent is None
        return self.free(f"{base}__{part}" if base else part, heading.number, line)
