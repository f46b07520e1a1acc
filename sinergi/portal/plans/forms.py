"""Forms of plans. Choices are read when a form is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sinergi.people.api import Organisation
from sinergi.places.api import Level, Region, region, regions
from sinergi.plans.api import (
    Decision,
    DecreeMissing,
    MinutesMissing,
    PlanLine,
    ReasonMissing,
    RenjaState,
)
from sinergi.portal.amounts import AmountField, RupiahField
from sinergi.portal.dates import month
from sinergi.portal.moments import DayField

Choices = list[tuple[str, Any]]


def area_choices() -> Choices:
    """The whole city, each kecamatan, and the kelurahan under it."""
    rows = [row for row in regions() if row.level != Level.KOTA]
    groups = groupby(rows, key=lambda row: row.code[:8])
    each = []
    for _code, group in groups:
        members = list(group)
        each.append((members[0].full_name, [(row.code, row.full_name) for row in members]))
    return [("", _("Seluruh kota")), *each]


def month_choices() -> Choices:
    """The months by name."""
    return [(str(number), month(number)) for number in range(1, 13)]


def office_choices(offices: Iterable[Organisation], nothing: Any = "") -> Choices:
    """Offices by their short names, with an empty choice when `nothing` says what it means."""
    each = [(row.short, row.name) for row in offices]
    return [("", nothing), *each] if nothing else each


class Chosen(forms.ChoiceField):
    """A choice list that is read when the form is made."""

    def __init__(self, read: Callable[[], Choices], **options: Any) -> None:
        super().__init__(choices=read, **options)


class FilterForm(forms.Form):
    """What the list of Renja is narrowed to."""

    year = forms.TypedChoiceField(label=_("Tahun"), required=False, coerce=int, empty_value=None)
    office = forms.ChoiceField(label=_("Perangkat daerah"), required=False)
    state = forms.ChoiceField(label=_("Keadaan"), required=False)

    def __init__(
        self, *args: Any, years: Iterable[int], offices: Iterable[Organisation], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        chosen: dict[str, Choices] = {
            "year": [("", _("Semua tahun")), *((str(one), str(one)) for one in years)],
            "office": office_choices(offices, _("Semua")),
            "state": [("", _("Semua keadaan")), *RenjaState.choices],
        }
        for name, choices in chosen.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    def narrowed(self) -> dict[str, Any]:
        """What was chosen; what does not fit is left out."""
        if not self.is_bound:
            return {}
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class DraftForm(forms.Form):
    """Begin a Renja."""

    office = forms.ChoiceField(label=_("Perangkat daerah"))
    year = forms.IntegerField(label=_("Tahun rencana"), min_value=2020, max_value=2100)
    ceiling = RupiahField(
        label=_("Pagu indikatif dari surat edaran"),
        required=False,
        help_text=_("Boleh dikosongkan bila surat edaran belum terbit."),
    )
    ceiling_document = forms.CharField(
        label=_("Nomor dan tanggal surat edaran"), required=False, max_length=200
    )

    def __init__(self, *args: Any, offices: Iterable[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        office = self.fields["office"]
        assert isinstance(office, forms.ChoiceField)
        office.choices = office_choices(offices)


class CeilingForm(forms.Form):
    """The pagu indikatif of the surat edaran."""

    ceiling = RupiahField(label=_("Pagu indikatif"))
    document = forms.CharField(label=_("Nomor dan tanggal surat edaran"), max_length=200)


class FixForm(forms.Form):
    """Penetapan by Perwali."""

    decree_number = forms.CharField(
        label=_("Nomor Perwali"),
        max_length=80,
        error_messages={"required": DecreeMissing.message},
        help_text=_("Misalnya: Perwali 21 Tahun 2021"),
    )
    decree_on = DayField(label=_("Tanggal Perwali"))


class PlacedForm(forms.Form):
    """What lines and activities share: where."""

    region = Chosen(area_choices, label=_("Lokasi"), required=False)

    def clean_region(self) -> Region | None:
        """The region itself, None for the whole city."""
        code = self.cleaned_data["region"]
        return region(code) if code else None


class ChangeLineForm(PlacedForm):
    """What a line promises."""

    target = AmountField(label=_("Target"))
    pagu = RupiahField(label=_("Pagu indikatif"))
    fund = forms.CharField(
        label=_("Sumber dana"),
        max_length=200,
        required=False,
        help_text=_("Misalnya: PAD, DAU, DBH CHT"),
    )
    kelompok_sasaran = forms.CharField(label=_("Kelompok sasaran"), max_length=300, required=False)
    note = forms.CharField(
        label=_("Catatan penting"), required=False, max_length=2000, widget=forms.Textarea
    )


class AddLineForm(ChangeLineForm):
    """A new line: its code was chosen from the list before."""

    code = forms.CharField(widget=forms.HiddenInput, max_length=20)
    continues = forms.ChoiceField(label=_("Melanjutkan baris tahun lalu"), required=False)
    indicator = forms.CharField(label=_("Indikator"), required=False, max_length=500)
    unit = forms.CharField(label=_("Satuan"), required=False, max_length=60)
    next_target = AmountField(label=_("Target tahun berikutnya"), required=False)
    next_pagu = RupiahField(label=_("Prakiraan maju"), required=False)

    def __init__(self, *args: Any, last_year: list[PlanLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.last_year = {row.code: row for row in last_year}
        field = self.fields["continues"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", _("Baris baru")),
            *((row.code, f"{row.nomenclature_code} {row.name}") for row in last_year),
        ]

    def clean_continues(self) -> PlanLine | None:
        """Last year's line, None for a new one."""
        return self.last_year.get(self.cleaned_data["continues"])


class ActivityForm(PlacedForm):
    """A piece of work under a line."""

    name = forms.CharField(label=_("Nama aktivitas"), max_length=300)
    target = AmountField(label=_("Target"))
    unit = forms.CharField(
        label=_("Satuan"),
        max_length=60,
        help_text=_("Misalnya: orang, paket, titik"),
    )
    place = forms.CharField(label=_("Tempat atau alamat"), max_length=300, required=False)
    month_from = Chosen(month_choices, label=_("Mulai"))
    month_to = Chosen(month_choices, label=_("Selesai"))
    amount = RupiahField(label=_("Anggaran"))
    tag = forms.CharField(label=_("Label"), max_length=80, required=False)

    def clean_month_from(self) -> int:
        return int(self.cleaned_data["month_from"])

    def clean_month_to(self) -> int:
        return int(self.cleaned_data["month_to"])


class OpenForumForm(forms.Form):
    """A forum and who is invited."""

    office = forms.ChoiceField(label=_("Perangkat daerah"))
    year = forms.IntegerField(label=_("Untuk Renja tahun"), min_value=2020, max_value=2100)
    held_on = DayField(label=_("Hari pertama"))
    ended_on = DayField(label=_("Hari terakhir"), required=False)
    hours = forms.CharField(
        label=_("Waktu"), max_length=60, required=False, help_text=_("Misalnya: 09.00–13.00 WIB")
    )
    place = forms.CharField(label=_("Tempat"), max_length=300)
    invited = forms.CharField(
        label=_("Unsur yang diundang"),
        required=False,
        max_length=2000,
        widget=forms.Textarea,
        help_text=_("Satu unsur tiap baris, tanpa nama orang. Misalnya: komunitas konten"),
    )

    def __init__(self, *args: Any, offices: Iterable[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        office = self.fields["office"]
        assert isinstance(office, forms.ChoiceField)
        office.choices = office_choices(offices)

    def clean_invited(self) -> list[str]:
        """The elements, one a row."""
        return [row.strip() for row in self.cleaned_data["invited"].splitlines() if row.strip()]


class DecideForm(forms.Form):
    """What the forum decides, and why."""

    decision = forms.ChoiceField(
        label=_("Keputusan"), choices=Decision.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Alasan"),
        max_length=2000,
        error_messages={"required": ReasonMissing.message},
        widget=forms.Textarea,
        help_text=_("Terbuka untuk umum."),
    )
    changes = forms.CharField(
        label=_("Apa yang berubah"),
        max_length=2000,
        required=False,
        help_text=_("Hanya untuk yang diterima dengan perubahan."),
    )


class CloseForm(forms.Form):
    """The berita acara."""

    minutes_number = forms.CharField(
        label=_("Nomor berita acara"),
        max_length=80,
        error_messages={"required": MinutesMissing.message},
    )
    minutes_on = DayField(label=_("Tanggal berita acara"))
    attended = forms.IntegerField(label=_("Jumlah yang hadir"), required=False, min_value=0)
    chair = forms.CharField(
        label=_("Pimpinan sidang"),
        max_length=120,
        required=False,
        help_text=_("Nama jabatan atau kantor, bukan nama orang."),
    )
    summary = forms.CharField(
        label=_("Rangkuman tanggapan peserta"),
        required=False,
        max_length=3000,
        widget=forms.Textarea,
    )


class SearchForm(forms.Form):
    """Search words or a code."""

    q = forms.CharField(label=_("Cari kata atau kode"), required=False, max_length=100)
