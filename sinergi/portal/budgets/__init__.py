"""Pages of budgets: lines with pagu ladder, items by purpose, twelve months; forms for officers."""
