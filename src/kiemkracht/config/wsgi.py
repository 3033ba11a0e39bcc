"""The door to the web server; in the demo the worker lives behind it too."""

import os
import threading
from pathlib import Path

from django.core.wsgi import get_wsgi_application

from kiemkracht.config.process import settle
from kiemkracht.config.utf8 import Application, utf8_only

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kiemkracht.config.settings")


def _open() -> Application:
    from django.conf import settings

    # Without collected files the server finds them itself, but it wants to see the folder.
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    return get_wsgi_application()


def _start_worker() -> None:
    from django.conf import settings

    if settings.KIEMKRACHT_WORKER_INSIDE:
        from kiemkracht.base.jobs import start_worker_threads

        start_worker_threads()


def _warm_up() -> None:
    from kiemkracht.base.search import warm_up

    # A moment later: the first visitor comes first.
    timer = threading.Timer(2.0, warm_up)
    timer.daemon = True
    timer.start()


application = utf8_only(_open())
settle()
_start_worker()
_warm_up()
