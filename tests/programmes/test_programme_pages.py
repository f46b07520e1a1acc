"""The pages of programmes as citizens, trainers, mentors and the office meet them."""

from __future__ import annotations

import re
from datetime import timedelta

import icalendar
import pytest

from sinergi.kernel import clock
from sinergi.people.api import User, viewer_of
from sinergi.programmes import api as programmes
from sinergi.programmes.api import Ending, Kind, Presence, Way
from tests.factories import programmes as make
from tests.factories.people import citizen, officer_user
from tests.factories.programmes import browser


def office() -> User:
    """An account of the organising office."""
    return officer_user(
        "programmes.edit", "programmes.enrol", "programmes.decree", office=make.OFFICE
    )


def test_an_applicant_finds_a_call_applies_and_sees_the_seat() -> None:
    call = make.opened(seats=1)
    client = browser(citizen())
    assert call.programme.title in client.get("/program/").content.decode()
    page = client.get(f"/program/daftar/{call.code}/isi/")
    assert page.status_code == 200
    sent = {
        "batch": str(make.batch_of(call.programme).pk),
        "kind": "public",
        "region": "35.73.02.1001",
        "motivation": "Ingin belajar",
        "_once": "satu",
    }
    wrong = client.post(f"/program/daftar/{call.code}/isi/", sent)
    assert wrong.status_code == 422
    assert "Ingin belajar" in wrong.content.decode()
    first = client.post(f"/program/daftar/{call.code}/isi/", sent | {"consented": "on"})
    again = client.post(f"/program/daftar/{call.code}/isi/", sent | {"consented": "on"})
    assert first.status_code == again.status_code == 302
    assert first["Location"] == again["Location"]
    assert "Anda mendapat kursi" in client.get(first["Location"]).content.decode()
    assert "Anda mendapat kursi" in client.get(f"/program/{call.programme.code}/").content.decode()
    assert programmes.counts(call.programme).applied == 1
    assert client.get("/program/saya/").status_code == 200


def test_applying_needs_an_account_and_leads_back() -> None:
    call = make.opened()
    answer = browser().get(f"/program/daftar/{call.code}/isi/")
    assert answer.status_code == 302
    assert call.code in answer["Location"]
    assert browser().get(f"/program/daftar/{call.code}/").status_code == 200


def test_a_full_call_offers_the_waiting_list_and_a_withdrawal_moves_it() -> None:
    call = make.opened(seats=1)
    first, second = citizen(), citizen()
    seat, waits = make.applied(call, first), make.applied(call, second)
    assert (
        "Masuk daftar tunggu" in browser().get(f"/program/{call.programme.code}/").content.decode()
    )
    page = browser(second).get(f"/program/kursi/{waits.code}/").content.decode()
    assert "urutan di daftar tunggu" in page
    assert browser(second).get(f"/program/kursi/{seat.code}/").status_code == 404
    left = browser(first).post(f"/program/kursi/{seat.code}/mundur/", {"reason": ""})
    assert left.status_code == 302
    assert (
        "Anda mendapat kursi"
        in browser(second).get(f"/program/kursi/{waits.code}/").content.decode()
    )


def test_no_name_stands_on_a_public_page() -> None:
    call = make.opened()
    person = citizen("Nama Tersembunyi")
    row = make.applied(call, person)
    make.met(row.batch)
    code = call.programme.code
    for path in (
        f"/program/{code}/",
        f"/program/daftar/{call.code}/",
        "/program/",
        f"/hasil/{code}/",
        "/hasil/",
    ):
        page = browser().get(path)
        assert page.status_code == 200, path
        assert "Nama Tersembunyi" not in page.content.decode()
    assert browser().get(f"/program/angkatan/{row.batch.code}/").status_code == 302
    assert browser(citizen()).get(f"/program/angkatan/{row.batch.code}/").status_code == 302
    assert (
        "Nama Tersembunyi"
        in browser(office()).get(f"/program/angkatan/{row.batch.code}/").content.decode()
    )


def test_the_office_designs_funds_opens_and_schedules() -> None:
    activity = make.activity()
    line = make.budget_line(activity.line)
    client = browser(office())
    assert activity.name in client.get("/program/rancang/").content.decode()
    made = client.post(
        f"/program/rancang/{activity.code}/",
        {
            "title": "Kelas konten",
            "summary": "Belajar membuat konten",
            "audience": "Warga",
            "stages": "Memahami media\nTeknis",
            "batches": "2",
            "capacity": "50",
        },
    )
    assert made.status_code == 302, made.content.decode()
    page = client.get(made["Location"])
    assert page.status_code == 200
    code = re.search(r"/program/(\w+)/kelola/", made["Location"]).group(1)  # type: ignore[union-attr]
    programme = programmes.programme_by_code(code, make.organiser())
    assert [stage.title for stage in programme.stages.all()] == ["Memahami media", "Teknis"]
    assert programme.batches.count() == 2
    funded = client.post(
        f"/program/{code}/biaya/", {"biaya-line": line.code, "biaya-amount": "150000000"}
    )
    assert funded.status_code == 302, funded.content.decode()
    too_much = client.post(
        f"/program/{code}/biaya/", {"biaya-line": line.code, "biaya-amount": "150000001"}
    )
    assert too_much.status_code == 422
    now = clock.now().astimezone(clock.WIB)
    opened = client.post(
        f"/program/{code}/pendaftaran/",
        {
            "way": "first_come",
            "rule": "Siapa cepat",
            "opens_at": now.strftime("%Y-%m-%dT%H:%M"),
            "closes_at": (now + timedelta(days=5)).strftime("%Y-%m-%dT%H:%M"),
            "seats_1_public": "50",
            "seats_2_public": "50",
        },
    )
    assert opened.status_code == 302, opened.content.decode()
    batch = make.batch_of(programme)
    met = client.post(
        f"/program/angkatan/{batch.code}/pertemuan/",
        {
            "topic": "Tahap 1",
            "room": "Aula",
            "starts_at": now.strftime("%Y-%m-%dT%H:%M"),
            "ends_at": (now + timedelta(hours=3)).strftime("%Y-%m-%dT%H:%M"),
        },
    )
    assert met.status_code == 302, met.content.decode()
    public = browser().get(f"/program/{code}/").content.decode()
    assert "Tahap 1" in public
    assert "Rp" in public
    stranger = browser(officer_user("programmes.edit", office="Dinkes"))
    assert stranger.get(f"/program/{code}/kelola/").status_code == 403


def test_the_trainer_takes_attendance_and_corrects_it() -> None:
    call = make.opened(seats={Kind.PUBLIC: 1, Kind.COMMUNITY: 1})
    row, waits = make.applied(call), make.applied(call)
    trainer = officer_user("programmes.teach", office=make.OFFICE)
    meeting = make.met(row.batch, trainer=trainer)
    client = browser(trainer)
    assert meeting.topic in client.get("/program/mengajar/").content.decode()
    page = f"/program/pertemuan/{meeting.code}/"
    assert client.get(page).status_code == 200
    sent = {f"p_{row.code}": "present", f"p_{waits.code}": "present", "walk_ins": "2"}
    assert client.post(page, sent).status_code == 302
    assert "1 dari 1 hadir" in client.get(page).content.decode()
    assert client.post(page, sent | {f"p_{row.code}": "excused"}).status_code == 302
    assert "0 dari 1 hadir" in client.get(page).content.decode()
    assert row.attendance.count() == 2
    late = make.applied(call, kind=Kind.COMMUNITY)
    assert "Simpan, sisanya hadir" in client.get(page).content.decode()
    assert client.post(page, {f"p_{row.code}": "excused", "rest_came": "1"}).status_code == 302
    assert "1 dari 2 hadir" in client.get(page).content.decode()
    assert late.attendance.get().presence == "present"
    assert browser(citizen()).get(page).status_code == 302


def test_the_mentor_keeps_a_notebook_on_the_phone() -> None:
    row = make.applied(make.opened())
    mentor = officer_user("programmes.mentor", office=make.OFFICE)
    started = browser(office()).post(
        f"/program/kursi/{row.code}/dampingi/", {"mentor": str(mentor.pk), "goal": "12 video"}
    )
    assert started.status_code == 302, started.content.decode()
    client = browser(mentor)
    page = client.get("/program/dampingan/")
    (mentoring,) = programmes.mentees(viewer_of(mentor))
    assert mentoring.code in page.content.decode()
    address = f"/program/dampingan/{mentoring.code}/"
    assert client.post(address, {"text": "Sudah 3 video"}).status_code == 302
    assert "Sudah 3 video" in client.get(address).content.decode()
    no_reason = client.post(f"{address}akhiri/", {"akhir-ending": Ending.STOPPED})
    assert no_reason.status_code == 422
    assert client.post(f"{address}akhiri/", {"akhir-ending": Ending.REACHED}).status_code == 302
    assert "Tujuan tercapai" in client.get(address).content.decode()
    assert browser(citizen()).get(address).status_code == 404


def test_the_head_of_office_decrees_in_an_order_with_reasons() -> None:
    call = make.opened(seats=1, way=Way.SELECTION)
    first, second, third = (make.applied(call) for _ in range(3))
    client = browser(office())
    with clock.travel(call.closes_at):
        address = f"/program/angkatan/{first.batch.code}/tetapkan/"
        assert client.get(address).status_code == 200
        sent = {
            "number": "188/1",
            "on": clock.today().isoformat(),
            "others_reason": "Kursi terbatas",
            f"rank_{second.code}": "1",
            f"reason_{second.code}": "Pencari kerja",
            f"rank_{first.code}": "2",
            f"reason_{first.code}": "Sudah bekerja",
        }
        without = client.post(address, sent | {f"reason_{first.code}": ""})
        assert without.status_code == 422
        assert client.post(address, sent).status_code == 302
    states = []
    for row in (first, second, third):
        row.refresh_from_db()
        states.append(row.state)
    assert states == ["waiting", "seated", "refused"]


def test_desk_entry_by_an_officer() -> None:
    call = make.opened(seats={Kind.PUBLIC: 2, Kind.COMMUNITY: 1})
    batch = make.batch_of(call.programme)
    client = browser(office())
    address = f"/program/angkatan/{batch.code}/loket/"
    assert client.get(address).status_code == 200
    sent = {
        "desk_name": "Mbah Karso",
        "desk_contact": "RT 3",
        "batch": str(batch.pk),
        "kind": "public",
        "region": "35.73.02.1001",
        "consented": "on",
    }
    assert client.post(address, sent).status_code == 302
    assert "Mbah Karso" in client.get(f"/program/angkatan/{batch.code}/").content.decode()
    assert browser(citizen()).get(address).status_code == 403


def test_the_timetable_as_calendar_keeps_its_uid_when_a_meeting_moves_or_is_cancelled() -> None:
    row = make.applied(make.opened())
    meeting = make.met(row.batch)
    by, address = make.organiser(), f"/program/{row.batch.programme.code}/jadwal.ics"
    (before,) = icalendar.Calendar.from_ical(browser().get(address).content).walk("VEVENT")
    programmes.move_meeting(
        by=by,
        meeting=meeting,
        starts_at=meeting.starts_at + timedelta(hours=1),
        ends_at=meeting.ends_at + timedelta(hours=1),
        room="Aula lain",
    )
    programmes.cancel_meeting(by=by, meeting=meeting, reason="Hujan")
    feed = icalendar.Calendar.from_ical(browser().get(address).content)
    (after,) = feed.walk("VEVENT")
    assert not feed.errors
    assert after["UID"] == before["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 2)
    assert after["STATUS"] == "CANCELLED"
    with pytest.raises(programmes.MeetingCancelled):
        programmes.take_attendance(by=by, meeting=meeting, marks={row.pk: Presence.PRESENT})


def test_an_empty_city_has_something_to_say() -> None:
    assert "Belum ada program" in browser().get("/program/").content.decode()
    assert "Belum ada hasil" in browser().get("/hasil/").content.decode()
