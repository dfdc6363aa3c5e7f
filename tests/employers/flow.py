"""How an application goes through a server: trouble, sign-in, captcha, codes, objections, and the note in the log."""

from __future__ import annotations

import asyncio
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from aiohttp import web

from tests.employers.conditions import Conditions, Place
from tests.employers.postings import EmployerPosting
from tests.employers.receipts import Outcome, ReceiptLog, ReceivedFile, Submission, applicant_of
from tests.employers.vendor import Vendor

SESSION_COOKIE = "candidate"
CAPTCHA_FIELD = "h-captcha-response"
STATUS: dict[Outcome, int] = {
    "accepted": 200, "refused": 422, "duplicate": 409, "closed": 410, "captcha": 403, "code_wanted": 202,
}  # fmt: skip
CLOSED = "We're sorry, this job is no longer accepting applications."
ALREADY = "You have already applied for this job."
NOT_SOLVED = "Please complete the captcha."
WRONG_CODE = "That code is not right."


@dataclass
class Parcel:
    """An application on its way."""

    fields: dict[str, list[str]]
    files: dict[str, ReceivedFile]


@dataclass
class ApplyFlow:
    """What the servers know and do, for all postings."""

    conditions: dict[str, Conditions]
    receipts: ReceiptLog = field(default_factory=ReceiptLog)
    accounts: dict[str, str] = field(default_factory=dict)
    """Candidates' accounts: e-mail -> password."""
    codes: dict[str, str] = field(default_factory=dict)
    """E-mail -> the code last sent there."""
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    _pending: dict[tuple[str, str], Parcel] = field(default_factory=dict)
    _sessions: set[str] = field(default_factory=set)
    _solved: set[str] = field(default_factory=set)
    _stopped: asyncio.Event = field(default_factory=asyncio.Event)

    def stop(self) -> None:
        """Let go of requests that hang."""
        self._stopped.set()

    async def trouble(self, request: web.Request, slug: str, place: Place) -> None:
        """Do what the conditions say goes wrong here. Raises the answer, if there is to be one."""
        kind = self.conditions[slug].trouble.get(place)
        if kind == "error":
            raise web.HTTPInternalServerError(text="<h1>Internal Server Error</h1>", content_type="text/html")
        if kind == "loop":
            turn = int(request.query.get("turn", "0")) + 1
            raise web.HTTPFound(str(request.rel_url.with_query(turn=turn)))
        if kind == "hang":
            await self._stopped.wait()
        if kind in ("hang", "reset"):
            if request.transport is not None:
                request.transport.abort()
            raise web.HTTPServiceUnavailable

    def signed_in(self, request: web.Request) -> bool:
        return request.cookies.get(SESSION_COOKIE) in self._sessions

    def sign_in(self, email: str, password: str, *, new: bool) -> str | None:
        """A session for the account; None when there is no such account or, for a new one, when there is already."""
        email = email.strip().lower()
        if not email or not password or (email in self.accounts) == new:
            return None
        if not new and self.accounts[email] != password:
            return None
        self.accounts[email] = password
        session = secrets.token_hex(8)
        self._sessions.add(session)
        return session

    def solve(self) -> str:
        """What the captcha gives to who ticked it."""
        token = secrets.token_hex(8)
        self._solved.add(token)
        return token

    async def receive(self, vendor: Vendor, posting: EmployerPosting, parcel: Parcel) -> Submission:
        """Judge an application and note it, once, before it is answered."""
        rules = self.conditions[posting.slug]
        told = self._judged(vendor, posting, parcel, rules)
        self.receipts.append(told)
        if told.outcome == "code_wanted":
            self.codes[told.applicant] = f"{secrets.randbelow(1_000_000):06}"
            self._pending[(posting.slug, told.applicant)] = parcel
        if rules.slow_s:
            await asyncio.sleep(rules.slow_s)
        return told

    def with_code(self, posting: EmployerPosting, applicant: str, code: str) -> Submission:
        """The second half of an application that waits for its code."""
        key = (posting.slug, applicant.lower())
        parcel = self._pending.get(key)
        if parcel is None:
            raise web.HTTPNotFound(text="no application waits for a code here")
        told = self._note(posting, parcel, "accepted", {})
        if not secrets.compare_digest(code.strip(), self.codes[applicant.lower()]):
            told = replace(told, outcome="code_wanted", errors={"": WRONG_CODE})
        elif self.conditions[posting.slug].refuse_duplicates and self.receipts.accepted(*key):
            told = replace(told, outcome="duplicate", errors={"": ALREADY})
        else:
            del self._pending[key]
        self.receipts.append(told)
        return told

    def _judged(self, vendor: Vendor, posting: EmployerPosting, parcel: Parcel, rules: Conditions) -> Submission:
        applicant = applicant_of(parcel.fields)
        if rules.closed == "submit":
            return self._note(posting, parcel, "closed", {"": CLOSED})
        if rules.captcha and parcel.fields.get(CAPTCHA_FIELD, [""])[0] not in self._solved:
            return self._note(posting, parcel, "captcha", {"": NOT_SOLVED})
        errors = vendor.errors(posting, parcel.fields, list(parcel.files)) | _objections(parcel.fields, rules.refuses)
        if errors:
            return self._note(posting, parcel, "refused", errors)
        if rules.refuse_duplicates and self.receipts.accepted(posting.slug, applicant):
            return self._note(posting, parcel, "duplicate", {"": ALREADY})
        return self._note(posting, parcel, "code_wanted" if rules.email_code else "accepted", {})

    def _note(self, posting: EmployerPosting, parcel: Parcel, outcome: Outcome, errors: dict[str, str]) -> Submission:
        applicant = applicant_of(parcel.fields)
        return Submission(posting.slug, applicant, outcome, parcel.fields, parcel.files, self.clock(), errors)


def _objections(fields: Mapping[str, list[str]], refuses: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    return {
        name: message
        for name, (pattern, message) in refuses.items()
        if not re.fullmatch(pattern, " ".join(fields.get(name, [])))
    }
