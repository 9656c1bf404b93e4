"""A curator who saves a record again and again through a running site, and keeps an export of each state.

`python -m tests.reliability.editing FOLDER PORT` goes on until there is a file FOLDER/enough; the exports are in
FOLDER/states. Nobody else writes meanwhile, so that what is exported is what was just saved.
"""

import sys
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import django


class Curator:
    """Signed in, with a connection of their own."""

    def __init__(self, port: int, cookies: dict[str, str]):
        self.connection = HTTPConnection("127.0.0.1", port, timeout=30)
        self.cookies = cookies

    def ask(self, method: str, address: str, fields: dict | None = None) -> tuple[int, str]:
        """The status and the text of an answer; cookies are kept."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Host": "localhost", "Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request(method, address, urlencode(fields or {}, doseq=True), headers)
        answer = self.connection.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie", ()):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        text = answer.read().decode()
        self.connection.close()  # the server does not keep one that nobody uses
        return answer.status, text


def main() -> int:
    """Save and export in turn; print how often."""
    django.setup()
    from legalacts.interchange.bulk import export_all  # noqa: PLC0415
    from legalacts.models import Term  # noqa: PLC0415
    from tests.admin.curator import Form, address  # noqa: PLC0415
    from tests.reliability.work import signed_in  # noqa: PLC0415

    folder, port, saved = Path(sys.argv[1]), int(sys.argv[2]), 0
    curator = Curator(port, {name: cookie.value for name, cookie in signed_in().cookies.items()})
    page = address(Term.objects.get(key="patent"))
    export_all(folder / "states" / "0")
    while not (folder / "enough").exists():
        form = Form()
        form.feed(curator.ask("GET", page)[1])
        saved += 1
        status, text = curator.ask("POST", page, form.values | {"title_en": f"Permit {saved}", "why": "a better word"})
        if status != 302:
            raise RuntimeError(f"The form was not saved: {status} {text[-3000:]}")
        export_all(folder / "states" / str(saved))
    sys.stdout.write(f"{saved}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
