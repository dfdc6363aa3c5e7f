"""Makes sure of the system parts that pip cannot bring, or says exactly what to install.

Installs with apt where that is possible without a password; otherwise prints the one command to run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from companion.browser.find import SHELL_NAME, BrowserMissing, find_browser, find_shell

APT = {
    "browser": "chromium",
    "dovecot": "dovecot-imapd",
    "PostgreSQL": "postgresql",
    "a screen": "xvfb",
    "fonts": "fonts-dejavu-core",
}
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
"""In which the tests lay out resumes."""
FOR_TESTS = frozenset({"PostgreSQL", "a screen", "fonts"})
"""Parts that only tests ask for (`--tests`). Where one is missing, the tests that need it are skipped and say so."""


def _missing(tests: bool) -> list[str]:
    missing = []
    try:
        find_browser()
    except BrowserMissing:
        missing.append("browser")
    if not (shutil.which("dovecot") or os.path.exists("/usr/sbin/dovecot")):
        missing.append("dovecot")
    if tests and not (shutil.which("postgres") or list(Path("/usr/lib/postgresql").glob("*/bin/postgres"))):
        missing.append("PostgreSQL")
    if tests and not shutil.which("Xvfb"):
        missing.append("a screen")
    if tests and not FONT.exists():
        missing.append("fonts")
    return missing


def _lacks_shell() -> bool:
    """Whether pages that nobody sees take a browser that draws its window all the same, and with it the tests longer."""
    return find_shell() == find_browser() and "COMPANION_BROWSER" not in os.environ


def _install(packages: list[str], *, needed: bool) -> None:
    print(f"installing {' '.join(packages)}", flush=True)
    subprocess.run(["apt-get", "update", "-qq"], check=needed)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "-y", "-qq", *packages]
    subprocess.run(command, check=needed, env=environment, stdout=subprocess.DEVNULL)


def _may_install() -> bool:
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def main(arguments: list[str]) -> int:
    """Install what is missing where we may; exit 1 with the command to run where we may not."""
    tests = "--tests" in arguments
    missing = _missing(tests)
    if missing and _may_install():
        _install([APT[part] for part in missing], needed=bool(set(missing) - FOR_TESTS))
        missing = _missing(tests)
    if missing:
        packages = " ".join(APT[part] for part in missing)
        print(
            f"missing: {', '.join(missing)}. On Debian or Ubuntu: sudo apt-get install {packages}. "
            "Elsewhere: install Chrome or Chromium, and dovecot.",
            file=sys.stderr,
        )
    elif tests and _lacks_shell():
        # By itself: where the name is unknown, apt would install none of the others either.
        if _may_install():
            _install([SHELL_NAME], needed=False)
        if _lacks_shell():
            print(f"without {SHELL_NAME} the tests take a few minutes longer", file=sys.stderr)
    return int(bool(set(missing) - FOR_TESTS))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
