"""Public pages, one module per family; each view parses the address, asks one function and picks a template."""
