"""The commands beside a city that runs, and on one that does not."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from sinergi.site import cluster
from tests.site.browser import Person
from tests.site.city import command, environment, running

pytestmark = pytest.mark.prove

EMAIL, PASSWORD = "admin@kota.example", "pintu-balai-kota"


def test_commands(home: Path) -> None:
    env = environment(home)
    alone = command("migrate", env=env)
    assert alone.returncode == 0, alone.stderr
    assert not alone.stdout.startswith("0 ")
    with running(env) as city:
        assert command("migrate", env=env).stdout.startswith("0 ")
        made = command("user", EMAIL, "--password", PASSWORD, "--name", "Admin", env=env)
        assert made.returncode == 0, made.stderr
        with Person(city.url) as person:
            person.sign_in(EMAIL, PASSWORD)
        again = command("user", EMAIL, "--password", PASSWORD, env=env)
        assert again.returncode == 1
        assert "Sudah ada akun" in again.stderr
        wrong = command("user", "b@kota.example", "--password", PASSWORD, "--role", "raja", env=env)
        assert wrong.returncode == 1
        assert "raja" in wrong.stderr
        in_use = command("demo", env=env)
        assert in_use.returncode == 1
        assert "data nyata" in in_use.stderr
        checked = command("check", env=env)
        assert checked.returncode == 0, checked.stderr


def test_a_database_of_a_newer_release(home: Path) -> None:
    env = environment(home)
    with running(env):
        run = cluster.locate(home).run
        with psycopg.connect(
            host=str(run), user=cluster.SUPERUSER, dbname=cluster.DATABASE, autocommit=True
        ) as connection:
            connection.execute(
                "insert into django_migrations (app, name, applied) values ('voices', '9999_later', now())"
            )
    refused = command("up", env=env)
    assert refused.returncode == 1
    assert "voices.9999_later" in refused.stderr
    assert "newer release" in refused.stderr
