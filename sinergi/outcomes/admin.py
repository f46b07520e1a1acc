"""Nothing of outcomes is edited by hand: answers and gaps are rows that only their verbs write."""
