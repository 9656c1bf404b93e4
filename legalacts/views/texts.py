"""How much of a text one page shows, in which languages, and its contents."""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from legalacts.models import LANGUAGES, Provision

from .asking import WrongAsking

# So many provisions are shown at once without being asked for; so many characters ever (about 40 KB compressed).
USUAL_COUNT, MOST_CHARACTERS = 150, 90_000


@dataclass
class Entry:
    """A provision in the contents, with what lies in it."""

    provision: Provision
    inside: list["Entry"] = field(default_factory=list)


def list_contents(provisions: list[Provision]) -> list[Entry]:
    """Sections, chapters and articles as a tree, in order."""
    entries = {provision.pk: Entry(provision) for provision in provisions if provision.kind not in Provision.ITEMS}
    tops = []
    for entry in entries.values():
        holder = entries.get(entry.provision.parent_id)
        (holder.inside if holder else tops).append(entry)
    return tops


def asked_columns(request: HttpRequest) -> list[str]:
    """The languages of `?with=ru` beside the page's own; empty when one language is read."""
    given = request.GET.get("with", "").replace("\0", "").strip()
    wanted = [language.strip() for language in given.split(",") if language.strip()][:9]
    if unknown := [language for language in wanted if language not in LANGUAGES]:
        message = _("There is no language “%(language)s” here; write ky, ru or en.") % {"language": unknown[0][:20]}
        raise WrongAsking("with", message)
    columns = list(dict.fromkeys([get_language() or "ky", *wanted]))
    return columns if len(columns) > 1 else []


def fits(length: int, count: int, columns: list[str], asked: bool) -> bool:
    """Whether a text is shown whole: short, or asked for and not longer than a page may be."""
    wide = max(1, len(columns))
    return length * wide <= MOST_CHARACTERS and (asked or count * wide <= USUAL_COUNT)


def without_text(provisions: list[Provision], wordings) -> list[Provision]:
    """The articles and annexes of which some wordings, those of the day, say nothing; one query.

    Those known to be repealed (`is_repealed`, see notes) lack nothing.
    """
    said = set()
    for eid in wordings.exclude(text="").order_by().values_list("provision__eid", flat=True).distinct():
        while eid and eid not in said:
            said.add(eid)
            eid = eid.rpartition("__")[0]
    kinds = (Provision.Kind.ARTICLE, Provision.Kind.ANNEX)
    silent = [found for found in provisions if found.kind in kinds and found.eid not in said]
    return [found for found in silent if not found.is_repealed]
