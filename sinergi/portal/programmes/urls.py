"""Addresses of programmes."""

from __future__ import annotations

from django.urls import path

from sinergi.portal.programmes import applying, mentors, office, pages, seats, teaching, timetable

app_name = "programmes"
LINKS = {
    "Programme": "programmes:detail",
    "Batch": "programmes:batch",
    "Call": "programmes:call",
    "Application": "programmes:application",
    "Meeting": "programmes:meeting",
    "Mentoring": "programmes:mentoring",
}
urlpatterns = [
    path("program/", pages.index, name="list"),
    path("program/saya/", applying.mine, name="mine"),
    path("program/mengajar/", teaching.mine, name="teaching"),
    path("program/dampingan/", mentors.mine, name="mentees"),
    path("program/rancang/", office.choose, name="choose"),
    path("program/rancang/<str:code>/", office.design, name="design"),
    path("program/daftar/<str:code>/", applying.call, name="call"),
    path("program/daftar/<str:code>/isi/", applying.apply, name="apply"),
    path("program/kursi/<str:code>/", applying.application, name="application"),
    path("program/kursi/<str:code>/mundur/", applying.withdraw, name="withdraw"),
    path("program/angkatan/<str:code>/", seats.batch, name="batch"),
    path("program/angkatan/<str:code>/loket/", seats.desk, name="desk"),
    path("program/angkatan/<str:code>/tetapkan/", seats.decree, name="decree"),
    path("program/angkatan/<str:code>/pertemuan/", timetable.schedule, name="schedule"),
    path("program/pertemuan/<str:code>/", teaching.meeting, name="meeting"),
    path("program/pertemuan/<str:code>/ubah/", timetable.change_meeting, name="change_meeting"),
    path("program/pertemuan/<str:code>/batal/", timetable.cancel_meeting, name="cancel_meeting"),
    path("program/dampingan/<str:code>/", mentors.one, name="mentoring"),
    path("program/dampingan/<str:code>/akhiri/", mentors.end, name="end_mentoring"),
    path("program/kursi/<str:code>/dampingi/", mentors.start, name="start_mentoring"),
    path("program/<str:code>/", pages.detail, name="detail"),
    path("program/<str:code>/jadwal.ics", pages.calendar, name="calendar"),
    path("program/<str:code>/kelola/", office.manage, name="manage"),
    path("program/<str:code>/biaya/", office.fund, name="fund"),
    path("program/<str:code>/umumkan/", office.announce, name="announce"),
    path("program/<str:code>/angkatan/", office.add_batch, name="add_batch"),
    path("program/<str:code>/pendaftaran/", office.open_call, name="open_call"),
    path("program/<str:code>/akhiri/", office.finish, name="finish"),
]
