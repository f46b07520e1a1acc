"""The city's open data: every stage declares its datasets, here they are collected and found.

May import the `api` of every stage and the kernel. Owns no table. Only what everybody may see is in a
dataset (UU 14/2008 on public information, Perpres 39/2019 on one data policy).
"""
