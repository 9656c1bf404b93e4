"""Every address the site has for the public, from its own list of them; one that is new joins by itself."""

import json
import re
from collections import deque
from collections.abc import Iterator
from urllib.parse import unquote

from django.urls import Resolver404, URLResolver, get_resolver, resolve
from django.utils.translation import override

from legalacts.api.urls import RECORDS

# Of the admin, what those see who are not signed in.
OF_THE_ADMIN = {"admin/login/", "admin/codes/", "admin/language/"}
STARTS = ("/ky/", "/sitemap.xml", "/llms.txt", "/ky/data/downloads/", "/ky/handout/", "/ky/acts/", "/ky/problems/")
# Where no link leads.
EXAMPLES = ("/kg/acts/", "/sitemap/pages-0.xml", "/ky/data/downloads/acts.jsonl")
FILES_OF_AN_ACT = ("akn.xml", "act.json", "text.txt", "act.docx", "act.md")
LINK = re.compile(r'(?:href|action)="(/[^"#]*)"|<loc>https?://[^/<]+(/[^<#]*)</loc>|\(https?://[^/)]+(/[^)#\s]*)\)')
VARIABLE = re.compile(r"<[^>]+>|\(\?P")
NAME = re.compile(r"<\w+:\w+")
LANGUAGE = re.compile(r"\A/?(?:ky|ru|en)/")


def public_patterns() -> list[str]:
    """The patterns of all public addresses; those in a language begin with `ky/`."""
    with override("ky"):
        found = list(_patterns(get_resolver()))
    return [pattern for pattern in found if not pattern.startswith("admin/") or pattern in OF_THE_ADMIN]


def _patterns(resolver, before="") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        # As the match of an address names it.
        name = before + (str(pattern.pattern).removeprefix("^") if before else str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern, name)
        else:
            yield name


def pattern_of(path: str) -> str:
    """Which pattern an address belongs to; empty where there is none."""
    path = unquote(path.partition("?")[0])
    try:
        # Addresses are known in their own language only.
        with override(path[1:3] if LANGUAGE.match(path) else "ky"):
            return LANGUAGE.sub("ky/", resolve(path).route)
    except Resolver404:
        return ""


def find_addresses(client, most: int) -> dict[str, list[str]]:
    """Up to so many addresses of each pattern, found by following links from the start and by the lists of the API."""
    patterns = public_patterns()
    found = {pattern: [] if VARIABLE.search(pattern) or "?:" in pattern else [f"/{pattern}"] for pattern in patterns}
    waiting = deque([*STARTS, *EXAMPLES, *_of_the_api(client)])
    while waiting:
        path = waiting.popleft()
        known = found.get(pattern_of(path))
        if known is None or len(known) >= most or path in known:
            continue
        known.append(path)
        waiting.extend(_links(client.get(path)))
        if pattern_of(path) == "ky/acts/<slug:key>/":
            waiting.extend(path + name for name in FILES_OF_AN_ACT)
    for pattern, known in found.items():
        known.extend(_below(pattern, found) if not known else ())
    return found


def _links(answer) -> Iterator[str]:
    if answer.status_code == 200 and not answer.streaming:
        for groups in LINK.findall(answer.content.decode("utf-8", "replace")):
            yield next(filter(None, groups)).replace("&amp;", "&")


def _of_the_api(client) -> Iterator[str]:
    """The first records of each list of the API, and what their addresses as identifiers are."""
    listed = {f"/api/v1/{name}/" for name in RECORDS}
    for path in json.loads(client.get("/api/v1/").content).values():
        path = "/" + path.partition("//")[2].partition("/")[2]
        yield path
        answer = json.loads(client.get(path).content)
        for record in answer.get("results", [])[:20] if path in listed else ():
            identity = [record.get("act"), record["eid"]] if "eid" in record else [record.get("key", record.get("id"))]
            yield f"{path}{'/'.join(map(str, identity))}/"
            yield from (record[name] for name in ("akn", "eli") if name in record)


def _below(pattern: str, found: dict[str, list[str]]) -> list[str]:
    """Addresses one level below others, where no link leads: the editions of an act in the API."""
    alike = {NAME.sub("<", known): found[known] for known in found if known.endswith("/")}
    above, _slash, rest = NAME.sub("<", pattern).rstrip("/").rpartition("/")
    return [path + rest + "/" * pattern.endswith("/") for path in alike.get(f"{above}/", ())][:20]
