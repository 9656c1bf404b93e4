"""What all lists and records share."""

from rest_framework.viewsets import ReadOnlyModelViewSet

from legalacts.api.asking import Asking
from legalacts.api.filters import StrictFilters
from legalacts.api.pagination import Pages
from legalacts.models import Provision

PAGING = ["page", "page_size"]


class Records(Asking, ReadOnlyModelViewSet):
    """A list of public records and each of them; says `queryset`, `serializer_class`, `filterset_class`."""

    lookup_field = "key"
    address = "<slug:key>"
    filter_backends = [StrictFilters]
    pagination_class = Pages
    detail_serializer_class = None
    filterset_class = None

    def known_parameters(self):
        filters = list(self.filterset_class.base_filters) if self.filterset_class else []
        return [*super().known_parameters(), *([*PAGING, *filters] if self.action == "list" else [])]

    def get_serializer_class(self):
        return (self.action == "retrieve" and self.detail_serializer_class) or self.serializer_class

    def get_serializer_context(self):
        return {"asked": self.asked}


class DatedRecords(Records):
    """Records with a period: with `on`, the list holds those of that day; each says whether it `holds`."""

    dated = True

    def get_queryset(self):
        records = super().get_queryset()
        return records.on(self.asked.on) if self.action == "list" and self.asked.on else records


class Numbered:
    """Records without a key of their own go by number."""

    lookup_field = "id"
    address = "<int:id>"


def nearest_data(records) -> list[dict]:
    """Acts or provisions near what is not held, as `act`, `eid` and page."""
    return [
        {
            "act": record.act.key if isinstance(record, Provision) else record.key,
            "eid": record.eid if isinstance(record, Provision) else None,
            "url": record.get_absolute_url(),
        }
        for record in records
    ]
