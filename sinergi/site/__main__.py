"""`python -m sinergi.site ...` is `sinergi ...`."""

from __future__ import annotations

import sys

from sinergi.site.cli import main

sys.exit(main())
