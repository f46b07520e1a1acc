"""The command `sinergi`."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Entry point of the command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sinergi.site.settings")
    if sys.argv[1:2] == ["manage"]:
        from django.core.management import execute_from_command_line

        execute_from_command_line(["sinergi manage", *sys.argv[2:]])
