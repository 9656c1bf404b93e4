"""The long form of what `make test` tries shortly: `python -m tests.reliability`. Prints what failed."""

import os
import subprocess
import sys
import time

POSTGRES = ["-m", "tests.postgres", "--", sys.executable]
CRASHES = ["-m", "tests.reliability.crash", "200"]
BUSY = ["-m", "tests.reliability.busy", "20"]
LONG = {
    "database servers are killed": ["-m", "tests.reliability.replicas", "60"],
    "database servers behind pgbouncer are killed": ["-m", "tests.reliability.replicas", "60", "pool"],
    "who writes is killed, on SQLite": CRASHES,
    "who writes is killed, on PostgreSQL": [*POSTGRES, *CRASHES],
    "backups beside readers and a curator, on SQLite": BUSY,
    "backups beside readers and a curator, on PostgreSQL": [*POSTGRES, *BUSY],
    "three hundred sequences of edits": ["-m", "pytest", "-q", "-x", "--nomigrations", "tests/search/test_checking.py"],
    "five times what the site can answer": ["-m", "tests.reliability.overload"],
}


def main() -> int:
    """Run each, whatever became of the others."""
    given, failed = os.environ | {"EXAMPLES": "300"}, []
    for name, words in LONG.items():
        sys.stdout.write(f"\n== {name} ==\n")
        sys.stdout.flush()
        started = time.monotonic()
        if subprocess.run([sys.executable, *words], env=given).returncode:
            failed.append(name)
        sys.stdout.write(f"({(time.monotonic() - started) / 60:.0f} minutes)\n")
    sys.stdout.write(f"\nWRONG: {', '.join(failed)}\n" if failed else "\nNothing was wrong.\n")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
