"""A former state of a record, with its links and its parts, brought back as a draft."""

from datetime import timedelta

from django.db import models, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext

from .authorship import linked, parts_of
from .moving import after_move, stored_status
from .noting import note_change
from .publishing import Status, has_state


@transaction.atomic
def restore(version: models.Model, user, why: str) -> models.Model:
    """Bring back what a row of the history holds; what has a state of publication comes back as a draft.

    Also brings back a record that was deleted. Its parts are those it had until the next change of the record.
    """
    record = version.instance
    stands = has_state(type(record))
    before = stored_status(record) if stands else None
    if stands:
        record.status = Status.DRAFT
    said = gettext("Back to %(day)s: %(why)s") % {"day": date_format(version.history_date, "Y-m-d H:i"), "why": why}
    _save(record, user, said[:100])
    _restore_links(record, version)
    _restore_parts(record, version, user, said[:100])
    note_change(record)
    if stands:
        after_move(record, before, user, why=why, hidden=before == Status.PUBLISHED)
    return record


def _save(record: models.Model, user, why: str) -> None:
    record._state.adding = not type(record)._base_manager.filter(pk=record.pk).exists()
    record._history_user, record._change_reason = user, why
    record.save(force_insert=record._state.adding)


def _restore_links(record: models.Model, version: models.Model) -> None:
    """The links of the state; a first state is written before its links, so the next one says more."""
    if version.history_type == "+":
        version = version.next_record or version
    for field in version._history_m2m_fields:
        known = field.related_model._base_manager.filter(pk__in=linked(version, field.name))
        getattr(record, field.name).set(known)


def _restore_parts(record: models.Model, version: models.Model, user, why: str) -> None:
    following = version.next_record
    if following is None:
        return
    moment = following.history_date - timedelta(microseconds=1)
    for part, owner in parts_of(type(record)):
        if part._meta.model_name == "wording":
            # It goes its own way from draft to public.
            continue
        held = {item.pk: item for item in part.history.as_of(moment).filter(**owner(record))}
        for extra in part._base_manager.filter(**owner(record)).exclude(pk__in=held):
            extra._history_user, extra._change_reason = user, why
            extra.delete()
        for item in held.values():
            if not part._base_manager.filter(pk=item.pk, **_plain(item)).exists():
                _save(item, user, why)


def _plain(record: models.Model) -> dict:
    """The columns of a record as a filter that finds it unchanged."""
    plain = {field.attname: getattr(record, field.attname) for field in record._meta.concrete_fields}
    return {f"{name}__isnull" if value is None else name: value is None or value for name, value in plain.items()}
