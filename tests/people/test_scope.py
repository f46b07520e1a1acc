"""The scope of a grant: a city grant covers everything, an office's its tree, a region's what lies in it."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinergi.kernel.errors import NotAllowed
from sinergi.kernel.ids import urn
from sinergi.people import api as people
from sinergi.people.api import ANONYMOUS, SYSTEM, Held, Viewer
from sinergi.places import api as places

OFFICES = [uuid4() for _ in range(5)]
REGIONS = ["35.73", "35.73.01", "35.73.01.1001", "35.73.02", "35.73.02.1001", "35.7"]
PERMISSIONS = ["voices.answer", "voices.route", "plans.edit"]

offices = st.none() | st.sampled_from(OFFICES)
regions = st.just("") | st.sampled_from(REGIONS)
held = st.builds(
    Held,
    permissions=st.frozensets(st.sampled_from(PERMISSIONS)),
    organisations=st.none() | st.frozensets(st.sampled_from(OFFICES), min_size=1),
    region=regions,
)


def viewer(*grants: Held) -> Viewer:
    return Viewer(urn=urn("Person", uuid4()), user_id=uuid4(), grants=grants)


@given(permission=st.sampled_from(PERMISSIONS), office=offices, region=regions)
def test_a_city_grant_covers_everything(permission: str, office: UUID | None, region: str) -> None:
    chief = viewer(Held(frozenset({permission})))
    assert chief.may(permission, organisation=office, region=region)


@given(
    grants=st.lists(held, max_size=4),
    office=offices,
    region=regions,
    permission=st.sampled_from(PERMISSIONS),
)
def test_more_grants_never_take_a_right_away(
    grants: list[Held], office: UUID | None, region: str, permission: str
) -> None:
    for count in range(len(grants)):
        if viewer(*grants[:count]).may(permission, organisation=office, region=region):
            assert viewer(*grants).may(permission, organisation=office, region=region)


@given(one=held, office=offices, region=regions, permission=st.sampled_from(PERMISSIONS))
def test_a_right_comes_only_from_a_role_that_has_it(
    one: Held, office: UUID | None, region: str, permission: str
) -> None:
    allowed = viewer(one).may(permission, organisation=office, region=region)
    if permission not in one.permissions:
        assert not allowed
    if allowed:
        assert one.organisations is None or office in one.organisations
        assert not one.region or region == one.region or region.startswith(one.region + ".")


@given(
    one=held,
    office=st.sampled_from(OFFICES),
    region=regions,
    permission=st.sampled_from(PERMISSIONS),
)
def test_a_scoped_grant_is_no_right_for_the_city(
    one: Held, office: UUID, region: str, permission: str
) -> None:
    if one.organisations is not None or one.region:
        assert not viewer(one).may(permission)
    assert viewer(one).may_anywhere(permission) == (permission in one.permissions)


@given(one=held, permission=st.sampled_from(PERMISSIONS), region=st.sampled_from(REGIONS))
def test_a_region_grant_covers_what_lies_below_and_not_its_neighbours(
    one: Held, permission: str, region: str
) -> None:
    clerk = viewer(Held(frozenset({permission}), region="35.73.01"))
    assert clerk.may(permission, region=region) == region.startswith("35.73.01")


@given(st.sampled_from(PERMISSIONS), offices, regions)
def test_nobody_may_nothing_and_the_system_everything(
    permission: str, office: UUID | None, region: str
) -> None:
    assert not ANONYMOUS.may(permission, organisation=office, region=region)
    assert SYSTEM.may(permission, organisation=office, region=region)


@pytest.mark.django_db
class TestTree:
    @pytest.fixture(autouse=True)
    def _city(self) -> None:
        places.load_reference()
        people.load_reference()
        people.load_roles({"penjawab": ("Penjawab", frozenset({"voices.answer"}))})

    def officer(self, organisation: str | None = None, region: str | None = None) -> Viewer:
        user = people.create_user(name="Petugas", email=f"{uuid4()}@contoh.id")
        people.grant(user, "penjawab", organisation, region)
        return people.viewer_of(user)

    def test_offices_are_loaded_with_their_tree(self) -> None:
        assert len(people.organisations("kelurahan")) == 57
        assert len(people.organisations("kecamatan")) == 5
        kauman = people.organisation("Kelurahan Kauman")
        assert kauman.parent == people.organisation("Kecamatan Klojen")
        assert people.organisation_of_region(kauman.code) == kauman
        assert people.organisation("diskominfo").short == "Diskominfo"
        for short in ("Diskominfo", "Bappeda", "Disnaker-PMPTSP", "Satpol PP", "Setda", "BKAD"):
            assert people.organisation(short).kind == "perangkat_daerah"

    def test_loading_again_changes_nothing(self) -> None:
        before = set(people.Organisation.objects.values_list("id", "short"))
        people.load_reference()
        assert set(people.Organisation.objects.values_list("id", "short")) == before

    def test_a_kecamatan_answers_for_its_kelurahan_and_for_no_other(self) -> None:
        camat = self.officer("Kecamatan Klojen")
        assert camat.office == "Kecamatan Klojen"
        assert camat.may("voices.answer", organisation=people.organisation("Kelurahan Kauman"))
        assert not camat.may(
            "voices.answer", organisation=people.organisation("Kelurahan Arjosari")
        )
        assert not camat.may("voices.answer", organisation=people.organisation("DLH"))
        assert not camat.may("voices.answer")
        kauman = people.organisation("Kelurahan Kauman").id
        assert kauman in (camat.offices("voices.answer") or ())

    def test_a_kelurahan_does_not_answer_for_its_kecamatan(self) -> None:
        lurah = self.officer("Kelurahan Kauman")
        assert not lurah.may("voices.answer", organisation=people.organisation("Kecamatan Klojen"))

    def test_an_office_and_a_region_together_narrow_each_other(self) -> None:
        clerk = self.officer("DLH", "35.73.02")
        dlh = people.organisation("DLH")
        assert clerk.may("voices.answer", organisation=dlh, region="35.73.02.1001")
        assert not clerk.may("voices.answer", organisation=dlh, region="35.73.01.1001")
        assert not clerk.may("voices.answer", region="35.73.02.1001")

    def test_require_says_no_by_name(self) -> None:
        with pytest.raises(NotAllowed):
            people.require(
                self.officer("DLH"), "voices.answer", organisation=people.organisation("Dishub")
            )

    def test_roles_follow_the_code_and_grants_are_given_once(self) -> None:
        user = people.create_user(name="Petugas", email="p@contoh.id")
        first = people.grant(user, "penjawab", "DLH")
        assert people.grant(user, "penjawab", "DLH") == first
        people.load_roles({"penjawab": ("Penjawab", frozenset({"voices.route"}))})
        now = people.viewer_of(user)
        assert now.may("voices.route", organisation=people.organisation("DLH"))
        assert not now.may_anywhere("voices.answer")
        people.revoke(first)
        assert not people.viewer_of(user).is_officer

    def test_only_who_manages_people_gives_roles(self) -> None:
        user = people.create_user(name="Petugas", email="p@contoh.id")
        with pytest.raises(NotAllowed):
            people.grant(user, "penjawab", "DLH", by=people.viewer_of(user))
        with pytest.raises(people.NoSuchRole):
            people.grant(user, "tidak ada")

    def test_who_holds_a_permission_for_an_office(self) -> None:
        camat = self.officer("Kecamatan Klojen")
        chief = self.officer()
        self.officer("DLH")
        found = people.officers("voices.answer", people.organisation("Kelurahan Kauman"))
        assert {user.id for user in found} == {camat.user_id, chief.user_id}

    def test_an_account_that_was_switched_off_is_nobody(self) -> None:
        user = people.create_user(name="Petugas", email="p@contoh.id")
        people.grant(user, "penjawab")
        user.is_active = False
        assert people.viewer_of(user) is ANONYMOUS
