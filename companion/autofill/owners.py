"""Whom each field of a form asks about, decided for all of them at once: the applicant, a job, a school, somebody else.

What a field shows by itself (its heading, its label, what its makers call it, the facts it names) speaks for one or the other; a
change from field to field costs, less where the heading or the makers' names change too. The best sequence is taken, so that a
"Phone" between "Employer" and "Supervisor" is the employer's and one after "Date of birth" is the applicant's, whatever heading
stands far above. The weights are data (`data/owners.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from companion.autofill.fields.lexicon import Lexicon, build, load, read_table
from companion.autofill.fields.questions import SELF_IDENTIFICATION
from companion.autofill.fields.sections import headings, kind_of
from companion.autofill.fields.whose import code_names_someone_else, heads_contacts, heads_someone_else, someone_elses
from companion.autofill.fields.words import code_words, words
from companion.autofill.read import ASKED_OF_ANYONE, NAMES, OF_OTHERS, Owner, Read

OWNERS: tuple[Owner, ...] = ("own", "work", "education", "other")
Weights = tuple[float, float, float, float]
"""One weight for each of `OWNERS`."""

_NONE: Weights = (0.0, 0.0, 0.0, 0.0)
_REMEMBERED = 4096
_MAX_HEADING_WORDS = 40
_MAX_LABEL_WORDS = 12
_AS_CLEAR = 0.05
"""Facts heard this much less clearly than the clearest count as much."""
_BEGINS = 8
"""Words with which a long heading says what it is about."""
_GROUPED = frozenset({"radio", "checkbox_group", "buttons", "date_parts"})
"""Kinds whose legend is their own name, no heading."""
_MARKED: dict[str, Owner] = {"work": "work", "education": "education", "reference": "other"}
_BRACKETS = re.compile(r"\([^()]*\)?|\d+")
_WHOLE_APPLICATION = frozenset({"resume_file", "cover_letter"})
"""Files that nobody attaches for another person."""
_OF_JOBS_TOO = frozenset({"years_total", "years_skill", "salary", "start_date", "contact_employer"})
"""Questions that forms put of each job as well."""
_OF_THE_PERSON = NAMES | {"birth_date", "resume_file"}
"""A heading of jobs or schools over these is one over the whole application."""
USE = re.compile("billing|shipping|delivery|mailing|permanent|postal", re.IGNORECASE)
"""What one's own name and address may be asked for again for."""


@dataclass(frozen=True)
class _Table:
    begin: Weights
    each: Weights
    facts: dict[str, Weights]
    questions: Weights
    identification: Weights
    personal: frozenset[str]
    change: dict[str, float]
    heading: dict[str, float]
    said: dict[str, float]
    signs: Lexicon
    codes: Lexicon
    own: Lexicon
    titles: Lexicon


def _weights(entry: dict[str, Any]) -> Weights:
    own, work, education, other = (float(entry.get(owner, 0.0)) for owner in OWNERS)
    return own, work, education, other


@cache
def _table() -> _Table:
    found = read_table("owners")
    begin = _weights(found["begin"])
    return _Table(
        each=_weights(found["each"]),
        begin=(-begin[0], -begin[1], -begin[2], -begin[3]),
        facts={name: _weights(entry) for entry in found["facts"] for name in entry["names"]},
        questions=_weights(found["questions"]),
        identification=_weights(found["self_identification"]),
        personal=frozenset(found["personal"]["names"]) | SELF_IDENTIFICATION,
        change=found["change"],
        heading=found["heading"],
        said=found["said"],
        signs=build([("", found["signs"])], overlapping=True),
        codes=build([("", found["codes"])], overlapping=True),
        own=build([("", found["own_headings"])]),
        titles=build([("", found["titles"])]),
    )


def _for(owner: str, weight: float) -> Weights:
    return _weights({owner: weight})


def _sum(parts: Iterable[Weights]) -> Weights:
    own = work = education = other = 0.0
    for part in parts:
        own += part[0]
        work += part[1]
        education += part[2]
        other += part[3]
    return own, work, education, other


def _turns(heading: str) -> bool:
    """Whether a short heading has a term for another person."""
    spoken = words(heading)
    return len(spoken) <= _BEGINS and any(hit.fact == "~other_person" for hit in load().in_label(spoken))


@lru_cache(maxsize=_REMEMBERED)
def _of_heading(heading: str) -> Weights:
    """What a heading says of the fields below it; the whole heading says more than a part of it."""
    weights = _table().heading
    if not heading:
        return _NONE
    if heads_someone_else(heading) or _turns(heading):
        return _for("other", weights["whole"])
    plain = _BRACKETS.sub(" ", heading)
    kind = kind_of(plain)
    if kind is not None:
        return _for(kind, weights["whole"])
    if heads_someone_else(heading, _MAX_HEADING_WORDS):
        return _for("other", weights["part"])
    spoken = words(plain)
    # Prose names in passing what it is not about.
    if _table().titles.in_label(spoken):
        return _NONE
    kinds = {hit.fact for hit in headings().in_label(spoken) if len(spoken) <= _MAX_LABEL_WORDS or hit.start < _BEGINS}
    if len(kinds) == 1:
        return _for(kinds.pop(), weights["part"])
    return _for("own", weights["own"]) if _table().own.in_label(spoken) else _NONE


@lru_cache(maxsize=_REMEMBERED)
def _of_label(label: str) -> Weights:
    said = _table().said
    spoken = words(label)
    if len(spoken) > _MAX_LABEL_WORDS:
        return _NONE
    parts = [_for(owner, said["label"]) for owner in {hit.fact for hit in _table().signs.in_label(spoken)}]
    return _sum([*parts, _for("other", said["someone"])] if someone_elses(label) else parts)


@lru_cache(maxsize=_REMEMBERED)
def _of_code(name: str) -> Weights:
    said = _table().said
    if code_names_someone_else(name):
        return _for("other", said["code"])
    spoken = code_words(name)
    if "application" in spoken:
        # What some vendors call the whole form.
        return _NONE
    return _sum(_for(owner, said["code"]) for owner in {hit.fact for hit in _table().codes.in_code(spoken)})


@lru_cache(maxsize=_REMEMBERED)
def _stem(name: str) -> str:
    """The word with which makers begin the names of what belongs together ("applicant_", "prev1Employer")."""
    spoken = code_words(name)
    return spoken[0] if len(spoken) > 1 else ""


def _of_facts(heard: dict[str, float]) -> Weights:
    """What the facts heard most clearly say together."""
    facts = _table().facts
    known = {fact: score for fact, score in heard.items() if fact in facts}
    if not known:
        return _NONE
    least = max(known.values()) - _AS_CLEAR
    clear = [(facts[fact], score) for fact, score in known.items() if score >= least]
    total = _sum((one[0] * score, one[1] * score, one[2] * score, one[3] * score) for one, score in clear)
    many = len(clear)
    return total[0] / many, total[1] / many, total[2] / many, total[3] / many


def _of_repetition(read: Read, named: set[tuple[str, ...]]) -> Weights:
    """What it says that a name, a way or a place is asked for again, or for the first time; `named` goes on.

    Again means under the same words, or as a mere "Name" once the applicant's was asked.
    """
    said, fact = _table().said, read.understanding.fact
    if fact in NAMES:
        use = USE.search(read.field.texts.name)
        key = (fact, read.field.label.casefold(), use.group().casefold() if use else "")
        bare = "full_name" in read.understanding.whole and (
            ("full_name",) in named or {("first_name",), ("last_name",)} <= named
        )
        again = key in named or bare
        named.update((key, (fact,)))
        return (-said["again"], 0.0, 0.0, said["again"]) if again else _NONE
    if fact in OF_OTHERS:
        again = (fact,) in named
        named.add((fact,))
        return _for("own", -said["way_again"] if again else said["first_way"])
    return _NONE


def _shown(read: Read, named: set[tuple[str, ...]], silent: frozenset[str], tabs: set[int]) -> Weights:
    """What one field says of its owner.

    `named`: the names, ways and places asked for before it, which this adds to; `silent`: headings that say nothing; `tabs`: fields that are the same
    question again.
    """
    table, texts = _table(), read.field.texts
    asked = read.question.fact if read.question is not None else read.understanding.fact
    personal = asked in table.personal
    parts = [table.each, _of_label(read.field.label), _of_code(texts.name or texts.html_id)]
    for heading in (texts.section, "" if read.field.kind in _GROUPED else texts.legend):
        if heading and heading not in silent:
            parts.append(
                _for("other", table.heading["part"]) if personal and heads_contacts(heading) else _of_heading(heading)
            )
    marked = _MARKED.get((read.field.group or "").partition("/")[0])
    if marked:
        parts.append(_for(marked, table.said["marked"]))
    if read.question is not None and not read.question.code and read.question.fact not in _OF_JOBS_TOO:
        parts.append(table.identification if asked in SELF_IDENTIFICATION else table.questions)
    parts.append(_of_facts(read.understanding.heard))
    if read.field.visible and id(read) not in tabs:
        parts.append(_of_repetition(read, named))
    return _sum(parts)


def _changes(reads: Sequence[Read]) -> list[tuple[float, float]]:
    """What going on with the same owner costs, and what another one, from each field to the next.

    Names that begin alike belong together: a change is cheaper where several of one beginning end or begin.
    """
    costs = _table().change
    stems = [_stem(read.field.texts.name or read.field.texts.html_id) for read in reads]
    like = [bool(one) and one == after for one, after in pairwise(stems)]
    found = []
    for at in range(1, len(reads)):
        if reads[at - 1].field.texts.section != reads[at].field.texts.section:
            found.append((costs["past_heading"], costs["heading"]))
            continue
        edge = not like[at - 1] and ((at > 1 and like[at - 2]) or (at < len(like) and like[at]))
        found.append((0.0, costs["name"] if edge else costs["within"]))
    return found


def same_again(reads: Sequence[Read]) -> set[int]:
    """Fields that a form sends under a name it has used before, below another heading or one of a purchase.

    They are the same question on another tab, or the address of the same customer for another use: of two people the
    form could not tell which is which.
    """
    first: dict[tuple[str, str], Read] = {}
    again: set[int] = set()
    for read in reads:
        fact, texts = read.understanding.fact, read.field.texts
        if fact not in ASKED_OF_ANYONE or not texts.name or texts.name.endswith("]"):
            continue
        earlier = first.setdefault((fact, texts.name), read)
        if earlier is not read and (texts.section != earlier.field.texts.section or USE.search(texts.section)):
            again.add(id(read))
    return again


def halves(reads: Sequence[Read]) -> list[tuple[Read, Read]]:
    """Two boxes side by side under one mere "Name", before any other name: the first and the last one."""
    for at, read in enumerate(reads):
        if read.understanding.fact in NAMES and read.field.visible:
            label, run = read.field.label, reads[at : at + 3]
            same = [one for one in run if one.field.label == label and "full_name" in one.understanding.whole]
            return [(run[0], run[1])] if label and len(same) == 2 and same == list(run[:2]) else []
    return []


def _silent(reads: Sequence[Read], job: frozenset[str]) -> frozenset[str]:
    """Headings that tell no owner: those over the whole application, and those that are the title of the job (`job`: its words)."""
    named: set[str] = set()
    silent = {heading for heading in {read.field.texts.section for read in reads} if job and job <= set(words(heading))}
    for read in reads:
        heading = read.field.texts.section
        fact = read.understanding.fact
        if fact in _WHOLE_APPLICATION and read.field.kind == "file" and named <= {heading}:
            silent.add(heading)
        if (
            fact in _OF_THE_PERSON
            and fact not in read.understanding.whole
            and kind_of(heading)
            and not someone_elses(read.field.label)
        ):
            silent.add(heading)
        if fact in NAMES:
            named.add(heading)
    return frozenset(silent)


def owners_of(reads: Sequence[Read], job: Iterable[str] = ()) -> list[Owner]:
    """The owner of each field of one form, in order. `job`: the words of the posting's title, whose heading says nothing."""
    named: set[tuple[str, ...]] = set()
    silent = _silent(reads, frozenset(job))
    tabs = same_again(reads).union(id(last) for _, last in halves(reads))
    total = list(_table().begin)
    changes = _changes(reads)
    paths: list[tuple[int, ...]] = []
    for at, read in enumerate(reads):
        shown = _shown(read, named, silent, tabs)
        if at:
            stay, change = changes[at - 1]
            best = max(range(len(OWNERS)), key=total.__getitem__)
            moved = total[best] - change
            # Going on as the applicant's below another heading is the common thing.
            kept = [score - (stay if owner else 0.0) for owner, score in enumerate(total)]
            paths.append(tuple(owner if kept[owner] >= moved else best for owner in range(len(OWNERS))))
            total = [max(kept[owner], moved) + shown[owner] for owner in range(len(OWNERS))]
        else:
            total = [score + shown[owner] for owner, score in enumerate(total)]
    owner = max(range(len(OWNERS)), key=total.__getitem__)
    found = [owner]
    for path in reversed(paths):
        owner = path[owner]
        found.append(owner)
    return [OWNERS[one] for one in reversed(found)][: len(reads)]
