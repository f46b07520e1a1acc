"""What files there are; their content is opened in the portal, under rights."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from sinergi.files.models import File


@admin.register(File)
class FileAdmin(admin.ModelAdmin[File]):
    list_display = ("name", "media_type", "size", "klass", "owner", "created_at")
    list_filter = ("klass", "media_type")
    search_fields = ("name", "owner", "digest")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
