"""What `kiemkracht serve` serves: pages and live streams behind one door."""

import os
import sys

from kiemkracht.config.door import Door
from kiemkracht.config.wsgi import application

# A page lets go of the interpreter some thirty times (each question to the database is one), and
# each time waits so long at most for who computes meanwhile. Python's own 5 ms made that 150.
SWITCH_S = 0.0005

sys.setswitchinterval(SWITCH_S)
door = Door(application, threads=int(os.environ.get("KIEMKRACHT_THREADS", "4")))
