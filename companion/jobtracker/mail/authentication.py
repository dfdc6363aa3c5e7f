"""Whether the user's own mail provider vouches for the sender (RFC 8601, Authentication-Results).

Only the topmost header counts: a provider puts its own above what came with the mail, and anybody can write
the ones below.
"""

from __future__ import annotations

import re

from companion.jobtracker.mail.entities import registrable_domain
from companion.jobtracker.mail.message import MailMessage

_RESULT = re.compile(r"\b(?P<method>dmarc|dkim|spf)\s*=\s*(?P<result>[a-z]+)(?P<rest>[^;]{0,400})", re.IGNORECASE)
_DOMAIN = re.compile(r"header\.(?:d|i|from)\s*=\s*@?(?P<domain>[\w.-]+)", re.IGNORECASE)


def authenticated(mail: MailMessage) -> bool | None:
    """True when DMARC passed, or DKIM passed for the sender's own domain; False when DMARC failed; else None.

    None means that nobody said anything that counts: treat the mail as a suggestion.
    """
    if not mail.authentication:
        return None
    sender = registrable_domain(mail.sender.domain)
    verdict: bool | None = None
    for found in _RESULT.finditer(mail.authentication[0]):
        method, result = found["method"].lower(), found["result"].lower()
        domain = _DOMAIN.search(found["rest"])
        aligned = bool(domain) and registrable_domain(domain["domain"]) == sender if domain else False
        if method == "dmarc":
            return result == "pass" and (domain is None or aligned)
        if method == "dkim" and result == "pass" and aligned:
            verdict = True
    return verdict
