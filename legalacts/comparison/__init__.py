"""Regimes, days, languages and wordings side by side.

matrix.py    regimes, destinations, days -> a table of cells, each with value, basis, period, sources, state of checking
table.py     the same as CSV
editions.py  the periods of wordings -> the editions of an act or provision
standing.py  lifecycle events, day -> whether an act or provision is in force, and what will change it
words.py     two texts -> what was removed and added, word by word
changes.py   act, two days -> the provisions added, removed, changed; and corrections, which change no law
provisions.py   any two provisions, days, languages -> their texts and the difference
law_changes.py  days, topic -> what changes in the law; telling.py puts a change into words
days_of_acts.py  all acts -> the days on which they begin to speak otherwise, kept by a process
norms.py     act or provision, day -> what it rests on and what rests on it, several steps
treaties.py  treaty, state, day -> whether it was bound, with the reason
"""

from .matrix import Cell, Column, Matrix, MatrixRow, compare_columns, compare_regimes

__all__ = ["Cell", "Column", "Matrix", "MatrixRow", "compare_columns", "compare_regimes"]
