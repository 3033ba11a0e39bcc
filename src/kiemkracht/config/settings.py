"""Settings. Every one that an operator may set is an environment variable `KIEMKRACHT_…`.

`docs/howto/operate.md` lists them all; a test fails when one is missing there.
"""

import os
from pathlib import Path

import fontpkg_atkinson_hyperlegible
import fontpkg_crimson_text
from environs import Env

from kiemkracht.config.demo import DEMO_LOGINS, DEMO_PASSWORD

# Our matrices are small: one thread is many times quicker than several that wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

env = Env()

with env.prefixed("KIEMKRACHT_"):
    HOME = Path(env.str("HOME", ".kiemkracht")).resolve()
    DEMO = env.bool("DEMO", False)
    DEBUG = env.bool("DEBUG", False)
    SECRET_KEY = env.str("SECRET_KEY", "")
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
    CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])
    DATABASE_URL = env.str("DATABASE_URL", "")
    BEHIND_TLS = env.bool("BEHIND_TLS", False)
    KIEMKRACHT_CITY_NAME = env.str("CITY_NAME", "Lindehaven")
    KIEMKRACHT_CONTACT_EMAIL = env.str("CONTACT_EMAIL", "hallo@lindehaven.example")
    KIEMKRACHT_CONTACT_PHONE = env.str("CONTACT_PHONE", "")
    KIEMKRACHT_THEME_CSS = env.str("THEME_CSS", "")
    KIEMKRACHT_THEME_CLASS = env.str("THEME_CLASS", "")
    KIEMKRACHT_K_SMALL = env.int("K_SMALL", 5)
    KIEMKRACHT_SURPRISE_EVERY = max(2, env.int("SURPRISE_EVERY", 3))
    KIEMKRACHT_K_LARGE = env.int("K_LARGE", 10)
    KIEMKRACHT_ANSWER_WORKING_DAYS = env.int("ANSWER_WORKING_DAYS", 5)
    KIEMKRACHT_WORKER_INSIDE = env.bool("WORKER_INSIDE", DEMO)
    KIEMKRACHT_TEXT_KEYS: list[str] = env.list("TEXT_KEYS", [])
    KIEMKRACHT_TEXT_DAYS = env.int("TEXT_DAYS", 90)
    KIEMKRACHT_BACKING_DAYS = env.int("BACKING_DAYS", 365)
    KIEMKRACHT_DROP_DOMAIN = env.str("DROP_DOMAIN", "")
    KIEMKRACHT_EMBEDDER = env.str("EMBEDDER", "")
    KIEMKRACHT_EXECUTOR = env.str("EXECUTOR", "")
    KIEMKRACHT_EMBEDDER_MODEL = env.str("EMBEDDER_MODEL", "")
    KIEMKRACHT_EMBEDDER_KEY = env.str("EMBEDDER_KEY", "")

# Shown on the login page of the demo city, and nowhere else.
KIEMKRACHT_DEMO_LOGINS = DEMO_LOGINS if DEMO else ()
KIEMKRACHT_DEMO_PASSWORD = DEMO_PASSWORD if DEMO else ""

if not SECRET_KEY:
    # One key per installation, made on first use and kept beside the database.
    from kiemkracht.config.secret import secret_key_in

    SECRET_KEY = secret_key_in(HOME)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "kiemkracht.base",
    "kiemkracht.ui",
    "kiemkracht.people",
    "kiemkracht.direction",
    "kiemkracht.sprouts",
    "kiemkracht.perspectives",
    "kiemkracht.connect",
    "kiemkracht.weigh",
    "kiemkracht.answers",
    "kiemkracht.act",
    "kiemkracht.learn",
    "kiemkracht.tip",
    "kiemkracht.front",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kiemkracht.base.middleware.PrivatePagesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kiemkracht.ui.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kiemkracht.people.middleware.VisitorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kiemkracht.base.middleware.RoomErrorMiddleware",
    "kiemkracht.base.middleware.RememberingMiddleware",
]

ROOT_URLCONF = "kiemkracht.config.urls"
WSGI_APPLICATION = "kiemkracht.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "kiemkracht.ui.context.site",
            ],
        },
    }
]
FORM_RENDERER = "kiemkracht.ui.forms.KiemkrachtRenderer"

SQLITE_OPTIONS = {
    # IMMEDIATE takes the write lock at the start, so that a read-modify-write waits its turn
    # instead of failing; FULL keeps what was acknowledged through a power cut.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        "PRAGMA mmap_size=134217728; PRAGMA journal_size_limit=27103364; PRAGMA cache_size=-20000;"
    ),
}

if DATABASE_URL:
    DATABASES = {"default": env.dj_db_url("KIEMKRACHT_DATABASE_URL", conn_max_age=60)}
else:
    DATABASES = {
        "default": {
            "ENGINE": "kiemkracht.base.sqlite",
            "NAME": HOME / "kiemkracht.sqlite3",
            "OPTIONS": SQLITE_OPTIONS,
            "CONN_MAX_AGE": 60,
        }
    }

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "people:login"
LOGIN_REDIRECT_URL = "people:my_place"
LOGOUT_REDIRECT_URL = "front:today"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
# The two letters of the house come from packages, so that no font is copied into the repository.
STATICFILES_DIRS = [
    ("letters", Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files"),
    ("letters", Path(fontpkg_crimson_text.__file__).parent / "files"),
]
STATIC_ROOT = HOME / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
MEDIA_ROOT = HOME / "media"
# As large as the largest document we read, so that a text of somebody is never put on a disk.
FILE_UPLOAD_MAX_MEMORY_SIZE = 21_000_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400

# Two lanes, see base.jobs: what takes long keeps nothing else waiting.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "large"]}}

SESSION_ENGINE = "kiemkracht.base.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "kiemkracht.ui.views.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if BEHIND_TLS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_SSL_REDIRECT = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-src": ["'none'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
    }
}

SILENCED_SYSTEM_CHECKS: list[str] = []

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
