"""The `hub` process under any ASGI server: `uvicorn sinergi.site.asgi:application`."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sinergi.site.settings")
django.setup()

from sinergi.hub.http import create_app  # noqa: E402 - the hub's modules need Django to be set up

application = create_app()
