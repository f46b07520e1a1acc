"""What the office fills in: design, batch, money, forum, call, meeting, decree, endings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sinergi.people.api import User
from sinergi.portal.moments import DayField, MomentField
from sinergi.programmes.api import (
    Batch,
    Kind,
    Way,
)


class DesignForm(forms.Form):
    """A programme from an activity of the plan: one batch or two, one stage or more."""

    title = forms.CharField(label=_("Nama program"), max_length=200)
    summary = forms.CharField(
        label=_("Apa yang dipelajari dan didapat"), max_length=5000, widget=forms.Textarea
    )
    audience = forms.CharField(label=_("Untuk siapa"), max_length=300)
    place = forms.CharField(label=_("Tempat"), required=False, max_length=200)
    starts_on = DayField(label=_("Mulai"), required=False)
    ends_on = DayField(label=_("Berakhir"), required=False)
    stages = forms.CharField(
        label=_("Tahap, satu baris satu tahap"),
        required=False,
        max_length=2000,
        widget=forms.Textarea,
        help_text=_("Yang dipelajari berurutan, misalnya: Memahami media, lalu Teknis."),
    )
    batches = forms.IntegerField(
        label=_("Jumlah angkatan"),
        min_value=1,
        max_value=20,
        initial=2,
        help_text=_("Dua angkatan 50 orang dengan satu tahap: 100 orang dilatih."),
    )
    capacity = forms.IntegerField(
        label=_("Kursi tiap angkatan"), min_value=1, max_value=1000, initial=50
    )


class BatchForm(forms.Form):
    """One more intake of people."""

    name = forms.CharField(label=_("Nama angkatan"), max_length=120)
    capacity = forms.IntegerField(label=_("Jumlah kursi"), min_value=1, max_value=1000)
    starts_on = DayField(label=_("Mulai"), required=False)
    ends_on = DayField(label=_("Berakhir"), required=False)
    place = forms.CharField(label=_("Tempat"), required=False, max_length=200)


class FundForm(forms.Form):
    """Which budget line pays, and how much."""

    line = forms.ChoiceField(label=_("Baris anggaran"))
    amount = forms.IntegerField(label=_("Bagian program ini, rupiah"), min_value=1)

    def __init__(self, *args: Any, lines: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["line"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(lines.items())


class AnnounceForm(forms.Form):
    """At which forum the programme was announced."""

    forum = forms.ChoiceField(label=_("Forum"))

    def __init__(self, *args: Any, forums: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["forum"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(forums.items())


class CallForm(forms.Form):
    """A call: way, dates, and seats for each batch and kind of applicant."""

    way = forms.ChoiceField(
        label=_("Cara membagi kursi"),
        choices=Way.choices,
        widget=forms.RadioSelect,
        help_text=_("Diumumkan sebelum dibuka dan tidak dapat diubah."),
    )
    rule = forms.CharField(
        label=_("Jelaskan aturannya dengan kata sehari-hari"),
        max_length=2000,
        widget=forms.Textarea,
    )
    opens_at = MomentField(label=_("Dibuka (WIB)"))
    closes_at = MomentField(label=_("Ditutup (WIB)"))
    consent = forms.CharField(
        label=_("Persetujuan yang dibaca pendaftar"),
        required=False,
        max_length=3000,
        widget=forms.Textarea,
    )

    def __init__(self, *args: Any, batches: Sequence[Batch], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.batches = list(batches)
        for batch in self.batches:
            for kind in Kind:
                self.fields[self.cell(batch, kind)] = forms.IntegerField(
                    label=kind.label,
                    required=False,
                    min_value=0,
                    initial=0,
                    widget=forms.NumberInput(attrs={"class": "govuk-input govuk-input--width-4"}),
                )

    @staticmethod
    def cell(batch: Batch, kind: Kind) -> str:
        """The name of the field with the seats of one batch for one kind."""
        return f"seats_{batch.number}_{kind.value}"

    def seat_rows(self) -> list[tuple[Batch, list[forms.BoundField]]]:
        """The seats as a table: a row for each batch, a column for each kind."""
        return [(one, [self[self.cell(one, kind)] for kind in Kind]) for one in self.batches]

    def quotas(self) -> dict[Batch, dict[Kind, int]]:
        """The seats as the action takes them."""
        return {
            batch: {kind: self.cleaned_data[self.cell(batch, kind)] or 0 for kind in Kind}
            for batch in self.batches
        }


class MeetingForm(forms.Form):
    """A time and a room."""

    topic = forms.CharField(label=_("Pokok bahasan"), max_length=200)
    stage = forms.ChoiceField(label=_("Tahap"), required=False)
    starts_at = MomentField(label=_("Mulai (WIB)"))
    ends_at = MomentField(label=_("Selesai (WIB)"))
    room = forms.CharField(label=_("Ruang"), max_length=200)
    trainer = forms.ChoiceField(label=_("Pelatih yang mencatat kehadiran"), required=False)

    def __init__(
        self,
        *args: Any,
        stages: Mapping[str, str],
        trainers: Sequence[User],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        stage, trainer = self.fields["stage"], self.fields["trainer"]
        assert isinstance(stage, forms.ChoiceField)
        assert isinstance(trainer, forms.ChoiceField)
        stage.choices = [("", _("Semua tahap")), *stages.items()]
        trainer.choices = [("", _("Belum ditentukan")), *((str(u.pk), u.name) for u in trainers)]


class MoveForm(forms.Form):
    """Another time or room for a meeting."""

    starts_at = MomentField(label=_("Mulai (WIB)"))
    ends_at = MomentField(label=_("Selesai (WIB)"))
    room = forms.CharField(label=_("Ruang"), max_length=200)


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Alasan"), max_length=300)


class EndForm(forms.Form):
    """The day the activity ended."""

    on = DayField(label=_("Hari kegiatan berakhir"))
