"""What `kiemkracht serve` serves: pages and live streams behind one door."""

import os

from kiemkracht.config.door import Door
from kiemkracht.config.wsgi import application

door = Door(application, threads=int(os.environ.get("KIEMKRACHT_THREADS", "4")))
