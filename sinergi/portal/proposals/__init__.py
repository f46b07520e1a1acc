"""Pages of proposals: list, detail with support and answer, proposing from voices, phases."""
