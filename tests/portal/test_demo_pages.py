"""Stepping the demo's day from its page: asked once, done by the work process, shown while it runs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client

from sinergi.demo import api as demo
from sinergi.demo.models import City
from sinergi.kernel import clock, jobs
from sinergi.kernel.clock import wib

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> Iterator[City]:
    """A demo city without stories: they have their own tests."""
    yield City.objects.create(day="pendaftaran", played_until=wib(2030, 1, 1))
    clock.set_shift(timedelta(0))


def test_a_real_city_has_no_such_page(client: Client) -> None:
    assert client.get("/contoh/").status_code == 404
    assert client.post("/contoh/hari/forum/").status_code == 404


def test_a_step_is_asked_for_once_and_shown_until_it_is_done(client: Client, city: City) -> None:
    for _ in range(2):
        assert client.post("/contoh/hari/forum/").status_code == 302
    page = client.get("/contoh/")
    assert page["Refresh"] == "2"
    assert "Kota sedang berjalan ke" in page.content.decode()
    before = clock.now()
    jobs.run_due()
    now = demo.present()
    assert now is not None
    assert (now.day.key, now.stepping_to) == ("forum", None)
    assert clock.now() != before
    assert "Refresh" not in client.get("/contoh/")


def test_a_day_that_has_passed_is_refused(client: Client, city: City) -> None:
    page = client.post("/contoh/hari/pendaftaran/", follow=True)
    assert "sudah lewat" in page.content.decode()
    assert not City.objects.get().stepping_to
    assert client.post("/contoh/hari/kemarin/").status_code == 404
