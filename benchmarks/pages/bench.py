"""How long the first page of each list takes on the server, in a loaded city.

Run it against a city that is up: `python benchmarks/pages/bench.py [http://127.0.0.1:8000]`. Each page is
asked for in turn with a small fixed page (`/tentang/`) of the same server, so that a slow machine slows both;
it prints the median in milliseconds, the ratio to that page, and the compressed size. The aim is under
100 ms on a quiet machine of two cores with the demo city.
"""

from __future__ import annotations

import gzip
import sys
import time
from statistics import median
from urllib.error import URLError
from urllib.request import Request, urlopen

REFERENCE = "/tentang/"
PAGES = (
    "/",
    "/suara/",
    "/usulan/",
    "/rencana/",
    "/forum/",
    "/anggaran/",
    "/program/",
    "/hasil/",
    "/indikator/",
    "/benang/",
    "/data/",
)
ROUNDS = 9


def main() -> int:
    base = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
    try:
        asked(base, REFERENCE)
    except URLError as error:
        print(f"no city at {base} ({error.reason}); start one with `make run`")
        return 0
    print(f"{'page':14} {'ms':>7} {'ratio':>7} {'kB':>6}")
    for page in PAGES:
        asked(base, page)
        took, reference, size = [], [], 0
        for _ in range(ROUNDS):
            reference.append(asked(base, REFERENCE)[0])
            seconds, size = asked(base, page)
            took.append(seconds)
        ratio = median(a / b for a, b in zip(took, reference, strict=True))
        print(f"{page:14} {median(took) * 1000:7.1f} {ratio:7.1f} {size / 1000:6.1f}")
    return 0


def asked(base: str, page: str) -> tuple[float, int]:
    """Seconds until the whole page was here, and its size compressed."""
    request = Request(base + page, headers={"Accept-Encoding": "gzip"})
    started = time.perf_counter()
    with urlopen(request, timeout=60) as response:
        body = response.read()
    seconds = time.perf_counter() - started
    if response.headers.get("Content-Encoding") != "gzip":
        body = gzip.compress(body)
    return seconds, len(body)


if __name__ == "__main__":
    sys.exit(main())
