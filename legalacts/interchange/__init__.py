"""A file in or out: the content files, plain text of acts, CSV of a comparison.

content/      the YAML files of fixtures/ -> records, without overwriting what a curator changed
plain_text/   the text of an act -> its tree of provisions with wordings
"""
