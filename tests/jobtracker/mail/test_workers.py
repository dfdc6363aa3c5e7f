"""Reading many mails in processes of their own: the same readings, behind the companion's own work."""

from __future__ import annotations

import asyncio
import os

import pytest

from companion.jobtracker.mail.reading_process import POLITE, RawMail
from companion.jobtracker.mail.workers import MANY, MailWorkers

MAIL = RawMail(
    7,
    b"From: Lakeshore Freight <jobs@lakeshore.example>\r\nMessage-ID: <a@lakeshore.example>\r\n"
    b"Subject: Your application\r\n\r\nUnfortunately we will not be moving forward with your application.\r\n",
)


@pytest.mark.skipif(os.name != "posix", reason="niceness")
async def test_a_reading_process_reads_the_same_and_counts_less() -> None:
    workers = MailWorkers(1)
    async with workers.many(MANY):
        (there,) = await workers.read([MAIL], frozenset())
        niceness = await asyncio.get_running_loop().run_in_executor(workers._pool, os.nice, 0)
    (here,) = await workers.read([MAIL], frozenset())
    assert there == here
    assert there.reading.verdict.kind == "rejection"
    assert niceness == os.nice(0) + POLITE
