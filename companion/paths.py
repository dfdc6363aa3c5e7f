"""Where things lie on this machine: the extension, and the user's folders."""

from __future__ import annotations

from pathlib import Path

from companion.errors import CompanionError


class ExtensionMissing(CompanionError):
    """The installed package carries no extension: the installation is broken."""


def extension_dir() -> Path:
    """The folder to give to "Load unpacked": inside an installed wheel, or beside the package in a checkout.

    Raises ExtensionMissing when neither holds a manifest.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "_extension", package.parent / "extension"):
        if (folder / "manifest.json").is_file():
            return folder
    raise ExtensionMissing(
        f"no extension found beside {package}: install Job Companion again from a wheel or a full checkout"
    )
