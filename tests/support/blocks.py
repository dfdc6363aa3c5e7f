"""The blocks of a page made from markup, as the page's agent would send them."""

from __future__ import annotations

from companion.contracts import Block
from companion.jobmatcher.understand.html_blocks import html_blocks


def page_blocks(markup: str) -> list[Block]:
    """Blocks of HTML or plain text."""
    return [Block(**block._asdict()) for block in html_blocks(markup)]
