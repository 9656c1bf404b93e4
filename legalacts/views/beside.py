"""What stands beside a record on its page."""

from django.contrib.contenttypes.models import ContentType
from django.db import models

from legalacts.models import Conflict, Relation


def conflicts_of(record: models.Model):
    """The published conflicts that concern the record, with their sources; two queries."""
    kind = ContentType.objects.get_for_model(record)
    return (
        Conflict.objects.published()
        .filter(records__record_type=kind, records__record_id=record.pk)
        .with_evidence()
        .distinct()
    )


def relations_between(out: models.Q, into: models.Q):
    """Public links from and to something, with both acts and provisions fetched along."""
    links = Relation.objects.public().select_related("from_act", "to_act", "from_provision__act", "to_provision__act")
    links = links.prefetch_related("evidence__source")
    return links.filter(out), links.filter(into)
