"""Words for a cell of a table."""

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


def without_formula(value):
    """The value with what no spreadsheet takes for a formula before it; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULAS) else value
