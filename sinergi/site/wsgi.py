"""The `web` process under any WSGI server: `gunicorn sinergi.site.wsgi`."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sinergi.site.settings")
application = get_wsgi_application()
