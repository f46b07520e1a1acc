"""Reference data and rescue. Officers work in the portal."""

from __future__ import annotations

from django.contrib import admin

from sinergi.budgets.models import Account, Fund


@admin.register(Account)
class AccountAdmin(admin.ModelAdmin[Account]):
    list_display = ("code", "level", "name", "use")
    list_filter = ("level",)
    search_fields = ("code", "name")


@admin.register(Fund)
class FundAdmin(admin.ModelAdmin[Fund]):
    list_display = ("code", "level", "name")
    list_filter = ("level",)
    search_fields = ("code", "name")
