"""The API against its own description: `python -m tests.hostile.described`. `make hostile` brings schemathesis.

Each address is asked as the description allows and as it forbids; status, headers and body must be as described. That
what is allowed is always accepted is not asked: a key that fits the description may be nobody's, which is a 400 here.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.reliability.site import environment, run, served

NOT_ASKED = "positive_data_acceptance"
PHASES = "coverage,fuzzing,stateful"
# An address that is too long is refused by the server before the API sees what else is wrong with it.
REFUSALS = "[checks.negative_data_rejection]\nexpected-statuses = [400, 404, 405, 406, 414, 415]\n"


def main(examples: str = "50"):
    """Serve the shipped content and let schemathesis ask."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given = environment(folder)
        run("-m", "kb.prepare", **given)
        (folder / "schemathesis.toml").write_text(REFUSALS)
        with served(folder, **given) as site:
            command = [str(Path(sys.executable).parent / "schemathesis"), "run", "--phases", PHASES, "--no-color"]
            command += ["--exclude-checks", NOT_ASKED, "--continue-on-failure", "--max-examples", examples]
            address = f"http://127.0.0.1:{site.port}/api/schema/?format=json"
            done = subprocess.run([*command, address], cwd=folder, check=False)
    sys.exit(done.returncode)


if __name__ == "__main__":
    main(*sys.argv[1:])
