"""Tables of HTML and Word files as lines of text: `| a | b |`, one line a row; a frame of one column is no table."""

from dataclasses import dataclass, field


@dataclass
class _Row:
    cells: list[list[str]] = field(default_factory=list)


class Table:
    """Follows the tables that are open, and gives the lines of a row when it ends."""

    def __init__(self):
        self.rows: list[_Row] = []

    def open(self, tag: str) -> None:
        """A table, a row or a cell begins."""
        if tag == "tr":
            self.rows.append(_Row())
        elif tag in ("td", "th", "tc") and self.rows:
            self.rows[-1].cells.append([])

    def takes(self, words: str) -> bool:
        """Keep the words of a block that stands in a cell; False when it stands in none."""
        if self.rows and self.rows[-1].cells:
            self.rows[-1].cells[-1].append(words)
            return True
        return False

    def close(self, tag: str) -> list[str]:
        """The lines of a row that ends; those of a row inside a cell stay in the cell."""
        if tag != "tr" or not self.rows:
            return []
        lines = _lines(self.rows.pop())
        if self.rows and self.rows[-1].cells:
            self.rows[-1].cells[-1] += lines
            return []
        return lines


def _lines(row: _Row) -> list[str]:
    """One line for cells side by side; the paragraphs of the only cell that has words."""
    filled = [cell for cell in row.cells if cell]
    if len(filled) <= 1:
        return filled[0] if filled else []
    return ["| " + " | ".join(" ".join(cell).replace("|", "¦") for cell in row.cells) + " |"]
