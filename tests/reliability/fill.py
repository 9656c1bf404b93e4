"""A little content, for a site of its own: `python -m tests.reliability.fill`."""

import django


def fill() -> None:
    """A few records of the kinds that pages show, noted in the change log, and an index of them."""
    from legalacts.models import record_change  # noqa: PLC0415
    from legalacts.search import rebuild  # noqa: PLC0415
    from tests import factories  # noqa: PLC0415

    for number in range(8):
        act = factories.make_act(f"kg-law-{number}", title_ky=f"Миграция жөнүндө мыйзам {number}")
        provisions = [
            factories.make_provision(act, f"art_{article}", text="Жумушчу укуктуу.") for article in range(1, 9)
        ]
        term = factories.make_term(f"term-{number}", definition_ky="Түшүндүрмө")
        rule = factories.make_rule(f"rule-{number}")
        for record in (act, *provisions, term, rule):
            record_change(record)
            factories.make_evidence(record)
    rebuild()


if __name__ == "__main__":
    django.setup()
    fill()
