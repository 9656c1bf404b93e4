"""The knowledge base for assistants, read-only, over the Model Context Protocol.

answers.py   plain questions in, plain answers out: the same functions as pages and API; needs no extra package
records.py   a record as an answer: id, text, language, nature, as-of, source, address
server.py    the answers as tools; needs the extra `mcp`
"""
