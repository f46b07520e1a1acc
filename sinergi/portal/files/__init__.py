"""The one door through which files leave."""
