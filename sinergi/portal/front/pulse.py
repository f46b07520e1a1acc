"""What the front page says of the city now: counted from the rows of every stage, never kept as a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sinergi.budgets import api as budgets
from sinergi.demo import api as demo
from sinergi.indicators import api as indicators
from sinergi.kernel import clock
from sinergi.kernel.errors import Text
from sinergi.ledger.api import Stage
from sinergi.outcomes import api as outcomes
from sinergi.people.api import Viewer
from sinergi.plans import api as plans
from sinergi.portal.context import WAYS
from sinergi.portal.links import url_if, url_of
from sinergi.programmes import api as programmes
from sinergi.proposals import api as proposals
from sinergi.thread import api as thread
from sinergi.voices import api as voices

STEPS = 7
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Stop:
    """A station of the city's line: its number now (None: not told), what it counts, and where its rows are."""

    stage: Stage
    name: Text
    value: int | None
    label: str
    href: str
    money: bool = False


@dataclass(frozen=True)
class Chance:
    """Something anybody may take part in now, and until when; `on` where it happens on that one day."""

    kind: str
    title: str
    href: str
    until: datetime | date
    note: str
    action: str
    contoh: bool = False
    on: bool = False


def of_the_city(viewer: Viewer) -> dict[str, Any]:
    """Everything the front page shows."""
    since = clock.now() - YEAR
    year = _budget_year(viewer)
    heard = voices.numbers(since)
    present = demo.present()
    return {
        "heard": heard,
        "on_map": voices.by_kelurahan(since),
        "line": list(_line(heard, year)),
        "year": year,
        "chances": list(_chances(viewer)),
        "moments": _moments(viewer),
        "demo": present,
        "doors": doors(viewer, in_demo=present is not None),
        "story_url": url_if("stories:list"),
        "report_url": url_if("voices:report"),
        "map_href": f"{url_if('voices:list')}?kelurahan=",
        "newest_url": url_if("thread:newest"),
        "data_url": url_if("data:index") or url_if("indicators:list"),
    }


def _moments(viewer: Viewer) -> list[thread.Moment]:
    """The newest steps of the whole line: voices come by the dozen a day and would hide the others."""
    heard = thread.timeline(viewer, size=3, only=[Stage.VOICES]).items
    others = [stage for stage in Stage if stage != Stage.VOICES]
    done = thread.timeline(viewer, size=STEPS - len(heard), only=others).items
    return sorted([*heard, *done], key=lambda moment: moment.at, reverse=True)


def _budget_year(viewer: Viewer) -> int:
    """The newest year up to now that has a budget."""
    this_year = clock.today().year
    return max((year for year in budgets.years(viewer) if year <= this_year), default=this_year)


def _line(heard: voices.Numbers, year: int) -> Iterator[Stop]:
    proposed, planned, money = proposals.numbers(), plans.numbers(year), budgets.numbers(year)
    served, came_of_it = programmes.numbers(), outcomes.numbers()
    known = sum(dimension.known for dimension in indicators.scorecard())
    told: dict[str, tuple[int | None, str, bool]] = {
        Stage.VOICES: (heard.reported, _("suara setahun terakhir"), False),
        Stage.PROPOSALS: (
            proposed.proposed,
            _("usulan, %(n)s diterima") % {"n": proposed.accepted},
            False,
        ),
        Stage.PLANS: (planned.planned, _("direncanakan untuk %(year)s") % {"year": year}, True),
        Stage.BUDGETS: (money.spent, _("dibelanjakan tahun %(year)s") % {"year": year}, True),
        Stage.PROGRAMMES: (
            served.people,
            _("orang mendapat kursi, %(n)s program") % {"n": served.programmes},
            False,
        ),
        Stage.OUTCOMES: (came_of_it.earning, _("peserta berpenghasilan darinya"), False),
        Stage.INDICATORS: (known, _("indikator kota punya angka"), False),
    }
    for stage, name, label in WAYS:
        value, words, is_money = told[stage]
        yield Stop(Stage(stage), label, value, words, url_if(name), is_money)


def _chances(viewer: Viewer) -> Iterator[Chance]:
    for view in programmes.open_calls(viewer, 3):
        free = sum(offer.free for offer in view.offers)
        yield Chance(
            kind=_("Pendaftaran program"),
            title=view.programme.title,
            href=url_of(view.programme.urn, view.programme.code),
            until=view.call.closes_at,
            note=ngettext("%(n)s kursi tersisa", "%(n)s kursi tersisa", free) % {"n": free}
            if free
            else _("Kursi penuh, daftar tunggu terbuka"),
            action=_("Daftar"),
            contoh=view.programme.contoh,
        )
    for phase in proposals.open_phases()[:2]:
        yield Chance(
            kind=_("Masa usulan"),
            title=phase.name,
            href=url_if("proposals:list"),
            until=phase.closes_at,
            note=_("untuk rencana %(year)s") % {"year": phase.year},
            action=_("Dukung atau ajukan"),
            contoh=phase.contoh,
        )
    for forum in plans.forums(viewer, state=plans.ForumState.DIBUKA, size=2).items:
        yield Chance(
            kind=_("Forum perangkat daerah"),
            title=_("%(office)s membahas rencana %(year)s")
            % {"office": forum.organisation.short, "year": forum.year},
            href=url_of(forum.urn, forum.code),
            until=forum.ended_on,
            note=forum.place,
            action=_("Lihat agenda"),
            contoh=forum.contoh,
            on=forum.held_on == forum.ended_on,
        )


@dataclass(frozen=True)
class Door:
    """A way in: in a demo city one press makes the visitor that person (`key`), else a link."""

    name: str
    says: str
    href: str
    key: str = ""


def doors(viewer: Viewer, *, in_demo: bool) -> list[Door]:
    """The three doors: citizen, officer, and somebody who wants to check."""
    told = (
        ("warga", _("Saya warga"), _("Melapor, mendukung usulan, mendaftar program.")),
        ("perencana", _("Saya petugas"), _("Meja kerja: apa yang menunggu, apa yang terlambat.")),
        ("pemeriksa", _("Saya ingin memeriksa"), _("Dari angka kota turun sampai ke barisnya.")),
    )
    plain = {
        "warga": url_if("voices:report"),
        "perencana": url_if("desk:home") if viewer.is_officer else url_if("account_login"),
        "pemeriksa": url_if("indicators:list"),
    }
    return [
        Door(name, says, url_if("demo:enter", key), key)
        if in_demo
        else Door(name, says, plain[key])
        for key, name, says in told
    ]
