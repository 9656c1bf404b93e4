"""Regimes side by side.

matrix.py    destination, regimes, day -> a table of cells, each with value, basis, period, sources, state of checking
table.py     the same as CSV
"""

from .matrix import Cell, Matrix, MatrixRow, compare_regimes

__all__ = ["Cell", "Matrix", "MatrixRow", "compare_regimes"]
