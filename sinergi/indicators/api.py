"""The public face of indicators."""

from sinergi.indicators.actions import compute, recompute, report_value, set_target
from sinergi.indicators.datasets import DATASETS
from sinergi.indicators.models import Dimension, Indicator, IndicatorValue, Target
from sinergi.indicators.queries import (
    URN_KINDS,
    VERBS,
    DimensionScores,
    Score,
    describe,
    find,
    history,
    indicator_by_code,
    said,
    score,
    scorecard,
    values,
    visible,
)
from sinergi.indicators.reference import load_reference
from sinergi.indicators.rules import (
    COMPUTE,
    PERMISSIONS,
    REPORT,
    Direction,
    Kind,
    NotComputed,
    NotReported,
    PeriodUnreadable,
    SourceMissing,
    Standing,
)

__all__ = [
    "COMPUTE",
    "DATASETS",
    "PERMISSIONS",
    "REPORT",
    "URN_KINDS",
    "VERBS",
    "Dimension",
    "DimensionScores",
    "Direction",
    "Indicator",
    "IndicatorValue",
    "Kind",
    "NotComputed",
    "NotReported",
    "PeriodUnreadable",
    "Score",
    "SourceMissing",
    "Standing",
    "Target",
    "compute",
    "describe",
    "find",
    "history",
    "indicator_by_code",
    "load_reference",
    "recompute",
    "report_value",
    "said",
    "score",
    "scorecard",
    "set_target",
    "values",
    "visible",
]
