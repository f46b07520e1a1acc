"""The portal as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Pages for people."""

    name = "sinergi.portal"
    verbose_name = "Portal"
