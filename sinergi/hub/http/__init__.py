"""The HTTP door at `/ngsi-ld/v1` (Starlette under uvicorn), without Django."""

from sinergi.hub.http.app import create_app
from sinergi.hub.http.server import serve
from sinergi.hub.http.service import Settings

__all__ = ["Settings", "create_app", "serve"]
