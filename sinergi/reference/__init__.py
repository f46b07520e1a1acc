"""Data shipped with the product; README.md states where each file comes from. Read by the stages, no code."""
