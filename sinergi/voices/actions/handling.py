"""What happens to a voice after it was taken in."""

from __future__ import annotations

from django.db import transaction

from sinergi.kernel import clock, jobs
from sinergi.kernel.ids import Urn
from sinergi.notices.api import follow
from sinergi.people.api import SYSTEM, Organisation, Viewer, require, signed_in
from sinergi.places.api import add_working_days, working_days_between
from sinergi.voices import rules
from sinergi.voices.actions.parts import actor, locked, publish, record, tell
from sinergi.voices.models import Category, Voice, VoiceAnswer, VoiceReply, VoiceSupport
from sinergi.voices.queries import is_reporter
from sinergi.voices.rules import ArchiveReason, Closing, State


@transaction.atomic
def route(
    *, by: Viewer, voice: Urn, organisation: Organisation, category: Category | None = None
) -> Voice:
    """Hand a voice to the office that answers for it; the promised day stays.

    Whoever routes for the city may hand on any voice; an office may hand on its own. `category` corrects
    the matter. Raises NotAllowed, NotFound, WrongState.
    """
    row = locked(voice, by)
    require(by, rules.ROUTE, organisation=row.organisation_id, region=row.region_id)
    rules.check_move(row.state, "route")
    before = row.organisation_id
    row.organisation = organisation
    if category is not None:
        row.category = category
    row.state = State.DITERUSKAN
    row.routed_at = clock.now()
    row.save(update_fields=["organisation", "category", "state", "routed_at"])
    event = record(
        row,
        "routed",
        by.urn,
        organisation=str(organisation.id),
        before=str(before) if before else None,
    )
    tell(row, "voices.routed", by, event, office=organisation.short)
    publish(row)
    return row


@transaction.atomic
def answer(*, by: Viewer, voice: Urn, text: str) -> VoiceAnswer:
    """The office answers; the reporter has 10 days to reply, then the voice closes by itself.

    Raises NotAllowed, NotFound, WrongState, TextMissing.
    """
    row = locked(voice, by)
    require(by, rules.ANSWER, organisation=row.organisation_id, region=row.region_id)
    rules.check_move(row.state, "answer")
    assert row.organisation is not None
    said = VoiceAnswer.objects.create(
        voice=row,
        organisation=row.organisation,
        text=rules.words(text, field="text", most=rules.TEXT_MOST),
    )
    until = rules.reply_until(clock.today())
    row.state = State.DIJAWAB
    row.answered_at = said.at
    row.reply_until = until
    row.took_days = working_days_between(row.reported_on, clock.today())
    row.save(update_fields=["state", "answered_at", "reply_until", "took_days"])
    event = record(
        row, "answered", by.urn, private={"text": said.text}, reply_until=until.isoformat()
    )
    tell(row, "voices.answered", by, event, office=row.organisation.short)
    jobs.later(
        "voices.close_silent",
        at=rules.day_end(until),
        voice=str(row.urn),
        until=until.isoformat(),
    )
    publish(row)
    return said


@transaction.atomic
def close(*, by: Viewer, voice: Urn, key: str = "") -> Voice:
    """End an answered voice: the reporter agrees, or the time for a reply is over.

    The reporter (or holder of its key) closes at any time; the office and the system only after the
    last day for a reply. Raises NotAllowed, NotFound, WrongState, ReplyTimeRunning.
    """
    row = locked(voice, by, key=key)
    own = is_reporter(row, by, key)
    if not own and by != SYSTEM:
        require(by, rules.ANSWER, organisation=row.organisation_id, region=row.region_id)
    rules.check_move(row.state, "close")
    assert row.reply_until is not None
    if not own and clock.today() <= row.reply_until:
        raise rules.ReplyTimeRunning(until=f"{row.reply_until:%d-%m-%Y}")
    row.state = State.SELESAI
    row.closed_at = clock.now()
    row.closing = Closing.PUAS if own else Closing.TANPA_TANGGAPAN
    row.save(update_fields=["state", "closed_at", "closing"])
    event = record(row, "closed", actor(row, by, own=own), closing=row.closing)
    tell(row, "voices.closed", by, event)
    publish(row)
    return row


@transaction.atomic
def reopen(*, by: Viewer, voice: Urn, text: str, key: str = "") -> Voice:
    """The reporter does not accept the answer: back to the office, with a new promised day.

    Raises NotFound, NotYours, WrongState, ReplyTimeOver, TextMissing.
    """
    row = locked(voice, by, key=key)
    if not is_reporter(row, by, key):
        raise rules.NotYours
    rules.check_move(row.state, "reopen")
    today = clock.today()
    rules.check_reply(row.reply_until, today)
    reply = VoiceReply.objects.create(
        voice=row, text=rules.words(text, field="text", most=rules.TEXT_MOST)
    )
    row.state = State.DITERUSKAN
    row.reopened += 1
    row.due_on = max(row.due_on, add_working_days(today, row.category.days))
    row.promised_days = working_days_between(row.reported_on, row.due_on)
    row.took_days = row.overdue_at = None
    row.save(
        update_fields=["state", "reopened", "due_on", "promised_days", "took_days", "overdue_at"]
    )
    event = record(
        row,
        "reopened",
        actor(row, by, own=True),
        private={"text": reply.text},
        due_on=row.due_on.isoformat(),
    )
    tell(row, "voices.reopened", by, event)
    jobs.later(
        "voices.watch",
        at=rules.day_end(row.due_on),
        voice=str(row.urn),
        due=row.due_on.isoformat(),
    )
    publish(row)
    return row


@transaction.atomic
def archive(
    *, by: Viewer, voice: Urn, reason: ArchiveReason, note: str = "", key: str = ""
) -> Voice:
    """Put a voice away without an answer, saying why. The reporter may withdraw (`dicabut`) their own.

    Raises NotAllowed, NotFound, WrongState, ReasonMissing.
    """
    row = locked(voice, by, key=key)
    own = is_reporter(row, by, key) and reason == ArchiveReason.DICABUT
    if not own:
        require(by, rules.ROUTE, organisation=row.organisation_id, region=row.region_id)
        if not note.strip():
            raise rules.ReasonMissing(field="note")
    rules.check_move(row.state, "archive")
    row.state = State.DIARSIPKAN
    row.archive_reason = reason
    row.archive_note = note.strip()
    row.closed_at = clock.now()
    row.save(update_fields=["state", "archive_reason", "archive_note", "closed_at"])
    private = {"note": row.archive_note} if row.archive_note else {}
    event = record(row, "archived", actor(row, by, own=own), private=private, reason=reason)
    tell(row, "voices.archived", by, event, reason=str(reason.label).lower())
    publish(row)
    return row


@transaction.atomic
def support(*, by: Viewer, voice: Urn) -> Voice:
    """ "Saya juga": the same need, once a person, and follow what becomes of it.

    A second time changes nothing. Raises SignInNeeded, NotFound, WrongState.
    """
    user = signed_in(by)
    row = locked(voice, by)
    rules.check_move(row.state, "support")
    _, fresh = VoiceSupport.objects.get_or_create(voice=row, user_id=user)
    if not fresh:
        return row
    row.supports += 1
    row.save(update_fields=["supports"])
    record(row, "supported", by.urn, supports=row.supports)
    follow(by, row.urn)
    publish(row)
    return row


@transaction.atomic
def mark_overdue(*, voice: Urn, due: str) -> bool:
    """Note once that a promised day has passed without an answer, and tell who follows. For the job."""
    row = locked(voice, SYSTEM)
    still = row.due_on.isoformat() == due and row.overdue_at is None
    if not still or not rules.is_late(row.state, row.due_on, clock.today()):
        return False
    row.overdue_at = clock.now()
    row.save(update_fields=["overdue_at"])
    event = record(row, "overdue", SYSTEM.urn, due_on=due)
    tell(row, "voices.overdue", SYSTEM, event)
    return True
