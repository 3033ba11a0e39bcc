"""The door to the web server; in the demo the worker lives behind it too."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kiemkracht.config.settings")

application = get_wsgi_application()


def _start_worker() -> None:
    from django.conf import settings

    if settings.KIEMKRACHT_WORKER_INSIDE:
        from kiemkracht.base.jobs import start_worker_thread

        start_worker_thread()


_start_worker()
