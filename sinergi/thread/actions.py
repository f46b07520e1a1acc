"""The one thing that can be done with threads: choosing the story that visitors are led through."""

from __future__ import annotations

from django.db import transaction

from sinergi.kernel import clock
from sinergi.kernel.errors import NotFound
from sinergi.kernel.ids import Urn
from sinergi.people.api import Viewer, require
from sinergi.thread import rules, stages
from sinergi.thread.models import Featured


@transaction.atomic
def feature(*, by: Viewer, urn: Urn) -> Featured:
    """Lead visitors through the thread of this row from now on. Raises NotAllowed or NotFound."""
    require(by, rules.FEATURE)
    if urn not in stages.describe([urn], by):
        raise NotFound
    return Featured.objects.create(urn=urn, at=clock.now())
