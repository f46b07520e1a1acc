"""Every page of the portal with an address that works: the URL patterns, filled with codes of rows there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from sinergi.budgets.api import BudgetLine, Realisation
from sinergi.indicators.models import Indicator
from sinergi.outcomes.api import Gap, Invite, Outcome, Survey
from sinergi.people.api import User
from sinergi.plans.api import Activity, AgendaItem, Forum, PlanLine, Renja
from sinergi.portal.access import PUBLIC, SIGNED_IN
from sinergi.programmes.api import Application, Batch, Call, Meeting, Mentoring, Programme
from sinergi.proposals.api import Proposal
from sinergi.voices.api import Visibility, Voice

BACKEND = "django.contrib.auth.backends.ModelBackend"
_OPEN = {"budgets:open": PlanLine, "budgets:realisation": Realisation}
_OPEN |= {f"plans:{name}": Renja for name in ("detail", "add_line", "ceiling", "fix")}
_OPEN |= {f"plans:{name}": PlanLine for name in ("line", "change_line", "add_activity")}
_OPEN |= {f"plans:{name}": Activity for name in ("activity", "change_activity", "tie")}
_OPEN |= {f"plans:{name}": AgendaItem for name in ("item", "decide")}
_OPEN |= {"outcomes:survey": Survey, "outcomes:outcome": Outcome, "outcomes:gap": Gap}
_OPEN |= {"programmes:design": Activity, "programmes:mentoring": Mentoring}
_OPEN |= {f"programmes:{name}": Call for name in ("call", "apply")}
_OPEN |= {f"programmes:{name}": Application for name in ("application", "start_mentoring")}
_OPEN |= {f"programmes:{name}": Batch for name in ("batch", "desk", "decree", "schedule")}
_OPEN |= {"programmes:meeting": Meeting}
_WHOLE: dict[str, type[Model]] = {
    "budgets": BudgetLine,
    "indicators": Indicator,
    "outcomes": Programme,
    "plans": Forum,
    "programmes": Programme,
    "proposals": Proposal,
    "voices": Voice,
}
MODELS: dict[str, type[Model]] = _OPEN
# Pages that are for the person they are about, even where their address is open to all.
OWN = {"voices:detail", "voices:sent", "proposals:detail", "programmes:application"}


@dataclass(frozen=True)
class Place:
    """A page as somebody: its name, its path in Indonesian and in English."""

    name: str
    who: str
    path: str
    english: str


@dataclass
class People:
    """Who visits: nobody signed in, a citizen of the city, somebody with every permission."""

    citizen: User
    officer: User

    def client(self, who: str) -> Client:
        """A browser by HTTP, signed in."""
        client = Client()
        account = {"citizen": self.citizen, "officer": self.officer}.get(who)
        if account is not None:
            client.force_login(account, backend=BACKEND)
        return client


def places(people: People) -> tuple[list[Place], list[str]]:
    """Every page that answers with HTML, as everybody whom it shows something of their own; and what failed."""
    found, failed = [], []
    for name, view, parameters in _patterns(get_resolver().url_patterns):
        if name == "files:serve":
            continue  # whatever somebody sent in, not a page of ours
        values = _values(name, parameters)
        if values is None:
            failed.append(f"{name}: no row in this city")
            continue
        for who in _visitors(name, view.permission, bool(parameters)):
            path = reverse(name, kwargs=values)
            answer = people.client(who).get(path)
            if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
                with translation.override("en"):
                    found.append(Place(name, who, path, reverse(name, kwargs=values)))
            elif answer.status_code >= 400 and answer.status_code != 405 and who == "officer":
                failed.append(f"{name} {path} as {who}: {answer.status_code}")
    return found, failed


def _patterns(patterns: list[Any], space: str = "") -> Iterator[tuple[str, Any, list[str]]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else space
            if inner != "admin:":
                yield from _patterns(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern) and hasattr(pattern.callback, "permission"):
            if pattern.callback.__module__.startswith("sinergi.interop"):
                continue
            yield f"{space}{pattern.name}", pattern.callback, list(pattern.pattern.converters)


def _visitors(name: str, permission: str, about_a_row: bool) -> list[str]:
    if permission == PUBLIC:
        own = ["citizen"] if name in OWN else []
        return ["anonymous", *own, *(["officer"] if about_a_row else [])]
    return ["citizen"] if permission == SIGNED_IN else ["officer"]


def _values(name: str, parameters: list[str]) -> dict[str, Any] | None:
    """Values for an address; None when the city has no such row."""
    special = _SPECIAL.get(name)
    if special is not None:
        return special()
    if not parameters:
        return {}
    model = MODELS.get(name) or _WHOLE.get(name.partition(":")[0])
    row = _row(name, model) if model else None
    return {"code": row.code} if row is not None else None


def _row(name: str, model: type[Any]) -> Any:
    rows = model.objects.order_by("-created_at") if hasattr(model, "created_at") else model.objects
    if model is Voice:
        rows = rows.filter(visibility=Visibility.TERBUKA)
    if name in ("plans:add_line", "plans:ceiling", "plans:fix"):
        rows = rows.exclude(state="ditetapkan")
    return rows.first()


def _thread(**more: str) -> dict[str, Any] | None:
    voice = Proposal.objects.filter(voice_ties__isnull=False).order_by("created_at").first()
    return {"name": voice.code, **more} if voice else None


def _one(model: type[Any], field: str, parameter: str) -> Callable[[], dict[str, Any] | None]:
    def read() -> dict[str, Any] | None:
        row = model.objects.order_by("pk").first()
        return {parameter: getattr(row, field)} if row is not None else None

    return read


def _phone() -> dict[str, Any] | None:
    invite = Invite.objects.select_related("survey", "application").first()
    return {"code": invite.survey.code, "person": invite.application.code} if invite else None


_SPECIAL: dict[str, Callable[[], dict[str, Any] | None]] = {
    "account_reset_password_from_key": lambda: {"uidb36": "1", "key": "salah"},
    "demo:enter": lambda: {"key": "warga"},
    "demo:step": lambda: {"day": "forum"},
    "desk:remove_day": lambda: {"holiday_id": "00000000-0000-0000-0000-000000000000"},
    "notices:go": lambda: {"notice_id": "00000000-0000-0000-0000-000000000000"},
    "outcomes:answer": _one(Invite, "token", "token"),
    "outcomes:phone": _phone,
    "stories:step": lambda: {"number": 3},
    "thread:detail": _thread,
    "thread:follow": _thread,
    "thread:group": lambda: _thread(kind="Voice"),
}
