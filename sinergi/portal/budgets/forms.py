"""Forms of budgets. Choices are read when a form is made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sinergi.budgets import api as budgets
from sinergi.budgets.api import (
    Account,
    BudgetLine,
    DocumentMissing,
    Fund,
    PaguKind,
    Purpose,
)
from sinergi.kernel.money import Rupiah
from sinergi.people.api import Organisation
from sinergi.plans.api import Activity
from sinergi.portal.amounts import AmountField, RupiahField
from sinergi.portal.dates import month
from sinergi.portal.moments import DayField
from sinergi.portal.plans.forms import Chosen, month_choices, office_choices

Choices = list[tuple[str, Any]]


def _set(form: forms.Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


class FilterForm(forms.Form):
    """What the list of budget lines is narrowed to."""

    year = forms.TypedChoiceField(label=_("Tahun"), required=False, coerce=int, empty_value=None)
    office = forms.ChoiceField(label=_("Perangkat daerah"), required=False)
    state = forms.ChoiceField(label=_("Pagu"), required=False)

    def __init__(
        self, *args: Any, years: Iterable[int], offices: Iterable[Organisation], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        _set(self, "year", [("", _("Semua tahun")), *((str(one), str(one)) for one in years)])
        _set(self, "office", office_choices(offices, _("Semua")))
        _set(self, "state", [("", _("Semua")), *PaguKind.choices])

    def narrowed(self) -> dict[str, Any]:
        """What was chosen; what does not fit is left out."""
        if not self.is_bound:
            return {}
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class OpenForm(forms.Form):
    """Which fund pays."""

    fund = forms.ChoiceField(
        label=_("Sumber dana"), help_text=_("Dari daftar resmi; pilih yang serinci mungkin.")
    )

    def __init__(self, *args: Any, funds: Iterable[Fund], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _set(self, "fund", [(row.pk, f"{row.pk} {row.name}") for row in funds])


class PaguForm(forms.Form):
    """A rung of the ladder, or a correction of one."""

    kind = forms.ChoiceField(label=_("Langkah"), choices=PaguKind.choices)
    amount = RupiahField(label=_("Pagu"))
    on = DayField(label=_("Tanggal dokumen"))
    document = forms.CharField(
        label=_("Dokumen"),
        max_length=200,
        error_messages={"required": DocumentMissing.message},
        help_text=_("Nomor dan nama dokumen, misalnya: DPA-SKPD 914/12/2022"),
    )


class AccountSearchForm(forms.Form):
    """Find an account."""

    q = forms.CharField(label=_("Cari kata atau kode rekening"), required=False, max_length=80)


class ItemForm(forms.Form):
    """An item of spending."""

    account = forms.ChoiceField(label=_("Rekening belanja"))
    activity = forms.ChoiceField(label=_("Untuk aktivitas"), required=False)
    purpose = forms.ChoiceField(
        label=_("Gunanya"), required=False, choices=[("", _("Menurut rekening")), *Purpose.choices]
    )
    description = forms.CharField(label=_("Uraian"), max_length=300)
    coefficient = forms.CharField(
        label=_("Koefisien"),
        max_length=120,
        required=False,
        help_text=_("Bagaimana volumenya dihitung, misalnya: 50 orang x 2 hari"),
    )
    volume = AmountField(label=_("Volume"))
    unit = forms.CharField(label=_("Satuan"), max_length=40)
    price = RupiahField(label=_("Harga satuan"))

    def __init__(
        self,
        *args: Any,
        accounts: Iterable[Account],
        activities: Iterable[Activity],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.works = {work.code: work for work in activities}
        shown = [(row.pk, f"{row.pk} {row.use or row.name}") for row in accounts]
        _set(self, "account", shown)
        each = [(code, work.name) for code, work in self.works.items()]
        _set(self, "activity", [("", _("Seluruh baris")), *each])

    def clean_activity(self) -> Activity | None:
        """The activity itself, None for the whole line."""
        return self.works.get(self.cleaned_data["activity"])


class CashForm(forms.Form):
    """Twelve months of the cash plan."""

    def __init__(self, *args: Any, line: BudgetLine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = {row.month: row for row in line.cash_plan.all()}
        for number in range(1, 13):
            row = held.get(number)
            self.fields[f"money_{number}"] = RupiahField(
                label=_("Uang %(month)s") % {"month": month(number)},
                required=False,
                initial=row.money if row else None,
            )
            self.fields[f"physical_{number}"] = AmountField(
                label=_("Fisik %(month)s") % {"month": month(number)},
                required=False,
                initial=_percent(row.physical_bp) if row else None,
            )

    def rows(self) -> list[tuple[str, Any, Any]]:
        """Month, money field, progress field, for the template."""
        return [
            (month(number), self[f"money_{number}"], self[f"physical_{number}"])
            for number in range(1, 13)
        ]

    def months(self) -> list[Rupiah]:
        """The amounts; an empty month is zero."""
        return [self.cleaned_data[f"money_{n}"] or Rupiah(0) for n in range(1, 13)]

    def progress(self) -> list[int | None]:
        """Planned progress in basis points, or an empty list when none was typed."""
        typed = [self.cleaned_data[f"physical_{n}"] for n in range(1, 13)]
        if all(one is None for one in typed):
            return []
        return [None if one is None else int(one * 100) for one in typed]


class RealiseForm(forms.Form):
    """Spending of a month, and progress at its end."""

    month = Chosen(month_choices, label=_("Bulan"))
    money = RupiahField(
        label=_("Dibelanjakan bulan ini"), help_text=_("Menurut SP2D yang terbit bulan ini.")
    )
    physical = AmountField(
        label=_("Kemajuan fisik sampai akhir bulan"), help_text=_("Kumulatif, 0 sampai 100.")
    )
    document = forms.CharField(label=_("Nomor SP2D"), max_length=200, required=False)
    note = forms.CharField(
        label=_("Permasalahan atau catatan"),
        max_length=2000,
        required=False,
        widget=forms.Textarea,
    )

    def clean_month(self) -> int:
        return int(self.cleaned_data["month"])


def accounts_for(words: str) -> list[Account]:
    """What was searched for, or the accounts most used."""
    return budgets.accounts(words) if words.strip() else budgets.common_accounts()


def _percent(bp: int | None) -> Any:
    return None if bp is None else bp / 100 if bp % 100 else bp // 100
