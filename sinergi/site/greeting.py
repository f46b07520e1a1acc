"""What `sinergi up` says when the city is open: addresses, and the demo's accounts."""

from __future__ import annotations

from collections.abc import Iterator

from sinergi.site import demo_note
from sinergi.site.parts import Plan


def lines(plan: Plan, parts: list[str]) -> Iterator[str]:
    """The lines of the greeting."""
    yield f"  Halaman / pages      {plan.base_url}/"
    yield f"  Hub (NGSI-LD)        {plan.hub_base_url}/ngsi-ld/v1"
    if "mqtt" in parts:
        yield f"  MQTT                 {plan.mqtt_url}"
    yield f"  Catatan / logs       {plan.home / 'logs'}"
    accounts = demo_note.read(plan.home)
    if accounts:
        yield ""
        yield f"  Akun contoh / demo accounts (sandi / password: {accounts.password})"
        for email, says in accounts.people:
            yield f"    {email:<30} {says}"
    yield ""
    yield "  Ctrl-C menutup semuanya / closes everything."
