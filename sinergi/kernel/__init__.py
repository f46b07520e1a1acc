"""What every package stands on: clock, ids, money, errors, text, jobs.

Pure Python without Django models. May import nothing of Sinergi; everything may import it.
"""
