"""Requests no reader sends: what a broken program, a bored one or an attacker puts into addresses, forms and headers.

values     the pieces, and how they are put together
addresses  every address that the site has, found in its own list of them and by following its links
listening  which parameters an address reads
requests   draws requests from a seed and sends them
looking    what an answer may never be, whatever was asked
files      made to harm whoever reads them
described  asks the API as its own description allows and forbids
patterns   every regular expression of the site, and texts made against each
"""
