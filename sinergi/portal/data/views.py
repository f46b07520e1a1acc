"""The open data of the city: what there is, what each column means, and the files."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render

from sinergi.catalogue import api as catalogue
from sinergi.portal.access import PortalRequest, page


@page("public", methods=("GET", "HEAD"))
def index(request: PortalRequest) -> HttpResponse:
    """Every dataset, station by station."""
    stages = [
        (stage, [listed.dataset for listed in some])
        for stage, some in groupby(catalogue.datasets(), key=lambda listed: listed.stage)
    ]
    return render(request, "data/index.html", {"stages": stages, "licence": catalogue.LICENCE})
