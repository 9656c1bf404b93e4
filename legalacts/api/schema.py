"""How languages, days and word lists are described in OpenAPI."""

from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from legalacts.models import LANGUAGES

LANG = OpenApiParameter(
    "lang",
    enum=LANGUAGES,
    description="The reader's language. Each text then says in `best` what to show; `url` leads to the page in it.",
)
ON = OpenApiParameter("on", OpenApiTypes.DATE, description="As of this day: year-month-day, from 1900 to 2100.")
WRONG = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["parameter", "message"],
            "properties": {
                "parameter": {"type": "string", "nullable": True},
                "message": {
                    "type": "string",
                    "description": "In the language of `lang` or, without it, of Accept-Language; else in English.",
                },
            },
        }
    },
}


class DescribedSchema(AutoSchema):
    """Adds the parameters and the errors that every address shares."""

    def get_override_parameters(self):
        return [LANG, ON] if self.view.dated else [LANG]

    def _get_parameters(self):
        return [self._as_read(parameter) for parameter in super()._get_parameters()]

    def _as_read(self, parameter: dict) -> dict:
        """Say what `read_parameters` takes: nothing as not given, so many characters; and what a key is."""
        schema = parameter["schema"]
        if parameter["in"] == "path" and schema["type"] == "string":
            schema["pattern"] = "^[-a-zA-Z0-9_]+$"
        elif parameter["in"] == "query":
            parameter["allowEmptyValue"] = not parameter.get("required", False)
            if schema["type"] == "string" and not {"enum", "format"} & set(schema):
                schema["maxLength"] = self.view.longest
        return parameter

    def _get_response_bodies(self, direction="response"):
        component = ResolvedComponent("Error", ResolvedComponent.SCHEMA, object="Error", schema=WRONG)
        self.registry.register_on_missing(component)
        content = {"application/json": {"schema": component.ref}}
        wrong = {
            "400": {"content": content, "description": "A parameter is unknown or wrong; the error names it."},
            "404": {"content": content, "description": "No such record or page, or it is not public."},
            "414": {"description": "The address is longer than the server takes, about 8,000 bytes."},
        }
        return {**super()._get_response_bodies(direction), **wrong}


class WordExtension(OpenApiSerializerFieldExtension):
    """A closed list of words is a component of its own, named after its class: `ActKind`."""

    target_class = "legalacts.api.fields.Word"

    def map_serializer_field(self, auto_schema, direction):
        choices = self.target.choices
        name = choices.__qualname__.replace(".", "")
        schema = {"type": "string", "enum": list(choices.values)}
        component = ResolvedComponent(name, ResolvedComponent.SCHEMA, object=choices, schema=schema)
        auto_schema.registry.register_on_missing(component)
        return component.ref
