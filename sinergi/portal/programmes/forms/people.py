"""What citizens fill in: filters, the application, giving up; and the desk that types for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from sinergi.people.api import organisations
from sinergi.portal.programmes.forms.controls import kelurahan
from sinergi.programmes.api import (
    Batch,
    CallView,
    Kind,
    Offer,
    ProgrammeState,
)


class FilterForm(forms.Form):
    """What the list of programmes is narrowed to."""

    q = forms.CharField(label=_("Cari kata"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("Keadaan"), required=False, choices=[("", _("Semua")), *ProgrammeState.choices]
    )
    organisation = forms.ChoiceField(label=_("Perangkat daerah"), required=False)
    year = forms.TypedChoiceField(
        label=_("Tahun anggaran"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        office, year = self.fields["organisation"], self.fields["year"]
        assert isinstance(office, forms.ChoiceField)
        assert isinstance(year, forms.ChoiceField)
        office.choices = [("", _("Semua")), *((one.short, one.short) for one in organisations())]
        year.choices = [("", _("Semua tahun")), *((str(one), str(one)) for one in years)]

    def filters(self) -> dict[str, Any]:
        """The filters as the list takes them; what does not fit is left out."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class ApplyForm(forms.Form):
    """What an applicant is asked; no more than is needed."""

    batch = forms.ChoiceField(label=_("Angkatan mana?"), widget=forms.RadioSelect)
    kind = forms.ChoiceField(label=_("Anda mendaftar sebagai"), widget=forms.RadioSelect)
    region = forms.ChoiceField(label=_("Kelurahan tempat tinggal"), choices=kelurahan)
    motivation = forms.CharField(
        label=_("Mengapa Anda ingin ikut?"),
        required=False,
        max_length=500,
        widget=forms.Textarea,
        help_text=_("Satu atau dua kalimat cukup."),
    )
    channel = forms.URLField(
        label=_("Alamat kanal, bila sudah punya"),
        required=False,
        max_length=300,
        assume_scheme="https",
        help_text=_("Misalnya https://www.youtube.com/@namakanal"),
    )
    consented = forms.BooleanField(
        label=_("Saya setuju"),
        error_messages={"required": _("Tanpa persetujuan kami tidak boleh menyimpan data Anda.")},
    )

    def __init__(self, *args: Any, view: CallView, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offers(view.offers, view.batches, view.kinds)

    def _offers(
        self, offers: Sequence[Offer], batches: Sequence[Batch], kinds: Sequence[Kind]
    ) -> None:
        """Ask only what is open: with one batch or one kind there is nothing to choose."""
        free: dict[UUID, int] = {}
        for offer in offers:
            free[offer.batch.pk] = free.get(offer.batch.pk, 0) + offer.free
        batch, kind = self.fields["batch"], self.fields["kind"]
        assert isinstance(batch, forms.ChoiceField)
        assert isinstance(kind, forms.ChoiceField)
        batch.choices = [
            (
                str(one.pk),
                _("%(name)s, sisa %(free)d kursi") % {"name": one.name, "free": free[one.pk]},
            )
            for one in batches
        ]
        kind.choices = [(one.value, one.label) for one in kinds]
        for field, choices in ((batch, batch.choices), (kind, kind.choices)):
            if len(list(choices)) == 1:
                field.widget = forms.HiddenInput()
                field.initial = next(iter(choices))[0]


class DeskForm(ApplyForm):
    """Somebody without an account, entered at a desk."""

    desk_name = forms.CharField(label=_("Nama sesuai KTP"), max_length=120)
    desk_contact = forms.CharField(
        label=_("Bagaimana menghubunginya"),
        max_length=120,
        help_text=_("Nomor keluarga, ketua RT, atau alamat. NIK tidak diperlukan."),
    )
    field_order = ["desk_name", "desk_contact"]


class WithdrawForm(forms.Form):
    """Giving up a seat or a place in the queue."""

    reason = forms.CharField(label=_("Alasan"), required=False, max_length=500)
