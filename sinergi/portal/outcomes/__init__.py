"""Pages of outcomes: what programmes brought, the five questions, phone follow-up, and gaps."""
