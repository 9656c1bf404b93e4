"""Any two provisions of any acts, days and languages, compared word by word."""

from dataclasses import dataclass
from datetime import date

from legalacts.citations import resolve
from legalacts.models import Provision, Wording

from .words import Difference, compare_texts


@dataclass(frozen=True)
class Side:
    """What a provision says with all that lies in it, on a day and in one language."""

    provision: Provision
    day: date
    language: str
    text: str
    natures: tuple[str, ...]
    """The natures of the texts it is made of; empty: nothing is held."""

    @property
    def nature_labels(self) -> list:
        """What its texts are, in words."""
        return [Wording.Nature(nature).label for nature in self.natures]


@dataclass(frozen=True)
class SidesCompared:
    """Two provisions beside each other."""

    left: Side
    right: Side

    @property
    def is_complete(self) -> bool:
        """Whether there is something to compare."""
        return bool(self.left.text and self.right.text)

    def difference(self) -> Difference:
        """From left to right; raises TooLong."""
        return compare_texts(self.left.text, self.right.text)


def read_side(provision: Provision, day: date, language: str) -> Side:
    """Put together what a provision and its parts say; three queries."""
    inside = Provision.objects.public().inside(provision).order_by("position", "id").with_wordings(day)
    own = Provision.objects.public().filter(pk=provision.pk).with_wordings(day)
    lines, natures = [], []
    for part in [*own, *inside]:
        wording = part.wording_in(language)
        if wording is None:
            continue
        number = part.number if part.pk != provision.pk and part.kind in ("paragraph", "point") else ""
        said = "\n".join(filter(None, [wording.heading, wording.text]))
        lines.append(f"{number}. {said}" if number and said else said)
        natures.append(wording.nature)
    text = "\n".join(line for line in lines if line)
    return Side(provision, day, language, text, tuple(dict.fromkeys(natures)))


def find_provision(text: str) -> Provision | None:
    """The public provision that `act/eId`, `act#eId` or a citation in words means."""
    act, _sign, eid = text.replace("#", "/").strip("/").partition("/")
    public = Provision.objects.public().select_related("act__jurisdiction")
    found = public.filter(act__key=act, eid=eid).first() if eid else None
    if found is None:
        places = [reading for reading in resolve(text) if reading.eid][:1]
        found = public.filter(act__key=places[0].act, eid=places[0].eid).first() if places else None
    return found
