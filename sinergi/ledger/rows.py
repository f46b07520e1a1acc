"""What a row of the thread is, and how it introduces itself to pages of other stages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from sinergi.kernel import clock, ids
from sinergi.kernel.errors import Text
from sinergi.kernel.ids import Urn
from sinergi.kernel.money import Rupiah


class Stage(models.TextChoices):
    """The stations of the thread, in order."""

    VOICES = "voices", _("Suara")
    PROPOSALS = "proposals", _("Usulan")
    PLANS = "plans", _("Rencana")
    BUDGETS = "budgets", _("Anggaran")
    PROGRAMMES = "programmes", _("Program")
    OUTCOMES = "outcomes", _("Hasil")
    INDICATORS = "indicators", _("Indikator")


class Row(models.Model):
    """A row that is a node of the thread: time-ordered id, public code, URN, and where it comes from.

    `contoh` marks what was invented for the demo; it travels through every page, export and entity.
    `source` names where a reported fact was published (empty for what happened in Sinergi itself).
    """

    URN_KIND: ClassVar[str]
    STAGE: ClassVar[Stage]

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    code = models.CharField(max_length=10, unique=True, editable=False)
    contoh = models.BooleanField(default=False)
    source = models.TextField(blank=True, default="")
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        abstract = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.code:
            self.code = ids.code_of(self.id)

    @property
    def urn(self) -> Urn:
        return ids.urn(self.URN_KIND, self.id)


@dataclass(frozen=True)
class Card:
    """What a row shows of itself on pages of the whole chain. Stages make them in `describe`.

    `title`, `reason` and `organisation` hold what the viewer may read. `planned` and `spent` are
    rupiah, `people` a count of persons reached. `missing` names facts that were searched and not
    found, in words for people.
    """

    urn: Urn
    code: str
    stage: Stage
    kind: Text
    title: str
    state: Text
    at: datetime
    organisation: str = ""
    place: str = ""
    decided_by: str = ""
    reason: str = ""
    planned: Rupiah | None = None
    spent: Rupiah | None = None
    people: int | None = None
    contoh: bool = False
    source: str = ""
    missing: tuple[Text, ...] = field(default=())


def row_models() -> tuple[type[Row], ...]:
    """Every table whose rows are nodes of the thread, in order of their kind."""
    found = (model for model in apps.get_models() if issubclass(model, Row))
    return tuple(sorted(found, key=lambda model: model.URN_KIND))


def id_of(urn: Urn | str) -> UUID:
    """The id inside one of our URNs. Raises ValueError for any other text."""
    return ids.parse_urn(urn)[1]
