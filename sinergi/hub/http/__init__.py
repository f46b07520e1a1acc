"""The HTTP door at `/ngsi-ld/v1` (Starlette under uvicorn), without Django."""
