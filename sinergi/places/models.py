"""The tables of places: regions of three levels and the holidays of the working calendar."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sinergi.kernel import clock, ids
from sinergi.kernel.ids import Urn


class Level(models.TextChoices):
    """Levels of a city's territory (UU 23/2014)."""

    KOTA = "kota", _("Kota")
    KECAMATAN = "kecamatan", _("Kecamatan")
    KELURAHAN = "kelurahan", _("Kelurahan")


class Region(models.Model):
    """A part of the city. `code` is Kemendagri's ("35.73.02.1001"); the parent's code is its beginning.

    `lat` and `lng` are a point inside it; `geometry` a GeoJSON Polygon or MultiPolygon, lon/lat.
    """

    code = models.CharField(max_length=13, primary_key=True)
    level = models.CharField(max_length=9, choices=Level.choices)
    name = models.CharField(max_length=60)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    postcode = models.CharField(max_length=5, blank=True, default="")
    lat = models.FloatField()
    lng = models.FloatField()
    area_km2 = models.DecimalField(max_digits=8, decimal_places=3, null=True, blank=True)
    geometry = models.JSONField()

    class Meta:
        db_table = "places_region"
        ordering = ("code",)
        constraints = (
            models.CheckConstraint(
                condition=Q(level=Level.KOTA, parent__isnull=True)
                | ~Q(level=Level.KOTA) & Q(parent__isnull=False),
                name="places_region_has_parent",
            ),
            models.UniqueConstraint(fields=["parent", "name"], name="places_region_name_once"),
        )
        indexes = (models.Index(fields=["level", "code"], name="places_region_level"),)

    def __str__(self) -> str:
        return self.name

    @property
    def full_name(self) -> str:
        """ "Kelurahan Kauman", "Kecamatan Klojen", "Kota Malang"."""
        if self.level == Level.KOTA:
            return self.name
        return f"{Level(self.level).label} {self.name}"


class HolidayKind(models.TextChoices):
    """Days on which offices are closed, by the yearly SKB Tiga Menteri."""

    LIBUR_NASIONAL = "libur_nasional", _("Libur nasional")
    CUTI_BERSAMA = "cuti_bersama", _("Cuti bersama")


class Holiday(models.Model):
    """A day off. An officer's removal keeps the row with `active` false, so that a reload does not bring it back."""

    URN_KIND: ClassVar[str] = "Holiday"

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    day = models.DateField()
    kind = models.CharField(max_length=14, choices=HolidayKind.choices)
    name = models.CharField(max_length=120)
    active = models.BooleanField(default=True)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        db_table = "places_holiday"
        ordering = ("day", "name")
        constraints = (
            models.UniqueConstraint(fields=["day", "name"], name="places_holiday_once"),
            models.CheckConstraint(
                condition=Q(kind__in=HolidayKind.values), name="places_holiday_kind"
            ),
        )

    def __str__(self) -> str:
        return f"{self.day} {self.name}"

    @property
    def urn(self) -> Urn:
        return ids.urn(self.URN_KIND, self.id)
