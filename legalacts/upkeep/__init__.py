"""What keeps the knowledge base true: what waits for a curator's work, and how much of it.

conditions  what is overdue, unsourced, untranslated, still to begin: said once, for the desk and for the lists
desk        waiting(may_see, day) → the tasks with their counts, each leading to a list
"""

from .desk import Part, Task, waiting

__all__ = ["Part", "Task", "waiting"]
