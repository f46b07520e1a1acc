"""Roles and privacy, held over every address of the city."""
