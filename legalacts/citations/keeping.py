"""Citations kept up with the wordings they stand in: found anew, while what people decided stays."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from legalacts.models import Act, Citation, Wording, record_changes

from .finding import AROUND, LONGEST_WORDS, find_citations

BATCH = 500
# So many letters of what stood around must stand there still, or all there was.
ENOUGH = 12
# A short text is not looked for in more places than this.
MOST_PLACES = 400


@dataclass
class Tally:
    """What a search for citations changed."""

    new: int = 0
    gone: int = 0
    same: int = 0
    unknown: int = 0
    """How many of them lead nowhere, because the act is not known here or has no such place."""


def detect_citations(act: Act) -> Tally:
    """Find the citations of all wordings of an act anew; call it in the transaction that changed them."""
    return keep_citations(Wording.objects.filter(provision__act=act))


def detect_in(records: Iterable[Wording]) -> Tally:
    """Find the citations of some wordings anew; call it in the transaction that changed them."""
    return keep_citations(Wording.objects.filter(pk__in=[record.pk for record in records]))


def keep_citations(wordings) -> Tally:
    """Bring the citations of a queryset of wordings in line with their texts; a constant number of queries a batch.

    A decision (confirmed, rejected, made by hand) stays with its words: it moves with them when the text around
    changes, and goes over to a new edition of the provision. One whose words are gone goes with them.
    """
    return keep_citations_of(wordings.select_related("provision__act__jurisdiction").order_by("pk"))


@transaction.atomic
def keep_citations_of(wordings: Iterable[Wording]) -> Tally:
    """The same of wordings that are at hand with their provision, its act and the act's jurisdiction."""
    wordings, tally = list(wordings), Tally()
    for first in range(0, len(wordings), BATCH * 4):
        _keep(wordings[first : first + BATCH * 4], tally)
    return tally


def _keep(wordings: list[Wording], tally: Tally) -> None:
    found: dict[int, list[Citation]] = defaultdict(list)
    for citation in find_citations(wordings):
        found[citation.wording_id].append(citation)
    held: dict[int, list[Citation]] = defaultdict(list)
    for citation in Citation.objects.filter(wording__in=wordings):
        held[citation.wording_id].append(citation)
    elsewhere = decisions_of_other_editions(wordings)
    new, gone, moved = [], [], []
    for wording in wordings:
        kept, lost = placed(held[wording.pk], wording.text)
        moved += [citation for citation in kept if citation.was_moved]
        taken_over = carried_over(wording, kept, elsewhere)
        wanted = [citation for citation in found[wording.pk] if not is_decided(citation, [*kept, *taken_over])]
        old = {key_of(c): c for c in held[wording.pk] if c.status == Citation.Status.DETECTED}
        fresh = [citation for citation in wanted if key_of(citation) not in old]
        still = {key_of(citation) for citation in wanted}
        gone += [*lost, *(citation for key, citation in old.items() if key not in still)]
        new += [*taken_over, *fresh]
        tally.same += len(wanted) - len(fresh)
        tally.unknown += sum(citation.to_act_id is None for citation in wanted)
    Citation.objects.filter(pk__in=[citation.pk for citation in gone]).delete()
    Citation.objects.bulk_update(moved, ["start", "end", "before", "after"], batch_size=BATCH)
    Citation.objects.bulk_create(new, batch_size=BATCH)
    # One is enough to tell that pages which show citations have changed; search does not show them.
    record_changes("citation", [citation.pk for citation in (*gone, *moved, *new) if citation.pk][:1])
    tally.new += len(new)
    tally.gone += len(gone)


def key_of(citation: Citation) -> tuple:
    """What makes a found citation the same as the one that is held."""
    return citation.start, citation.end, citation.to_act_id, citation.to_provision_id


def decisions_of_other_editions(wordings: list[Wording]) -> dict[tuple[int, str], list[Citation]]:
    """What people decided on citations in the other wordings of the same provisions, by provision and language."""
    decided = Citation.objects.exclude(status=Citation.Status.DETECTED)
    decided = decided.filter(wording__provision__in={wording.provision_id for wording in wordings})
    by_text: dict[tuple[int, str], list[Citation]] = defaultdict(list)
    for citation in decided.select_related("wording"):
        by_text[citation.wording.provision_id, citation.wording.language].append(citation)
    return by_text


def placed(held: list[Citation], text: str) -> tuple[list[Citation], list[Citation]]:
    """The decided citations of a wording at their places in its text as it is now; and those whose words are gone."""
    kept, lost = [], []
    for citation in held:
        if citation.status == Citation.Status.DETECTED:
            continue
        start = place_of(citation, text)
        if start is None:
            lost.append(citation)
            continue
        citation.was_moved = move(citation, text, start)
        kept.append(citation)
    return kept, lost


def move(citation: Citation, text: str, start: int) -> bool:
    """Set where a citation stands; say whether that changed."""
    end = start + len(citation.text)
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    changed = (citation.start, citation.before, citation.after) != (start, before, after)
    citation.start, citation.end, citation.before, citation.after = start, end, before, after
    return changed


def place_of(citation: Citation, text: str) -> int | None:
    """Where the words of a citation stand in a text, among the words that stood around them; nothing if nowhere."""
    words = citation.text
    if not words:
        return None
    if not (citation.before or citation.after) and text[citation.start : citation.end] == words:
        return citation.start  # entered by hand, never placed before
    best, best_score, at = None, -1, text.find(words)
    for _occurrence in range(MOST_PLACES):
        if at < 0:
            break
        score = likeness(citation, text, at)
        if score > best_score or (score == best_score and abs(at - citation.start) < abs(best - citation.start)):
            best, best_score = at, score
        at = text.find(words, at + 1)
    around = len(squeezed(citation.before)) + len(squeezed(citation.after))
    return best if best is not None and best_score >= min(ENOUGH, around) else None


def likeness(citation: Citation, text: str, at: int) -> int:
    """How many letters around a place are those that stood around the citation."""
    end = at + len(citation.text)
    before = common(squeezed(citation.before)[::-1], squeezed(text[max(0, at - AROUND) : at])[::-1])
    return before + common(squeezed(citation.after), squeezed(text[end : end + AROUND]))


def squeezed(words: str) -> str:
    """Words without space, in small letters: how a text is broken into lines does not matter."""
    return "".join(words.split()).lower()


def common(one: str, other: str) -> int:
    """How many letters two strings begin with alike."""
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other))
    )


def is_decided(citation: Citation, decided: list[Citation]) -> bool:
    """Whether people have decided on a found citation: on this reading of the words, or on the words as such."""
    for decision in decided:
        same = (decision.start, decision.end) == (citation.start, citation.end)
        if same and decision.reading in (citation.reading, ""):
            return True
        by_hand = not decision.reading and decision.status == Citation.Status.CONFIRMED
        if by_hand and decision.start < citation.end and citation.start < decision.end:
            return True
    return False


def carried_over(
    wording: Wording, kept: list[Citation], elsewhere: dict[tuple[int, str], list[Citation]]
) -> list[Citation]:
    """The decisions on other editions of the provision whose words stand in this one too, and are not decided here."""
    taken: list[Citation] = []
    for decision in elsewhere.get((wording.provision_id, wording.language), ()):
        if decision.wording_id == wording.pk:
            continue
        start = place_of(decision, wording.text)
        if start is None:
            continue
        copy = Citation(
            wording=wording,
            start=start,
            text=decision.text[:LONGEST_WORDS],
            reading=decision.reading,
            to_act_id=decision.to_act_id,
            to_provision_id=decision.to_provision_id,
            status=decision.status,
        )
        move(copy, wording.text, start)
        if not any(same_decision(copy, other) for other in [*kept, *taken]):
            taken.append(copy)
    return taken


def same_decision(one: Citation, other: Citation) -> bool:
    """Whether two decisions are on the same reading of the same words."""
    return (one.start, one.end, one.reading) == (other.start, other.end, other.reading)


def find_again_what_leads_nowhere() -> Tally:
    """Look once more at the wordings whose citations lead nowhere: the act may be known here by now."""
    waiting = Citation.objects.filter(to_act=None, status=Citation.Status.DETECTED)
    if not waiting.exists():
        return Tally()
    return keep_citations(Wording.objects.filter(pk__in=waiting.values("wording")))
