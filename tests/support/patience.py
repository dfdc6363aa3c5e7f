"""How long tests wait for what comes by itself: each wait ends as soon as it came, so the ceiling is that of a slow, busy machine."""

from __future__ import annotations

WAIT_SECONDS = 60.0
WAIT_MS = 60_000
