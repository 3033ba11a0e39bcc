"""`python -m kiemkracht.cli`."""

import sys

from kiemkracht.cli.main import main

sys.exit(main())
