"""Pages of the demo city: become one of its people, step its day. In a real city they do not exist."""
