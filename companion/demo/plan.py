"""What happens in the demo's search, day by day. Pure: the same seed gives the same search."""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal

_FILE = Path(__file__).parent / "data" / "search.toml"
PERSON = Path(__file__).parent / "data" / "person.json"
DAYS = 91
POSTINGS = 300
APPLICATIONS = 120
MAILS = 2000
COMING = 3
"""Interviews that are still to come."""
Via = Literal["mail", "user", "doubtful mail"]


@dataclass(frozen=True)
class Company:
    name: str
    ats: str
    city: str
    does: str

    @property
    def domain(self) -> str:
        """Its host, which belongs to nobody."""
        return "".join(letter for letter in self.name.lower() if letter.isalnum()) + ".example"


@dataclass(frozen=True)
class Job:
    """One posting, and the day it is seen."""

    number: int
    day: float
    company: Company
    title: str
    must: tuple[str, ...]
    nice: tuple[str, ...]
    years: int
    pay: tuple[int, int]
    workplace: Literal["remote", "hybrid", "onsite"]
    fit: float
    """How well it suits the person, 0 to 1; what the search does with it depends on it."""


@dataclass(frozen=True)
class Turn:
    """Something that happens to an application: when (days since the start), what, and how it is heard of."""

    day: float
    status: str
    via: Via
    meeting: timedelta | None = None
    """For an interview: how long after the invitation it takes place."""


@dataclass(frozen=True)
class Course:
    """One application: to which job, when, and what became of it."""

    job: int
    day: float
    by_hand: bool
    turns: tuple[Turn, ...]


@dataclass(frozen=True)
class Search:
    jobs: tuple[Job, ...]
    courses: tuple[Course, ...]
    saved: tuple[tuple[float, int], ...]
    dismissed: tuple[tuple[float, int, str], ...]
    words: dict[str, Any] = field(repr=False)


def plan(seed: int = 7) -> Search:
    """The whole search."""
    chance = random.Random(seed)
    words = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    companies = [Company(*row) for row in words["companies"]]
    jobs = tuple(_job(chance, number, companies, words["role"]) for number in range(POSTINGS))
    wanted = sorted(jobs, key=lambda job: job.fit + chance.random() * 0.8, reverse=True)
    applied = sorted(_one_of_a_kind(wanted)[:APPLICATIONS], key=lambda job: job.number)
    courses = tuple(_course(chance, job, place) for place, job in enumerate(applied))
    courses = _with_news(courses)
    sent = {job.number for job in applied}
    rest = [job for job in wanted if job.number not in sent]
    saved = tuple(sorted((min(DAYS - 0.1, job.day + 0.3), job.number) for job in rest[:18]))
    reasons = ("title", "pay", "place", "company")
    dismissed = tuple(
        sorted((min(DAYS - 0.1, job.day + 0.2), job.number, chance.choice(reasons)) for job in rest[-24:])
    )
    return Search(jobs, courses, saved, dismissed, words)


def _job(chance: random.Random, number: int, companies: list[Company], roles: list[dict[str, Any]]) -> Job:
    (role,) = chance.choices(roles, [role["share"] for role in roles])
    company = chance.choice(companies)
    low, high = role["pay"]
    start = low + chance.randrange(-10, 11, 5)
    also = chance.sample(role["also"], chance.randint(4, 6))
    must, nice = (*role["must"], *also[:-2]), tuple(also[-2:])
    remote = company.city.startswith("Remote")
    near = remote or company.city.startswith("Chicago")
    known = sum(skill in _known() for skill in must) / len(must)
    return Job(
        number=number,
        day=round(DAYS * (number + chance.random() * 0.8) / POSTINGS, 3),
        company=company,
        title=chance.choice(role["titles"]),
        must=must,
        nice=nice,
        years=chance.choice(role["years"]),
        pay=(start, start + (high - low)),
        workplace="remote" if remote else chance.choice(("hybrid", "hybrid", "onsite", "remote")),
        fit=0.55 * known + (0.25 if near else 0.0) + 0.2 * chance.random(),
    )


@cache
def _known() -> frozenset[str]:
    """What the person can."""
    skills = json.loads(PERSON.read_text(encoding="utf-8"))["resume"]["skills"]
    return frozenset(word for group in skills for word in group["keywords"])


def _one_of_a_kind(jobs: Iterable[Job]) -> list[Job]:
    """Nobody applies twice to the same job at the same employer: of those the first."""
    return list({(job.company.name, job.title): job for job in reversed(list(jobs))}.values())[::-1]


def _with_news(courses: tuple[Course, ...]) -> tuple[Course, ...]:
    """The last weeks' best answers: some interviews are still to come, and one employer made an offer."""
    recent = [course for course in courses if DAYS - 30 < course.day < DAYS - 6 and len(course.turns) < 2]
    told = {
        course.job: Turn(DAYS - 0.5 - place, "interview", "mail", timedelta(days=2 + 2 * place))
        for place, course in enumerate(recent[:COMING])
    }
    spoken = [course for course in courses if course.turns and course.turns[-1].status == "interview"]
    met = [course for course in spoken if course.turns[-1].day < DAYS - 16]
    told |= {course.job: Turn(DAYS - 1.3, "offer", "mail") for course in met[-1:]}
    return tuple(
        replace(course, turns=(*course.turns, told[course.job])) if course.job in told else course for course in courses
    )


def _course(chance: random.Random, job: Job, place: int) -> Course:
    """An application and its answers: better ones are answered more often, and nobody answers at once."""
    day = max(job.day, min(DAYS - 0.2, job.day + chance.choice((0.1, 0.4, 1.2, 2.5))))
    turns: list[Turn] = []
    via: Via = "doubtful mail" if place % 23 == 5 else "mail"
    if chance.random() < 0.72:
        turns.append(Turn(day + 0.01 + chance.random() * 0.1, "acknowledged", via))
    if chance.random() < 0.12 + 0.9 * job.fit**2:
        turns += _answers(chance, day + 2 + chance.expovariate(1 / 7), job.fit, via)
    past = tuple(turn for turn in turns if turn.day < DAYS)
    return Course(job.number, day, place % 6 == 4, past)


def _answers(chance: random.Random, day: float, fit: float, via: Via) -> list[Turn]:
    """What an employer who answers says, one thing after another."""
    if chance.random() > 0.2 + 0.5 * fit:
        return [Turn(day, "rejected", via)]
    turns: list[Turn] = []
    if chance.random() < 0.4:
        turns.append(Turn(day, "assessment", via))
        day += 4 + chance.random() * 5
        if chance.random() < 0.3:
            return [*turns, Turn(day, "rejected", via)]
    elif chance.random() < 0.5:
        turns.append(Turn(day, "screening", "user"))
        day += 3 + chance.random() * 5
    meeting = timedelta(days=3 + chance.randrange(0, 6), hours=chance.randrange(0, 6))
    turns.append(Turn(day, "interview", via, meeting))
    day += meeting.days + 4 + chance.random() * 7
    if chance.random() < 0.1:
        turns.append(Turn(day, "offer", "mail"))
        if chance.random() < 0.4:
            turns.append(Turn(day + 4, "withdrawn", "user"))
        return turns
    return [*turns, Turn(day, "rejected", via)] if chance.random() < 0.7 else turns
