"""The tables of the scorecard."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from sinergi.indicators.rules import Direction, Kind
from sinergi.ledger.api import Row, Stage


class Dimension(models.Model):
    """One of the six dimensions of a smart city."""

    key = models.CharField(max_length=20, primary_key=True)
    name = models.CharField(max_length=60)
    english = models.CharField(max_length=60)
    about = models.CharField(max_length=300)
    about_english = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "indicators_dimension"
        ordering = ("position",)

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """Its name in the reader's language."""
        return self.english if (get_language() or "id").startswith("en") else self.name

    @property
    def told(self) -> str:
        """What it is about, in the reader's language."""
        english = (get_language() or "id").startswith("en")
        return self.about_english if english else self.about


class Indicator(Row):
    """A figure about the city, its formula or source, and in which direction it is good.

    `key` names it in files and addresses. `formula` is a key of `rules.FORMULAS` (empty for reported
    figures) and `offices` the short names its rows are limited to (empty: all). `decimals` is how
    many digits people are shown. `owner` is the short name of the office that answers for it.
    `english` holds name, question, unit, definition and limits in English; `say` gives the words in
    the language of the reader.
    """

    URN_KIND: ClassVar[str] = "Indicator"
    STAGE: ClassVar[Stage] = Stage.INDICATORS

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=160)
    question = models.CharField(max_length=200, blank=True, default="")
    dimension = models.ForeignKey(Dimension, on_delete=models.PROTECT, related_name="indicators")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    formula = models.CharField(max_length=40, blank=True, default="")
    offices = models.JSONField(default=list, blank=True)
    unit = models.CharField(max_length=40)
    decimals = models.PositiveSmallIntegerField(default=1)
    direction = models.CharField(max_length=6, choices=Direction.choices)
    definition = models.TextField(blank=True, default="")
    limits = models.TextField(blank=True, default="")
    owner = models.CharField(max_length=60, blank=True, default="")
    english = models.JSONField(default=dict, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "indicators_indicator"
        ordering = ("position", "key")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind=Kind.COMPUTED) & ~Q(formula="")
                | Q(kind=Kind.REPORTED, formula=""),
                name="indicators_formula_when_computed",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def say(self, field: str) -> str:
        """One of its texts in the reader's language; Indonesian where there is no English."""
        if (get_language() or "id").startswith("en"):
            return str(self.english.get(field) or getattr(self, field))
        return str(getattr(self, field))


class Target(models.Model):
    """What a document promised for a period."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="targets")
    period = models.CharField(max_length=10)
    value = models.DecimalField(max_digits=20, decimal_places=4)
    source = models.TextField()

    class Meta:
        db_table = "indicators_target"
        constraints = (
            models.UniqueConstraint(fields=["indicator", "period"], name="indicators_target_once"),
            models.CheckConstraint(condition=~Q(source=""), name="indicators_target_sourced"),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.period} {self.value}"


class IndicatorValue(Row):
    """The value of an indicator in one period (a year, "2021").

    Computed: `numerator` over `denominator` (absent for counts) and `rows`, how many rows were
    counted; the rows themselves hang on the ledger's edges. `asked` is how many persons a survey
    asked, where there was one. Reported: `source` says where. A value that counted other rows than
    before is a new one that `corrects` the old; `current` tells which holds.
    """

    URN_KIND: ClassVar[str] = "IndicatorValue"
    STAGE: ClassVar[Stage] = Stage.INDICATORS

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="values")
    period = models.CharField(max_length=10)
    value = models.DecimalField(max_digits=20, decimal_places=4)
    numerator = models.BigIntegerField(null=True, blank=True)
    denominator = models.BigIntegerField(null=True, blank=True)
    asked = models.PositiveIntegerField(null=True, blank=True)
    rows = models.PositiveIntegerField(default=0)
    note = models.TextField(blank=True, default="")
    computed_at = models.DateTimeField(null=True, blank=True)
    corrects = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    current = models.BooleanField(default=True)

    class Meta:
        db_table = "indicators_value"
        constraints = (
            models.UniqueConstraint(
                fields=["indicator", "period"],
                condition=Q(current=True),
                name="indicators_value_one_current",
            ),
            models.CheckConstraint(
                condition=Q(computed_at__isnull=False) | ~Q(source=""),
                name="indicators_value_computed_or_sourced",
            ),
            models.CheckConstraint(
                condition=Q(denominator__isnull=True) | Q(denominator__gt=0),
                name="indicators_value_denominator",
            ),
        )
        indexes = (
            models.Index(fields=["indicator", "period"], name="indicators_value_series"),
            models.Index(fields=["-created_at", "-id"], name="indicators_value_newest"),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.period} {self.value}"
