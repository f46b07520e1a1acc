"""The command `sinergi`: start the city, and the few things one does to it from a terminal."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Sequence
from types import ModuleType

from sinergi import __version__
from sinergi.site import database, state
from sinergi.site.parts import Plan
from sinergi.site.trouble import Trouble, of_os_error

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; trouble becomes one sentence (Indonesian, English) on stderr and exit code 1."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sinergi.site.settings")
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["manage"]:
        return _manage(given[1:])
    options = _parser().parse_args(given)
    run: Command = options.run
    try:
        return run(options)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        print(of_os_error(error, state.home()), file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sinergi", description="Kota yang dibangun bersama.")
    commands = parser.add_subparsers(required=True, metavar="perintah")

    def command(name: str, run: Command, about: str | None) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=about) if about else commands.add_parser(name)
        added.set_defaults(run=run)
        return added

    up = command("up", _up, "jalankan kota / start the city")
    up.add_argument("--no-demo", action="store_true", help="sama dengan DEMO=0")
    command("demo", _demo, "muat kota contoh / load the demo into an empty city")
    user = command("user", _user, "buat akun petugas / make an officer's account")
    user.add_argument("email")
    user.add_argument("--name", default="")
    user.add_argument("--role", default="administrator", help="lihat docs/reference/permissions.md")
    user.add_argument("--office", default="", help="kode atau singkatan perangkat daerah")
    user.add_argument(
        "--password", default="", help="ditanyakan bila kosong / asked for when missing"
    )
    command("check", _check, "apa yang salah pada pemasangan ini / what is wrong here")
    command("migrate", _migrate, "perbarui tabel / bring the tables up to date")
    command("version", _version, "rilis ini / this release")
    hub = command("hub", _hub, "hub saja, untuk uji kesesuaian / a hub alone, for conformance runs")
    hub.add_argument(
        "--open", action="store_true", required=True, help="tanpa hak akses / no rights"
    )
    hub.add_argument("--port", type=int, default=1027)
    command("prepare", _prepare, None)
    return parser


def _settings() -> ModuleType:
    """The settings module, or Trouble that names what cannot be read."""
    try:
        from sinergi.site import settings
    except (ValueError, UnicodeDecodeError) as error:
        raise Trouble(
            f"Pengaturan tidak dapat dibaca: {error}", f"The settings cannot be read: {error}"
        ) from error
    return settings


def _plan() -> Plan:
    settings = _settings()
    return Plan(
        home=settings.SINERGI_HOME,
        database_url=settings.DATABASE_URL,
        bind=settings.SINERGI_BIND,
        port=settings.SINERGI_PORT,
        hub_port=settings.SINERGI_HUB_PORT,
        base_url=settings.SINERGI_BASE_URL,
        hub_base_url=settings.SINERGI_HUB_BASE_URL,
        mqtt_url=settings.SINERGI_MQTT_URL,
        web_processes=settings.SINERGI_WEB_PROCESSES,
    )


def _up(options: argparse.Namespace) -> int:
    from sinergi.site.supervisor import Supervisor

    if options.no_demo:
        os.environ["DEMO"] = "0"
    return Supervisor(_plan()).run()


def _prepare(options: argparse.Namespace) -> int:
    _settings()
    from sinergi.site import work

    return work.prepare()


def _with_database(act: Callable[[], int]) -> int:
    settings = _settings()
    with database.running(settings.SINERGI_HOME, settings.DATABASE_URL):
        return act()


def _demo(options: argparse.Namespace) -> int:
    from sinergi.site import work

    return _with_database(work.demo)


def _migrate(options: argparse.Namespace) -> int:
    from sinergi.site import work

    return _with_database(work.migrate)


def _check(options: argparse.Namespace) -> int:
    from sinergi.site import work

    return _with_database(work.check)


def _user(options: argparse.Namespace) -> int:
    from sinergi.site import work

    password = options.password or getpass.getpass("Sandi / password: ")
    return _with_database(
        lambda: work.user(
            email=options.email,
            password=password,
            name=options.name,
            role=options.role,
            office=options.office,
        )
    )


def _hub(options: argparse.Namespace) -> int:
    _settings()
    from sinergi.site import open_hub

    return open_hub.run(port=options.port)


def _version(options: argparse.Namespace) -> int:
    print(f"Sinergi {__version__}")
    return 0


def _manage(arguments: list[str]) -> int:
    """Django's own commands, for developers."""
    from django.core.management import execute_from_command_line

    execute_from_command_line(["sinergi manage", *arguments])
    return 0
