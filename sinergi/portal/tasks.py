"""What the portal leaves to the night."""

from __future__ import annotations

from datetime import timedelta

from sinergi.kernel import clock, jobs
from sinergi.portal.models import SentForm

KEPT = timedelta(days=7)


@jobs.serves("portal.forget_sent_forms", periodic="40 18 * * *")
def forget_sent_forms(timestamp: int = 0) -> None:
    """Forget the tokens of forms sent a week ago: nobody presses those a second time."""
    SentForm.objects.filter(at__lt=clock.now() - KEPT).delete()
