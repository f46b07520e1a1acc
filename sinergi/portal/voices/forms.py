"""Forms of voices. Choices are read when a form is made."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sinergi.files.api import MOST_BYTES, FileTooLarge
from sinergi.people.api import organisations
from sinergi.places.api import Level, regions
from sinergi.voices import api as voices
from sinergi.voices.api import (
    PHOTOS_MOST,
    ArchiveReason,
    PlaceMissing,
    State,
    TooManyPhotos,
    Visibility,
)

Choices = list[tuple[str, Any]]


def kelurahan_choices(nothing: Any) -> Callable[[], Choices]:
    """Every kelurahan under its kecamatan, after an empty choice with these words."""

    def read() -> Choices:
        rows = sorted(regions(Level.KELURAHAN), key=lambda one: (one.parent_id, one.name))
        groups = groupby(rows, key=lambda one: one.parent.name if one.parent else "")
        each = [(name, [(one.code, one.name) for one in group]) for name, group in groups]
        return [("", nothing), *each]

    return read


def category_choices(nothing: Any) -> Callable[[], Choices]:
    """The categories people choose from, after an empty choice with these words."""
    return lambda: [("", nothing), *((one.code, one.says) for one in voices.categories())]


def office_choices(nothing: Any) -> Callable[[], Choices]:
    """The offices by short name, after an empty choice with these words."""
    return lambda: [("", nothing), *((one.short, one.short) for one in organisations())]


def used(form: forms.Form) -> list[str]:
    """What a sent filter narrows to, each in the words of its choice."""
    if not form.is_bound or not form.is_valid():
        return []
    found = []
    for name, value in form.cleaned_data.items():
        if not value:
            continue
        field = form.fields[name]
        choices = getattr(field, "choices", None) or getattr(field.widget, "choices", None) or ()
        flat = [pair for one in choices for pair in (one[1] if isinstance(one[1], list) else [one])]
        found.append(next((str(label) for key, label in flat if key == str(value)), str(value)))
    return found


class FilterForm(forms.Form):
    """What a list of voices is narrowed to."""

    q = forms.CharField(label=_("Cari kata atau kode"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("Keadaan"), required=False)
    category = forms.ChoiceField(
        label=_("Tentang"), required=False, choices=category_choices(_("Semua hal"))
    )
    kelurahan = forms.CharField(
        label=_("Kelurahan"),
        required=False,
        widget=forms.Select(choices=kelurahan_choices(_("Seluruh kota"))),  # type: ignore[arg-type]
    )
    organisation = forms.ChoiceField(
        label=_("Perangkat daerah"), required=False, choices=office_choices(_("Semua"))
    )
    year = forms.TypedChoiceField(label=_("Tahun"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, years: range, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        state, year = self.fields["state"], self.fields["year"]
        assert isinstance(state, forms.ChoiceField)
        assert isinstance(year, forms.ChoiceField)
        state.choices = [
            ("", _("Semua yang berjalan dan selesai")),
            ("terbuka", _("Belum dijawab")),
            ("terlambat", _("Terlambat")),
            *State.choices,
        ]
        year.choices = [("", _("Semua tahun")), *((str(one), str(one)) for one in reversed(years))]

    def filters(self) -> dict[str, Any]:
        """The filters as `voices.voices` takes them; what does not fit is left out."""
        self.is_valid()
        found = {name: value for name, value in self.cleaned_data.items() if value}
        if found.get("state") == "terlambat":
            found |= {"state": "", "late": True}
        return found


class PlaceForm(forms.Form):
    """Where: a point from the device, or a kelurahan."""

    point = forms.CharField(required=False, widget=forms.HiddenInput, max_length=60)
    region = forms.CharField(
        label=_("Kelurahan"),
        required=False,
        widget=forms.Select(choices=kelurahan_choices(_("Pilih kelurahan"))),  # type: ignore[arg-type]
    )
    address = forms.CharField(
        label=_("Alamat atau patokan"),
        required=False,
        max_length=200,
        help_text=_("Misalnya: Jalan Kawi, depan balai RW 3"),
    )

    def __init__(self, *args: Any, needed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].required = needed and not self.data.get("point")
        self.fields["region"].error_messages["required"] = str(PlaceMissing())

    def clean_point(self) -> tuple[float, float] | None:
        """(lon, lat) as sent by the device, or None."""
        typed = self.cleaned_data["point"]
        try:
            lon, lat = (float(part) for part in typed.split(","))
        except ValueError:
            return None
        return (lon, lat) if -180 <= lon <= 180 and -90 <= lat <= 90 else None


class WordsForm(forms.Form):
    """What happened, and who may see it."""

    title = forms.CharField(
        label=_("Ringkas dalam satu kalimat"),
        max_length=150,
        help_text=_("Misalnya: Lampu jalan mati di depan balai RW 3"),
        error_messages={"required": _("Ringkas dulu dalam satu kalimat.")},
    )
    text = forms.CharField(
        label=_("Ceritakan lebih lengkap"),
        max_length=5000,
        widget=forms.Textarea,
        help_text=_("Sejak kapan, seberapa parah, siapa yang terdampak."),
        error_messages={"required": _("Ceritakan apa yang terjadi.")},
    )
    visibility = forms.ChoiceField(
        label=_("Siapa yang boleh melihat?"),
        choices=[
            (
                Visibility.TERBUKA,
                _("Terbuka: isinya dibaca siapa pun, nama Anda hanya oleh kantor yang menjawab"),
            ),
            (
                Visibility.ANONIM,
                _("Anonim: isinya dibaca siapa pun, nama Anda tidak oleh siapa pun"),
            ),
            (
                Visibility.RAHASIA,
                _(
                    "Rahasia: isinya hanya dibaca kantor yang menangani, umum tidak tahu suara ini ada"
                ),
            ),
        ],
        widget=forms.RadioSelect,
    )


class PhotosInput(forms.FileInput):
    """A control that takes several files."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Several files, each checked alone."""

    widget = PhotosInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The files that were sent, as a list; too many or too large ones are never read."""
        one = super().clean
        files = [file for file in data or () if file]
        if len(files) > PHOTOS_MOST:
            raise forms.ValidationError(str(TooManyPhotos(most=PHOTOS_MOST)))
        if any(file.size > MOST_BYTES for file in files):
            raise forms.ValidationError(str(FileTooLarge(most=MOST_BYTES // 1024 // 1024)))
        return [one(file, initial) for file in files]


class SendForm(forms.Form):
    """The last look before sending."""

    photos = PhotosField(
        label=_("Tambahkan foto"),
        required=False,
        help_text=_("Paling banyak tiga foto. Keterangan tempat di dalam foto dihapus."),
        widget=PhotosInput(attrs={"accept": "image/jpeg,image/png,image/webp", "multiple": True}),
    )
    desk = forms.BooleanField(label=_("Dicatat di loket untuk warga tanpa akun"), required=False)


class RouteForm(forms.Form):
    """To whom, and about what."""

    organisation = forms.ChoiceField(
        label=_("Teruskan ke"), choices=office_choices(_("Pilih perangkat daerah"))
    )
    category = forms.ChoiceField(label=_("Tentang"), choices=category_choices(_("Pilih")))


class TextForm(forms.Form):
    """An answer or a reply."""

    text = forms.CharField(
        label=_("Jawaban"),
        max_length=5000,
        widget=forms.Textarea,
        error_messages={"required": _("Tulis dulu isinya.")},
    )


class ArchiveForm(forms.Form):
    """Why a voice is put away."""

    reason = forms.ChoiceField(
        label=_("Alasan"),
        choices=[choice for choice in ArchiveReason.choices if choice[0] != ArchiveReason.DICABUT],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Penjelasan untuk pelapor"),
        max_length=2000,
        widget=forms.Textarea,
        error_messages={"required": _("Tulis alasannya supaya pelapor mengerti.")},
    )
