"""The roles of curators as groups; what each may do is granted after every migration, because models come later too."""

from django.db import migrations

ROLES = ["author", "translator-ky", "translator-ru", "translator-en", "reviewer", "administrator"]


def make_groups(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects
    for name in ROLES:
        groups.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [
        ("legalacts", "0014_rechecks_proposals_and_plans"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
