"""Serve the knowledge base to an assistant over the Model Context Protocol."""

from importlib import import_module

from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    """`serve_mcp [--site ADDRESS]`: read-only, over standard input and output."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--site", default="", help="the address of the site that answers lead to")

    def handle(self, *args, site, **options):
        try:
            server = import_module("legalacts.mcp.server")
        except ModuleNotFoundError as error:
            if not (error.name or "").startswith("mcp"):
                raise
            raise CommandError("The package mcp is missing: pip install 'legalacts[mcp]'.") from error
        server.make_server(site.rstrip("/")).run("stdio")
