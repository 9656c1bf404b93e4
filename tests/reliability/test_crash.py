"""Whoever is killed while writing leaves the site as it was before or as it was to be."""

import os

from tests.reliability.site import environment, run


def test_nothing_is_half_written_when_a_process_is_killed(tmp_path):
    address = os.environ.get("DATABASE_URL", "")
    given = environment(tmp_path, **({"DATABASE_URL": address} if address else {}))
    others = "1" if address else "16"  # other work is killed on each database
    said = run("-m", "tests.reliability.crash", "3", others, **given)
    assert "3 crashes" in said
    assert ", 0 faults" in said
