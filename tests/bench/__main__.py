"""`make bench`, or `python -m tests.bench NAME…` for some."""

from __future__ import annotations

import sys

from tests.eval.table import modules, show


def main(names: list[str]) -> int:
    """Print each table."""
    for module in modules("tests.bench", "bench_", names):
        rows = module.bench()
        show(module.__name__.rpartition("bench_")[2], rows)
        if hasattr(module, "draw"):
            print(module.draw(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
