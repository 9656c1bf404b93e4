"""Settings, all from the environment; none is needed for a site on this machine.

Without ALLOWED_HOSTS the site answers on localhost only and speaks plain HTTP. With it, the site is a
deployment: SECRET_KEY is required, and HTTPS is enforced unless HTTPS=0.
"""

import os
import sys
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key


def flag(name, default=False):
    """Read an environment variable as yes or no."""
    return os.environ.get(name, str(default)).lower() in {"1", "true", "yes", "on"}


def words(name, default=""):
    """Read an environment variable as a list, separated by commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


# Core
BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var")).absolute()
INDEX_DIR = Path(os.environ.get("INDEX_DIR", VAR_DIR / "index")).absolute()
DOWNLOADS_DIR = VAR_DIR / "downloads"
FIXTURES_DIR = BASE_DIR / "fixtures"
VAR_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = flag("DEBUG")
LOCAL = "ALLOWED_HOSTS" not in os.environ
HTTPS = flag("HTTPS", default=not (LOCAL or DEBUG))
BEHIND_PROXY = flag("BEHIND_PROXY")
ALLOWED_HOSTS = words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS")


def secret_key():
    """Return the given key; on a developer's machine make one up and keep it."""
    if given := os.environ.get("SECRET_KEY"):
        return given
    if not (LOCAL or DEBUG):
        raise ImproperlyConfigured("Set SECRET_KEY: the site has ALLOWED_HOSTS, so it is a deployment.")
    kept = VAR_DIR / "secret_key"
    try:
        with open(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(get_random_secret_key())
    except FileExistsError:
        pass
    return kept.read_text()


SECRET_KEY = secret_key()
ROOT_URLCONF = "kb.urls"
WSGI_APPLICATION = "kb.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Apps
INSTALLED_APPS = [
    "kb.apps.CuratorsConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "simple_history",
    "csp",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "kb.apps.SignInsConfig",
    "legalacts",
]

# Middleware. The headers come early so that static files and error pages carry them too.
MIDDLEWARE = [
    "kb.middleware.called_by_any_name",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "kb.middleware.drawn_in_styles",
    "kb.middleware.permissions_policy",
    "kb.middleware.no_cookies_outside_the_admin",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kb.metrics.measure",
    "kb.rates.limit_rates",
    "kb.pages.keeping.keep_pages",
    "kb.overload.turn_away",
    "kb.pages.compression.Compression",
    "django.middleware.http.ConditionalGetMiddleware",
    "kb.pages.caching.say_who_may_keep",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "legalacts.views.planned.publish_on_time",
    "kb.replicas.ReadFromReplica",
    "axes.middleware.AxesMiddleware",
]

# Templates
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# Database
# Each thread has a connection of its own: what it keeps of the file (KiB) and of statements counts once a thread, and
# the system keeps the file anyway.
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-512;"
SQLITE_OPTIONS = {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": PRAGMAS, "cached_statements": 24}
# A server that has vanished is noticed within seconds, not within the minutes that TCP allows itself.
NETWORK = {"connect_timeout": 3, "tcp_user_timeout": 5000, "keepalives_idle": 10, "keepalives_interval": 3}
CONN_MAX_AGE = int(os.environ.get("CONN_MAX_AGE", "60"))


def database(url):
    """Return the settings of one database, safe behind a pooler that lends a connection per transaction."""
    config = dj_database_url.parse(url, conn_max_age=CONN_MAX_AGE, conn_health_checks=True)
    if config["ENGINE"].endswith("sqlite3"):
        return config | {"OPTIONS": SQLITE_OPTIONS | config.get("OPTIONS", {})}
    return config | {"DISABLE_SERVER_SIDE_CURSORS": True, "OPTIONS": NETWORK | config.get("OPTIONS", {})}


DATABASES = {"default": database(os.environ.get("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'kb.sqlite3'}")}
for number, replica_url in enumerate(words("DATABASE_REPLICA_URLS"), start=1):
    # Whether a replica answers is asked for each request anyway: kb/replicas.py.
    DATABASES[f"replica{number}"] = database(replica_url) | {"CONN_HEALTH_CHECKS": False, "TEST": {"MIRROR": "default"}}
DATABASE_ROUTERS = ["kb.replicas.ReplicaRouter"]

CACHE_URL = os.environ.get("CACHE_URL") or "locmem://"
CACHE_KINDS = {"locmem": "locmem.LocMemCache", "redis": "redis.RedisCache", "rediss": "redis.RedisCache"}
CACHE_BACKEND = f"django.core.cache.backends.{CACHE_KINDS[CACHE_URL.partition('://')[0]]}"
CACHES = {"default": {"BACKEND": CACHE_BACKEND, "LOCATION": CACHE_URL}}
# How far the first database had got when a curator last wrote; all processes must see it.
FILES = {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": VAR_DIR / "written"}
CACHES["written"] = FILES if CACHE_URL.startswith("locmem") else CACHES["default"]

# Languages
LANGUAGE_CODE = "ky"
LANGUAGES = [("ky", "Кыргызча"), ("ru", "Русский"), ("en", "English")]
# Our own words first; then those of libraries that we say better than they do, or that they lack.
LOCALE_PATHS = [BASE_DIR / "kb" / "locale", BASE_DIR / "kb" / "locale_libraries"]
FORMAT_MODULE_PATH = ["kb.formats"]
TIME_ZONE = "Asia/Bishkek"

# Import of acts: the largest file taken, and the largest it may be once unpacked
IMPORT_LIMIT = int(os.environ.get("IMPORT_LIMIT", 8 * 1024 * 1024))
IMPORT_UNPACKED_LIMIT = int(os.environ.get("IMPORT_UNPACKED_LIMIT", 8 * IMPORT_LIMIT))

# Search by meaning as well as by words: needs `pip install .[semantic]`, or a provider of one's own.
SEMANTIC = flag("SEMANTIC")
SEMANTIC_PROVIDER = os.environ.get("SEMANTIC_PROVIDER") or "legalacts.search.semantic.e5.E5"

# A text may be pasted whole; only curators' forms read what is sent.
DATA_UPLOAD_MAX_MEMORY_SIZE = IMPORT_LIMIT * 3 // 2

# Static. Hashed names need `collectstatic`; until it has run, files are served from where they lie.
STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", BASE_DIR / "staticfiles"))
STATICFILES_DIRS = [BASE_DIR / "static"]
HASHED = not DEBUG and ("collectstatic" in sys.argv or (STATIC_ROOT / "staticfiles.json").exists())
WHITENOISE_USE_FINDERS = not HASHED
WHITENOISE_ALLOW_ALL_ORIGINS = False
# Source maps are large, and only a developer's tools ever ask for them.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["map", "png", "ico", "gz", "br", "woff", "woff2"]
PLAIN_STORAGE = "django.contrib.staticfiles.storage.StaticFilesStorage"
HASHED_STORAGE = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": HASHED_STORAGE if HASHED else PLAIN_STORAGE},
}

# API
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_PAGINATION_CLASS": "legalacts.api.pagination.Pages",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "legalacts.api.errors.problem",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Legal knowledge base",
    "DESCRIPTION": "Dated, sourced rules of migration and labour law, and the acts they rest on. No key.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_AUTHENTICATION": [],
    "SERVE_PERMISSIONS": [],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SCHEMA_PATH_PREFIX": "/api/v1",
}

# Security. Cookies exist below /admin/ only: public pages set none and may be cached by anybody.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
# Signing in: a code from the telephone beside the password; five wrong tries close an account for a while to one place.
SECOND_FACTOR = flag("SECOND_FACTOR", default=not (LOCAL or DEBUG))
OTP_TOTP_ISSUER = os.environ.get("OTP_TOTP_ISSUER", "Legal knowledge base")
OTP_ADMIN_HIDE_SENSITIVE_DATA = True
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = "kb.sign_in.throttle.locked_for"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = AXES_ENABLE_ADMIN = AXES_VERBOSE = False
AXES_CLIENT_IP_CALLABLE = "legalacts.views.limiting.address_of"
AXES_LOCKOUT_CALLABLE = "kb.sign_in.throttle.locked"
AXES_SENSITIVE_PARAMETERS = ["password", "code"]
SESSION_COOKIE_AGE = 12 * 60 * 60
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = LANGUAGE_COOKIE_PATH = "/admin/"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
FROM_NOWHERE = ["default-src", "frame-ancestors", "base-uri"]
FROM_HERE = ["script-src", "style-src", "img-src", "font-src", "connect-src", "form-action", "manifest-src"]
CONTENT_SECURITY_POLICY = {"DIRECTIVES": {name: [NONE] for name in FROM_NOWHERE} | {name: [SELF] for name in FROM_HERE}}

# How many pages a process makes at once, and how many more requests may wait for that; the others come back later.
PAGES_AT_ONCE = int(os.environ.get("PAGES_AT_ONCE", "4"))
PAGES_WAITING = int(os.environ.get("PAGES_WAITING", "8"))

# How many megabytes of finished public pages a process keeps; 0 keeps none.
PAGES_KEPT_MB = int(os.environ.get("PAGES_KEPT_MB", "8"))
# Whether a process keeps what it counted over all records for as long as nothing changes.
COUNTS_KEPT = True

# Requests a minute from one network address, on a deployment; 0 is no limit.
DEFAULT_RATES = {"search": 600, "suggest": 3000, "api": 1200}
RATES = {
    name: int(os.environ.get(f"{name.upper()}_RATE", 0 if LOCAL else most)) for name, most in DEFAULT_RATES.items()
}

# Figures for Prometheus: needs `pip install .[metrics]`; without a token there are none.
METRICS_TOKEN = os.environ.get("METRICS_TOKEN", "")
METRICS_DIR = VAR_DIR / "metrics"
if METRICS_TOKEN:
    METRICS_DIR.mkdir(exist_ok=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(METRICS_DIR)

# Logging, without what a reader asked for or where they are; one JSON object a line in a deployment
LOG_FORMAT = os.environ.get("LOG_FORMAT") or ("plain" if LOCAL else "json")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_query": {"()": "kb.log.WithoutQuery"}},
    "formatters": {
        "plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
        "json": {"()": "kb.log.JsonLines"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT, "filters": ["no_query"]}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "INFO")},
    "loggers": {name: {"handlers": ["console"], "propagate": False} for name in ("django", "django.server")}
    # Who signs in from where stands in the admin, for a while, and in no log. That the body of an answer to HEAD is not
    # sent is as it should be.
    | {"axes": {"level": "CRITICAL"}, "gunicorn.http.wsgi": {"level": "ERROR"}},
}
