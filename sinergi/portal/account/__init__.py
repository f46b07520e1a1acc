"""One's own account: what became of what one said, what one follows, one's data and consent."""
