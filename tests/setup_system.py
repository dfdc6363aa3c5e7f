"""Makes sure of the system parts that pip cannot bring, or says exactly what to install.

Installs with apt where that is possible without a password; otherwise prints the one command to run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from companion.browser.find import BrowserMissing, find_browser

APT = {"browser": "chromium", "dovecot": "dovecot-imapd"}


def _missing() -> list[str]:
    missing = []
    try:
        find_browser()
    except BrowserMissing:
        missing.append("browser")
    if not (shutil.which("dovecot") or os.path.exists("/usr/sbin/dovecot")):
        missing.append("dovecot")
    return missing


def _may_install() -> bool:
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def main() -> int:
    """Install what is missing where we may; exit 1 with the command to run where we may not."""
    missing = _missing()
    if missing and _may_install():
        packages = [APT[part] for part in missing]
        print(f"installing {' '.join(packages)}", flush=True)
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", *packages], check=True, env=environment, stdout=subprocess.DEVNULL
        )
        missing = _missing()
    if missing:
        packages = " ".join(APT[part] for part in missing)
        print(
            f"missing: {', '.join(missing)}. On Debian or Ubuntu: sudo apt-get install {packages}. "
            "Elsewhere: install Chrome or Chromium, and dovecot.",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
