"""A screen that nobody looks at (Xvfb), for windows that are really drawn."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

SIZE = "1400x1000x24"
STOP_SECONDS = 10.0


@contextmanager
def running_screen() -> Iterator[str | None]:
    """The name of a display while the context is open; None where Xvfb is not installed."""
    program = shutil.which("Xvfb")
    if program is None:
        yield None
        return
    ready, told = os.pipe()
    # It chooses a free number itself, and writes it once it takes windows.
    command = [program, "-displayfd", str(told), "-screen", "0", SIZE, "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[told], stderr=subprocess.DEVNULL)
    os.close(told)
    try:
        with os.fdopen(ready) as line:
            yield f":{line.readline().strip()}"
    finally:
        process.terminate()
        process.wait(STOP_SECONDS)
