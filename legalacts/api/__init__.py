"""The read-only API, `/api/v1/`: published records as JSON, without a key.

asking.py       what a request asks: language, day; refuses unknown parameters
errors.py       what went wrong, as JSON that names the parameter
filters.py      which records a list holds
pagination.py   lists in pages
fields.py       texts in three languages, closed word lists, keys
schema.py       how the above is described in OpenAPI
serializers/    what a record shows
views/          which records, with what fetched along
"""
