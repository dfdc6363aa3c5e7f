"""How the job that a mail names stands to the job of an application: the same one, a part of its title, or another.

Titles of one employer are told apart by their own words, by what stands behind a dash or comma, and by the place: that in
the title, in the posting's address, or of the stored posting. A word for a level makes another job, and so does a town that
a mail puts beside the job and the posting does not; what is left away makes none.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from companion.gazetteer import fold, gazetteer

MIN_TITLE_CHARS = 6
"""A shorter title is found in any text."""
MIN_WORD_ALIKE = 88
"""Two words are one but for an ending or a slip of the pen."""
MIN_ALIKE_CHARS = 5
MIN_TELLING_CHARS = 3
"""A shorter word behind a title ("CO") tells no place."""
MAX_KEPT_JOBS = 20_000
_TABLE = tomllib.loads((Path(__file__).parent / "data" / "job_names.toml").read_text(encoding="utf-8"))
_LEVELS = frozenset(_TABLE["levels"])
_NUMBERS = frozenset({"ii", "iii", "iv", "2", "3", "4"})
_SHORT: dict[str, str] = _TABLE["short"]
_GENDERS = re.compile(
    r"\(all (?:genders|humans)\)|\(?\b(?:[mwfdxhvi]\s?[/|]\s?)+[mwfdxhvi]\b\)?|(?<=\w)[:*_](?:in(?:nen)?|r)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s+[-–—|]\s+|,\s+|\s*[()]\s*")
_SENTENCES = re.compile(r"[.!?]\s|\n")
_IN_TOWN = re.compile(
    r"\b(?:in|at|at our|in our|am Standort|à|en|em|bei|i|w|te) ((?:[A-ZÀ-Þ][\w'’-]+)(?:[ -](?:(?:am|an der|sur|de|del) )?[A-ZÀ-Þ][\w'’-]+){0,2})"
)
"""Where a sentence puts what it speaks of, if that is a town."""
_ADDRESS_WORDS = frozenset(
    {"job", "jobs", "careers", "career", "apply", "details", "position", "positions", "vacancy", "opening", "html"}
)


class JobFit(Enum):
    """The job of an application as a mail has it."""

    NAMED = "named"
    PART = "part"
    """A shorter or longer form, which others of the employer may share."""
    UNSAID = "unsaid"
    OTHER = "other"


@dataclass(frozen=True)
class Job:
    """The title of one application, taken apart."""

    title: str
    core: str
    """What stands before the first dash, comma or bracket."""
    telling: frozenset[str]
    """Words behind the core, and of the place: in the posting's address, or that of the stored posting."""
    towns: frozenset[str]
    """Names of the towns of the stored posting; empty where none is known."""


@dataclass(frozen=True)
class NamedJob:
    """What a mail says of a job, made plain once for all applications."""

    title: str
    whole: str
    sentences: tuple[str, ...]
    written: tuple[str, ...]
    """The same sentences as they stand in the mail."""
    employer: tuple[str, ...] = ()
    """The words of the employer's name."""

    @classmethod
    def of(cls, title: str | None, text: str, employer: str | None = None) -> NamedJob:
        """`title` and `employer` are those that were read from `text`, or None."""
        written = tuple(_SENTENCES.split(text))
        sentences = tuple(f" {plain_title(part)} " for part in written)
        return cls(plain_title(title or ""), f" {plain_title(text)} ", sentences, written, _words(employer or ""))


def plain_title(text: str) -> str:
    """In small letters without marks and words for genders, with the common short forms written out."""
    words = default_process(_GENDERS.sub(" ", text)).split()
    return " ".join(_SHORT.get(word, word) for word in words)


@lru_cache(maxsize=MAX_KEPT_JOBS)
def job_of(title: str, url: str, places: tuple[str, ...] = ()) -> Job:
    """The job of an application; `url` is its posting's, or empty, `places` are those of its stored posting."""
    plain = plain_title(title)
    parts = [part for part in map(plain_title, _PARTS.split(title)) if part] or [""]
    path = plain_title(unquote(urlsplit(url).path).replace("-", " ").replace("_", " ").replace("/", " "))
    words = {word for word in path.split() if word.isalpha()} - _ADDRESS_WORDS - set(plain.split())
    towns = [place.partition(",")[0].strip() for place in places]
    telling = {word for part in parts[1:] for word in part.split()} | words
    telling |= {word for town in towns for word in plain_title(town).split()} - set(plain.split())
    return Job(
        plain, parts[0], frozenset(word for word in telling if len(word) >= MIN_TELLING_CHARS),
        frozenset(filter(None, map(_town, towns))),
    )  # fmt: skip


def _town(name: str) -> str:
    """A town's one name; empty where it is none that is known."""
    known = gazetteer().town(name)
    return fold(known.name) if known else ""


def job_fit(named: NamedJob, job: Job, rivals: Sequence[Job], employer: str | None = None) -> JobFit:
    """`rivals` are the user's other jobs at the same `employer`. Pure."""
    if not job.title:
        return JobFit.UNSAID
    fit = _fit(named, job, rivals)
    if fit in (JobFit.NAMED, JobFit.PART) and _in_another_town(named, job, employer or ""):
        return JobFit.OTHER
    same = [rival for rival in rivals if rival.core == job.core]
    if not same:
        return fit
    if _told(named, job, same):
        return JobFit.NAMED
    if any(_told(named, rival, [job]) for rival in same) and fit is JobFit.NAMED:
        return JobFit.PART
    return fit


def _fit(named: NamedJob, job: Job, rivals: Sequence[Job]) -> JobFit:
    read = _compared(named.title, job.title) if named.title else JobFit.UNSAID
    return JobFit.NAMED if _stands(named.whole, job, rivals) else read


def _stands(whole: str, job: Job, rivals: Sequence[Job]) -> bool:
    """Whether the very title stands in the text, as no part of a rival's and at no other level."""
    if len(job.title) < MIN_TITLE_CHARS or f" {job.title} " not in whole:
        return False
    for rival in rivals:
        if job.title != rival.title and f" {job.title} " in f" {rival.title} ":
            whole = whole.replace(f" {rival.title} ", " | ")
    for found in re.finditer(rf"(\S*) {re.escape(job.title)}(?= (\S*))", whole):
        if found[1] not in _LEVELS and found[2] not in _NUMBERS:
            return True
    return False


def _told(named: NamedJob, job: Job, rivals: Sequence[Job]) -> bool:
    """Whether a sentence names the job with a word that is only its own."""
    own = job.telling.difference(*(rival.telling | set(rival.title.split()) for rival in rivals))
    return any(f" {job.core} " in sentence and not own.isdisjoint(sentence.split()) for sentence in named.sentences)


def _in_another_town(named: NamedJob, job: Job, employer: str) -> bool:
    """Whether sentences with the job put it in towns of which none is the posting's."""
    if not job.towns:
        return False
    employers = (_words(employer), named.employer)
    said = {
        town
        for plain, written in zip(named.sentences, named.written, strict=True)
        if f" {job.core} " in plain
        for found in _IN_TOWN.finditer(written)
        if (town := _first_town(found[1], employers))
    }
    return bool(said) and said.isdisjoint(job.towns)


def _first_town(words: str, employers: Sequence[tuple[str, ...]]) -> str:
    """The longest beginning of capitalised words that names a town, and no employer called after one: Boston Scientific."""
    parts = words.split()
    for end in range(len(parts), 0, -1):
        head = " ".join(parts[:end])
        if town := _town(head):
            shared = max(_shared(_words(words), employer) for employer in employers)
            return "" if shared > len(_words(head)) or _words(head) in employers else town
    return ""


def _words(name: str) -> tuple[str, ...]:
    return tuple(default_process(name).split())


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many words both begin with."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _compared(said: str, wanted: str) -> JobFit:
    less = wanted.split()
    more = []
    for word in said.split():
        partner = next((other for other in less if _one_word(word, other)), None)
        if partner is None:
            more.append(word)
        else:
            less.remove(partner)
    if not more and not less:
        return JobFit.NAMED
    if not _LEVELS.isdisjoint(more) or not _NUMBERS.isdisjoint(more):
        return JobFit.OTHER
    return JobFit.OTHER if more and less else JobFit.PART


def _one_word(one: str, other: str) -> bool:
    if one == other:
        return True
    return min(len(one), len(other)) >= MIN_ALIKE_CHARS and one.isalpha() and fuzz.ratio(one, other) >= MIN_WORD_ALIKE
