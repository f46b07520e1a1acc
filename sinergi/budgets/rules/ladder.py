"""The pagu ladder, pure: which step may follow, what a correction may touch, what holds now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sinergi.budgets.rules.errors import (
    BelowSpent,
    DocumentMissing,
    NegativeAmount,
    NothingToCorrect,
    StepBackwards,
    StepBeforeLast,
    StepTwice,
)
from sinergi.budgets.rules.states import PaguKind
from sinergi.kernel.money import Rupiah

RANK: Final = {kind: rank for rank, kind in enumerate(PaguKind)}
SPENDABLE: Final = (PaguKind.DEFINITIF, PaguKind.PERUBAHAN)


@dataclass(frozen=True)
class Step:
    """One row of the ladder; `corrects` names the row it takes the place of."""

    id: UUID
    kind: PaguKind
    amount: Rupiah
    on: date
    corrects: UUID | None = None


def effective(steps: Sequence[Step]) -> list[Step]:
    """The steps that hold, in the order of the ladder. `steps` come in the order they were written.

    A correction stands where the row it corrects stood.
    """
    later = {step.corrects: step for step in steps if step.corrects is not None}
    return [_last(step, later) for step in steps if step.corrects is None]


def _last(step: Step, later: Mapping[UUID, Step]) -> Step:
    while step.id in later:
        step = later[step.id]
    return step


def climb(steps: Sequence[Step], new: Step, *, document: str, spent: Rupiah) -> Step:
    """The step that holds once `new` is written.

    Raises NegativeAmount, DocumentMissing, StepBackwards, StepTwice, StepBeforeLast,
    NothingToCorrect, BelowSpent.
    """
    if new.amount < 0:
        raise NegativeAmount(field="amount")
    if not document.strip():
        raise DocumentMissing(field="document")
    holding = effective(steps)
    if new.corrects is None:
        _check_next(holding, new)
        after = [*holding, new]
    else:
        after = _corrected(holding, new)
    _check_dates(after, new)
    now = after[-1]
    if now.amount < spent:
        raise BelowSpent(field="amount", pagu=now.amount, spent=spent)
    return now


def spendable(kind: str) -> bool:
    """Whether money may be spent under a pagu of this kind."""
    return kind in SPENDABLE


def _check_next(holding: Sequence[Step], new: Step) -> None:
    if not holding:
        return
    last = holding[-1]
    if RANK[new.kind] < RANK[last.kind]:
        raise StepBackwards(field="kind", kind=last.kind.label)
    if new.kind == last.kind and new.kind != PaguKind.PERUBAHAN:
        raise StepTwice(field="kind", kind=new.kind.label)


def _corrected(holding: Sequence[Step], new: Step) -> list[Step]:
    old = next((step for step in holding if step.id == new.corrects), None)
    if old is None or old.kind != new.kind:
        raise NothingToCorrect(field="corrects")
    return [new if step.id == old.id else step for step in holding]


def _check_dates(after: Sequence[Step], new: Step) -> None:
    place = next(index for index, step in enumerate(after) if step.id == new.id)
    earliest = after[place - 1].on if place else date.min
    latest = after[place + 1].on if place + 1 < len(after) else date.max
    if not earliest <= new.on <= latest:
        raise StepBeforeLast(
            field="on",
            after="…" if earliest == date.min else f"{earliest:%d-%m-%Y}",
            before="…" if latest == date.max else f"{latest:%d-%m-%Y}",
        )
