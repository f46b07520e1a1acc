"""What trainers, mentors and the head of office fill in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from sinergi.people.api import User
from sinergi.portal.moments import DayField
from sinergi.programmes.api import (
    Choice,
    Ending,
    Presence,
    RosterLine,
)


class AttendanceForm(forms.Form):
    """Who came: one line a person."""

    walk_ins = forms.IntegerField(
        label=_("Hadir tanpa mendaftar, berapa orang"), required=False, min_value=0, max_value=999
    )

    def __init__(self, *args: Any, roster: Sequence[RosterLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roster = list(roster)
        for line in self.roster:
            self.fields[self.name_of(line)] = forms.ChoiceField(
                label=line.application.name,
                choices=Presence.choices,
                required=False,
                initial=line.presence,
                widget=forms.RadioSelect,
            )

    @staticmethod
    def name_of(line: RosterLine) -> str:
        """The field of one person."""
        return f"p_{line.application.code}"

    def lines(self) -> list[tuple[RosterLine, forms.BoundField]]:
        """Each person with their field."""
        return [(line, self[self.name_of(line)]) for line in self.roster]

    def marks(self, *, rest_came: bool = False) -> dict[UUID, Presence]:
        """The notes as the action takes them; who was left open is left out.

        With `rest_came` participants who were left open count as present.
        """
        rest = Presence.PRESENT.value if rest_came else ""
        found = {}
        for line in self.roster:
            value = self.cleaned_data.get(self.name_of(line)) or (rest if line.has_seat else "")
            if value:
                found[line.application.pk] = Presence(value)
        return found


class DecreeForm(forms.Form):
    """The decree: number, day, and a rank with a reason for each applicant chosen."""

    number = forms.CharField(label=_("Nomor keputusan"), max_length=80)
    on = DayField(label=_("Tanggal keputusan"))
    others_reason = forms.CharField(
        label=_("Alasan bagi yang tidak terpilih"), max_length=500, widget=forms.Textarea
    )

    def __init__(self, *args: Any, applicants: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.applicants = list(applicants)
        for row in self.applicants:
            self.fields[f"rank_{row.code}"] = forms.IntegerField(
                label=_("Urutan %(name)s") % {"name": row.name}, required=False, min_value=1
            )
            self.fields[f"reason_{row.code}"] = forms.CharField(
                label=_("Alasan %(name)s") % {"name": row.name}, required=False, max_length=300
            )

    def lines(self) -> list[tuple[Any, forms.BoundField, forms.BoundField]]:
        """Each applicant with rank and reason."""
        return [
            (row, self[f"rank_{row.code}"], self[f"reason_{row.code}"]) for row in self.applicants
        ]

    def clean(self) -> dict[str, Any]:
        """Every rank is given once, and has its reason."""
        data = super().clean() or self.cleaned_data
        ranks: set[int] = set()
        for row in self.applicants:
            rank = data.get(f"rank_{row.code}")
            if rank is None:
                continue
            if rank in ranks:
                self.add_error(f"rank_{row.code}", _("Urutan ini dipakai dua kali."))
            if not data.get(f"reason_{row.code}"):
                self.add_error(f"reason_{row.code}", _("Tulis alasannya."))
            ranks.add(rank)
        return data

    def order(self) -> list[Choice]:
        """The chosen in order, as the action takes them."""
        data = self.cleaned_data
        chosen = [row for row in self.applicants if data.get(f"rank_{row.code}")]
        chosen.sort(key=lambda row: data[f"rank_{row.code}"])
        return [Choice(row, data[f"reason_{row.code}"]) for row in chosen]


class NoteForm(forms.Form):
    """What was said or done."""

    text = forms.CharField(label=_("Catatan pertemuan"), max_length=2000, widget=forms.Textarea)


class StartMentoringForm(forms.Form):
    """A mentor and a goal."""

    mentor = forms.ChoiceField(label=_("Pendamping"))
    goal = forms.CharField(
        label=_("Tujuan"), max_length=300, help_text=_("Misalnya: 12 video dan 200 pelanggan")
    )

    def __init__(self, *args: Any, mentors: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["mentor"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(one.pk), one.name) for one in mentors]


class EndMentoringForm(forms.Form):
    """How a mentoring ended."""

    ending = forms.ChoiceField(
        label=_("Bagaimana berakhir?"), choices=Ending.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Alasan, bila berhenti atau diteruskan"), required=False, max_length=500
    )
    to = forms.ChoiceField(label=_("Diteruskan kepada"), required=False)

    def __init__(self, *args: Any, mentors: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Pilih pendamping")), *((str(u.pk), u.name) for u in mentors)]
