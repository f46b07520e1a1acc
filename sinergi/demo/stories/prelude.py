"""Before the first story: the invented people get their accounts."""

from __future__ import annotations

from sinergi.demo import crowd
from sinergi.demo.scenes import Cast, Story
from sinergi.kernel.clock import wib

story = Story("pembuka")


@story.at(wib(2021, 1, 4, 8))
def people_arrive(cast: Cast) -> None:
    crowd.settle()
