"""`make eval`, or `python -m tests.eval NAME…` for some."""

from __future__ import annotations

import sys

from tests.eval.table import DATA, broken_floors, modules, show

COMMONEST = 40
"""Of the misses and the like that are listed below a table."""


def main(names: list[str]) -> int:
    """Print each table; exit 1 when a floor is broken."""
    if not DATA.is_dir():
        print(f"no labelled data at {DATA}: nothing measured")
        return 0
    failed = False
    for module in modules("tests.eval", "eval_", names):
        rows = module.evaluate(DATA)
        show(module.NAME, rows, module.FLOORS)
        for title, counts in module.commonest(DATA) if hasattr(module, "commonest") else ():
            print(f"{title}:", " · ".join(f"{term} {count}" for term, count in counts.most_common(COMMONEST)))
        for line in broken_floors(rows, module.FLOORS):
            failed = True
            print(f"below its floor: {line}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
