"""What a question asks, whatever its wording: the words that tell, read through data/wordings.toml.

Two questions are the same only when exactly the same telling words remain and nothing that turns a meaning differs.
A word more on either side makes another question: precision goes before recall, as a wrong answer is worse than a
question asked again.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from companion.autofill.fields.words import words
from companion.autofill.values.countries import countries_in

_SPELLED = (
    (re.compile(r"\bU\.?\s?S\.?(?:A\.?)?(?![A-Za-z])"), " unitedstates "),
    (re.compile(r"\bU\.?K\.?(?![A-Za-z])"), " unitedkingdom "),
    (re.compile(r"(?<![a-z])[cC]\+\+"), " cplusplus "),
    (re.compile(r"(?<![a-zA-Z])([cCfF])#"), r" \1sharp "),
    (re.compile(r"\.(?:NET|net|Net)\b"), " dotnet "),
    (re.compile(r"\$"), " usd "),
    (re.compile(r"€"), " eur "),
    (re.compile(r"£"), " gbp "),
)
_NEGATIONS = frozenset(
    words("not no without never non nicht kein keine keinen ohne pas sans sin senza zonder sem bez utan don isn doesn won cannot except unable")
)  # fmt: skip
_ENDINGS = ("ing", "ed", "es", "s", "e")
_ISE = re.compile(r"is(e|ed|es|ing|ation)$")
_YES_OR_NO = frozenset(
    words(
        "do does did are is am were have has had can could will would may might shall should "
        "haben hast hat sind bist ist konnen kannst besitzen besitzt verfugen werden wirst durfen avez etes pouvez tiene tienes puede"
    )
)
_DONE = frozenset({"have", "has", "had", "did", "were", "was"})
"""Before "you" they ask about what was, not what is or will be."""
_ONE_BY_ONE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True)
class Asked:
    """A question taken apart. `telling` is empty when the question means nothing by itself."""

    telling: frozenset[str]
    guards: tuple[frozenset[str], frozenset[str], frozenset[str]]
    """Negations, numbers, countries."""
    form: str = ""
    """ "yes or no" or "open", and whether it asks about what was."""


@dataclass(frozen=True)
class _Table:
    readings: dict[tuple[str, ...], tuple[str, ...]]
    longest: int
    fillers: frozenset[str]
    dependent: frozenset[str]
    whole: frozenset[str]
    follows: frozenset[str]
    numbers: dict[str, str]


def _stem(word: str) -> str:
    word = _ISE.sub(r"iz\1", word) if len(word) > 6 else word
    word = {"licence": "license", "licences": "licenses"}.get(word, word)
    for ending in _ENDINGS:
        if len(word) > len(ending) + 3 and word.endswith(ending) and not word.endswith("ss"):
            return word[: -len(ending)]
    return word


@cache
def _table() -> _Table:
    """Read once; nothing changes it afterwards."""
    found = tomllib.loads((files("companion.autofill") / "data" / "wordings.toml").read_text(encoding="utf-8"))
    readings = {
        tuple(_stem(word) for word in words(phrase)): tuple(reading.split())
        for reading, phrases in found["readings"].items()
        for phrase in phrases
    }
    listed = found["words"]
    return _Table(
        readings,
        max(map(len, readings)),
        frozenset(_stem(word) for word in words_of(listed["fillers"])),
        frozenset(_stem(word) for word in words_of(listed["dependent"])),
        frozenset(listed["whole"].split()),
        frozenset(listed["follows"]),
        found["numbers"],
    )


def words_of(text: str) -> tuple[str, ...]:
    """All words of a list, however long."""
    return tuple(word for part in text.split() for word in words(part))


def asked(question: str) -> Asked:
    """What a question asks."""
    table = _table()
    plain = question
    for pattern, spelled in _SPELLED:
        plain = pattern.sub(spelled, plain)
    spoken = tuple(table.numbers.get(word, word) for word in words(plain))
    guards = (
        frozenset(word for word in spoken if word in _NEGATIONS),
        frozenset(word for word in spoken if word.isdigit()),
        frozenset(countries_in(question)),
    )
    if not spoken or spoken[0] in table.follows:
        return Asked(frozenset(), guards)
    if _ONE_BY_ONE.search(plain):
        # Their words are not told apart: only the same characters in the same order are the same question.
        return Asked(frozenset({" ".join(spoken)}), guards)
    telling = set(_read(spoken, table))
    if "source" in telling:
        telling -= {"job", "company"}
    done = any(first in _DONE and then == "you" for first, then in pairwise(spoken))
    if "experience" in telling:
        # To have worked with a thing is to have experience with it.
        telling.discard("past")
        done = False
    if telling & table.whole:
        return Asked(frozenset(telling), guards)
    form = "yes or no" if spoken[0] in _YES_OR_NO or spoken[0] in ("willing", "able") else "open"
    if spoken[-1] == "you":
        telling.add("~you")
    return Asked(
        frozenset() if telling <= table.dependent else frozenset(telling), guards, f"{form}, done" if done else form
    )


def _read(spoken: tuple[str, ...], table: _Table) -> list[str]:
    stems = tuple(_stem(word) for word in spoken)
    found: list[str] = []
    at = 0
    while at < len(stems):
        for length in range(min(table.longest, len(stems) - at), 0, -1):
            reading = table.readings.get(stems[at : at + length])
            if reading is not None:
                found.extend(reading)
                at += length
                break
        else:
            if stems[at] not in table.fillers and spoken[at] not in _NEGATIONS:
                found.append(stems[at])
            at += 1
    return found
