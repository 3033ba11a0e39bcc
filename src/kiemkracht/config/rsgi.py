"""What `kiemkracht serve` serves: pages and live streams behind one door."""

import os
import sys

from django.db import connection

from kiemkracht.config.door import Door
from kiemkracht.config.wsgi import application

# A page lets go of the interpreter some thirty times (each question to the database is one), and
# each time waits so long at most for who computes meanwhile. Python's own 5 ms made that 150.
SWITCH_S = 0.0005

sys.setswitchinterval(SWITCH_S)
threads = int(os.environ.get("KIEMKRACHT_THREADS", "4"))
# SQLite answers within this process, so one request at a time is quickest. Of a database elsewhere
# requests wait for the network, and others may compute meanwhile.
door = Door(application, threads=threads, at_once=1 if connection.vendor == "sqlite" else threads)
