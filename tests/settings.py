"""Settings of the tests: quick hashes, jobs at once, a database in a file or PostgreSQL."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

os.environ.setdefault("KIEMKRACHT_SECRET_KEY", "only-for-tests")
if "KIEMKRACHT_HOME" not in os.environ:
    os.environ["KIEMKRACHT_HOME"] = tempfile.mkdtemp(prefix="kiemkracht-tests-")
    atexit.register(shutil.rmtree, os.environ["KIEMKRACHT_HOME"], ignore_errors=True)

from kiemkracht.config.settings import *  # noqa: F403
from kiemkracht.config.settings import DATABASES, HOME

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
KIEMKRACHT_WORKER_INSIDE = False
WHITENOISE_AUTOREFRESH = True
MEDIA_ROOT = HOME / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

if DATABASES["default"]["ENGINE"].endswith("sqlite"):
    # A file, as in real life: threads share it, and the boot check can read it back.
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    DATABASES["default"]["TEST"] = {"NAME": str(Path(HOME) / f"test-{worker}.sqlite3")}
