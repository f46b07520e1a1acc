"""Pages of one's own account."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import logout
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sinergi.notices.api import (
    choose_mail,
    follow_visible,
    followed,
    mail_choice,
    unfollow,
    unread_count,
)
from sinergi.people.api import (
    CONSENTS,
    change_account,
    change_contact,
    consents,
    signed_in,
    user,
    withdraw_consent,
)
from sinergi.portal.access import PortalRequest, page
from sinergi.portal.account import own
from sinergi.portal.account.forms import AccountForm, ContactForm, LeaveForm
from sinergi.portal.forms import press, safe_next, submit


@page("signed-in", methods=("GET", "HEAD"))
def home(request: PortalRequest) -> HttpResponse:
    """What became of what one said, proposed and applied for."""
    return render(
        request,
        "account/home.html",
        {
            "doings": own.doings(request.viewer),
            "unread": unread_count(request.viewer),
            "officer": request.viewer.is_officer,
        },
    )


@page("signed-in")
def data(request: PortalRequest) -> HttpResponse:
    """One's own data, language and e-mail."""
    viewer = request.viewer
    account = user(signed_in(viewer))
    assert account is not None
    first = {
        "name": account.name,
        "region": account.region_id or "",
        "language": account.language,
        "mail": mail_choice(viewer),
    }
    form = AccountForm(request.POST or None, initial=first)

    def keep(sent: dict[str, Any]) -> None:
        mail = sent.pop("mail")
        change_account(viewer, **sent)
        choose_mail(viewer, mail)

    answer = submit(request, form, keep, then=reverse("account:data"), message=_("Tersimpan."))
    context = {"form": form, "account": account, "consents": consents(viewer), "texts": CONSENTS}
    return answer or render(request, "account/data.html", context)


@page("signed-in")
def contact(request: PortalRequest) -> HttpResponse:
    """Change the e-mail address or the phone number one signs in with."""
    account = user(signed_in(request.viewer))
    assert account is not None
    first = {"email": account.email or "", "phone": account.phone or ""}
    form = ContactForm(request.POST or None, initial=first)
    answer = submit(
        request,
        form,
        lambda sent: change_contact(request.viewer, **sent),
        then=reverse("account:data"),
        message=_("Tersimpan."),
    )
    return answer or render(request, "account/contact.html", {"form": form})


@page("signed-in", methods=("GET", "HEAD"))
def download(request: PortalRequest) -> HttpResponse:
    """All of one's data as JSON."""
    response = JsonResponse(own.everything(request.viewer), json_dumps_params={"indent": 1})
    response["Content-Disposition"] = 'attachment; filename="sinergi-data-saya.json"'
    return response


@page("signed-in")
def leave(request: PortalRequest) -> HttpResponse:
    """Withdraw consent, which closes the account."""
    form = LeaveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        withdraw_consent(request.viewer, "account")
        logout(request)
        return redirect("account:gone")
    return render(request, "account/leave.html", {"form": form})


@page("public", methods=("GET", "HEAD"))
def gone(request: PortalRequest) -> HttpResponse:
    """The account is closed."""
    return render(request, "account/gone.html")


@page("signed-in", methods=("GET", "HEAD"))
def following(request: PortalRequest) -> HttpResponse:
    """What one follows, newest first."""
    rows = followed(request.viewer, request.GET.get("after", ""))
    return render(request, "account/following.html", {"page": rows})


@page("signed-in", methods=("POST",))
def follow(request: PortalRequest) -> HttpResponse:
    """Follow any row from any page; comes back to that page."""
    back = safe_next(request, reverse("account:following"))
    urn = request.POST.get("urn", "")
    return press(
        request,
        lambda: follow_visible(request.viewer, urn),
        then=back,
        message=_("Anda akan mendapat kabar tentang ini."),
    )


@page("signed-in", methods=("POST",))
def stop_following(request: PortalRequest) -> HttpResponse:
    """Stop following a row."""
    back = safe_next(request, reverse("account:following"))
    urn = request.POST.get("urn", "")
    return press(
        request,
        lambda: unfollow(request.viewer, urn),
        then=back,
        message=_("Anda tidak lagi mengikuti ini."),
    )
