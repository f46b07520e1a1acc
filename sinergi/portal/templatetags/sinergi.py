"""The parts of every page: `{% load sinergi %}`. Shown live, with their call, under `/gaya/`."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BoundField
from django.forms.forms import BaseForm
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sinergi.kernel.money import Rupiah
from sinergi.kernel.text import short_rupiah
from sinergi.ledger.api import Card
from sinergi.notices.api import is_following
from sinergi.portal import dates, fields, links, threads, words
from sinergi.portal.forms import TOKEN
from sinergi.portal.templatetags import figures

register = template.Library()
register.tags.update(figures.register.tags)
LARGE = 1_000_000
TONES = ("done", "wait", "late", "info", "plain")


# ---- Numbers, money, dates ---------------------------------------------------------------------


@register.filter
def angka(value: Any) -> str:
    """A number as people write it here: 1.234,5 (1,234.5 in English)."""
    if value is None or value == "":
        return "–"
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.2f}".rstrip("0").rstrip(".")
    return text if _english() else text.translate(str.maketrans(",.", ".,"))


@register.filter
def rupiah(amount: int | None) -> SafeString:
    """An amount in full, large ones with their short form beside: Rp150.000.000 (150 juta)."""
    if amount is None:
        return mark_safe("–")
    if abs(amount) < LARGE:
        return format_html('<span class="sg-money">{}</span>', str(Rupiah(amount)))
    return format_html(
        '<span class="sg-money">{}</span> <span class="sg-words">({})</span>',
        str(Rupiah(amount)),
        rupiah_short(amount).replace("Rp", ""),
    )


@register.filter
def rupiah_full(amount: int | None) -> str:
    """An amount in full and nothing else, for tables: Rp150.000.000."""
    return "–" if amount is None else str(Rupiah(amount))


@register.filter
def rupiah_short(amount: int | None) -> str:
    """An amount said short: Rp1,5 miliar (Rp1.5 billion in English)."""
    if amount is None:
        return "–"
    text = short_rupiah(amount)
    if not _english():
        return text
    number, _space, scale = text.partition(" ")
    scales = {"juta": " million", "miliar": " billion", "triliun": " trillion"}
    return number.translate(str.maketrans(",.", ".,")) + scales.get(scale, "")


@register.filter
def tanggal(when: date | datetime | None) -> str:
    """A day as people say it: 25 Februari 2021."""
    return dates.day(when)


@register.filter
def waktu(when: datetime | None) -> SafeString:
    """A moment with its hour in WIB, as an HTML time."""
    if when is None:
        return mark_safe("–")
    return format_html('<time datetime="{}">{}</time>', when.isoformat(), dates.moment(when))


@register.filter
def lalu(when: date | datetime | None) -> str:
    """How long ago or how long until, in whole days: "3 hari lalu", "besok"."""
    return dates.ago(when)


@register.filter
def bulan(number: int) -> str:
    """The name of a month: 1 is Januari."""
    return dates.month(number)


def _english() -> bool:
    return (get_language() or "id").startswith("en")


# ---- The thread and its rows -------------------------------------------------------------------


@register.inclusion_tag("components/thread_line.html")
def thread_line(
    current: str = "",
    reached: Iterable[str] | None = None,
    links: Mapping[str, str] | None = None,
    small: bool = False,
) -> dict[str, Any]:
    """The line of seven stations; `links` maps stages to addresses."""
    line = threads.stops(current, reached, links)
    return {"stops": line, "small": small, "words": threads.in_words(line)}


@register.inclusion_tag("components/card.html")
def card(card: Card, level: int = 3, line: bool = True) -> dict[str, Any]:
    """A row of any stage introducing itself; `level` is the heading's level."""
    return {
        "card": card,
        "href": links.url_of(card.urn, card.code),
        "level": level,
        "line": threads.stops(card.stage) if line else [],
        "words": threads.in_words(threads.stops(card.stage)),
    }


@register.simple_tag
def contoh(row: Any) -> str:
    """The CONTOH badge of an invented row; nothing for a real one."""
    marked = row if isinstance(row, bool) else getattr(row, "contoh", False)
    if not marked:
        return ""
    known = words.word("contoh")
    return format_html(
        '<span class="sg-contoh" title="{}">{}</span>', known.meaning if known else "", _("Contoh")
    )


@register.simple_tag
def row_url(urn: Any, code: str = "") -> str:
    """The address of the page of a row."""
    return links.url_of(urn, code)


@register.inclusion_tag("components/term.html", takes_context=True)
def term(context: Context, name: str, shown: str = "") -> dict[str, Any]:
    """An official word: explained on a press at its first use on a page, plain after that."""
    seen: set[str] = context.render_context.get("sg_terms") or set()
    request = context.get("request")
    if request is not None:
        seen = request.__dict__.setdefault("sg_terms", set())
    word = words.word(name)
    first = word is not None and name.lower() not in seen
    seen.add(name.lower())
    return {
        "word": word,
        "shown": shown or name,
        "first": first,
        "id": word.anchor if word else "",
        "glossary": links.url_if("glossary:index"),
    }


@register.inclusion_tag("components/state.html")
def state(text: Any, tone: str = "plain") -> dict[str, Any]:
    """A state as a tag with a sign of its own; tones: done, wait, late, info, plain."""
    return {"text": text, "tone": tone if tone in TONES else "plain"}


@register.inclusion_tag("components/big_number.html")
def big_number(
    value: Any, label: Any, note: Any = "", tone: str = "", href: str = "", unit: Any = ""
) -> dict[str, Any]:
    """The number people look for first: big and plain, with what it counts under it."""
    shown = (
        angka(value) if isinstance(value, int | float) and not isinstance(value, Rupiah) else value
    )
    if tone == "late" and value == 0:
        tone = "done"
    if isinstance(value, Rupiah):
        shown, _space, unit = rupiah_short(value).partition(" ")
    return {"value": shown, "label": label, "note": note, "tone": tone, "href": href, "unit": unit}


@register.inclusion_tag("components/empty.html")
def empty(text: Any, href: str = "", action: Any = "") -> dict[str, Any]:
    """What stands where a list has nothing: what would be here, and how to make it begin."""
    return {"text": text, "href": href, "action": action}


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context: Context, page: Any) -> dict[str, Any]:
    """The way to the next rows of a list by its cursor (`after`), keeping the filters."""
    request = context.get("request")
    return {"page": page, "request": request, "later": bool(request and request.GET.get("after"))}


# ---- Forms -------------------------------------------------------------------------------------


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, **options: Any) -> dict[str, Any]:
    """A field of a form with its label, hint, error and control. Options: `size` (s, m, l), `rows`,
    `prefix`, `suffix`, `width` (2-30), `inline`, `hide_label`, `hint`, and any attribute as `attr_name`."""
    return fields.parts(bound, options)


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """What must be mended in a form, each line leading to its field."""
    return {"errors": fields.errors(form)}


@register.simple_tag(takes_context=True)
def form_token(context: Context) -> SafeString:
    """The hidden fields of every form sent by POST: CSRF, and the token that makes pressing twice safe."""
    csrf = context.get("csrf_token") or ""
    sent = context.get("request")
    token = (sent.POST.get(TOKEN) if sent is not None else "") or secrets.token_urlsafe(12)
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<input type="hidden" name="{}" value="{}">',
        csrf,
        TOKEN,
        token,
    )


@register.inclusion_tag("components/follow_button.html", takes_context=True)
def follow_button(context: Context, urn: Any) -> dict[str, Any]:
    """Follow a row, or stop: a form that comes back to this page. Who is not signed in is asked to."""
    request = context.get("request")
    viewer = getattr(request, "viewer", None) or context.get("viewer")
    return {
        "urn": str(urn),
        "viewer": viewer,
        "following": viewer is not None and is_following(viewer, str(urn)),
        "next": request.get_full_path() if request is not None else "/",
        "request": request,
        "csrf_token": context.get("csrf_token"),
    }
