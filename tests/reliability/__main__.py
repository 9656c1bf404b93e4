"""The long form of what `make test` tries shortly: `python -m tests.reliability`. Prints what failed."""

import os
import subprocess
import sys

CRASHES = ["-m", "tests.reliability.crash", "200"]
PROPERTY = ["-m", "pytest", "-q", "-x", "tests/search/test_checking.py"]
LONG = (
    ["-m", "tests.reliability.replicas", "60"],
    CRASHES,
    ["-m", "tests.postgres", "--", sys.executable, *CRASHES],
    PROPERTY,
)


def main() -> int:
    """Run each, whatever became of the others."""
    given = os.environ | {"EXAMPLES": "300"}
    return max(subprocess.run([sys.executable, *words], env=given).returncode for words in LONG)


if __name__ == "__main__":
    sys.exit(main())
