"""Pages of programmes: what is offered, applying, the office, the trainer's list, the mentor's notebook."""
