"""The NGSI-LD context broker (ETSI GS CIM 009): entities, their history and changes, and the HTTP door.

Owns the tables `hub_*`. May import only `kernel`. Knows no stage: stages publish their entities
through `api`, and the wire writes only what no stage publishes.
"""
