"""Doors for machines: JSON, linked NGSI-LD entities, feeds and files.

May import the `api` of every package below it and the kernel; only `site` imports it. Whatever a door
shows, it asks the same queries as the pages, as the person whose session or nobody. docs/reference/api.md
describes each door; errors are problem+json (RFC 9457).
"""
