"""The official lists of codes and names (Permendagri 90/2019 and its yearly updates)."""

from __future__ import annotations

from django.db import models

from sinergi.plans.rules.states import Level


class NomenclatureVersion(models.Model):
    """One list as decreed, and the plan years it holds for (both ends included).

    `complete` is False for a list of which only parts are known; the nearest complete list stands
    in for the rest.
    """

    key = models.CharField(max_length=20, primary_key=True)
    decree = models.CharField(max_length=120)
    issued_on = models.DateField()
    valid_from = models.PositiveSmallIntegerField()
    valid_to = models.PositiveSmallIntegerField()
    complete = models.BooleanField(default=True)
    note = models.CharField(max_length=300, blank=True, default="")
    checksum = models.CharField(max_length=64, blank=True, default="", editable=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(valid_to__gte=models.F("valid_from")), name="plans_version_years"
            ),
        )

    def __str__(self) -> str:
        return f"{self.key} ({self.decree})"


class Nomenclature(models.Model):
    """A row of one list. Program `X.XX.01` (penunjang) stands for the office's own bidang."""

    version = models.ForeignKey(NomenclatureVersion, on_delete=models.PROTECT, related_name="rows")
    code = models.CharField(max_length=20)
    level = models.CharField(max_length=12, choices=Level.choices)
    name = models.TextField()
    kinerja = models.TextField(blank=True, default="")
    indicator = models.TextField(blank=True, default="")
    unit = models.CharField(max_length=60, blank=True, default="")
    replaces = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["version", "code"], name="plans_nomenclature_once"),
        )
        indexes = (models.Index(fields=["code"], name="plans_nomenclature_code"),)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Regulation(models.Model):
    """A decree that changed the nomenclature, and the plan years it was meant for."""

    number = models.CharField(max_length=60, primary_key=True)
    title = models.CharField(max_length=200)
    issued_on = models.DateField()
    year_from = models.PositiveSmallIntegerField()
    year_to = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=300, blank=True, default="")

    def __str__(self) -> str:
        return self.number
