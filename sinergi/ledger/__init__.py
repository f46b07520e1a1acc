"""The one history of the product: append-only events and edges of every stage, and the base of every row.

May import `hub` and `kernel`. No stage keeps a history table of its own: what happened stands here,
what is so now stands in the stage's tables. Later sealed into a Merkle log; the tables are ready for it.
"""
