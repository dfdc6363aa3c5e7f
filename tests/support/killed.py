"""A companion in a process of its own that kills itself (SIGKILL) at one edge of an attempt: `python -m tests.support.killed`.

Arguments: data folder, the edge (as the runner marks it) and at which time it is passed, counted from 1.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

from companion.app import Companion
from companion.settings import load_settings
from tests.employers.site import HOST_RULES
from tests.support.applying import QUICK


async def main(folder: Path, edge: str, times: int) -> None:
    passed = 0

    async def mark(name: str) -> None:
        nonlocal passed
        passed += name == edge
        if name == edge and passed == times:
            os.kill(os.getpid(), signal.SIGKILL)

    settings = load_settings(data_dir=folder, port=0, secrets="file", browser_args=(HOST_RULES,))
    async with Companion(settings, warm=False, apply_mark=mark, patience=QUICK) as companion:
        print(json.dumps({"url": companion.url}), flush=True)
        await companion.stopping.wait()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])))
