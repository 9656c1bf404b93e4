"""What keeps the knowledge base true: what waits for a curator's work, and how much of it.

conditions  what is overdue, unsourced, untranslated, still to begin: said once, for the desk and for the lists
desk        waiting(may_see, day) → the tasks with their counts, each leading to a list
links       visit_all(addresses, manners) → whether addresses of other sites still lead where they should
fetching    one careful request to another site
"""

from .desk import Part, Task, waiting

__all__ = ["Part", "Task", "waiting"]
