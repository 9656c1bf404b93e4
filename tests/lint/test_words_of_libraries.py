"""What libraries can say on this site is said in Kyrgyz and Russian: kb/locale_libraries completes what they bring."""

import ast
import re
from importlib.util import find_spec
from pathlib import Path

import django
import polib
import pytest
import simple_history
from django.utils.translation.template import templatize
from django.utils.translation.trans_real import DjangoTranslation, translation

from .test_translations import LANGUAGES, LIBRARIES, OURS, SCRIPTS, catalogue

DJANGO = Path(django.__file__).parent
PARTS = ["conf", "contrib/admin", "contrib/auth", "contrib/contenttypes"]
# Of the packages without a catalogue in English, the modules whose messages a reader or a curator may meet.
MODULES = ["axes.models", "simple_history.models", "rest_framework.exceptions", "django_filters.fields"]
# Of these, what the one form of the API can say: a person's situation and dates.
PARTLY = ["rest_framework.fields"]
CALLS = {"_", "gettext", "gettext_lazy", "ngettext"}
# The one page that the history is shown on; for its other pages this site has its own.
TEMPLATE = Path(simple_history.__file__).parent / "templates" / "simple_history" / "object_history.html"
IN_TEMPLATES = re.compile(r"gettext\(u?(?:'(.+?)'|\"(.+?)\")\)", re.S)
NEVER_SHOWN = {
    "conf/global_settings.py": "names of a hundred languages; those of the site stand in its settings",
    "views/templates/": "the page that says that a new project works",
    "views/static.py": "lists of files",
    "views/generic/dates.py": "lists by day with addresses of their own",
    "views/generic/list.py": "lists that refuse to be empty",
    "registration/password_reset": "a new password is given by an administrator, nothing is sent by mail",
    "contrib/messages/apps.py": "the name of an app without records",
    "contrib/sitemaps/apps.py": "as above",
    "contrib/staticfiles/apps.py": "as above",
    "contrib/syndication/apps.py": "as above",
}


def can_be_shown(entry) -> bool:
    """Whether a message of Django's may stand on a page of this site."""
    places = [f"{file}:{line}" for file, line in entry.occurrences]
    if all("db/models/fields/" in place for place in places) and not entry.msgid.endswith("."):
        return False  # what a field is called in the documentation that Django makes of a project
    return not all(any(never in place for never in NEVER_SHOWN) for place in places)


def says(part, domain="django"):
    """All messages of a part of Django."""
    file = DJANGO / part / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po"
    return list(polib.pofile(str(file)))


def modules_say(modules):
    """The messages in the sources of other libraries."""
    for module in modules:
        tree = ast.parse(Path(find_spec(module).origin).read_text(encoding="utf-8"))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
        for call in calls:
            if getattr(call.func, "id", "") in CALLS and isinstance(call.args[0], ast.Constant):
                yield None, call.args[0].value


def template_says():
    """The messages of the page that the history is shown on."""
    for one, other in IN_TEMPLATES.findall(templatize(TEMPLATE.read_text(encoding="utf-8"))):
        yield None, one or other


@pytest.fixture(scope="module")
def messages():
    """What may be shown, by context."""
    of_django = {(entry.msgctxt, entry.msgid) for part in PARTS for entry in says(part) if can_be_shown(entry)}
    return of_django | {*modules_say(MODULES), *template_says()}


def test_kyrgyz_is_our_own_throughout(messages):
    """The Kyrgyz that libraries bring has gaps and slips, so none of it is shown."""
    ours = catalogue("ky").keys() | catalogue("ky", LIBRARIES).keys()
    assert sorted(messages - ours, key=str) == [], "add it to kb/locale_libraries"


def test_russian_is_complete(messages):
    """Without a Russian word Django would show the Kyrgyz one."""
    spoken = {key for part in translation("ru")._catalog._catalogs for key in part}
    keys = [f"{context}\x04{message}" if context else message for context, message in messages]
    missing = [key for key in keys if key not in spoken and (key, 0) not in spoken]
    assert missing == [], "add it to kb/locale_libraries"


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_words_are_those_shown(language):
    """Catalogues that count plurals otherwise are kept apart by Django, and might come first."""
    spoken = translation(language)
    for which in (OURS, LIBRARIES):
        for (context, message), entry in catalogue(language, which).items():
            if not entry.msgid_plural:
                assert (spoken.pgettext(context, message) if context else spoken.gettext(message)) == entry.msgstr
            elif not context:
                assert (
                    spoken.ngettext(message, entry.msgid_plural, 5) == entry.msgstr_plural[2 % len(entry.msgstr_plural)]
                )


def test_scripts_of_the_admin_speak_our_kyrgyz():
    spoken = DjangoTranslation("ky", domain="djangojs", localedirs=[str(DJANGO / "contrib/admin/locale")])
    ours = catalogue("ky", SCRIPTS)
    assert {(entry.msgctxt, entry.msgid) for entry in says("contrib/admin", "djangojs")} - ours.keys() == set()
    for (context, message), entry in ours.items():
        if not entry.msgid_plural:
            assert (spoken.pgettext(context, message) if context else spoken.gettext(message)) == entry.msgstr


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_kept_that_no_library_says(language):
    """What a library has dropped or put otherwise leaves the catalogue too."""
    said = {(entry.msgctxt, entry.msgid) for part in PARTS for entry in says(part)}
    said |= {*modules_say(MODULES + PARTLY), *template_says()}
    assert catalogue(language, LIBRARIES).keys() - said == set()
    said = {(entry.msgctxt, entry.msgid) for entry in says("contrib/admin", "djangojs")}
    assert catalogue(language, SCRIPTS).keys() - said == set()
