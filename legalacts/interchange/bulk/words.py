"""What stands beside the files of a bulk export."""

LICENCE = """Rights Path: all public records.

Our own words and the structure of the records: Creative Commons Attribution 4.0 International (CC BY 4.0),
https://creativecommons.org/licenses/by/4.0/legalcode - share and adapt them for any purpose, also commercially, if you
name the source (Rights Path), link to the licence and say what you changed.

Names, numbers, dates and figures are facts and belong to nobody. Wordings whose nature is "official" are texts of laws
and treaties as their states publish them, and remain under the terms of those who publish them.
"""

README = """# Rights Path: all public records

Law of labour migration from Kyrgyzstan to Russia and Kazakhstan: acts, provisions, rules, institutions, terms,
problems. Only what is published; nothing here is legal advice.

- `KIND.jsonl`: one record a line, UTF-8. Texts by language: `{"ky": ..., "ru": ..., "en": ...}`, empty where missing.
- `KIND.csv`: the same as a table; a text in three columns, a list in one cell with `; `. A cell that begins with `=`,
  `+`, `-`, `@` has an apostrophe before it, so that no spreadsheet runs it.
- `manifest.json`: each file with its number of records, size and SHA-256; `changed` is the day of the newest change.
- `rights-path.zip`: all of these in one archive.

Records refer to each other by `key`; a provision's key is `ACT#EID`. Dates stand as far as they are known: `2015`,
`2015-08`, `2015-08-12`. `valid_from` is the first day of a period, `valid_to` its last day; null is open or not known.
`evidence` says what a record rests on: the source's key, the place in it, the date it speaks of, and how far it has
been checked (unverified, verified, disputed, outdated). A record without evidence of its own rests on that of its act
or parent. `akn` and `eli` are permanent identifiers: addresses from the root of the site. The same content gives
the same bytes.
"""
