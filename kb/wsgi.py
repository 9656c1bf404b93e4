"""The callable that application servers import."""

import os
import sys

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kb.settings")
if all(database["ENGINE"].endswith("sqlite3") for database in settings.DATABASES.values()):
    # The REST framework loads the driver of PostgreSQL wherever it finds it: a third of a second, nine megabytes.
    sys.modules.setdefault("psycopg", None)
application = get_wsgi_application()
