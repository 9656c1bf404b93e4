"""How many words a second are analysed by a process that knows none yet: `python -m tests.bench.analysis ky < text`."""

import subprocess
import sys
import time

from legalacts.language import analyse

LANGUAGES = ("ky", "ru", "en")


def measure_analysis() -> None:
    """The wordings of the content, each language in a process of its own."""
    from legalacts.models import Wording  # noqa: PLC0415 - a process that only analyses has no settings

    for language in LANGUAGES:
        texts = Wording.objects.filter(language=language).values_list("text", flat=True)
        command = [sys.executable, "-m", "tests.bench.analysis", language]
        subprocess.run(command, input="\n".join(texts), text=True, check=True)


def main() -> None:
    """Analyse what comes in, and print the number of words a second of processor."""
    language, text = sys.argv[1], sys.stdin.read()
    start = time.process_time()
    count = sum(1 for _ in analyse(text, language))
    print(f"analysis, {language}: {count:,} words, {count / (time.process_time() - start):,.0f} a second, cold")  # noqa: T201


if __name__ == "__main__":
    main()
