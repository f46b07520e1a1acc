"""For every address that changes something: what is sent, who may, and who tries although they may not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sinergi.plans import api as plans
from tests.factories import plans as plan
from tests.roles.world import OTHER, OWN, World


@dataclass(frozen=True)
class Deed:
    """Something sent to an address. `may` does it; `others` try the same and nothing may change.

    People are names of the world's; "role" stands for the role bundle at the own office and at the
    other one, "city" for a right that is only held for the whole city, and refused to any office.
    `quiet`: done a second time it changes nothing, which it is here.
    """

    data: dict[str, Any] = field(default_factory=dict)
    may: str = "role"
    others: tuple[str, ...] = ("anonymous", "citizen")
    quiet: bool = False


def deeds(world: World) -> dict[str, Deed]:
    """By the name of the address."""
    rows = world.rows
    return {
        "voices:route": Deed({"teruskan-organisation": "DLH", "teruskan-category": "jalan"}),
        "voices:answer": Deed({"jawab-text": "Kelasnya dibuka bulan depan."}),
        "voices:archive": Deed({"arsip-reason": "duplikat", "arsip-note": "Sudah ada."}),
        "voices:close": Deed(may="reporter"),
        "voices:reopen": Deed({"tanggapi-text": "Belum selesai."}, may="reporter"),
        "voices:withdraw": Deed(may="reporter"),
        "proposals:answer": Deed(
            {"jawab-decision": "accepted", "jawab-reason": "sesuai", "jawab-reason_text": "Baik."}
        ),
        "proposals:add_voices": Deed({"gabung-voices": [rows["alike"]]}, may="proposer"),
        "proposals:phases": Deed(
            {
                "name": "Masa baru",
                "year": 2028,
                "kind": "terbuka",
                "opens_at": "2026-07-01",
                "closes_at": "2026-08-01",
            },
            may="city",
        ),
        "plans:draft": Deed({"office": OWN, "year": 2031}),
        "plans:add_line": Deed({"code": _code(), "target": 5, "pagu": 1_000_000}),
        "plans:ceiling": Deed({"ceiling": 900_000_000, "document": "SE 1/2026"}),
        "plans:fix": Deed({"decree_number": "Perwali 1/2027", "decree_on": "2026-06-09"}),
        "plans:change_line": Deed({"target": 6, "pagu": 210_000_000}),
        "plans:add_activity": Deed(_activity()),
        "plans:change_activity": Deed(_activity()),
        "plans:tie": Deed({"proposal": rows["answered_proposal"]}),
        "plans:open_forum": Deed(
            {"office": OWN, "year": 2032, "held_on": "2026-06-09", "place": "Balai kota"}
        ),
        "plans:agenda": Deed({"activity": rows["second_activity"]}),
        "plans:decide": Deed(
            {f"{rows['item']}-decision": "diterima", f"{rows['item']}-reason": "Sepakat."}
        ),
        "plans:close_forum": Deed({"minutes_number": "050/1", "minutes_on": "2026-06-10"}),
        "budgets:open": Deed({"fund": "1.1"}),
        "budgets:pagu": Deed(
            {
                "kind": "perubahan",
                "amount": 160_000_000,
                "on": "2026-06-10",
                "document": "DPPA 1/2026",
            }
        ),
        "budgets:item": Deed(
            {
                "account": "5.1.02.01.01.0052",
                "description": "Kudapan",
                "volume": 10,
                "unit": "orang",
                "price": 1000,
            }
        ),
        "budgets:cash": Deed({"money_1": 150_000_000}),
        "budgets:realise": Deed({"month": 4, "money": 1_000_000, "physical": 30}),
        "programmes:design": Deed(
            {
                "title": "Kelas baru",
                "summary": "Belajar.",
                "audience": "Warga",
                "batches": 1,
                "capacity": 10,
            }
        ),
        "programmes:fund": Deed({"biaya-line": rows["budget_line"], "biaya-amount": 1_000_000}),
        "programmes:announce": Deed({"forum-forum": rows["forum"]}),
        "programmes:add_batch": Deed({"angkatan-name": "Angkatan 2", "angkatan-capacity": 10}),
        "programmes:open_call": Deed(
            {
                "way": "first_come",
                "rule": "Siapa cepat.",
                "opens_at": "2026-06-11T09:00",
                "closes_at": "2026-06-20T09:00",
                "seats_1_public": 5,
            }
        ),
        "programmes:finish": Deed({"akhir-on": "2026-06-10"}),
        "programmes:desk": Deed(
            {
                "batch": _pk("Batch", world, "batch"),
                "kind": "public",
                "region": "35.73.02.1001",
                "consented": "on",
                "desk_name": "Warga di loket",
                "desk_contact": "0812",
            }
        ),
        "programmes:decree": Deed(
            {
                "number": "SK 1",
                "on": "2026-06-10",
                "others_reason": "Kursi habis.",
                f"rank_{rows['hopeful']}": 1,
                f"reason_{rows['hopeful']}": "Karya terbaik.",
            }
        ),
        "programmes:schedule": Deed(
            {
                "topic": "Suntingan",
                "starts_at": "2026-06-20T09:00",
                "ends_at": "2026-06-20T11:00",
                "room": "Aula",
            }
        ),
        "programmes:change_meeting": Deed(
            {"starts_at": "2026-06-20T09:00", "ends_at": "2026-06-20T11:00", "room": "Aula"}
        ),
        "programmes:cancel_meeting": Deed({"reason": "Listrik padam."}),
        "programmes:meeting": Deed(
            {f"p_{rows['application']}": "present", f"p_{rows['mentored']}": "absent"},
            may="pelatih@Diskominfo",
            others=("anonymous", "citizen", "applicant", f"penyelenggara program@{OTHER}"),
        ),
        "programmes:start_mentoring": Deed(
            {"mentor": world.people[f"pendamping@{OWN}"], "goal": "12 video"}
        ),
        "programmes:mentoring": Deed(
            {"text": "Kami bertemu."},
            may=f"pendamping@{OWN}",
            others=("anonymous", "citizen", "mentee", f"pendamping@{OTHER}", f"pelatih@{OWN}"),
        ),
        "programmes:end_mentoring": Deed(
            {"akhir-ending": "reached"},
            may=f"pendamping@{OWN}",
            others=("anonymous", "citizen", "mentee", f"pendamping@{OTHER}", f"pelatih@{OWN}"),
        ),
        "programmes:withdraw": Deed(
            {"reason": "Pindah kota."},
            may="applicant",
            others=("anonymous", "citizen", "mentee", f"penyelenggara program@{OTHER}"),
        ),
        "outcomes:phone": Deed({"status": "bekerja", "income": "tidak_ada", "monetised": "tidak"}),
        "outcomes:state_gap": Deed(
            {
                "aspect": "results",
                "text": "Tidak ada.",
                "searched_on": "2026-06-01",
                "source": "Situs",
            }
        ),
        "outcomes:open_surveys": Deed(),
        "indicators:report": Deed(
            {"period": "2025", "value": "80,5", "source": "Siaran pers"}, may="city"
        ),
        "indicators:recount": Deed(may="city", quiet=True),
        "desk:calendar": Deed(
            {"day": "2026-12-30", "name": "Libur", "kind": "cuti_bersama"}, may="city"
        ),
        "desk:remove_day": Deed(may="city"),
    }


OF_ONESELF = {
    "account:contact": "one's own account",
    "account:data": "one's own account",
    "account:follow": "one's own following",
    "account:leave": "one's own account",
    "account:unfollow": "one's own following",
    "account_change_password": "one's own account",
    "account_login": "signing in",
    "account_logout": "signing out",
    "account_reauthenticate": "signing in",
    "account_reset_password": "signing in",
    "account_reset_password_from_key": "signing in, with a key",
    "account_set_password": "one's own account",
    "account_signup": "signing in",
    "demo:enter": "the demo's door",
    "demo:step": "the demo's day",
    "notices:read_all": "one's own notices",
    "outcomes:answer": "whoever holds the link",
    "programmes:apply": "one's own application",
    "proposals:new": "anybody's proposal; of others only by right, held by the test of proposals",
    "proposals:support": "one's own support",
    "proposals:unsupport": "one's own support",
    "thread:follow": "one's own following",
    "voices:report": "one's own voice",
    "voices:report_check": "one's own voice",
    "voices:report_place": "one's own voice",
    "voices:report_words": "one's own voice",
    "voices:support": "one's own support",
}
"""Addresses that change only what is the sender's own, and why nobody else's row can be named in them."""


def _activity() -> dict[str, Any]:
    return {
        "name": "Kelas suara",
        "target": 10,
        "unit": "orang",
        "month_from": 2,
        "month_to": 4,
        "amount": 1_000_000,
    }


def _code() -> str:
    """A sub kegiatan that the draft does not have yet."""
    there = {plan.KIM, plan.CONTENT}
    found = plans.search("informasi", 2028, bidang="2.16")
    return next(row.code for row in found if row.code not in there)


def _pk(model: str, world: World, name: str) -> str:
    assert f":{model}:" in world.urns[name]
    return world.urns[name].rsplit(":", 1)[-1]
