"""The answers as tools of a server that only reads. Needs the extra `mcp` (pip install legalacts[mcp])."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from asgiref.sync import sync_to_async
from django.db import close_old_connections
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from mcp.types import ToolAnnotations

from . import answers
from .records import NotFound, WrongQuestion

INSTRUCTIONS = """Law of labour migration from Kyrgyzstan to Russia and Kazakhstan, in ky, ru, en.
Every answer carries id, text, language, nature, as_of, source and address. Quote them. A text is the law's own only
where `nature` is `official`; `translation` is unofficial, all else is our summary. Say so when you use it. Where
`language` is not the one asked for, say that the text is in another language. This is not legal advice."""
LONGEST_REQUEST = 64 * 1024
# What JSON can spell and no database takes for text.
NO_TEXT = re.compile("[\x00\ud800-\udfff]")
READS_ONLY = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


def make_server(site: str = "") -> MCPServer:
    """A server whose answers lead to pages of `site`."""
    server = MCPServer("legalacts", title="Rights Path", instructions=INSTRUCTIONS, website_url=site or None)
    for tool in tools_for(site):
        server.tool(annotations=READS_ONLY, structured_output=True)(in_words(tool))
    return server


def in_words(tool: Callable) -> Callable:
    """Run a tool where the database may be used, and say in words what is wrong with a question."""

    @wraps(tool)
    async def answered(**given):
        try:
            refuse_what_is_no_text(given)
            return await sync_to_async(with_fresh_connection)(tool, given)
        except (NotFound, WrongQuestion) as problem:
            raise ToolError(str(problem)) from problem

    return answered


def refuse_what_is_no_text(given: dict) -> None:
    """Say which value holds what is no part of any text."""
    for name, value in given.items():
        if isinstance(value, str) and NO_TEXT.search(value):
            raise WrongQuestion(f"{name}: this is not a text.")


def with_fresh_connection(tool: Callable, given: dict) -> Any:
    """Ask with connections to the database that are not out of date: the server may run for weeks."""
    close_old_connections()
    try:
        return tool(**given)
    finally:
        close_old_connections()


def serve_http(server: MCPServer, site: str, port: int) -> None:
    """Answer over HTTP on this machine alone, at /mcp; without sessions, so nothing is kept of who asks.

    A proxy in front of it passes the name of the `site` on; requests for other names are refused.
    """
    own = [f"127.0.0.1:{port}", f"localhost:{port}", *filter(None, [urlsplit(site).netloc])]
    security = TransportSecuritySettings(allowed_hosts=own, allowed_origins=[site] if site else [])
    server.run(
        "streamable-http",
        port=port,
        stateless_http=True,
        json_response=True,
        max_request_body_size=LONGEST_REQUEST,
        transport_security=security,
    )


def tools_for(site: str) -> list[Callable]:
    """The tools; their names, words and parameters are what an assistant sees."""
    return [*tools_of_law(site), *tools_of_practice(site)]


def tools_of_law(site: str) -> list[Callable]:
    """What is held of the law, by words, id or citation, and how it hangs together."""

    def search(
        words: str, language: str = "ky", kind: str = "", jurisdiction: str = "", on: str = ""
    ) -> list[dict[str, Any]]:
        """Search acts, provisions, rules, institutions, terms, problems; kind, jurisdiction and on narrow it."""
        return answers.search(answers.asked_for(language, on, site), words, kind, jurisdiction)

    def get_provision(id: str, language: str = "ky", on: str = "") -> dict[str, Any]:
        """The text of a provision by id (eaeu-treaty-2014#art_97__para_6) as of a day, with all that lies in it."""
        return answers.get_provision(answers.asked_for(language, on, site), id)

    def resolve_citation(text: str, language: str = "ky", on: str = "") -> list[dict[str, Any]]:
        """What a citation in words means («п. 6 ст. 97 Договора о ЕАЭС»), the best reading first."""
        return answers.resolve_citation(answers.asked_for(language, on, site), text)

    def chain_of_norms(id: str, language: str = "ky", on: str = "") -> list[dict[str, Any]]:
        """What an act or provision (by id) rests on and what rests on it, several steps, as recorded on a day."""
        return answers.chain_of_norms(answers.asked_for(language, on, site), id)

    def treaty_status(act: str, state: str, language: str = "ky", on: str = "") -> dict[str, Any]:
        """Was a state (kg) bound by a treaty (eaeu-treaty-2014) on a day? With the reason; `bound` null: not known."""
        return answers.treaty_status(answers.asked_for(language, on, site), act, state)

    return [search, get_provision, resolve_citation, chain_of_norms, treaty_status]


def tools_of_practice(site: str) -> list[Callable]:
    """What applies to a person, who is responsible, and how much is known."""

    def compare(
        destination: str, regimes: str = "", citizenship: str = "", language: str = "ky", on: str = ""
    ) -> list[dict[str, Any]]:
        """Rules for working in a state (ru, kz) by regimes (eaeu-worker,cis-patent) or for a citizen (kg) on a day."""
        return answers.compare(answers.asked_for(language, on, site), destination, regimes, citizenship)

    def find_institution(words: str, language: str = "ky", jurisdiction: str = "") -> list[dict[str, Any]]:
        """Bodies by name or by what they are responsible for."""
        return answers.find_institution(answers.asked_for(language, "", site), words, jurisdiction)

    def coverage(language: str = "ky") -> list[dict[str, Any]]:
        """What is held here, in which languages, and how far it is checked."""
        return answers.coverage(answers.asked_for(language, "", site))

    return [compare, find_institution, coverage]
