"""The ledger's public face."""

from sinergi.ledger.actions import Parent, erase, record
from sinergi.ledger.fields import RupiahField
from sinergi.ledger.models import EdgeKind
from sinergi.ledger.queries import (
    Happening,
    Link,
    events_of,
    last_act,
    links_among,
    locate,
    newest,
    private_of,
    walk,
)
from sinergi.ledger.rows import Card, Row, Stage, id_of, row_models

__all__ = [
    "Card",
    "EdgeKind",
    "Happening",
    "Link",
    "Parent",
    "Row",
    "RupiahField",
    "Stage",
    "erase",
    "events_of",
    "id_of",
    "last_act",
    "links_among",
    "locate",
    "newest",
    "private_of",
    "record",
    "row_models",
    "walk",
]
