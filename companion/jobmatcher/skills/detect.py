"""Finds the taxonomy's skills in a text: longest match over whole words, ambiguous forms decided by context."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import Any

from companion.jobmatcher.skills.context import ContextJudge
from companion.jobmatcher.skills.taxonomy import Form, Skill, Taxonomy
from companion.jobmatcher.skills.words import Words, cut, joins, numbers, spellings

MAX_TEXT = 200_000
"""Code points that are read; what follows is left unread."""
MAX_FORM_WORDS = 9

CERTAIN = 0.95
"""Confidence in a name of several words, a name with a capital or a sign."""
PLAIN = 0.85
"""Confidence in one lower-case word."""


IN_TITLE = 0.55
"""Confidence in a skill that is a part of a job title ("Java developer"): true of the job, but not asked here."""
ROLES = frozenset(
    f"{role}{ending}"
    for role in """engineer developer manager architect analyst administrator consultant scientist designer director
    researcher lead leader specialist coordinator officer executive representative associate tester trainer owner
    editor producer planner buyer recruiter programmer economist professional expert team department industry
    entrepreneur student advisor adviser strategist teacher department""".split()
    for ending in ("", "s")
)
"""Words for people that a job title ends in; a form that ends in one counts only where it is asked for."""


@dataclass(frozen=True, slots=True)
class SkillMention:
    """A skill where the text names it. `start` and `end` are code points of the text given to `find`."""

    skill: str
    category: str
    start: int
    end: int
    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Sense:
    """What a surface form can mean."""

    skill: Skill
    form: Form


@dataclass(slots=True)
class Hit:
    """A run of words (`first` to `last`, both included) with the senses it can have."""

    first: int
    last: int
    senses: list[Sense]
    shorter: list[tuple[int, list[Sense]]]
    """Other, shorter readings from the same first word, longest first."""


class SkillDetector:
    """Immutable after construction; may be used by several threads."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        """Build the search tree from every form of `taxonomy`."""
        self._tree: dict[str, Any] = {}
        self._judge = ContextJudge(taxonomy)
        for skill in taxonomy.skills.values():
            for form in skill.forms:
                self._insert(skill, form)

    @classmethod
    def load(cls) -> SkillDetector:
        """A detector over the taxonomy that ships with the product. The caller keeps it."""
        return cls(Taxonomy.load())

    def find(self, text: str) -> list[SkillMention]:
        """Every mention, in the order of the text, none overlapping another."""
        words = cut(text[:MAX_TEXT])
        hits = self._search(words)
        sure = {hit.first: hit.senses[0] for hit in hits if not _contextual(hit.senses)}
        for hit in hits:
            if hit.first in sure:
                for between in range(hit.first + 1, hit.last + 1):
                    sure[between] = hit.senses[0]
        view = self._judge.view(words, sure)
        found: list[SkillMention] = []
        for hit in hits:
            if view.boilerplate(hit.first, hit.senses[0].skill):
                continue
            if hit.first in sure:
                found.append(_mention(words, hit.first, hit.last, hit.senses[0], None))
                continue
            for last, senses in ((hit.last, hit.senses), *hit.shorter):
                score, sense = max(
                    ((view.score(hit.first, last, s.skill, s.form), s) for s in senses), key=lambda pair: pair[0]
                )
                if score >= 0.5:
                    confidence = min(CERTAIN, 0.4 + score / 2) if sense.form.contextual else None
                    found.append(_mention(words, hit.first, last, sense, confidence))
                    view.accept(hit.first, last, sense.skill)
                    break
        return found

    def _insert(self, skill: Skill, form: Form) -> None:
        tokens = cut(form.text).words
        if tokens[-1] in ROLES and not form.contextual and self._judge.generic(skill):
            form = replace(form, contextual=True)
        sense = Sense(skill, form)
        choices: list[tuple[str, ...]] = []
        for i, token in enumerate(tokens):
            ways = ("and", "&") if token in ("and", "&") else (token,)
            if token[0] == "." and i:
                ways = (token, token[1:])
            if token.isalpha() and len(token) > 2 and not form.cased:
                ways = tuple(spellings(token))
                if i == len(tokens) - 1:
                    ways = tuple(n for way in ways for n in numbers(way, len(tokens) == 1))
            choices.append(ways)
        for way in itertools.product(*choices):
            node = self._tree
            for token in way:
                node = node.setdefault(token, {})
            senses = node.setdefault("", [])
            if all(other.skill is not skill or other.form.cased for other in senses):
                senses.append(sense)

    def _search(self, words: Words) -> list[Hit]:
        tree, tokens, gaps = self._tree, words.words, words.gaps
        hits: list[Hit] = []
        count = len(tokens)
        i = 0
        while i < count:
            node = tree.get(tokens[i])
            if node is None or _inside_address(words, i):
                i += 1
                continue
            ends: list[tuple[int, list[Sense]]] = []
            j = i
            while True:
                senses = node.get("")
                if senses is not None:
                    ends.append((j, senses))
                j += 1
                if j >= count or j - i >= MAX_FORM_WORDS:
                    break
                node = node.get(tokens[j])
                if node is None or not joins(gaps[j], tokens[j - 1], _initial(words, j)):
                    break
            hit = _longest(words, i, ends)
            if hit is None:
                i += 1
            else:
                hits.append(hit)
                i = hit.last + 1
        return hits


def _initial(words: Words, i: int) -> str:
    return words.text[words.starts[i]]


def _inside_address(words: Words, i: int) -> bool:
    """Whether word `i` is a part of an address: "@" or "." touches it and the word beyond."""
    gap = words.gaps[i]
    if gap and (gap[-1] == "@" or (gap == "." and i > 0) or gap.endswith("://")):
        return True
    after = words.gaps[i + 1]
    if after == "@":
        return True
    return after == "." and i + 1 < len(words.words) and _initial(words, i + 1).islower() and len(words.words[i]) > 1


def _longest(words: Words, first: int, ends: list[tuple[int, list[Sense]]]) -> Hit | None:
    readings = []
    for last, senses in reversed(ends):
        fitting = senses
        if any(s.form.cased for s in senses):
            start, end = words.starts[first], words.starts[last] + len(words.words[last])
            written = words.text[start:end]
            fitting = [s for s in senses if not s.form.cased or _as_written(written, s.form.text)]
        if fitting:
            readings.append((last, fitting))
            if not _contextual(fitting):
                break
    if not readings:
        return None
    (last, senses), *shorter = readings
    return Hit(first, last, senses, shorter)


def _as_written(written: str, form: str) -> bool:
    return written == form or written == form.upper() or (written[-1:] == "s" and written[:-1] == form)


def _contextual(senses: list[Sense]) -> bool:
    return len(senses) > 1 or senses[0].form.contextual or bool(senses[0].skill.never)


def _mention(words: Words, first: int, last: int, sense: Sense, confidence: float | None) -> SkillMention:
    start, end = words.starts[first], words.starts[last] + len(words.words[last])
    text = words.text[start:end]
    if confidence is None:
        confidence = PLAIN if first == last and text.islower() and text.isalpha() else CERTAIN
    if last + 1 < len(words.words) and words.words[last + 1] in ROLES and words.gaps[last + 1] == " ":
        confidence = min(confidence, IN_TITLE)
    return SkillMention(sense.skill.name, sense.skill.category, start, end, text, round(confidence, 2))
