"""What helps to write: is it in its language, how terms are called, what is like it, what it cites. Nothing blocks."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from legalacts.citations import resolve
from legalacts.citations.translating import Hint, hints_for
from legalacts.language.letters import doubt_of
from legalacts.models import LANGUAGES, Act, Provision, Status
from legalacts.models.likeness import like

from .languages import language_name
from .links import address_of_record

MOST_CITED = 10
MOST_LETTERS = 5000
DOUBTS = {
    "latin": _("%(field)s: this is in Latin letters."),
    "cyrillic": _("%(field)s: this is in Cyrillic letters."),
    "kyrgyz": _("%(field)s: this looks Kyrgyz."),
    "russian": _("%(field)s: this looks Russian."),
    "plain": _("%(field)s: a Kyrgyz text without ң, ө, ү. Was it typed on another keyboard?"),
}


@dataclass
class Cited:
    """What a text cites: its words, the record, and what a button must send to make it a basis."""

    words: str
    name: str
    address: str
    field: str
    pk: int


@dataclass
class Aids:
    """What is shown above the form of a record."""

    doubts: list[str] = field(default_factory=list)
    terms: list[tuple[Hint, str]] = field(default_factory=list)
    like: list[tuple[str, str]] = field(default_factory=list)
    cited: list[Cited] = field(default_factory=list)

    def __bool__(self):
        return bool(self.doubts or self.terms or self.like or self.cited)


class Aided:
    """For admins of records."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Let a button make what a text cites its basis, along with everything else in the form."""
        name, colon, pk = request.POST.get("_basis", "").partition(":")
        if colon and name in {"basis_provisions", "basis_acts"}:
            request.POST = request.POST.copy()
            request.POST.appendlist(name, pk)
            request.POST["_continue"] = "1"
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, *args, obj=None, **options):
        stored = self.model._base_manager.filter(pk=obj.pk).first() if obj and obj.pk else None
        context["aids"] = aids_of(stored) if stored else None
        return super().render_change_form(request, context, *args, obj=obj, **options)

    def save_model(self, request, record, form, change):
        """Say at once where a text that was just typed may be in another language."""
        super().save_model(request, record, form, change)
        typed = dict.fromkeys(form.changed_data, record)
        for doubt in doubts_of(record, typed):
            messages.warning(request, doubt)


def texts_of(record) -> dict[str, dict[str, str]]:
    """What a record says by language and column; a text in one language has a single column."""
    found: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    for name in getattr(record, "translated_names", {}):
        for language in LANGUAGES:
            found[language][f"{name}_{language}"] = getattr(record, f"{name}_{language}")
    if getattr(record, "language", "") in LANGUAGES and hasattr(record, "text"):
        found[record.language]["text"] = record.text
    if isinstance(record, Provision):
        for wording in record.wordings.exclude(status=Status.WITHDRAWN):
            found[wording.language][f"text-{wording.pk}"] = wording.text
    return found


def label_of(record, column: str, language: str) -> str:
    """How the column of a text is called."""
    if column.startswith("text") and column.rpartition("_")[2] not in LANGUAGES:
        return f"{gettext('text')} ({language_name(language)})"
    return str(record._meta.get_field(column).verbose_name)


def doubts_of(record, columns=None) -> list[str]:
    """Texts that may not be in the language of their field; of some columns, or of all."""
    said = []
    for language, texts in texts_of(record).items():
        for column, text in texts.items():
            if text and (columns is None or column in columns) and (doubt := doubt_of(text, language)):
                said.append(DOUBTS[doubt] % {"field": label_of(record, column, language)})
    return said


def aids_of(record) -> Aids:
    """All that helps with one record; a constant number of queries for each kind of help."""
    texts = {language: "\n".join(filter(None, said.values())) for language, said in texts_of(record).items()}
    term = reverse("admin:legalacts_term_changelist")
    hints = [] if record._meta.model_name == "term" else hints_for(texts)
    return Aids(
        doubts=doubts_of(record),
        terms=[(hint, f"{term}{hint.term}/change/") for hint in hints],
        like=[(str(other), address_of_record(other)) for other in like(record)],
        cited=cited_in(record, texts),
    )


def cited_in(record, texts: dict[str, str]) -> list[Cited]:
    """What its texts cite and it does not name as its basis yet; read in Russian, else in Kyrgyz, else in English."""
    if not hasattr(record, "basis_provisions"):
        return []
    for language in ("ru", "ky", "en"):
        found = resolve(texts[language][:MOST_LETTERS]) if texts[language] else []
        if readings := [reading for reading in found if is_citation(reading)]:
            break
    else:
        return []
    best = {}
    for reading in readings:
        best.setdefault((reading.start, reading.end), reading)
    named = {("", act.key) for act in record.basis_acts.all()}
    named |= {(provision.eid, provision.act.key) for provision in record.basis_provisions.select_related("act")}
    wanted = {(reading.eid, reading.act): reading for reading in best.values()}
    return list(_cited({name: reading for name, reading in wanted.items() if name not in named}))[:MOST_CITED]


def is_citation(reading) -> bool:
    """Whether it is written as a citation; words that merely resemble the name of an act are not."""
    return any(map(str.isdigit, reading.words)) if reading.eid else "№" in reading.words


def _cited(wanted):
    acts = {act.key: act for act in Act.objects.filter(key__in={key for eid, key in wanted if not eid})}
    provisions = Provision.objects.filter(
        act__key__in={key for eid, key in wanted if eid}, eid__in={eid for eid, _key in wanted}
    )
    held = {(provision.eid, provision.act.key): provision for provision in provisions.select_related("act")}
    for (eid, key), reading in wanted.items():
        if eid and (found := held.get((eid, key))):
            yield Cited(reading.words, f"{found.act} · {eid}", address_of_record(found), "basis_provisions", found.pk)
        elif not eid and (found := acts.get(key)):
            yield Cited(reading.words, str(found), address_of_record(found), "basis_acts", found.pk)
