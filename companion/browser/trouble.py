"""What goes wrong with a page, in words; apart from Playwright, so that it is known without loading it."""

from __future__ import annotations

from companion.errors import CompanionError


class PageTrouble(CompanionError):
    """The page cannot be worked with. `code` is a word for programs: timeout, reset, redirects, crashed, hangs …"""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
