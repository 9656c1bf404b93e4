"""Lists in pages: `{"count", "next", "previous", "results"}`, with `?page=` and `?page_size=`."""

import re
from functools import cached_property

from django.core.exceptions import EmptyResultSet
from django.core.paginator import InvalidPage, Paginator
from django.utils.translation import gettext_lazy as _
from rest_framework.pagination import PageNumberPagination

from legalacts.models.kept import until_something_changes

from .errors import NoSuchPage, WrongParameter

NUMBER = re.compile(r"[1-9]\d{0,8}", re.ASCII)
LARGEST = 999_999_999


class Counted(Paginator):
    """A list whose length is kept while nothing changes, for each choice of filters."""

    @cached_property
    def count(self) -> int:
        """How many records there are."""
        try:
            asked = repr(self.object_list.order_by().query.sql_with_params())
        except EmptyResultSet:
            return 0
        return until_something_changes(("length", asked), self.object_list.count)


class Pages(PageNumberPagination):
    """Fifty records a page, up to a thousand when asked."""

    django_paginator_class = Counted
    page_size = 50
    page_size_query_param = "page_size"
    page_size_query_description = "Records a page, from 1 to 1000."
    max_page_size = 1000

    def get_schema_operation_parameters(self, view):
        found = super().get_schema_operation_parameters(view)
        for parameter in found:
            largest = self.max_page_size if parameter["name"] == self.page_size_query_param else LARGEST
            parameter["schema"] |= {"minimum": 1, "maximum": largest}
        return found

    def paginate_queryset(self, queryset, request, view=None):
        self.request = request
        paginator = self.django_paginator_class(queryset, self.get_page_size(request))
        try:
            self.page = paginator.page(read_number(request, "page", 1))
        except InvalidPage:
            raise NoSuchPage from None
        return list(self.page)

    def get_page_size(self, request):
        return read_number(request, "page_size", self.page_size, self.max_page_size)


def read_number(request, name: str, default: int, largest: int = LARGEST) -> int:
    """A number from 1, or a clear answer about what is wrong with it."""
    text = request.query_params.get(name, "").strip()
    if not text:
        return default
    if not NUMBER.fullmatch(text) or int(text) > largest:
        if largest == LARGEST:
            raise WrongParameter(name, _("Pages count from 1."))
        raise WrongParameter(name, _("Write a number from 1 to %(most)s."), most=largest)
    return int(text)
