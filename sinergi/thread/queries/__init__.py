"""Reads of the whole chain: one thread, its parts, the city's newest steps, usual times."""

from sinergi.thread.queries.durations import usual
from sinergi.thread.queries.featured import featured
from sinergi.thread.queries.follow import follow, group_page
from sinergi.thread.queries.locate import find, resolve
from sinergi.thread.queries.timeline import timeline

__all__ = ["featured", "find", "follow", "group_page", "resolve", "timeline", "usual"]
