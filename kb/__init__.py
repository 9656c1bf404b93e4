"""The project: settings, addresses, middleware, catalogues. No domain code."""
