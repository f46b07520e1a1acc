"""What outcomes tell the rest of the city: numbers, and cards on the thread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from sinergi.kernel import clock
from sinergi.kernel.errors import Text
from sinergi.kernel.ids import Urn, parse_urn, urn
from sinergi.ledger.api import Card, Row, Stage
from sinergi.outcomes.models import Gap, Invite, Outcome, Survey
from sinergi.outcomes.queries.rows import current_outcomes, readable, telling_surveys
from sinergi.outcomes.rules import SMALL, Aspect, Status, Wave, shown
from sinergi.people.api import Viewer


@dataclass(frozen=True)
class Numbers:
    """Results of the city: people asked in the wave of each programme that tells, answers, who earns.

    `earning` is None while it would tell of fewer than five people.
    """

    asked: int
    answered: int
    earning: int | None
    gaps: int


def numbers() -> Numbers:
    """The results of all programmes, in numbers."""
    surveys = telling_surveys()
    answers = current_outcomes().filter(survey__in=surveys)
    known = answers.aggregate(answered=Count("id"), earning=Count("id", filter=Q(earning=True)))
    return Numbers(
        asked=Invite.objects.filter(survey__in=surveys).count(),
        answered=known["answered"],
        earning=shown(known["earning"]) if known["answered"] >= SMALL else None,
        gaps=Gap.objects.count(),
    )


def visible(urns: Sequence[Urn], viewer: Viewer) -> set[Urn]:
    """Which of these rows the viewer may know of."""
    kinds = _by_kind(urns)
    outcomes = readable(viewer).filter(pk__in=kinds.get("Outcome", ())).values_list("pk", flat=True)
    surveys = Survey.objects.filter(pk__in=kinds.get("Survey", ())).values_list("pk", flat=True)
    gaps = Gap.objects.filter(pk__in=kinds.get("Gap", ())).values_list("pk", flat=True)
    return {
        urn(kind, key)
        for kind, keys in (("Outcome", outcomes), ("Survey", surveys), ("Gap", gaps))
        for key in keys
    }


def describe(urns: Sequence[Urn], viewer: Viewer) -> dict[Urn, Card]:
    """Cards of the rows of this stage among these that the viewer may read; one query a kind."""
    kinds = _by_kind(urns)
    cards: list[Card] = []
    if kinds.get("Survey"):
        rows = Survey.objects.filter(pk__in=kinds["Survey"]).select_related(
            "programme__organisation"
        )
        cards += map(
            _survey_card,
            rows.annotate(
                invited=Count("invites", distinct=True),
                answered=Count(
                    "outcomes", filter=Q(outcomes__corrected_by__isnull=True), distinct=True
                ),
                earning=Count(
                    "outcomes",
                    filter=Q(outcomes__corrected_by__isnull=True, outcomes__earning=True),
                    distinct=True,
                ),
            ),
        )
    if kinds.get("Gap"):
        gaps = Gap.objects.filter(pk__in=kinds["Gap"])
        cards += map(_gap_card, gaps.select_related("programme__organisation"))
    if kinds.get("Outcome"):
        outcomes = readable(viewer).filter(pk__in=kinds["Outcome"])
        cards += map(_outcome_card, outcomes.select_related("programme__organisation", "survey"))
    return {card.urn: card for card in cards}


def _by_kind(urns: Sequence[Urn]) -> Mapping[str, list[UUID]]:
    kinds: defaultdict[str, list[UUID]] = defaultdict(list)
    for one in urns:
        kind, key = parse_urn(one)
        kinds[kind].append(key)
    return kinds


def _card(row: Row, programme: object, kind: Text, title: str, state: Text, **more: object) -> Card:
    more.setdefault("at", row.created_at)
    return Card(
        urn=row.urn,
        code=row.code,
        stage=Stage.OUTCOMES,
        kind=kind,
        title=title,
        state=state,
        organisation=programme.organisation.short,  # type: ignore[attr-defined]
        contoh=row.contoh,
        source=row.source,
        **more,  # type: ignore[arg-type]
    )


def _survey_card(row: Survey) -> Card:
    label = Wave(row.wave).label
    if row.sent_at is None:
        state: Text = _("Dijadwalkan")
        if row.due_at <= clock.now():
            state = _("Segera dikirim")
    else:
        state = _("%(answered)d dari %(invited)d menjawab") % {
            "answered": row.answered,  # type: ignore[attr-defined]
            "invited": row.invited,  # type: ignore[attr-defined]
        }
    return _card(
        row,
        row.programme,
        _("Survei hasil"),
        f"{row.programme.title}: {label}",
        state,
        # Planned when the activity ended, but it happens when people are asked.
        at=row.sent_at or row.due_at,
        people=_earning(row),
    )


def _earning(row: Survey) -> int | None:
    answered: int = row.answered  # type: ignore[attr-defined]
    earning: int = row.earning  # type: ignore[attr-defined]
    return shown(earning) or None if answered >= SMALL else None


def _gap_card(row: Gap) -> Card:
    return _card(
        row,
        row.programme,
        Aspect(row.aspect).label,
        row.text,
        _("Tidak ditemukan"),
        missing=(_missing(row),),
    )


def _missing(row: Gap) -> Text:
    return _("%(aspect)s: tidak ditemukan (dicari %(day)s)") % {
        "aspect": Aspect(row.aspect).label,
        "day": f"{row.searched_on:%d-%m-%Y}",
    }


def _outcome_card(row: Outcome) -> Card:
    title = f"{row.programme.title}: {Wave(row.survey.wave).label}"
    return _card(row, row.programme, _("Jawaban peserta"), title, Status(row.status).label)
