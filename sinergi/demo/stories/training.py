"""What the invented trainings have in common: applying, coming, being accompanied, answering surveys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import partial
from random import Random
from uuid import UUID

from sinergi.demo import crowd
from sinergi.demo.scenes import Cast, Story
from sinergi.indicators import api as indicators
from sinergi.kernel.clock import wib
from sinergi.kernel.ids import Urn
from sinergi.ledger.api import id_of
from sinergi.outcomes import api as outcomes
from sinergi.people.api import SYSTEM
from sinergi.programmes import api as programmes

STAGES = (
    programmes.StagePlan(
        "Tahap 1: memahami media", "Mengenal penonton, hak cipta, etika, dan rencana konten", 8
    ),
    programmes.StagePlan(
        "Tahap 2: teknis", "Merekam, menyunting, mengunggah, dan membaca statistik kanal", 8
    ),
)
MOTIVES = (
    "Saya lulus SMK dan belum bekerja, ingin mencoba membuat video masakan rumahan.",
    "Usaha keripik keluarga butuh promosi, saya ingin belajar menyunting.",
    "Saya sudah punya kanal kecil tentang kampung kami dan ingin konsisten.",
    "Ingin punya penghasilan tambahan yang bisa dikerjakan dari rumah.",
    "Karang taruna kami mau punya media sendiri.",
)
GOALS = (
    "Mengunggah dua video seminggu dan mencapai 500 pelanggan.",
    "Menjual lewat siaran langsung dua kali sebulan.",
    "Menyelesaikan portofolio lima video untuk klien pertama.",
)
NOTES = (
    "Rencana konten empat pekan sudah ada. Perlu memperbaiki suara rekaman.",
    "Sudah mengunggah enam video; penonton bertahan lebih lama pada video memasak.",
    "Mengikuti kelas tambahan menyunting. Sepakat mencoba siaran langsung pekan depan.",
)


def programme(cast: Cast, name: str) -> programmes.Programme:
    return programmes.programme_by_id(id_of(cast[name]))


def call(cast: Cast, name: str) -> programmes.Call:
    return programmes.Call.objects.select_related("programme").get(pk=id_of(cast[name]))


def batches(cast: Cast, prefix: str) -> list[programmes.Batch]:
    return list(programmes.Batch.objects.filter(pk__in=_ids(cast.group(prefix))).order_by("number"))


def apply_crowd(
    to: programmes.Call, groups: Sequence[programmes.Batch], numbers: Sequence[int]
) -> None:
    """Citizens of the crowd apply, in this order, to one batch after the other."""
    for place, number in enumerate(numbers):
        programmes.apply(
            by=crowd.citizen(number),
            call=to,
            batch=groups[place % len(groups)],
            kind=programmes.Kind.COMMUNITY if place % 5 == 4 else programmes.Kind.PUBLIC,
            consented=True,
            motivation=MOTIVES[number % len(MOTIVES)],
            contoh=True,
        )


def set_meetings(cast: Cast, prefix: str, days: Sequence[tuple[str, date]], room: str) -> None:
    """One meeting a day, 09.00 to 15.00 WIB; the first of a batch is stage one, the second stage two."""
    for number, (batch_name, day) in enumerate(days, 1):
        batch = programmes.Batch.objects.select_related("programme").get(pk=id_of(cast[batch_name]))
        stages = list(batch.programme.stages.order_by("order"))
        stage = stages[batch.meetings.count() % len(stages)]
        meeting = programmes.schedule_meeting(
            by=crowd.door("pengelola"),
            batch=batch,
            topic=stage.title,
            stage=stage,
            starts_at=wib(day.year, day.month, day.day, 9),
            ends_at=wib(day.year, day.month, day.day, 15),
            room=room,
            trainer=crowd.person("pelatih"),
            contoh=True,
        )
        cast.name(f"{prefix}-pertemuan-{number}", meeting.urn)


def attend(name: str, share: float, cast: Cast) -> None:
    """The trainer notes who came; about `share` of the seated did, and the demo's own trainee always."""
    meeting = programmes.Meeting.objects.select_related("batch__programme").get(
        pk=id_of(cast[name])
    )
    dice = Random(f"hadir-{name}")  # noqa: S311 - a demo that is the same each time
    trainee = crowd.person("peserta").pk
    programmes.take_attendance(
        by=crowd.door("pelatih"),
        meeting=meeting,
        marks={
            person.pk: programmes.Presence.PRESENT
            if dice.random() < share or person.user_id == trainee
            else dice.choice((programmes.Presence.ABSENT, programmes.Presence.EXCUSED))
            for person in _seated(meeting.batch.programme)
            if person.batch_id == meeting.batch_id
        },
    )


def end_class(name: str, on: date, cast: Cast) -> None:
    """The meetings are over: everybody gets a mentor, and the activity ends."""
    begin_mentoring(cast, name)
    programmes.finish_activity(by=crowd.door("pengelola"), programme=programme(cast, name), on=on)


def end_programme(name: str, reached: float, cast: Cast) -> None:
    """The mentoring ends, and with it the programme."""
    end_mentorings(cast, name, reached)
    programmes.finish(by=crowd.door("pengelola"), programme=programme(cast, name))


def survey(
    story: Story, name: str, waves: Iterable[tuple[outcomes.Wave, datetime, float, float]]
) -> None:
    """Scenes of the surveys: the wave, when answers come, which share answers, which share of these earns."""
    for wave, when, answers, earns in waves:
        story.add(when, partial(answer_survey, name, wave, answers, earns))


def begin_mentoring(cast: Cast, name: str) -> None:
    """Every participant gets the mentor and a goal."""
    for place, person in enumerate(_seated(programme(cast, name))):
        programmes.start_mentoring(
            by=crowd.door("pengelola"),
            application=person,
            mentor=crowd.person("pendamping"),
            goal=GOALS[place % len(GOALS)],
            contoh=True,
        )


def note_mentoring(name: str, every: int, cast: Cast) -> None:
    """The mentor keeps a note of every so-many-th mentee."""
    for place, row in enumerate(_mentorings(cast, name)):
        if place % every == 0:
            programmes.note(
                by=crowd.door("pendamping"), mentoring=row, text=NOTES[place % len(NOTES)]
            )


def end_mentorings(cast: Cast, name: str, reached: float) -> None:
    """Mentoring ends: about `reached` of them at their goal, the others stopped with a reason."""
    dice = Random(f"damping-{name}")  # noqa: S311
    trainee = crowd.person("peserta").pk
    for row in _mentorings(cast, name):
        done = dice.random() < reached or row.application.user_id == trainee
        programmes.end_mentoring(
            by=crowd.door("pendamping"),
            mentoring=row,
            ending=programmes.Ending.REACHED if done else programmes.Ending.STOPPED,
            reason="" if done else "Mendapat pekerjaan lain sehingga tidak sempat melanjutkan.",
        )


def answer_survey(name: str, wave: outcomes.Wave, answers: float, earns: float, cast: Cast) -> None:
    """About `answers` of the participants answer a wave; of these about `earns` have an income from it."""
    row = programme(cast, name)
    survey = outcomes.Survey.objects.get(programme=row, wave=wave)
    dice = Random(f"survei-{name}-{wave}")  # noqa: S311
    trainee = crowd.person("peserta").pk
    for person in _seated(row):
        itself = person.user_id == trainee
        if dice.random() > answers and not itself:
            continue
        outcomes.record_outcome(
            by=crowd.door("pengelola"),
            survey=survey,
            application=person,
            answers=_answers(dice, earning=dice.random() < earns or (itself and wave > 0)),
            contoh=True,
        )


def count_indicators(*years: int) -> None:
    """Bring the scorecard up to date for these years."""
    indicators.recompute(by=SYSTEM, periods=[str(year) for year in years])


def _answers(dice: Random, *, earning: bool) -> outcomes.Answers:
    if earning:
        return outcomes.Answers(
            status=dice.choice((outcomes.Status.SELF_EMPLOYED, outcomes.Status.WORKING)),
            income=dice.choice(
                (outcomes.Income.UNDER_1, outcomes.Income.FROM_1, outcomes.Income.FROM_3)
            ),
            hours=dice.randint(8, 40),
            channel="https://contoh.example/kanal",
            monetised=True,
            evidence="Tangkapan layar pembayaran (contoh)",
        )
    status = dice.choice(
        (outcomes.Status.SEEKING, outcomes.Status.STUDYING, outcomes.Status.NOT_WORKING)
    )
    return outcomes.Answers(status=status, income=outcomes.Income.NONE, hours=dice.randint(0, 10))


def _seated(of: programmes.Programme) -> list[programmes.Application]:
    rows = programmes.Application.objects.filter(
        batch__programme=of, state=programmes.ApplicationState.SEATED
    )
    return list(
        rows.select_related("batch__programme__organisation", "call").order_by(
            "batch__number", "kind", "position"
        )
    )


def _mentorings(cast: Cast, name: str) -> list[programmes.Mentoring]:
    rows = programmes.Mentoring.objects.filter(
        application__batch__programme_id=id_of(cast[name]), ended_at__isnull=True
    )
    return list(rows.select_related("application__batch__programme").order_by("created_at", "id"))


def _ids(urns: Iterable[Urn]) -> list[UUID]:
    return [id_of(urn) for urn in urns]
