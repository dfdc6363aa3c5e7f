"""Finds the taxonomy's skills in a text: longest match over whole words, ambiguous forms decided by context."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any, NamedTuple

from companion.jobmatcher.skills.context import ROLES, ContextJudge, Sense, Sentence, View, names_unit
from companion.jobmatcher.skills.taxonomy import Form, Skill, Taxonomy
from companion.jobmatcher.skills.words import Words, cut, first_word, joins, numbers, spellings

MAX_TEXT = 200_000
"""Code points that are read; what follows is left unread."""
ENOUGH = 0.5
"""The score of a doubtful reading from which it counts."""
CERTAIN = 0.95
"""Confidence in a name of several words, a name with a capital or a sign."""
PLAIN = 0.85
"""Confidence in one lower-case word."""


ASKED = 0.6
"""From here on the text asks for the skill or gives it as work to do."""
OF_EMPLOYER = 0.5
"""Confidence in a skill the employer names when it speaks of itself ("our cloud platform")."""
IN_TITLE = 0.55
"""Confidence in a skill that is a part of a job title ("Java developer"): true of the job, but not asked here."""


@dataclass(slots=True)
class SkillMention:
    """A skill where the text names it. `start` and `end` are code points of the text given to `find`."""

    skill: str
    category: str
    start: int
    end: int
    text: str
    confidence: float


_UNREAD: dict[str, Any] = {"": None}
"""Stands for the branch of a first word that no text has had yet."""


class Reading(NamedTuple):
    """The senses of one run of words; `cased`: some depend on the case, `doubtful`: the context must decide."""

    senses: list[Sense]
    cased: bool
    doubtful: bool

    @classmethod
    def of(cls, senses: list[Sense]) -> Reading:
        """Sum up `senses`."""
        doubtful = len(senses) > 1 or senses[0].form.contextual or bool(senses[0].skill.never)
        return cls(senses, any(s.form.cased for s in senses), doubtful)


class Hit(NamedTuple):
    """A run of words (`first` to `last`, both included) and its reading."""

    first: int
    last: int
    reading: Reading
    shorter: list[tuple[int, Reading]]
    """Other, shorter readings from the same first word, longest first."""


_NONE: list[tuple[int, Reading]] = []
_APART = frozenset(
    (" ", ", ", "\n", "\n\n", ". ", ".\n", ".\n\n", ";", "; ", ": ", ":\n", " (", ") ", "), ", " / ", " - ", " – ")
)
"""The usual gaps of a text: a word between two of them is in no address."""


class SkillDetector:
    """Finds skills. The search tree grows as texts need it, by whole branches, so threads may share a detector."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        """Build the search tree from every form of `taxonomy`."""
        self._judge = ContextJudge(taxonomy)
        self._heads = _heads(taxonomy)
        self._tree: dict[str, dict[str, Any]] = dict.fromkeys(self._heads, _UNREAD)

    @classmethod
    def load(cls) -> SkillDetector:
        """A detector over the taxonomy that ships with the product. The caller keeps it."""
        return cls(Taxonomy.load())

    def find(self, text: str) -> list[SkillMention]:
        """Every mention, in the order of the text, none overlapping another."""
        words = cut(text[:MAX_TEXT])
        hits = self._search(words)
        sure: dict[int, Skill] = {}
        for first, last, reading, _ in hits:
            if not reading.doubtful:
                skill = reading.senses[0].skill
                for i in range(first, last + 1):
                    sure[i] = skill
        view = self._judge.view(words, sure)
        found: list[SkillMention] = []
        sentence = view.sentence(0)
        boilerplate, end = view.has_boilerplate, sentence.end
        for hit in hits:
            first, last, reading, _ = hit
            if first >= end:
                sentence = view.sentence(first)
                end = sentence.end
            skill = reading.senses[0].skill
            if boilerplate and view.boilerplate(sentence, first, skill):
                continue
            if not reading.doubtful:
                found.append(_mention(words, sentence, first, last, skill, None))
            else:
                judged = _judge(view, words, sentence, hit)
                if judged is not None:
                    found.append(judged)
        return found

    def _choices(self, skill: Skill, form: Form) -> list[tuple[str, ...]]:
        """For each word of the form, the ways to write it."""
        tokens = cut(form.text).words
        choices: list[tuple[str, ...]] = []
        for i, token in enumerate(tokens):
            ways: tuple[str, ...] = ("and", "&") if token in ("and", "&") else (token,)
            if token[0] == "." and i:
                ways = (token, token[1:])
            if not form.cased and len(token) > 2 and token.isalpha():
                ways = tuple(spellings(token))
                if i == len(tokens) - 1:
                    ways = tuple(n for way in ways for n in numbers(way, len(tokens) == 1))
            choices.append(ways)
        return choices

    def _branch(self, head: str) -> dict[str, Any]:
        """Build the search tree of all forms that can begin with the word `head`; a text has it for the first time."""
        branch: dict[str, Any] = {}
        for skill, form in self._heads[head]:
            choices = self._choices(skill, form)
            if form.text and not form.contextual and self._judge.generic(skill) and choices[-1][0] in ROLES:
                form = form._replace(contextual=True)
            sense = Sense(skill, form)
            for way in itertools.product(*choices[1:]):
                node = branch
                for token in way:
                    node = node.setdefault(token, {})
                known = node.get("")
                if known is None:
                    node[""] = Reading.of([sense])
                elif all(other.skill is not skill or other.form.cased for other in known.senses):
                    node[""] = Reading.of([*known.senses, sense])
        self._tree[head] = branch
        return branch

    def _search(self, words: Words) -> list[Hit]:
        tree, tokens, gaps = self._tree, words.words, words.gaps
        hits: list[Hit] = []
        free, count = 0, len(tokens)
        for i in _places(tree, tokens):
            if i < free:
                continue
            node: dict[str, Any] | None = tree[tokens[i]]
            if node is _UNREAD:
                node = self._branch(tokens[i])
            ends: list[tuple[int, Reading]] = []
            j = i
            while node is not None:
                if "" in node:
                    ends.append((j, node[""]))
                j += 1
                if j == count:
                    break
                node = node.get(tokens[j])
                if node is not None and gaps[j] != " " and not joins(gaps[j], tokens[j - 1], _initial(words, j)):
                    break
            if not ends:
                continue
            last, reading = ends[-1]
            choose = reading.cased or (reading.doubtful and len(ends) > 1)
            hit = _longest(words, i, ends) if choose else Hit(i, last, reading, _NONE)
            if hit is not None and ((gaps[i] in _APART and gaps[i + 1] in _APART) or not _inside_address(words, i)):
                hits.append(hit)
                free = hit.last + 1
        return hits


def _places(tree: dict[str, dict[str, Any]], tokens: list[str]) -> list[int]:
    """Where a form can begin: the word is one, or a form goes on with the next word."""
    following = [*tokens[1:], "\n"]
    heads = itertools.compress(itertools.count(), map(tree.__contains__, tokens))
    return [i for i in heads if "" in (node := tree[tokens[i]]) or following[i] in node]


def _heads(taxonomy: Taxonomy) -> dict[str, list[tuple[Skill, Form]]]:
    """Every form under each way to write its first word."""
    heads: dict[str, list[tuple[Skill, Form]]] = {}
    written: dict[str, tuple[str, ...]] = {}
    for skill in taxonomy.skills.values():
        for form in skill.forms:
            first, alone = first_word(form.text)
            ways = written.get(first)
            if ways is None:
                ways = written[first] = tuple(spellings(first)) if first.isalpha() else (first,)
            if form.cased or len(first) < 3:
                ways = (first,)
            elif alone:
                ways = tuple(n for way in ways for n in numbers(way, True))
            for way in ways:
                heads.setdefault(way, []).append((skill, form))
    return heads


def _initial(words: Words, i: int) -> str:
    return words.text[words.starts[i]]


def _inside_address(words: Words, i: int) -> bool:
    """Whether word `i` is a part of an address: "@" or "." touches it and the word beyond."""
    gap = words.gaps[i]
    if gap and (gap[-1] == "@" or (gap == "." and i > 0) or gap.endswith("://")):
        return True
    if not gap and i > 0 and words.words[i][0] == ".":
        return True
    after = words.gaps[i + 1]
    if after == "@" or after.startswith("://"):
        return True
    return after == "." and i + 1 < len(words.words) and _initial(words, i + 1).islower() and len(words.words[i]) > 1


def _longest(words: Words, first: int, ends: list[tuple[int, Reading]]) -> Hit | None:
    """The longest reading that fits how the words are written, where that or the context has a say."""
    readings: list[tuple[int, Reading]] = []
    for last, reading in reversed(ends):
        fitting = reading
        if reading.cased:
            written = _text(words, first, last)
            senses = [fit for s in reading.senses if (fit := _in_case(s, written)) is not None]
            if not senses:
                continue
            fitting = Reading.of(senses)
        readings.append((last, fitting))
        if not fitting.doubtful:
            break
    if not readings:
        return None
    (last, reading), *shorter = readings
    return Hit(first, last, reading, shorter)


def _text(words: Words, first: int, last: int) -> str:
    return words.text[words.starts[first] : words.starts[last] + len(words.words[last])]


def _judge(view: View, words: Words, sentence: Sentence, hit: Hit) -> SkillMention | None:
    """The longest reading that the context supports."""
    for last, reading in ((hit.last, hit.reading), *hit.shorter):
        sense, score = reading.senses[0], 0.0
        for possible in reading.senses:
            points = view.score(sentence, hit.first, last, possible)
            if points > score:
                sense, score = possible, points
        if score >= ENOUGH:
            view.accept(hit.first, last, sense.skill)
            confidence = min(CERTAIN, round(0.4 + score / 2, 2)) if sense.form.contextual else None
            return _mention(words, sentence, hit.first, last, sense.skill, confidence)
    return None


def _in_case(sense: Sense, written: str) -> Sense | None:
    """The sense as far as the case allows it: a name in lower case counts, in an enumeration of its like."""
    if not sense.form.cased or _as_written(written, sense.form.text):
        return sense
    if written.islower() and sense.form.text.istitle() and len(written) > 1:
        return Sense(sense.skill, sense.form._replace(contextual=True))
    return None


def _as_written(written: str, form: str) -> bool:
    return written == form or written == form.upper() or (written[-1:] == "s" and written[:-1] == form)


def _mention(
    words: Words, sentence: Sentence, first: int, last: int, skill: Skill, confidence: float | None
) -> SkillMention:
    start = words.starts[first]
    text = words.text[start : words.starts[last] + len(words.words[last])]
    if confidence is None:
        confidence = PLAIN if first == last and text.islower() and text.isalpha() else CERTAIN
    if sentence.employer or names_unit(words.words, first, last):
        confidence = min(confidence, OF_EMPLOYER)
    elif (
        sentence.title
        or (first < last and words.words[last] in ROLES)
        or (words.gaps[last + 1] == " " and last + 1 < len(words.words) and words.words[last + 1] in ROLES)
    ):
        confidence = min(confidence, IN_TITLE)
    return SkillMention(skill.name, skill.category, start, start + len(text), text, confidence)
