"""The demo never touches a city that people use."""

from __future__ import annotations

import pytest

from sinergi.demo import api as demo
from sinergi.demo.models import City
from sinergi.kernel import clock
from tests.factories.voices import reported


@pytest.mark.django_db(transaction=True)
def test_a_city_with_rows_of_its_own_is_refused_and_left_as_it_was() -> None:
    reported()
    before = clock.now()
    with pytest.raises(demo.CityInUse):
        demo.load()
    assert not City.objects.exists()
    assert abs((clock.now() - before).total_seconds()) < 60


@pytest.mark.django_db
def test_a_real_city_has_no_days_to_step_to() -> None:
    assert demo.present() is None
    with pytest.raises(demo.NotADemo):
        demo.step("forum")
