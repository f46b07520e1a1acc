"""Tables of the plan: nomenclature, Renja with lines and activities, forum with agenda."""

from sinergi.plans.models.forum import AgendaItem, Forum
from sinergi.plans.models.nomenclature import Nomenclature, NomenclatureVersion, Regulation
from sinergi.plans.models.renja import Activity, ActivityProposal, PlanLine, Renja

__all__ = [
    "Activity",
    "ActivityProposal",
    "AgendaItem",
    "Forum",
    "Nomenclature",
    "NomenclatureVersion",
    "PlanLine",
    "Regulation",
    "Renja",
]
