from __future__ import annotations

from collections.abc import Callable

import pytest

from companion.contracts import PageSnapshot, PostingReading
from companion.jobmatcher.skills.detect import SkillDetector
from companion.jobmatcher.understand.reader import PostingReader
from tests.support.blocks import page_blocks

Understand = Callable[..., PostingReading]


@pytest.fixture(scope="session")
def reader() -> PostingReader:
    return PostingReader(SkillDetector.load())


@pytest.fixture(scope="session")
def understand(reader: PostingReader) -> Understand:
    """Reads a page given as title and HTML of its main part."""

    def read(title: str, markup: str, **more: object) -> PostingReading:
        return reader.read(
            PageSnapshot.model_validate(
                {"url": "https://www.example.org/page", "title": title, "blocks": page_blocks(markup), **more}
            )
        )

    return read
