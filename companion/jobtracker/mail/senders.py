"""Who sends application mail: ATSs, job boards, assessment and scheduling services, and noise.

The table `data/senders.toml` holds domains and the machine-readable headers some senders set; sources are
named beside the entries.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from companion.jobtracker.mail.message import MailMessage

Role = Literal["ats", "board", "assessment", "scheduling", "signing", "noise", "freemail"]


@dataclass(frozen=True)
class SenderFact:
    """What is known of a mail from its sender alone."""

    name: str
    role: Role
    kind: Any = None
    """The mail's kind where a machine-readable header settles it."""
    reason: str = ""


class SenderBook:
    """Looks senders up by domain, address and headers."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._domains: dict[str, SenderFact] = {}
        for entry in table["sender"]:
            for domain in entry["domains"]:
                self._domains[domain] = SenderFact(entry["name"], entry["role"])
        self._addresses = {
            address: SenderFact(entry["name"], "noise") for entry in table["noise"] for address in entry["addresses"]
        }
        self._headers: list[dict[str, str]] = table["header"]

    @classmethod
    def load(cls) -> SenderBook:
        """The table that ships with the package."""
        path = Path(__file__).parent / "data" / "senders.toml"
        return cls(tomllib.loads(path.read_text(encoding="utf-8")))

    def fact(self, mail: MailMessage) -> SenderFact | None:
        """What the sender tells about `mail`, or None for a sender nobody knows."""
        known = self._addresses.get(mail.sender.email) or self.by_domain(mail.sender.domain)
        for rule in self._headers:
            value = mail.headers.get(rule["header"], "")
            if value and rule["contains"].lower() in value.lower() and self._may_set(known, rule):
                name = known.name if known else rule["header"]
                return SenderFact(name, "ats", rule["kind"], f"{rule['header']}: {value[:80]}")
        return known

    def by_domain(self, domain: str) -> SenderFact | None:
        """The entry of the domain or of the nearest parent domain."""
        while domain:
            if fact := self._domains.get(domain):
                return fact
            domain = domain.partition(".")[2]
        return None

    @staticmethod
    def _may_set(known: SenderFact | None, rule: dict[str, str]) -> bool:
        """Anybody can write a header: it counts only from the sender that is known to set it."""
        return known is not None and known.name == rule["sender"]
