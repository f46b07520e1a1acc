"""Keyset paging: every row once, whatever the size of a page, also when rows are added meanwhile."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sinergi.kernel import clock
from sinergi.people import api as people
from sinergi.people.api import User, keyset

pytestmark = pytest.mark.django_db
NOON = clock.wib(2026, 3, 2, 12)


@pytest.fixture
def crowd() -> list[User]:
    """Eleven accounts, three at each moment."""
    made = []
    for number in range(11):
        with clock.travel(NOON + timedelta(minutes=number // 3)):
            made.append(people.create_user(name=f"Warga {number}", email=f"w{number}@contoh.id"))
    return made


@pytest.mark.parametrize("size", [1, 2, 3, 4, 11, 20])
@pytest.mark.parametrize(
    "order", [("-created_at", "-id"), ("created_at", "id"), ("created_at", "-id")]
)
def test_every_row_once_and_in_order(crowd: list[User], size: int, order: tuple[str, str]) -> None:
    seen, after = [], ""
    while True:
        page = keyset(User.objects.all(), after, size, order)
        assert len(page.items) <= size
        seen += [user.id for user in page.items]
        after = page.next
        if not after:
            break
    assert seen == list(User.objects.order_by(*order).values_list("id", flat=True))


def test_a_new_row_does_not_shift_the_next_page(crowd: list[User]) -> None:
    first = keyset(User.objects.all(), "", 4)
    with clock.travel(NOON + timedelta(hours=1)):
        people.create_user(name="Baru", email="baru@contoh.id")
    second = keyset(User.objects.all(), first.next, 4)
    assert not {u.id for u in first.items} & {u.id for u in second.items}
    assert "Baru" not in {u.name for u in second.items}


@pytest.mark.parametrize("after", ["x", "W10", "bm9uc2Vuc2U", "WyJhIiwgImIiXQ", "WzFd", "é"])
def test_a_cursor_not_made_here_is_refused(after: str) -> None:
    with pytest.raises(people.BadCursor):
        keyset(User.objects.all(), after)
