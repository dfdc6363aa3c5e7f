"""Draws the extension's icons: a score ring, open at its end, on a rounded square. Run to make them again.

python tests/extension/make_icons.py
"""

from __future__ import annotations

import math
import struct
import zlib
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "extension" / "icons"
SIZES = (16, 32, 48, 128)
GROUND = (43, 87, 201)
WHITE = (255, 255, 255)
SAMPLES = 4
"""Samples a pixel and side, for smooth edges."""
RING = (0.25, 0.36)
"""Inner and outer radius, as shares of the side."""
RING_END = 0.8
"""Share of the circle that is drawn strongly, clockwise from the top."""


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for size in SIZES:
        (FOLDER / f"icon-{size}.png").write_bytes(png(size))


def png(size: int) -> bytes:
    """An RGBA image of `size` by `size` pixels."""
    rows = b"".join(b"\0" + b"".join(bytes(pixel(x, y, size)) for x in range(size)) for y in range(size))
    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def pixel(x: int, y: int, size: int) -> tuple[int, int, int, int]:
    """Mean of the samples in one pixel."""
    total = [0.0, 0.0, 0.0, 0.0]
    for i in range(SAMPLES):
        for j in range(SAMPLES):
            colour, alpha = sample((x + (i + 0.5) / SAMPLES) / size, (y + (j + 0.5) / SAMPLES) / size)
            for k in range(3):
                total[k] += colour[k] * alpha
            total[3] += alpha
    if total[3] == 0:
        return (0, 0, 0, 0)
    red, green, blue = (round(total[k] / total[3]) for k in range(3))
    return (red, green, blue, round(255 * total[3] / SAMPLES**2))


def sample(x: float, y: float) -> tuple[tuple[float, float, float], float]:
    """Colour and opacity at a place in the unit square."""
    if not inside_square(x, y):
        return GROUND, 0.0
    dx, dy = x - 0.5, y - 0.5
    radius = math.hypot(dx, dy)
    inner, outer = RING
    if radius < 0.105:
        return WHITE, 1.0
    if not inner <= radius <= outer:
        return GROUND, 1.0
    turn = (math.atan2(dx, -dy) / math.tau) % 1
    strength = 1.0 if turn <= RING_END else 0.35
    return tuple(g + (w - g) * strength for g, w in zip(GROUND, WHITE, strict=True)), 1.0  # type: ignore[return-value]


def inside_square(x: float, y: float, corner: float = 0.22) -> bool:
    """A square with round corners that fills the image."""
    dx, dy = max(abs(x - 0.5) - (0.5 - corner), 0), max(abs(y - 0.5) - (0.5 - corner), 0)
    return math.hypot(dx, dy) <= corner


if __name__ == "__main__":
    main()
