"""Forms of outcomes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sinergi.outcomes.api import Answers, Aspect, Income, Outcome, Status


class AnswerForm(forms.Form):
    """The five questions."""

    status = forms.ChoiceField(
        label=_("1. Apa kegiatan utama Anda sekarang?"),
        choices=Status.choices,
        widget=forms.RadioSelect,
    )
    income = forms.ChoiceField(
        label=_("2. Berapa penghasilan Anda sebulan?"),
        choices=Income.choices,
        widget=forms.RadioSelect,
    )
    hours = forms.IntegerField(
        label=_("3. Berapa jam Anda bekerja atau membuat konten seminggu?"),
        required=False,
        min_value=0,
        max_value=112,
    )
    channel = forms.URLField(
        label=_("4. Alamat kanal yang masih Anda isi"),
        required=False,
        max_length=300,
        assume_scheme="https",
        help_text=_("Kosongkan bila tidak ada."),
    )
    monetised = forms.TypedChoiceField(
        label=_("5. Apakah kanal itu sudah menghasilkan uang?"),
        choices=[("tidak", _("Belum")), ("ya", _("Ya"))],
        coerce=lambda value: value == "ya",
        widget=forms.RadioSelect,
    )
    evidence = forms.CharField(
        label=_("Bila ya, apa buktinya?"),
        required=False,
        max_length=500,
        help_text=_("Misalnya tautan, atau tanggal pembayaran pertama."),
    )

    def answers(self) -> Answers:
        """The answers as the action takes them."""
        data = self.cleaned_data
        return Answers(
            status=Status(data["status"]),
            income=Income(data["income"]),
            hours=data["hours"],
            channel=data["channel"],
            monetised=data["monetised"],
            evidence=data["evidence"],
        )


def earlier(row: Outcome | None) -> dict[str, Any]:
    """What was answered before, to be corrected."""
    if row is None:
        return {"monetised": "tidak"}
    return {
        "status": row.status,
        "income": row.income,
        "hours": row.hours,
        "channel": row.channel,
        "monetised": "ya" if row.monetised else "tidak",
        "evidence": row.evidence,
    }


class GapForm(forms.Form):
    """What was searched and not found."""

    aspect = forms.ChoiceField(label=_("Tentang"), choices=Aspect.choices)
    text = forms.CharField(
        label=_("Apa yang tidak ditemukan"), max_length=500, widget=forms.Textarea
    )
    searched_on = forms.DateField(
        label=_("Dicari pada"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )
    source = forms.CharField(label=_("Dicari di mana"), max_length=500)
