"""NGSI-LD's query language and entity queries, translated into one SQL statement with parameters."""

from sinergi.hub.query.language import BadQuery, compiled
from sinergi.hub.query.select import Selection, count, page

__all__ = ["BadQuery", "Selection", "compiled", "count", "page"]
