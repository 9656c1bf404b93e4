"""Records from and to the outside: content files, plain text of acts, tables, charts, the interaction map.

document.py           the text of an act between a file and the database: units, notes, doubts
content/              the YAML files of fixtures/ -> records, without overwriting what a curator changed
plain_text/           the text of an act -> its units, notes and doubts
web_page.py, word/    HTML and DOCX into the same; tables.py their tables, header.py the head, numbers.py the numbers
importing/            a file in any of these formats -> what would change -> records
akoma_ntoso/          the standard for acts as XML, in and out
edition.py            an act in one language on one day, for every format of export
exporting.py          an edition -> Akoma Ntoso, text_file.py, markdown.py, json_file.py
record_data.py        any public record as plain data
sheets/               records of a kind as CSV or XLSX, in and out
bulk/                 all public records -> JSON lines, CSV, an archive
structured_data.py    acts and provisions as schema.org/Legislation
synthetic/             made-up acts to measure with
llms.py               the list of texts for programs that read words
figures.py            a dataset -> CSV, and the bars of a small chart
interaction_map.py    who works with whom -> the boxes and lines of a drawing
"""
