"""What a record rests on, as far as the public may see it."""

from legalacts.models import Act, Provision


def public_bases(record) -> list[tuple[Act, Provision | None]]:
    """The published provisions a record rests on, each with its act, then the acts it rests on as a whole.

    Needs `basis_provisions__act` and `basis_acts` prefetched; asks nothing of the database then.
    """
    provisions = [item for item in record.basis_provisions.all() if item.is_published and item.act.is_published]
    acts = [item for item in record.basis_acts.all() if item.is_published]
    return [(item.act, item) for item in provisions] + [(item, None) for item in acts]
