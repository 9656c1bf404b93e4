"""Creating many models at once."""

from django.db.migrations import CreateModel
from django.db.migrations.operations.base import Operation


class CreateTogether(Operation):
    """Creates models, with the fields, indexes and constraints that the operations after them add.

    Of models that refer to one another Django builds all anew for each operation, which took most of the time a new
    database took to prepare. Here they are built once, and each table is created as it stands at the end.
    """

    def __init__(self, operations):
        self.operations = operations

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)  # built anew when somebody asks for it
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for model in self.created(schema_editor, app_label, to_state):
            schema_editor.create_model(model)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for model in reversed(self.created(schema_editor, app_label, from_state)):
            schema_editor.delete_model(model)

    def created(self, schema_editor, app_label, state):
        """The models it creates, in their order; none on a database that does not hold them."""
        names = [operation.name for operation in self.operations if isinstance(operation, CreateModel)]
        models = [state.apps.get_model(app_label, name) for name in names]
        return [model for model in models if self.allow_migrate_model(schema_editor.connection.alias, model)]

    def describe(self):
        return "Create the tables of models that refer to one another"
