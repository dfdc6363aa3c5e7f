"""Kinds of application mail, against the labelled mails of `../shared/data/mail`."""

from __future__ import annotations

import json
from collections import Counter
from email.message import EmailMessage
from pathlib import Path

from companion.jobtracker.mail.classify import AUTOMATIC_CONFIDENCE
from companion.jobtracker.mail.reader import MailReader
from tests.eval.table import Row

NAME = "mail"
FLOORS = {
    "mails/right": 0.97,
    "mails/right, automatic": 0.99,
    "mails/rejection recall": 0.97,
    "mails/rejection precision": 0.98,
    "mails/interview recall": 0.95,
    "mails/offer recall": 0.97,
}
STATUS_KINDS = ("rejection", "interview", "offer", "assessment", "confirmation")


def _message(mail: dict[str, str]) -> bytes:
    message = EmailMessage()
    if mail["from"]:
        message["From"] = mail["from"].replace("\n", " ")
    message["Subject"] = mail["subject"].replace("\n", " ")
    message.set_content(mail["body"])
    return message.as_bytes()


def evaluate(data: Path) -> list[Row]:
    """Share of right kinds; precision and recall by kind; precision where a status would change by itself."""
    reader = MailReader.load()
    pairs: Counter[tuple[str, str]] = Counter()
    automatic: Counter[bool] = Counter()
    for line in (data / "mail" / "mails.jsonl").read_text(encoding="utf-8").splitlines():
        mail = json.loads(line)
        # An "update" tells that nothing changed: of the product's kinds that is "other".
        gold = "other" if mail["label"] == "update" else mail["label"]
        verdict = reader.read(_message(mail), []).verdict
        pairs[gold, verdict.kind] += 1
        if verdict.kind in STATUS_KINDS and verdict.confidence >= AUTOMATIC_CONFIDENCE:
            automatic[verdict.kind == gold] += 1
    right = sum(count for (gold, kind), count in pairs.items() if gold == kind)
    rows = [
        Row("mails", "right", right / pairs.total(), f"{right} of {pairs.total()}"),
        Row(
            "mails",
            "right, automatic",
            automatic[True] / automatic.total(),
            f"{automatic[True]} of {automatic.total()}",
        ),
    ]
    for kind in sorted({gold for gold, _ in pairs}):
        hits = pairs[kind, kind]
        told = sum(count for (_, got), count in pairs.items() if got == kind)
        there = sum(count for (gold, _), count in pairs.items() if gold == kind)
        rows.append(Row("mails", f"{kind} precision", hits / told if told else 0.0, f"{hits} of {told}"))
        rows.append(Row("mails", f"{kind} recall", hits / there, f"{hits} of {there}"))
    return rows
