"""Tells a planned search to the real services, at the times it happened."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial

from companion.analytics.messages import VisitRequest
from companion.app import Services
from companion.autofill.messages import SaveAnswerRequest
from companion.clock import Clock
from companion.contracts import PortalRow, PortalSnapshot
from companion.demo.pages import ADDRESS, address_of, invitation, mail_of, other_mail, page_of
from companion.demo.plan import DAYS, MAILS, PERSON, Course, Job, Search, Turn
from companion.demo.review import fill_attempt
from companion.jobapplier.messages import ApplySettingsRequest, QueueAddRequest
from companion.jobmatcher.learning.messages import FeedbackRequest
from companion.jobmatcher.messages import JobFilters
from companion.jobmatcher.searches.messages import SearchSaveRequest
from companion.jobtracker.intake import MailIntake, Place
from companion.jobtracker.mail.reader import MailReader
from companion.jobtracker.mail.reading_process import RawMail, read_mail
from companion.jobtracker.mail.senders import SenderBook
from companion.jobtracker.messages import FollowUpRequest, NewApplicationRequest, StatusUpdateRequest
from companion.notify.messages import NotificationsReadRequest
from companion.profile.model import Profile
from companion.store.boards import Entry, Outcome, StoredBoard
from companion.store.mailboxes import Mailboxes, NewAccount
from companion.store.tracker import Tracker
from companion.store.tracker_rows import StoredAccount

USER = 1
ANSWERS = (
    ("How did you hear about us?", "Company website"),
    ("Why do you want to work here?", "I like software that people who do not like software use every day."),
    ("Earliest start date", "One month after an offer"),
    ("Are you willing to travel up to 10 %?", "Yes"),
    ("Do you have experience with event sourcing?", "Yes, four years with Kafka"),
)
NEVER = timedelta(days=3650)
"""The demo's boards are not read: nothing leaves the machine."""
SEARCHES = (
    ("Remote, 80 and more", JobFilters(workplace="remote", min_score=80)),
    ("Backend", JobFilters(title="backend", min_score=60)),
    ("Full stack", JobFilters(title="full stack")),
)
NEW_DAYS = 21
"""What the boards brought in the last days is new for the searches."""
QUEUED = 4
MORNING, DAYLIGHT = timedelta(hours=8), timedelta(hours=11)
"""When a day begins, and how long it is."""
A_LOOK = 6
"""Postings found at one look."""
LAST_LOOK_DAYS = 1.8
PORTALS = (
    ("greenhouse", "https://my.greenhouse.io/applications"),
    ("smartrecruiters", "https://my.smartrecruiters.com/applications"),
)
"""Candidate portals that the person visits; they are shared by all employers of their vendors."""
PORTAL_DAYS = 40
"""So long an application stands there."""
VISITS = (DAYS - 20.5, DAYS - 2.5)
EVERYTHING = 2**53
"""Beyond any event."""
MAIL_DAYS = 7
"""Mails about other things are read this many days at a time."""
Progress = Callable[[float], None]


_TOLD: ContextVar[datetime | None] = ContextVar("told", default=None)


class DemoClock:
    """For the task that tells the search, the time at which it is told; for everybody else the present."""

    def __init__(self, present: Clock) -> None:
        self._present = present

    def now(self) -> datetime:
        """The moment that is being told, or the present."""
        return _TOLD.get() or self._present.now()

    @staticmethod
    def tell(moment: datetime) -> None:
        """From now on this task tells of this moment."""
        _TOLD.set(moment)


@dataclass
class _Mailbox:
    """Mails on their way into the store."""

    account: StoredAccount
    intake: MailIntake
    reader: MailReader
    uid: int = 0

    async def take(self, *raws: bytes) -> None:
        """Read and take in one batch."""
        first = self.uid + 1
        self.uid += len(raws)
        mails = [RawMail(number, raw) for number, raw in enumerate(raws, first)]
        batch = await asyncio.to_thread(lambda: [read_mail(self.reader, mail) for mail in mails])
        await self.intake.take(Place(self.account, "INBOX", 1, self.uid), batch)


@dataclass(order=True)
class _Happening:
    day: float
    order: int
    act: Callable[[], Awaitable[object]] = field(compare=False)


class Filler:
    """One search on its way into an empty data folder, which may be served meanwhile. The services' clock is a DemoClock."""

    def __init__(self, services: Services, search: Search, now: datetime) -> None:
        self._services = services
        self._clock = services.clock
        self._search = search
        midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        self._start = midnight - timedelta(days=DAYS)
        self._now = now
        self._chance = random.Random(len(search.jobs))
        self._postings: dict[int, int] = {}
        self._applications: dict[int, int] = {}
        self._mails = 0
        self._letters: list[bytes] = []
        self._mailbox: _Mailbox

    async def run(self, progress: Progress) -> None:
        """Tell everything. `progress` hears how far it is, 0 to 1."""
        DemoClock.tell(self._start - timedelta(days=1))
        await self._prepare()
        happenings = sorted(self._happenings())
        today = 0
        for number, happening in enumerate(happenings):
            if int(happening.day) != today:
                today = int(happening.day)
                await self._read_letters()
            DemoClock.tell(max(self._clock.now(), self._at(happening.day).astimezone(UTC)))
            await happening.act()
            progress(number / len(happenings))
        await self._read_letters()
        DemoClock.tell(self._now)
        await self._finish()
        progress(1.0)

    def _at(self, day: float) -> datetime:
        """The moment of a day and its share that passed: people and employers write by daylight."""
        whole, share = divmod(day, 1)
        return min(self._now, self._start + timedelta(days=whole) + MORNING + share * DAYLIGHT)

    def _happenings(self) -> list[_Happening]:
        search = self._search
        acts: list[tuple[float, Callable[[], Awaitable[object]]]] = []
        looks = [search.jobs[start : start + A_LOOK] for start in range(0, len(search.jobs), A_LOOK)]
        acts += [(jobs[0].day, partial(self._see, jobs)) for jobs in looks]
        acts += [(day, partial(self._react, job, "saved", "")) for day, job in search.saved]
        acts += [(day, partial(self._react, job, "dismissed", reason)) for day, job, reason in search.dismissed]
        for course in search.courses:
            acts.append((course.day, partial(self._apply, course)))
            acts += [(turn.day, partial(self._turn, course, turn)) for turn in course.turns]
        told = sum(turn.via != "user" for course in search.courses for turn in course.turns)
        a_day = (MAILS - told) / DAYS
        for day in range(0, DAYS, MAIL_DAYS):
            count = round(a_day * min(DAYS, day + MAIL_DAYS)) - round(a_day * day)
            acts.append((min(DAYS, day + MAIL_DAYS) - 0.1, partial(self._other_mails, count)))
        acts += [(day, partial(self._visit, *portal)) for day in VISITS for portal in PORTALS]
        acts.append((DAYS - LAST_LOOK_DAYS, self._look))
        acts += [(day + 0.95, self._follow_up) for day in range(2, DAYS, 3)]
        return [_Happening(day, order, act) for order, (day, act) in enumerate(acts)]

    async def _prepare(self) -> None:
        """The person, the mailbox, the answers, the boards."""
        services, database = self._services, self._services.database
        profile = Profile.model_validate(json.loads(PERSON.read_text(encoding="utf-8")))
        text = _resume_text(profile).encode()
        imported = await services.profiles.import_resume(USER, "maya-lindgren-backend.txt", text)
        kept = profile.model_copy(update={"resume_file": imported.profile.resume_file})
        await services.profiles.save(USER, kept, "demo")
        for question, value in ANSWERS:
            await services.answers.save(SaveAnswerRequest(question=question, options=[], value=value, scope="all"))
        account = await Mailboxes(database).add(
            USER, NewAccount(ADDRESS, "imap.mailbox.example", 993, "tls", ADDRESS, "password", ["INBOX"])
        )
        reader = await asyncio.to_thread(MailReader.load)
        await services.notify.service.catch_up()
        self._mailbox = _Mailbox(account, MailIntake(Tracker(database), SenderBook.load()), reader)

    async def _see(self, jobs: Sequence[Job]) -> None:
        """A look at some careers pages: what is new there is stored together."""
        pages = [page_of(job, self._search.words, self._clock.now()) for job in jobs]
        readings = await asyncio.to_thread(lambda: [self._services.matcher.read(page) for page in pages])
        stored = await self._services.postings.add_readings(USER, list(zip(pages, readings, strict=True)))
        self._postings |= {job.number: id_ for job, id_ in zip(jobs, stored, strict=True) if id_ is not None}

    async def _react(self, job: int, kind: str, reason: str) -> None:
        body = {"user": USER, "posting": self._postings[job], "kind": kind, "reason": reason}
        await self._services.feedback.give(FeedbackRequest.model_validate(body))

    async def _apply(self, course: Course) -> None:
        """By the companion's own submit, or by hand and told to it."""
        job = self._search.jobs[course.job]
        if len(self._applications) == len(self._search.courses) // 2:
            await self._second_resume()
        new = NewApplicationRequest(
            posting_id=self._postings[course.job], company_domain=job.company.domain, at=self._clock.now()
        )
        if course.by_hand:
            id_ = await self._services.tracker.applications.create(new)
        else:
            id_ = await self._services.tracker.applications.create(new, "submit", "submit")
        self._applications[course.job] = id_

    async def _second_resume(self) -> None:
        current = (await self._services.profiles.current(USER)).profile
        text = (_resume_text(current) + "\nTerraform, Prometheus\n").encode()
        imported = await self._services.profiles.import_resume(USER, "maya-lindgren-platform.txt", text)
        kept = current.model_copy(update={"resume_file": imported.profile.resume_file})
        await self._services.profiles.save(USER, kept, "demo")

    async def _turn(self, course: Course, turn: Turn) -> None:
        """What became of an application, as its mail says or the person tells."""
        job, now = self._search.jobs[course.job], self._clock.now()
        if turn.via == "user":
            update = {"user": USER, "status": turn.status, "at": now}
            id_ = self._applications[course.job]
            await self._services.tracker.applications.update(id_, StatusUpdateRequest.model_validate(update))
            return
        names = {"company": job.company.name, "title": job.title}
        subject, text = (part.format(**names) for part in self._search.words["mails"][turn.status])
        calendar = None
        if turn.meeting is not None:
            start = (now + turn.meeting).replace(minute=0, second=0, microsecond=0)
            start = start.astimezone().replace(hour=9 + job.number % 8).astimezone(UTC)
            calendar = invitation(f"demo-{job.number}@{job.company.domain}", start, 45, job.title, now)
        raw = mail_of(
            job.company, subject, text, now, self._number(), doubtful=turn.via == "doubtful mail", calendar=calendar
        )
        self._letters.append(raw)

    async def _read_letters(self) -> None:
        """The answers of a day are read together in the evening."""
        if self._letters:
            await self._mailbox.take(*self._letters)
            self._letters.clear()

    async def _other_mails(self, count: int) -> None:
        words = self._search.words["other"]
        mails = [self._chance.choice(words)["mail"] for _ in range(count)]
        hour = timedelta(hours=24 * MAIL_DAYS / max(1, count))
        last = self._clock.now()
        await self._mailbox.take(
            *(other_mail(mail, last - hour * back, self._number()) for back, mail in enumerate(mails))
        )

    async def _visit(self, ats: str, url: str) -> None:
        """A look at a candidate portal, which the extension reads: the applications of the last weeks."""
        wordings, today = self._search.words["portal"], (self._clock.now() - self._start) / timedelta(days=1)
        recent = [one for one in self._search.courses if today - PORTAL_DAYS < one.day < today - 1]
        rows = []
        for course in (one for one in recent if self._search.jobs[one.job].company.ats == ats):
            job = self._search.jobs[course.job]
            heard = [turn.status for turn in course.turns if turn.day < today]
            words = wordings.get(heard[-1] if heard else "applied")
            if words is not None:
                rows.append(PortalRow(title=job.title, company=job.company.name, status=words))
        title, company, words = wordings["unclear"][ats]
        rows.append(PortalRow(title=title, company=company, status=words))
        await self._services.tracker.portals.take(USER, PortalSnapshot(url=url, ats=ats, rows=rows))

    async def _look(self) -> None:
        """The person's last look at the dashboard: what came after it is news."""
        await self._services.analytics.agenda.visit(VisitRequest(user=USER, seq=EVERYTHING))
        await self._services.notify.service.catch_up()
        await self._services.notify.service.read(NotificationsReadRequest(user=USER))

    def _number(self) -> int:
        self._mails += 1
        return self._mails

    async def _follow_up(self) -> None:
        """What became due is told; the person does some of it and leaves the rest."""
        follow_ups = self._services.tracker.follow_ups
        await follow_ups.check(USER)
        for one in (await follow_ups.list(USER)).follow_ups:
            if self._chance.random() < 0.3:
                action = self._chance.choice(("done", "done", "drop"))
                body = {"user": USER, "follow_up": one.id, "action": action}
                await follow_ups.act(FollowUpRequest.model_validate(body))

    async def _finish(self) -> None:
        """Today: boards that were read a while ago, a queue to review, loops that ran."""
        services = self._services
        await self._boards()
        applied = set(self._applications)
        waiting = [self._postings[job.number] for job in reversed(self._search.jobs) if job.number not in applied]
        await services.applier.queue.change_settings(ApplySettingsRequest(user=USER, on=False))
        queued = await services.applier.queue.add(QueueAddRequest(user=USER, postings=waiting[:QUEUED]))
        for view in queued.added[:1]:
            await fill_attempt(services.applier, await services.applier.queue.need(USER, view.id), self._now)
        await Mailboxes(services.database).set_state(self._mailbox.account, "ok", "")
        for loop in ("email", "check", "matching"):
            await services.tracker.runs.start(USER, loop)
            await services.tracker.runs.finish(USER, loop, 0, None)
        await services.analytics.loop.run()
        await services.notify.service.catch_up()

    async def _boards(self) -> None:
        """The boards of a few employers; what they bring after the searches were saved is new for these."""
        store, services = self._services.board_store, self._services
        companies = list({job.company.name: job.company for job in self._search.jobs}.values())
        boards: list[tuple[StoredBoard, list[Job]]] = []
        for company in [one for one in companies if one.ats in ("greenhouse", "lever", "ashby")][:6]:
            key = company.domain.removesuffix(".example")
            board = await store.add(USER, company.ats, key, f"https://jobs.{company.domain}/", company.name, 1800)
            boards.append((board, [job for job in self._search.jobs if job.company == company]))
            await store.keep(board, [self._entry(job) for job in boards[-1][1] if job.day < DAYS - NEW_DAYS])
        for name, filters in SEARCHES:
            await services.searches.save(SearchSaveRequest(user=USER, name=name, filters=filters))
        for board, offered in boards:
            await store.keep(board, [self._entry(job) for job in offered if job.day >= DAYS - NEW_DAYS])
            closed = frozenset(str(job.number) for job in offered if job.day < DAYS / 3)
            await store.finish(board, Outcome("ok", "", self._now + NEVER, validators={}, closed=closed, all_seen=True))
        await services.searches.tell(USER)

    def _entry(self, job: Job) -> Entry:
        return Entry(str(job.number), address_of(job), "demo", self._postings[job.number], f"demo-{job.number}")


def _resume_text(profile: Profile) -> str:
    """The person's resume as a plain text file."""
    resume = profile.resume
    lines = [resume.basics.name or "", resume.basics.label or "", resume.basics.email or "", "", "Experience"]
    for work in resume.work:
        lines += [f"{work.position}, {work.name}", f"{work.startDate} - {work.endDate or 'Present'}", *work.highlights]
    lines += ["", "Education", *(f"{one.studyType} {one.area}, {one.institution}" for one in resume.education)]
    lines += ["", "Skills", *(", ".join(group.keywords) for group in resume.skills)]
    return "\n".join(lines)


async def fill(services: Services, search: Search, now: datetime, progress: Progress) -> None:
    """Tell a search that ends now to services on an empty data folder, whose clock is a DemoClock. Raises CompanionError
    kinds."""
    # A task of its own: what the time is for it, it is for nobody else.
    await asyncio.create_task(Filler(services, search, now).run(progress))
