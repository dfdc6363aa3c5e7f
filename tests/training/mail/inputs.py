"""What the sentence model learns from: the patterns beside this file and the house's own mails."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from companion.jobtracker.mail.sentence_model import PLAIN
from tests.jobtracker.mail.mail_set import FOLDER, HALVES

HERE = Path(__file__).parent
KINDS = ("rejection", "interview", "offer", "assessment", "info_request", "outreach", "confirmation", "other", PLAIN)


def patterns() -> Iterator[tuple[str, str]]:
    """Kind and pattern of each line beside this file."""
    for kind in KINDS:
        for line in (HERE / f"{kind}.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                yield kind, line


def fingerprint() -> str:
    """Of everything that the weights depend on."""
    digest = hashlib.sha256()
    inputs = [HERE / f"{kind}.txt" for kind in KINDS] + [FOLDER / f"{half}.toml" for half in HALVES]
    for path in [*inputs, HERE / "train.py"]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
