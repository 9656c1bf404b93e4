"""Serve the knowledge base to an assistant over the Model Context Protocol."""

from importlib import import_module

from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    """`serve_mcp [--site ADDRESS] [--http PORT]`: read-only, over standard input and output or local HTTP."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--site", default="", help="the address of the site that answers lead to")
        parser.add_argument("--http", type=int, metavar="PORT", help="answer at http://127.0.0.1:PORT/mcp")

    def handle(self, *args, site, http, **options):
        try:
            server = import_module("legalacts.mcp.server")
        except ModuleNotFoundError as error:
            if not (error.name or "").startswith("mcp"):
                raise
            raise CommandError("The package mcp is missing: pip install 'legalacts[mcp]'.") from error
        site = site.rstrip("/")
        if http:
            server.serve_http(server.make_server(site), site, http)
        else:
            server.make_server(site).run("stdio")
