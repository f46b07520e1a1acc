"""What the template of one form field needs, from Django's bound field."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BoundField
from django.forms.forms import BaseForm

_KINDS: tuple[tuple[type[forms.Widget], str, str], ...] = (
    (forms.HiddenInput, "hidden", ""),
    (forms.CheckboxSelectMultiple, "checkboxes", ""),
    (forms.RadioSelect, "radios", ""),
    (forms.CheckboxInput, "checkbox", "govuk-checkboxes__input"),
    (forms.FileInput, "file", "govuk-file-upload"),
    (forms.Textarea, "textarea", "govuk-textarea"),
    (forms.Select, "select", "govuk-select"),
    (
        forms.PasswordInput,
        "password",
        "govuk-input govuk-password-input__input govuk-js-password-input-input",
    ),
)


def parts(bound: BoundField, options: dict[str, Any]) -> dict[str, Any]:
    """The context of components/field.html: kind, control, ids of hint and error, options."""
    kind, css = _kind(bound.field.widget)
    hint = options.get("hint") or bound.help_text
    errors = [str(error) for error in bound.errors]
    described = [
        f"{bound.auto_id}-{part}" for part, there in (("hint", hint), ("error", errors)) if there
    ]
    attrs = _attributes(kind, css, described, bool(errors), options)
    limit = getattr(bound.field, "max_length", None) if kind == "textarea" else None
    if limit:
        attrs["class"] += " govuk-js-character-count"
    return {
        "bound": bound,
        "kind": kind,
        "id": bound.auto_id,
        "hint": hint,
        "errors": errors,
        "described": " ".join(described),
        "control": bound.as_widget(attrs=attrs) if kind not in ("radios", "checkboxes") else "",
        "optional": not bound.field.required and kind not in ("checkbox", "hidden"),
        "limit": limit,
        **{name: options.get(name, "") for name in ("prefix", "suffix", "inline", "hide_label")},
        "size": options.get("size", "s"),
    }


def errors(form: BaseForm) -> list[tuple[str, str]]:
    """(id of the control, error) of a form that was sent, in the order of its fields."""
    if not form.is_bound:
        return []
    lines = [("", str(error)) for error in form.non_field_errors()]
    for bound in form:
        multiple = _kind(bound.field.widget)[0] in ("radios", "checkboxes")
        target = f"{bound.auto_id}_0" if multiple else bound.auto_id
        lines += [(target, str(error)) for error in bound.errors]
    return lines


def _kind(widget: forms.Widget) -> tuple[str, str]:
    for known, kind, css in _KINDS:
        if isinstance(widget, known):
            return kind, css
    return "input", "govuk-input"


def _attributes(
    kind: str, css: str, described: list[str], wrong: bool, options: dict[str, Any]
) -> dict[str, Any]:
    names = [css] if css else []
    if wrong and css and kind != "checkbox":
        names.append(f"{css.split()[0]}--error")
    if width := options.get("width"):
        names.append(f"govuk-input--width-{width}")
    attrs: dict[str, Any] = {"class": " ".join(names)} if names else {}
    if described:
        attrs["aria-describedby"] = " ".join(described)
    if wrong:
        attrs["aria-invalid"] = "true"
    if kind == "textarea":
        attrs["rows"] = options.get("rows", 5)
        attrs.pop("cols", None)
    for name, value in options.items():
        if name.startswith("attr_"):
            attrs[name.removeprefix("attr_").replace("_", "-")] = value
    return attrs
