import gettext
import os

import pytest

from kb.compile_messages import compile_catalogues

CATALOGUE = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Act"
msgstr "Акт"

#, fuzzy
msgid "Rule"
msgstr "Укук"

msgctxt "verb"
msgid "Act"
msgstr "Аракет кыл"
"""


@pytest.fixture
def folder(tmp_path):
    source = tmp_path / "ky" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(CATALOGUE)
    return tmp_path


def test_compiled_catalogue_is_read_by_gettext(folder):
    assert len(compile_catalogues(folder)) == 1
    ky = gettext.translation("django", folder, ["ky"])
    assert ky.gettext("Act") == "Акт"
    assert ky.pgettext("verb", "Act") == "Аракет кыл"


def test_uncertain_translations_are_left_out(folder):
    compile_catalogues(folder)
    assert gettext.translation("django", folder, ["ky"]).gettext("Rule") == "Rule"


def test_only_what_changed_is_compiled(folder):
    target = compile_catalogues(folder)[0]
    assert compile_catalogues(folder) == []
    os.utime(target, (0, 0))
    assert compile_catalogues(folder) == [target]
