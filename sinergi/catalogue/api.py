"""The public face of the catalogue."""

from sinergi.catalogue.queries import Listed, dataset, datasets
from sinergi.catalogue.rules import LICENCE, as_csv, as_json

__all__ = ["LICENCE", "Listed", "as_csv", "as_json", "dataset", "datasets"]
