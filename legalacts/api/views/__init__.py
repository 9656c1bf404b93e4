"""Which records the addresses give, and what is fetched along: a constant number of queries each."""
