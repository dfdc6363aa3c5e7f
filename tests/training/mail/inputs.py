"""What the mail models learn from: the sentence patterns and the marked mails beside this file, and the house's own mails."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from companion.jobtracker.mail.sentence_model import PLAIN
from tests.jobtracker.mail.mail_set import FOLDER, LEARNT

HERE = Path(__file__).parent
MAILS = HERE / "mails"
LANGUAGES = HERE / "languages"
SAYS = ("rejection", "interview", "offer", "assessment", "info_request", "outreach", "confirmation", "other")
KINDS = (*SAYS, PLAIN)
NOBODY = "bare"
"""The sender of a mail that names none."""


@dataclass(frozen=True)
class MarkedMail:
    """One mail of `mails/KIND.txt`: "= sender | subject", then its lines. The lines that decide its kind begin with "*"."""

    kind: str
    sender: str
    """A name of `mail_set.SENDERS`, or NOBODY."""
    subject: str
    lines: tuple[tuple[bool, str], ...]
    """Whether it decides, and the line."""


def patterns() -> Iterator[tuple[str, str]]:
    """Kind and pattern of each line beside this file, and of each language's own file: there "== kind" is a heading."""
    for kind in KINDS:
        for line in (HERE / f"{kind}.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                yield kind, line
    for path in _languages():
        kind = PLAIN
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("== "):
                kind = line.removeprefix("== ")
                assert kind in KINDS, f"{path.name}: {line}"
            elif line and not line.startswith("#"):
                yield kind, line


def _languages() -> list[Path]:
    return sorted(LANGUAGES.glob("*.txt"))


def marked_mails() -> Iterator[MarkedMail]:
    """Every mail of `mails/*.txt`, with its slots unfilled."""
    for kind in SAYS:
        text = (MAILS / f"{kind}.txt").read_text(encoding="utf-8")
        for block in text.strip().split("\n\n"):
            head, *lines = block.splitlines()
            sender, _, subject = head.removeprefix("= ").partition(" | ")
            yield MarkedMail(
                kind, sender, subject, tuple((line.startswith("*"), line.removeprefix("*")) for line in lines)
            )


def fingerprint(script: Path = HERE / "train.py") -> str:
    """Of everything that the weights which `script` writes depend on."""
    digest = hashlib.sha256()
    inputs = [HERE / f"{kind}.txt" for kind in KINDS] + [MAILS / f"{kind}.txt" for kind in SAYS] + _languages()
    inputs += [FOLDER / f"{half}.toml" for half in LEARNT]
    for path in [*inputs, script]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
