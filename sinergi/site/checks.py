"""`sinergi check`: what is wrong with this installation, and what could be better."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core import checks as django_checks
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from sinergi.site import reference
from sinergi.site.parts import Part
from sinergi.site.settings import PACKAGE

_LITTLE_SPACE = 1 << 30


@dataclass(frozen=True)
class Finding:
    """One thing; `must` when the city cannot be trusted to work until it is mended."""

    must: bool
    indonesian: str
    english: str

    def __str__(self) -> str:
        mark = "SALAH" if self.must else "saran"
        return f"{mark}: {self.indonesian} / {self.english}"


def findings() -> list[Finding]:
    """All findings, the ones that must be mended first."""
    found = [*_files(), *_database(), *_surroundings(), *_framework()]
    return sorted(found, key=lambda finding: not finding.must)


def _files() -> Iterator[Finding]:
    build = PACKAGE / "portal" / "static" / "build"
    if not any(build.glob("*.css")):
        yield Finding(
            True, "Tampilan belum dibangun; jalankan `make run`.", "The look is not built."
        )
    if not list(PACKAGE.glob("locale/*/LC_MESSAGES/django.mo")):
        yield Finding(False, "Terjemahan belum disusun.", "Translations are not compiled.")
    home: Path = settings.SINERGI_HOME
    if shutil.disk_usage(home).free < _LITTLE_SPACE:
        yield Finding(
            False, f"Ruang di {home} tinggal sedikit.", f"Little space is left in {home}."
        )
    key = home / "secret-key"
    if key.exists() and key.stat().st_mode & 0o077:
        yield Finding(True, f"{key} dapat dibaca orang lain.", f"{key} can be read by others.")


def _database() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        yield Finding(True, f"{len(plan)} migrasi belum dijalankan.", "Migrations are pending.")
    elif reference.is_due():
        yield Finding(
            True,
            "Data acuan belum dimuat; `sinergi up` memuatnya.",
            "Reference data is not loaded.",
        )


def _surroundings() -> Iterator[Finding]:
    if not (shutil.which("mosquitto") or Path("/usr/sbin/mosquitto").exists()):
        yield Finding(
            False, "mosquitto tidak terpasang: sensor MQTT mati.", "mosquitto is missing: no MQTT."
        )
    if settings.SINERGI_MAIL_URL.startswith("console:"):
        yield Finding(
            False,
            "Surel hanya ditulis ke catatan; isi SINERGI_MAIL_URL.",
            "Mail is only written to the log; set SINERGI_MAIL_URL.",
        )
    web = Part("web", (), ("127.0.0.1", settings.SINERGI_PORT))
    if not web.answers():
        yield Finding(False, "Kota tidak sedang berjalan.", "The city is not running.")


def _framework() -> Iterator[Finding]:
    for message in django_checks.run_checks(databases=["default"]):
        yield Finding(message.is_serious(), message.msg, message.id or "django")
