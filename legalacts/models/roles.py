"""Who may do what: the roles of curators as groups, and what they are asked in code."""

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db.models import Q

from .translated import LANGUAGES

AUTHOR, REVIEWER, ADMINISTRATOR = "author", "reviewer", "administrator"
TRANSLATORS = {language: f"translator-{language}" for language in LANGUAGES}
ROLES = [AUTHOR, *TRANSLATORS.values(), REVIEWER, ADMINISTRATOR]
# Read by the site itself; nobody edits them.
INNER = ("change", "shipped", "vector")
EDITS = ("add", "change", "delete", "view")


def may_publish(user) -> bool:
    """Whether they let through to the public what another person wrote."""
    return user.has_perm("legalacts.publish")


def may_publish_alone(user) -> bool:
    """Whether they may do so with their own work, giving a reason; a second person is then still asked to look."""
    return user.has_perm("legalacts.publish_alone")


def languages_of(user) -> list[str]:
    """The languages they may translate into."""
    return [language for language in LANGUAGES if user.has_perm(f"legalacts.translate_{language}")]


def grant_roles(using="default", **options) -> None:
    """Make the roles, and give each what it needs of models that came since; after every migration.

    What an administrator has taken from a role stays taken: only permissions nobody holds yet are given.
    """
    create_permissions(apps.get_app_config("legalacts"), verbosity=0, using=using)
    groups = {name: Group.objects.using(using).get_or_create(name=name)[0] for name in ROLES}
    new = Permission.objects.using(using).filter(group=None)
    ours = [model._meta.model_name for model in _edited_models()]
    own = new.filter(content_type__app_label="legalacts")
    edits = own.filter(codename__in=[f"{verb}_{name}" for verb in EDITS for name in ours])
    views = edits.filter(codename__startswith="view_")
    people = new.filter(content_type__app_label="auth", content_type__model__in=["user", "group"])
    publish, translate = Q(codename="publish"), Q(codename__startswith="translate_")
    given = {
        AUTHOR: edits,
        REVIEWER: own.filter(Q(pk__in=edits.values("pk")) | publish),
        ADMINISTRATOR: new.filter(Q(pk__in=own.exclude(translate).values("pk")) | Q(pk__in=people.values("pk"))),
        **{
            role: own.filter(Q(pk__in=views.values("pk")) | Q(codename=f"translate_{language}"))
            for language, role in TRANSLATORS.items()
        },
    }
    # Read all before giving any: what is given is no longer new.
    chosen = {name: list(permissions) for name, permissions in given.items()}
    for name, permissions in chosen.items():
        groups[name].permissions.add(*permissions)


def _edited_models():
    for model in apps.get_app_config("legalacts").get_models():
        if model._meta.model_name not in INNER and not model._meta.model_name.startswith("historical"):
            yield model
