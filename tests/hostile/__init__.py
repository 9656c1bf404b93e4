"""Requests no reader sends: what a broken program, a bored one or an attacker puts into addresses and forms.

values    the pieces, and how they are put together
requests  every public address with every parameter it knows, drawn by chance from a seed
"""
