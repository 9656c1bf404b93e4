"""What stands beside a record on its page."""

from django.contrib.contenttypes.models import ContentType
from django.db import models

from legalacts.models import Conflict


def conflicts_of(record: models.Model):
    """The published conflicts that concern the record, with their sources; two queries."""
    kind = ContentType.objects.get_for_model(record)
    return (
        Conflict.objects.published()
        .filter(records__record_type=kind, records__record_id=record.pk)
        .with_evidence()
        .distinct()
    )
