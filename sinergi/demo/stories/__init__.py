"""The stories of the demo; `STORIES` is all of them."""

from __future__ import annotations

from sinergi.demo.scenes import Story
from sinergi.demo.stories import city, class_2024, forum_2025, prelude, reported, seed_chain, works

STORIES: tuple[Story, ...] = (
    prelude.story,
    reported.story,
    seed_chain.story,
    class_2024.story,
    forum_2025.story,
    works.story,
    city.story,
)
