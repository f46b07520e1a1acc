"""Every official word explained once, in plain Indonesian and English."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render

from sinergi.portal import words
from sinergi.portal.access import PortalRequest, page


@page("public", methods=("GET", "HEAD"))
def index(request: PortalRequest) -> HttpResponse:
    """The glossary by first letter; `?q=` narrows it to words that hold the text."""
    asked = request.GET.get("q", "").strip()[:60]
    found = [word for word in words.all_words() if not asked or _holds(word, asked.lower())]
    letters = [
        (letter, list(some))
        for letter, some in groupby(found, key=lambda word: word.name[0].upper())
    ]
    return render(request, "glossary/index.html", {"letters": letters, "asked": asked})


def _holds(word: words.Word, text: str) -> bool:
    held = (word.name, word.english, word.meaning_id, word.meaning_en)
    return any(text in part.lower() for part in held)
