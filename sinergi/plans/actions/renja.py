"""Draft a Renja, write its lines, fix it by decree."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.db.models import Q

from sinergi.hub.api import publish
from sinergi.kernel import clock, jobs
from sinergi.kernel.ids import Urn
from sinergi.kernel.money import Rupiah
from sinergi.ledger.api import EdgeKind, Parent, record
from sinergi.people.api import Organisation, Viewer, require
from sinergi.places.api import Region
from sinergi.plans import entities
from sinergi.plans.actions.locks import open_line, open_renja, read_line
from sinergi.plans.actions.publishing import planned_of, renja_entity
from sinergi.plans.models import Forum, PlanLine, Renja
from sinergi.plans.queries.nomenclature import Coded, resolve
from sinergi.plans.reference import bidang_of
from sinergi.plans.rules import EDIT, FIX, codes, errors, fits
from sinergi.plans.rules.states import ForumState, RenjaState


@transaction.atomic
def draft_renja(
    *,
    by: Viewer,
    organisation: Organisation,
    year: int,
    bidang: str = "",
    ceiling: Rupiah | None = None,
    ceiling_document: str = "",
    reported: bool = False,
    contoh: bool = False,
    source: str = "",
) -> Renja:
    """Begin the Renja of an office for a plan year.

    `bidang` codes the office's penunjang lines; that of the office is used when not given.
    `ceiling` is the pagu indikatif of the surat edaran named in `ceiling_document`. `reported`: the
    plan is known only from what `source` published; whether and how it was fixed was not found.
    Raises NotAllowed, AlreadyDrafted, NegativeAmount.
    """
    require(by, EDIT, organisation=organisation)
    if ceiling is not None and ceiling < 0:
        raise errors.NegativeAmount(field="ceiling")
    renja = Renja(
        organisation=organisation,
        year=year,
        layout=codes.layout_for(year),
        bidang=bidang.strip() or bidang_of(organisation),
        state=RenjaState.DILAPORKAN if reported else RenjaState.DRAF,
        ceiling=ceiling,
        ceiling_document=ceiling_document.strip(),
        contoh=contoh or by.invents(source),
        source=source,
    )
    try:
        with transaction.atomic():
            renja.save(force_insert=True)
    except IntegrityError:
        raise errors.AlreadyDrafted(field="year", year=year) from None
    record(
        stage="plans",
        verb="drafted",
        subject=renja.urn,
        actor=by.urn,
        facts={"year": year, "organisation": organisation.code},
    )
    publish([renja_entity(renja)])
    return renja


@transaction.atomic
def set_ceiling(*, by: Viewer, renja: Renja | Urn, ceiling: Rupiah, document: str) -> Renja:
    """Note the pagu indikatif given to the office. Raises NotAllowed, RenjaLocked, NegativeAmount."""
    locked = open_renja(by, renja)
    if ceiling < 0:
        raise errors.NegativeAmount(field="ceiling")
    locked.ceiling = ceiling
    locked.ceiling_document = document.strip()
    locked.save(update_fields=["ceiling", "ceiling_document"])
    record(
        stage="plans",
        verb="ceiling_set",
        subject=locked.urn,
        actor=by.urn,
        facts={"ceiling": int(ceiling)},
        private={"document": locked.ceiling_document},
    )
    publish([renja_entity(locked)])
    return locked


@transaction.atomic
def add_line(
    *,
    by: Viewer,
    renja: Renja | Urn,
    code: str,
    target: Decimal | int,
    pagu: Rupiah,
    fund: str = "",
    region: Region | None = None,
    kelompok_sasaran: str = "",
    note: str = "",
    continues: PlanLine | Urn | None = None,
    next_target: Decimal | int | None = None,
    next_pagu: Rupiah | None = None,
    indicator: str = "",
    unit: str = "",
    known: bool = True,
    contoh: bool = False,
    source: str = "",
) -> PlanLine:
    """Add a sub kegiatan to a Renja, coded from the list valid for its year or the nearest one.

    Kinerja, indicator and unit come from the list; `indicator` and `unit` are used only where the
    list has none. `region` None means the whole city. `continues` names last year's line. `known`
    False: target and pagu (both 0) of a reported line were searched and not found.
    Raises NotAllowed, RenjaLocked, UnknownCode, NotSubKegiatan, LineExists, NotLastYears,
    TargetNotPositive, NegativeAmount.
    """
    locked = open_renja(by, renja)
    coded = resolve(code, locked.year, bidang=locked.bidang)
    before = None if continues is None else read_line(continues)
    _check_line(locked, coded, pagu=pagu, continues=before)
    fits.check_target(target, known=known)
    line = PlanLine(
        renja=locked,
        continues=before,
        version=coded.version,
        nearest=coded.nearest,
        nomenclature_code=coded.code,
        name=coded.name,
        kinerja=coded.kinerja,
        indicator=coded.indicator or indicator.strip(),
        unit=coded.unit or unit.strip(),
        target=target,
        pagu=pagu,
        known=known,
        allocated=Rupiah(0),
        fund=fund.strip(),
        region=region,
        kelompok_sasaran=kelompok_sasaran.strip(),
        note=note.strip(),
        next_target=next_target,
        next_pagu=next_pagu,
        contoh=contoh or locked.contoh,
        source=source,
    )
    line.save(force_insert=True)
    parents = [Parent(locked.urn, EdgeKind.PART_OF)]
    if before is not None:
        parents.append(Parent(before.urn, EdgeKind.CONTINUES))
    record(
        stage="plans",
        verb="line_added",
        subject=line.urn,
        actor=by.urn,
        facts={"code": line.nomenclature_code, "pagu": int(pagu), "nearest": line.nearest},
        parents=parents,
    )
    publish([renja_entity(locked), entities.line(line)])
    return line


@transaction.atomic
def change_line(
    *,
    by: Viewer,
    line: PlanLine | Urn,
    target: Decimal | int,
    pagu: Rupiah,
    fund: str,
    region: Region | None,
    kelompok_sasaran: str,
    note: str,
) -> PlanLine:
    """Change what a line promises while its Renja is not fixed.

    Raises NotAllowed, RenjaLocked, TargetNotPositive, NegativeAmount, BelowActivities.
    """
    renja, locked = open_line(by, line)
    fits.check_target(target, known=True)
    fits.check_pagu(pagu, locked.allocated)
    before = {"pagu": int(locked.pagu), "target": str(locked.target)}
    locked.target = Decimal(target)
    locked.pagu = pagu
    locked.known = True
    locked.fund = fund.strip()
    locked.region = region
    locked.kelompok_sasaran = kelompok_sasaran.strip()
    locked.note = note.strip()
    locked.save(
        update_fields=["target", "pagu", "known", "fund", "region", "kelompok_sasaran", "note"]
    )
    record(
        stage="plans",
        verb="line_changed",
        subject=locked.urn,
        actor=by.urn,
        facts={"before": before, "pagu": int(pagu), "target": str(target)},
    )
    publish([renja_entity(renja), entities.line(locked)])
    return locked


@transaction.atomic
def fix_renja(*, by: Viewer, renja: Renja | Urn, decree_number: str, decree_on: date) -> Renja:
    """Penetapan by Perwali: from here on nothing in this Renja changes.

    Raises NotAllowed, RenjaLocked, DecreeMissing, ForumRunning.
    """
    locked = open_renja(by, renja, FIX)
    if not decree_number.strip():
        raise errors.DecreeMissing(field="decree_number")
    of_office = Q(organisation=locked.organisation_id, year=locked.year, contoh=locked.contoh)
    about = of_office | Q(agenda__activity__line__renja=locked)
    if Forum.objects.filter(about, state=ForumState.DIBUKA).exists():
        raise errors.ForumRunning
    locked.state = RenjaState.DITETAPKAN
    locked.decree_number = decree_number.strip()
    locked.decree_on = decree_on
    locked.fixed_at = clock.now()
    locked.save(update_fields=["state", "decree_number", "decree_on", "fixed_at"])
    planned = planned_of(locked)
    record(
        stage="plans",
        verb="fixed",
        subject=locked.urn,
        actor=by.urn,
        facts={
            "decree": locked.decree_number,
            "decree_on": decree_on.isoformat(),
            "planned": None if planned is None else int(planned),
        },
    )
    jobs.later("plans.tell_fixed", renja=str(locked.urn), actor=str(by.urn))
    publish([entities.renja(locked, planned=planned)])
    return locked


def _check_line(
    renja: Renja,
    coded: Coded,
    *,
    pagu: Rupiah,
    continues: PlanLine | None,
) -> None:
    fits.check_pagu(pagu, Rupiah(0))
    if PlanLine.objects.filter(renja=renja, nomenclature_code=coded.code).exists():
        raise errors.LineExists(field="code", code=coded.code)
    if continues is not None:
        fits.check_continues(
            year=renja.year,
            same_office=continues.renja.organisation_id == renja.organisation_id,
            from_year=continues.renja.year,
        )
