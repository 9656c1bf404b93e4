"""A situation in -> what applies to the person.

regimes.py    citizenship, destination, day -> the regimes that apply, with reasons
"""

from .regimes import Applied, regimes_for

__all__ = ["Applied", "regimes_for"]
