"""Forms of records: what went wrong is said at the field it concerns."""

from django import forms
from django.contrib.admin.widgets import AdminDateWidget, RelatedFieldWidgetWrapper
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import TextField, UniqueConstraint, URLField
from django.utils import timezone
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from legalacts.models import Status
from legalacts.models.labels import valid_labels
from legalacts.models.likeness import twins_of
from legalacts.models.moving import is_own_work, objections
from legalacts.models.publishing import missing_for_publication, needs_source

from .fields import ColumnsField, LabelsField, LinesField, NumbersField, StructureField
from .languages import language_of
from .links import Link, Links, address_of_record

EVIDENCE_PREFIX = "legalacts-evidence-record_type-record_id"
OWN_FIELDS = {
    ("dataset", "columns"): ColumnsField,
    ("observation", "values"): NumbersField,
    ("managementmodel", "components"): StructureField,
}

SHARE = _("Between 0 and 100.")
ITSELF = _("It cannot be linked to itself.")
# What rules of the database mean.
IN_WORDS = {
    "rule_percent_is_a_share": SHARE,
    "share_is_a_share": SHARE,
    "succession_not_of_itself": ITSELF,
    "membership_not_in_itself": ITSELF,
    "citation_has_words": _("The end comes after the start."),
}


class PlainFields:
    """For admins and their parts: labels as words, texts with their language, links to type into."""

    def formfield_for_dbfield(self, db_field, request, **options):
        """Choose the form field of a column."""
        own = OWN_FIELDS.get((db_field.model._meta.model_name, db_field.name))
        if valid_labels in db_field.validators:
            own = LabelsField
        if own:
            return own(label=capfirst(db_field.verbose_name), help_text=db_field.help_text, required=False)
        if isinstance(db_field, URLField):
            options["assume_scheme"] = "https"
        if isinstance(db_field, TextField):
            options["form_class"] = LinesField
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field and (language := language_of(db_field.model, db_field.name)):
            field.widget.attrs["lang"] = language
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            # Deleting what is linked to is no part of editing a link.
            field.widget.can_delete_related = field.widget.can_view_related = False
        return field

    def get_autocomplete_fields(self, request):
        """Every link to a record that can be searched is typed, not chosen from a long list."""
        links = [*self.opts.fields, *self.opts.many_to_many]
        admins = {link.name: self.admin_site._registry.get(link.related_model) for link in links if link.remote_field}
        return [name for name, admin in admins.items() if admin and admin.search_fields]

    def get_field_queryset(self, db, db_field, request):
        """Fetch what the linked records are named after along with them."""
        admin = self.admin_site._registry.get(db_field.related_model)
        return admin.get_queryset(request) if admin else super().get_field_queryset(db, db_field, request)

    def formfield_for_foreignkey(self, db_field, request, **options):
        """Name the linked record as its own admin does."""
        if db_field.name in self.get_autocomplete_fields(request):
            options.setdefault("widget", Link(db_field, self.admin_site))
        return self._named(super().formfield_for_foreignkey(db_field, request, **options), db_field)

    def formfield_for_manytomany(self, db_field, request, **options):
        """Name the linked records as their own admin does."""
        if db_field.name in self.get_autocomplete_fields(request):
            options.setdefault("widget", Links(db_field, self.admin_site))
        return self._named(super().formfield_for_manytomany(db_field, request, **options), db_field)

    def _named(self, field, db_field):
        label_of = getattr(self.admin_site._registry.get(db_field.related_model), "label_of", None)
        if field and label_of:
            field.label_from_instance = label_of
        return field


class PartForm(forms.ModelForm):
    """A form that names the fields when a rule of the database is broken."""

    def _update_errors(self, errors):
        """Say at a field what would otherwise be said of the whole record, by the name of a constraint."""
        model = self._meta.model
        rules = {constraint.get_violation_error_message(): constraint for constraint in model._meta.constraints}
        for error in errors.error_dict.pop(NON_FIELD_ERRORS, []):
            constraint = rules.get(str(error.message))
            names = constrained_fields(constraint, model) if constraint else []
            field = next((name for name in names if name in self.fields and name not in self.errors), None)
            self.add_error(field, broken_rule(constraint, model) if constraint else error)
        # What the form has said already need not be said again by the model.
        for field in set(errors.error_dict) & set(self.errors):
            said = set(self.errors[field])
            errors.error_dict[field] = [error for error in errors.error_dict[field] if not said.issuperset(error)]
        super()._update_errors(errors)


class RecordForm(PartForm):
    """The form of a record, with room for the reason of an edit."""

    why = forms.CharField(
        label=_("Why"), max_length=100, required=False, help_text=_("The reason of the change; kept in the history.")
    )
    minor = forms.BooleanField(
        label=_("Only a slip mended"),
        required=False,
        help_text=_("The meaning is the same: translations and what rests on it need no second look."),
    )
    request = None
    twins = ()

    def clean(self):
        """An administrator changes what is public only with a reason."""
        cleaned = super().clean()
        sent = getattr(self.request, "sent", None)
        if sent and sent.live and sent.writing and not (sent.proposing or sent.accepting) and not cleaned.get("why"):
            self.add_error("why", _("It is public: say why it changes."))
        return cleaned

    def _post_clean(self):
        """Ask of a new record whether it is there already; who says that it is another one may save it."""
        super()._post_clean()
        asked = self.instance.pk is None and not self.errors and "_another" not in self.data
        if asked and not getattr(getattr(self.request, "sent", None), "accepting", None):
            self.twins = [(str(twin), address_of_record(twin)) for twin in twins_of(self.instance)]
            if self.twins:
                names = get_text_list([name for name, _address in self.twins], gettext("and"))
                message = _(
                    "This may be entered already: %(names)s. If it is another one, say so at the top and save again."
                )
                self.add_error(None, ValidationError(message, params={"names": names}))


class MovingForm:
    """A form in which the state may change: who may not bring the record there is told so at the field.

    `request.sent` says what else the same page changes; without it nothing but the record's own fields is looked at.
    """

    request = None
    alone = False

    def check_move(self):
        """Ask whether the user may bring the record to the state that was sent."""
        sent = getattr(self.request, "sent", None)
        if self.request is None or "status" not in self.changed_data or getattr(sent, "accepting", None):
            return
        record, user, why = self.instance, self.request.user, self.data.get("why", "")
        writing = bool(sent and sent.writing)
        for objection in objections(record, record.status, user, why=why, writing=writing):
            self.add_error(objection.field if objection.field in self.fields else "status", objection.message)
        self.alone = record.status == Status.PUBLISHED and (writing or is_own_work(record, user))


class StatePartForm(MovingForm, PartForm):
    """A part with a state of its own, edited on the page of its record."""

    def _post_clean(self):
        super()._post_clean()
        if not self.errors:
            self.check_move()


class PublishedForm(MovingForm, RecordForm):
    """The form of a record with a state of publication: what is incomplete stays a draft."""

    publish_on = forms.DateField(
        label=capfirst(_("publish on")),
        required=False,
        widget=AdminDateWidget,
        help_text=_("With “Save and publish”: it becomes public by itself on this day."),
    )

    def _post_clean(self):
        super()._post_clean()
        if self.errors or "status" not in self.fields:
            return
        if self.instance.status == Status.PUBLISHED:
            missing_now = missing_for_publication(self.instance, sourced=self.sourced(), asserts=self.asserts())
            for missing in missing_now:
                self.add_error(missing.field if missing.field in self.fields else "status", missing.message)
        self.check_move()

    @property
    def planned_day(self):
        """The day to come on which the record is to become public, if one was set."""
        day, before = self.cleaned_data.get("publish_on"), self.initial.get("status")
        publishes = self.instance.status == Status.PUBLISHED and before != Status.PUBLISHED
        return day if publishes and day and day > timezone.localdate() else None

    def sourced(self):
        """Whether the record will have a source, its evidence being edited on the same page; None: as it is stored."""
        if f"{EVIDENCE_PREFIX}-TOTAL_FORMS" not in self.data:
            return None
        return any(part.get("source") for part in self.posted(EVIDENCE_PREFIX))

    def asserts(self):
        """Whether the record, as it is being edited, says anything that needs a source."""
        return needs_source(self.instance)

    def posted(self, prefix):
        """The parts posted along with the record, as plain text, without those to be deleted."""
        parts = {}
        for name, value in self.data.items():
            if name.startswith(f"{prefix}-"):
                place, _dash, field = name.removeprefix(f"{prefix}-").partition("-")
                parts.setdefault(place, {})[field] = value.strip()
        return [part for place, part in parts.items() if place.isdecimal() and not part.get("DELETE")]


class PartFormSet(forms.BaseModelFormSet):
    """Parts of a record; the same part entered twice is refused, also where the database alone would notice."""

    def clean(self):
        """Compare the parts that stay with each other."""
        super().clean()
        for constraint in self.model._meta.constraints:
            if isinstance(constraint, UniqueConstraint):
                self._refuse_twins(constraint)

    def _refuse_twins(self, constraint):
        names = constrained_fields(constraint, self.model)
        columns = [self.model._meta.get_field(name).attname for name in names]
        seen = set()
        for form in self.staying():
            value = tuple(getattr(form.instance, column) for column in columns)
            if value in seen and not form.errors:
                field = next((name for name in reversed(names) if name in form.fields), None)
                form.add_error(field, broken_rule(constraint, self.model))
                raise ValidationError(broken_rule(constraint, self.model))
            seen.add(value)

    def staying(self):
        """The forms of parts that will be there after saving."""
        gone = self.deleted_forms
        return [form for form in self.forms if form not in gone and (form.instance.pk or form.has_changed())]


def constrained_fields(constraint, model) -> list[str]:
    """The names of the fields a rule of the database is about, in its order."""
    if getattr(constraint, "fields", ()):
        return list(constraint.fields)
    expressions = getattr(constraint, "expressions", None) or [constraint.condition]
    names = [name for expression in expressions for name, *rest in model._get_expr_references(expression)]
    return list(dict.fromkeys(names))


def broken_rule(constraint, model) -> ValidationError:
    """What to say when a rule of the database is broken."""
    if constraint.violation_error_message != constraint.default_violation_error_message:
        return ValidationError(constraint.violation_error_message)
    labels = [str(model._meta.get_field(name).verbose_name) for name in constrained_fields(constraint, model)]
    fields = get_text_list(labels, gettext("and"))
    if isinstance(constraint, UniqueConstraint):
        return ValidationError(_("This is entered already, with the same %(fields)s."), params={"fields": fields})
    said = IN_WORDS.get(constraint.name, _("This cannot be so: %(fields)s."))
    return ValidationError(said, params={"fields": fields})
