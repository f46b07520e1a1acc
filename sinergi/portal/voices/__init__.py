"""Pages of voices: list and map, the report in five screens, what became of a voice."""
