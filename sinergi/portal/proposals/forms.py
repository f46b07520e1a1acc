"""Forms of proposals. Choices are read when a form is made."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sinergi.kernel import clock
from sinergi.kernel.money import Rupiah
from sinergi.portal.moments import DayField
from sinergi.portal.voices.forms import kelurahan_choices, office_choices
from sinergi.proposals.api import REASONS_OF, Decision, Origin, PhaseKind, State
from sinergi.voices.api import Voice


class FilterForm(forms.Form):
    """What a list of proposals is narrowed to."""

    q = forms.CharField(label=_("Cari kata atau kode"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("Semua")), ("terlambat", _("Terlambat dijawab")), *State.choices],
    )
    origin = forms.ChoiceField(
        label=_("Asal"), required=False, choices=[("", _("Semua asal")), *Origin.choices]
    )
    kelurahan = forms.CharField(
        label=_("Kelurahan"),
        required=False,
        widget=forms.Select(choices=kelurahan_choices(_("Seluruh kota"))),  # type: ignore[arg-type]
    )
    organisation = forms.ChoiceField(
        label=_("Perangkat daerah"), required=False, choices=office_choices(_("Semua"))
    )
    year = forms.IntegerField(
        label=_("Tahun rencana"), required=False, min_value=2020, max_value=2100
    )
    urut = forms.ChoiceField(
        label=_("Urutan"),
        required=False,
        choices=[("", _("Terbaru")), ("dukungan", _("Paling didukung"))],
    )

    def filters(self) -> dict[str, Any]:
        """The filters as `proposals.proposals` takes them; what does not fit is left out."""
        self.is_valid()
        found = {name: value for name, value in self.cleaned_data.items() if value}
        if found.pop("urut", ""):
            found["liked"] = True
        if found.get("state") == "terlambat":
            found |= {"state": "", "late": True}
        return found


class RupiahInput(forms.IntegerField):
    """A whole amount of rupiah as people type it: dots, spaces and "Rp" are not counted."""

    def to_python(self, value: Any) -> Any:
        typed = str(value or "").lower().replace("rp", "")
        digits = typed.replace(".", "").replace(" ", "").removesuffix(",00")
        number = super().to_python(digits)
        return None if number is None else Rupiah(number)


class ProposeForm(forms.Form):
    """A proposal, grown from voices or begun elsewhere."""

    title = forms.CharField(
        label=_("Apa yang diusulkan?"),
        max_length=150,
        help_text=_("Misalnya: Penambahan lampu penerangan jalan di RW 3"),
    )
    text = forms.CharField(
        label=_("Mengapa, dan untuk siapa?"), max_length=5000, widget=forms.Textarea
    )
    year = forms.TypedChoiceField(label=_("Untuk tahun rencana"), coerce=int)
    organisation = forms.ChoiceField(
        label=_("Perangkat daerah yang dituju"),
        required=False,
        choices=office_choices(_("Tidak tahu: ikut suara yang dipilih")),
    )
    region = forms.CharField(
        label=_("Kelurahan"),
        required=False,
        widget=forms.Select(choices=kelurahan_choices(_("Seluruh kota, atau ikut suara"))),  # type: ignore[arg-type]
    )
    volume = forms.IntegerField(label=_("Berapa banyak?"), required=False)
    unit = forms.CharField(
        label=_("Satuan"), required=False, max_length=40, help_text=_("titik, meter, orang, paket")
    )
    cost = RupiahInput(
        label=_("Perkiraan biaya"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    voices = forms.MultipleChoiceField(
        label=_("Suara yang menjadi dasarnya"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, *args: Any, years: Iterable[int], voices: Iterable[Voice], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "year", [(str(year), str(year)) for year in years])
        _choices(self, "voices", [(one.code, voice_label(one)) for one in voices])


class OfficialForm(ProposeForm):
    """A proposal that an office enters for others."""

    origin = forms.ChoiceField(label=_("Asal usulan"), choices=Origin.choices)
    on_behalf_of = forms.CharField(
        label=_("Atas nama"),
        required=False,
        max_length=120,
        help_text=_("Kelompok atau lembaga, bukan nama orang"),
    )


class VoicesForm(forms.Form):
    """Voices to tie to a proposal."""

    voices = forms.MultipleChoiceField(
        label=_("Suara yang serupa"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih sedikitnya satu suara.")},
    )

    def __init__(self, *args: Any, voices: Iterable[Voice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "voices", [(one.code, voice_label(one)) for one in voices])


def _reasons(decision: Decision) -> list[tuple[str, Any]]:
    return [(one.value, one.label) for one in REASONS_OF[decision]]


class AnswerForm(forms.Form):
    """The office's decision, with a coded reason and words for people."""

    decision = forms.ChoiceField(
        label=_("Keputusan"), choices=Decision.choices, widget=forms.RadioSelect
    )
    reason = forms.ChoiceField(
        label=_("Alasan"),
        choices=[("", _("Pilih")), *((one.label, _reasons(one)) for one in Decision)],
    )
    reason_text = forms.CharField(
        label=_("Penjelasan untuk warga"), max_length=5000, widget=forms.Textarea
    )


class PhaseForm(forms.Form):
    """A time in which people may propose."""

    name = forms.CharField(label=_("Nama masa usulan"), max_length=120)
    year = forms.IntegerField(label=_("Untuk tahun rencana"), min_value=2020, max_value=2100)
    kind = forms.ChoiceField(label=_("Jenis"), choices=PhaseKind.choices, widget=forms.RadioSelect)
    opens_at = DayField(label=_("Dibuka"))
    closes_at = DayField(label=_("Hari terakhir"))

    def times(self) -> tuple[datetime, datetime]:
        """From the first moment of the first day to the last of the last, in WIB."""
        first, last = self.cleaned_data["opens_at"], self.cleaned_data["closes_at"]
        return (
            datetime.combine(first, time.min, tzinfo=clock.WIB),
            datetime.combine(last, time.max, tzinfo=clock.WIB),
        )


def voice_label(voice: Voice) -> str:
    """A voice as one line of a choice."""
    place = f", {voice.region.name}" if voice.region else ""
    return f"{voice.title} ({voice.category.says}{place})"


def _choices(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
