"""What many threads answer at once is what one answers alone: `python -m tests.reliability.at_once [ADDRESSES]`.

Addresses of every kind and the judged questions are asked in two processes that know nothing yet: one after the other
in the first, in eight threads that take turns in the middle of everything in the second. Each pair of answers has to
be the same, to the last byte. On SQLite, or on the empty database of DATABASE_URL, with the shipped content.
"""

import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from tests.reliability.site import ROOT, environment, run
from tests.threads import at_once

THREADS = 8
# Seconds after which another thread goes on; usually it is a thousand times as long.
TURN = 5e-6
OF_A_KIND = 12
JUDGED = ROOT / "tests" / "search" / "judged"
# The seals of forms are new each time.
SEAL = re.compile(rb'<input type="hidden"[^>]*>')
Answer = tuple[int, str]


def questions(files: Iterable[Path]) -> Iterator[str]:
    """The addresses of searches and suggestions for judged questions."""
    for file in files:
        for line in file.read_text().splitlines():
            judged = json.loads(line)
            words = quote(judged["query"])
            yield f"/{judged['language']}/search/?q={words}"
            yield f"/{judged['language']}/suggest?q={words}"


def addresses() -> list[str]:
    """What is asked, in an order that is always the same."""
    from tests.hostile.addresses import find_addresses  # noqa: PLC0415 - the site must be set up

    found = find_addresses(reader(), most=OF_A_KIND)
    asked = dict.fromkeys(
        [*(path for paths in found.values() for path in paths), *questions(sorted(JUDGED.glob("*.jsonl")))]
    )
    return random.Random(1).sample(sorted(asked), len(asked))


def reader():
    """Somebody without a session."""
    from django.test import Client  # noqa: PLC0415

    return Client(headers={"host": "localhost"}, raise_request_exception=False)


def answer(path: str) -> Answer:
    """The status of what comes, and a digest of it."""
    came = reader().get(path)
    return came.status_code, sha256(SEAL.sub(b"", b"".join(came))).hexdigest()


def ask(threads: int) -> None:
    """Answer the addresses that are handed in, as a process of its own."""
    from kb import replicas  # noqa: PLC0415

    replicas.has_changed_lately = lambda alias: False  # nobody edits: no page that fails is made again
    json.dump(at_once(answer, json.load(sys.stdin), threads, TURN), sys.stdout)


def answers(paths: list[str], threads: int, given: dict[str, str]) -> list[Answer]:
    """What a new process answers in so many threads."""
    command = [sys.executable, "-m", "tests.reliability.at_once", "ask", str(threads)]
    done = subprocess.run(command, cwd=ROOT, env=given, input=json.dumps(paths), capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return [tuple(one) for one in json.loads(done.stdout)]


def differing(paths: list[str], given: dict[str, str]) -> list[str]:
    """The addresses that are answered otherwise at once, or not at all, and how."""
    given |= {"PAGES_AT_ONCE": str(THREADS)}
    alone, together = answers(paths, 1, given), answers(paths, THREADS, given)
    return [
        f"{path}: {before[0]}, at once {after[0]}"
        for path, before, after in zip(paths, alone, together, strict=True)
        if before != after or after[0] >= 500
    ]


def main(most: int | None) -> int:
    """Print which of the addresses are answered otherwise."""
    with tempfile.TemporaryDirectory(prefix="at-once") as folder:
        database = os.environ.get("DATABASE_URL", "")
        given = environment(Path(folder), DATABASE_URL=database, DJANGO_SETTINGS_MODULE="kb.settings")
        run("-m", "kb.prepare", **given)
        paths = json.loads(run("-m", "tests.reliability.at_once", "addresses", **given))[:most]
        found = differing(paths, given)
    for one in found:
        sys.stdout.write(f"WRONG {one}\n")
    sys.stdout.write(f"{len(paths)} addresses, {len(found)} answered otherwise by {THREADS} threads at once\n")
    return bool(found)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["ask", threads]:
            import django

            django.setup()
            ask(int(threads))
        case ["addresses"]:
            import django

            django.setup()
            json.dump(addresses(), sys.stdout)
        case [most]:
            sys.exit(main(int(most)))
        case _:
            sys.exit(main(None))
