"""What a person said in confidence is nowhere that others look: pages, doors, files, feeds, hub, ledger."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from django.test import Client

from sinergi.catalogue import api as catalogue
from sinergi.ledger.models import Event
from tests.roles.addresses import every
from tests.roles.test_matrix import browser
from tests.roles.world import OTHER, SECRETS, World

DOORS = (
    "/umpan.atom",
    "/api/v1/timeline?size=200",
    *(
        f"/api/v1/{stage}?size=200"
        for stage in (
            "voices",
            "proposals",
            "plans",
            "budgets",
            "programmes",
            "outcomes",
            "indicators",
        )
    ),
)
SEARCHES = ("/suara/?q={}", "/suara/?state=diarsipkan&q={}", "/usulan/?q={}", "/program/?q={}")
SEARCHED = (
    SECRETS["secret voice's title"],
    SECRETS["secret voice's text"],
    SECRETS["secret voice's address"],
    SECRETS["anonymous reporter's name"],
)
OFFICIALS = {"officer's name"}
"""Their own office knows them by name; nobody else."""


def found(text: str) -> set[str]:
    """Which secrets a text gives away."""
    low = text.lower()
    return {name for name, marker in SECRETS.items() if marker.lower() in low}


def public_addresses(world: World) -> Iterator[str]:
    """Everything one can ask for without changing anything: of every row that has a code."""
    for address in every(world):
        if address.name not in ("account_logout", "demo:enter", "outcomes:answer"):
            yield address.path
    for name in world.rows:
        if name in world.urns:
            code = world.rows[name]
            yield f"/benang/{code}/"
            yield f"/api/v1/thread/{code}"
            yield f"/api/v1/thread/{code}.jsonld"
            yield f"/api/v1/thread/{world.urns[name]}"
            yield f"/lacak/?kode={code}"
    for kind in ("Voice", "Application", "Mentoring", "Outcome", "Programme"):
        yield f"/benang/{world.rows['computed']}/{kind}/"
        yield f"/benang/{world.rows['programme']}/{kind}/"
    yield from DOORS
    for listed in catalogue.datasets():
        yield f"/data/{listed.dataset.key}.csv"
        yield f"/data/{listed.dataset.key}.json"
    for place in ("secret", "spam"):
        yield f"/suara/{world.rows[place]}/"
    for place in ("application", "desk_application", "mentored", "hopeful", "gone_application"):
        yield f"/program/kursi/{world.rows[place]}/"
    for place in ("call", "chosen_call"):
        yield f"/program/daftar/{world.rows[place]}/"
    for place in ("batch", "chosen_batch"):
        yield f"/program/angkatan/{world.rows[place]}/"
    yield f"/program/{world.rows['ended']}/"
    yield f"/hasil/{world.rows['programme']}/"
    yield f"/program/{world.rows['programme']}/jadwal.ics"
    yield f"/berkas/{world.rows['secret_file']}/"


def english(path: str) -> str:
    """The same page in English; doors for machines have one address."""
    return path if re.match(r"/(api|data/.*\.|umpan|peta|sw\.js)", path) else f"/en{path}"


def told(client: Client, path: str) -> str:
    """All that an answer says: its body, and where it leads."""
    answer = client.get(path)
    assert answer.status_code < 500, f"{path} broke"
    return answer.getvalue().decode("utf-8", "replace") + answer.get("Location", "")


def leaks(client: Client, paths: Iterator[str], *, besides: set[str]) -> list[str]:
    """Where something is given away."""
    return [
        f"{path}: {sorted(given)}"
        for path in paths
        if (given := found(told(client, path)) - besides)
    ]


def own_account(who: str) -> set[str]:
    """What a person reads about themselves on their own pages."""
    return OFFICIALS if "@" in who else set()


LONG = pytest.mark.prove
EVERYBODY = [
    "anonymous",
    *(
        pytest.param(who, marks=LONG)
        for who in ("citizen", f"kepala PD@{OTHER}", f"admin pengaduan@{OTHER}")
    ),
]


@pytest.mark.parametrize("who", EVERYBODY)
def test_others_read_nothing_that_was_said_in_confidence(world: World, who: str) -> None:
    client = browser(world, who)
    assert leaks(client, public_addresses(world), besides=own_account(who)) == []


@pytest.mark.prove
@pytest.mark.parametrize(
    "who",
    [
        "anonymous",
        "citizen",
        *(
            f"{name}@{OTHER}"
            for name in ("pejabat penghubung PD", "penyelenggara program", "pelatih", "pendamping")
        ),
    ],
)
def test_nor_in_english(world: World, who: str) -> None:
    client = browser(world, who)
    paths = (english(path) for path in public_addresses(world))
    assert leaks(client, paths, besides=own_account(who)) == []


@pytest.mark.parametrize("who", EVERYBODY)
def test_a_search_does_not_find_what_may_not_be_read(world: World, who: str) -> None:
    """Not even by counting: a search for a secret word is answered like one for nonsense."""
    client = browser(world, who)
    for search in SEARCHES:
        for marker in SEARCHED:
            page = told(client, search.format(marker))
            for name in ("secret", "spam", "application", "mentoring", "outcome"):
                assert world.rows[name] not in page, (search, marker, name)


def test_the_marks_are_really_there(world: World) -> None:
    """Whoever may read them does, so that a test that finds nothing says something."""
    seen = told(browser(world, "hidden"), f"/suara/{world.rows['secret']}/")
    office = browser(world, "penyelenggara program@Diskominfo")
    mentor = browser(world, "pendamping@Diskominfo")
    for name in ("application", "desk_application", "gone_application", "mentored"):
        seen += told(office, f"/program/kursi/{world.rows[name]}/")
    seen += told(mentor, f"/program/dampingan/{world.rows['mentoring']}/")
    seen += told(mentor, "/program/dampingan/")
    seen += told(office, f"/program/angkatan/{world.rows['batch']}/")
    seen += told(office, f"/hasil/survei/{world.rows['survey']}/telepon/{world.rows['earner']}/")
    liaison = browser(world, "pejabat penghubung PD@Diskominfo")
    seen += told(liaison, f"/suara/{world.rows['voice']}/")
    answer = liaison.get(f"/berkas/{world.rows['secret_file']}/")
    seen += answer["Content-Disposition"] + answer.getvalue().decode()
    unseen = set(SECRETS) - found(seen)
    assert unseen <= {
        "anonymous reporter's name",  # shown to nobody
        "secret reporter's name",
        "proposer's name",
        "office file's name",
        "officer's name",
    }


def test_nobody_reads_who_reported_anonymously(world: World) -> None:
    for who in (
        "admin pengaduan@",
        "pejabat penghubung PD@Diskominfo",
        "kepala PD@Diskominfo",
        "administrator@",
    ):
        client = browser(world, who)
        for name in ("anonymous", "secret"):
            said = told(client, f"/suara/{world.rows[name]}/") + told(client, "/meja/")
            assert not {"anonymous reporter's name", "secret reporter's name"} & found(said)


def test_the_ledger_keeps_what_people_wrote_apart(world: World) -> None:
    facts = "\n".join(
        f"{event.stage} {event.verb} {event.actor} {json.dumps(event.facts)}"
        for event in Event.objects.all()
    )
    assert found(facts) == set()
    persons = {"hidden", "unnamed", "applicant", "mentee", "earner"}
    named = {name for name in persons if world.people[name] in facts}
    assert named == set(), "the history names who reported or applied"


def test_notices_of_what_is_hidden_reach_nobody_else(world: World) -> None:
    for who in ("citizen", f"kepala PD@{OTHER}", f"admin pengaduan@{OTHER}", "proposer"):
        client = browser(world, who)
        said = told(client, "/pemberitahuan/") + told(client, "/akun/data/unduh/")
        assert found(said) - OFFICIALS <= {"proposer's name"}


@pytest.mark.parametrize("tail", ["", "ikuti/", "Voice/"])
def test_a_hidden_row_is_told_from_no_row_by_nothing(world: World, tail: str) -> None:
    client = browser(world, "citizen")
    for name in ("secret", "spam", "application", "mentoring", "outcome"):
        known, unknown = world.rows[name], "ZZZZZZZZZZ"
        for ask in (client.get, client.post):
            one, other = ask(f"/benang/{known}/{tail}"), ask(f"/benang/{unknown}/{tail}")
            assert one.status_code == other.status_code
            assert (
                one.content.replace(known.encode(), b"")
                == other.content.replace(unknown.encode(), b"")
                or one.status_code == 405
                or _same(one, other)
            )


def _same(one: object, other: object) -> bool:
    """The same page but for its tokens."""
    plain = [
        re.sub(rb'value="[^"]+"|next=[^"]+|href="[^"]+"', b"", answer.content)  # type: ignore[attr-defined]
        for answer in (one, other)
    ]
    return plain[0] == plain[1]


def test_few_people_are_not_broken_down(world: World) -> None:
    """One of four answered: nobody but the office reads what."""
    for who in ("anonymous", "citizen", f"kepala PD@{OTHER}"):
        client = browser(world, who)
        page = told(client, f"/hasil/{world.rows['ended']}/")
        assert "Usaha sendiri atau kreator" not in page
        assert "Di atas Rp5 juta" not in page
    listed = json.loads(told(Client(), "/data/hasil.json"))
    mine = next(row for row in listed if row["kode"] == world.rows["survey"])
    assert mine["berpenghasilan"] is None
    assert mine["kanal_menghasilkan"] is None
    card = json.loads(told(Client(), "/api/v1/scorecard"))
    for dimension in card["dimensions"]:
        for indicator in dimension["indicators"]:
            for value in indicator["values"]:
                if "penghasilan" in indicator["key"]:
                    assert value["denominator"] is None or value["denominator"] >= 5
