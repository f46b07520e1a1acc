"""The officer's desk: what waits, what is late, the working calendar."""
