"""JSON-LD @contexts, compiled once to dictionaries: names to full names and back.

No document is ever fetched: the core contexts and this product's vocabulary are shipped, inline
contexts come with the request, and any other address is not available.
"""

from sinergi.hub.context.documents import CORE, VOCABULARY_PATH, ContextUnavailable, vocabulary
from sinergi.hub.context.entities import compacted, expanded_value, instance
from sinergi.hub.context.terms import BadContext, Terms, core_terms, terms_for

__all__ = [
    "CORE",
    "VOCABULARY_PATH",
    "BadContext",
    "ContextUnavailable",
    "Terms",
    "compacted",
    "core_terms",
    "expanded_value",
    "instance",
    "terms_for",
    "vocabulary",
]
