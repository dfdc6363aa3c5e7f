"""Which control comes next: the way to the form, the next step, or the submit button. Python decides; the agent presses.

A control is chosen only where its words leave no doubt. Two that could be meant, or one that no list knows, are a
person's to press.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from companion.contracts import FieldDescriptor, FormSnapshot, PageControl, PageLook
from companion.jobapplier.words import DATA

Meaning = Literal["avoid", "apply", "manual", "next", "perhaps_next", "submit", "code", "steps"]
FORM_MEANINGS: tuple[Meaning, ...] = ("submit", "next", "perhaps_next")
IN_STEPS = frozenset({"workday", "icims", "successfactors", "taleo", "oracle", "smartrecruiters"})
"""Systems whose forms have several pages."""


@dataclass(frozen=True)
class Press:
    """What to press, and what it is: the next step or the submit button."""

    control: PageControl
    meaning: Literal["next", "submit"]


@dataclass(frozen=True)
class Doubt:
    """Why nothing is pressed, for a person."""

    code: Literal["ambiguous", "inactive", "no_button"]
    reason: str


@cache
def _patterns(meaning: Meaning) -> tuple[re.Pattern[str], ...]:
    table = tomllib.loads((DATA / "controls.toml").read_text(encoding="utf-8"))
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in table[meaning])


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("*", " ").split())[:200]


def means(text: str, meaning: Meaning) -> bool:
    """Whether the words of a control have this meaning."""
    return any(pattern.search(_plain(text)) for pattern in _patterns(meaning))


def step_of(look: PageLook) -> tuple[int, int] | None:
    """(this step, of how many), where the page tells."""
    for line in [*look.progress.splitlines(), *look.text.splitlines()]:
        for pattern in _patterns("steps"):
            found = pattern.search(_plain(line))
            if found and 0 < int(found[1]) <= int(found[2]) <= 20:
                return int(found[1]), int(found[2])
    return None


def way_to_form(look: PageLook, tried: Iterable[str] = ()) -> PageControl | None:
    """The control that leads to the form: past a wall by hand first, else the posting's own apply button.

    `tried`: texts and addresses that were pressed already and led nowhere.
    """
    known = set(tried)
    open_ = [one for one in look.controls if not one.disabled and one.region != "aside" and _trace(one) not in known]
    for meaning in ("manual", "apply"):
        found = [
            one for one in open_ if means(one.text, meaning) and (meaning == "manual" or not means(one.text, "avoid"))
        ]
        if found:
            return min(found, key=lambda one: (one.region in ("nav", "footer"), look.controls.index(one)))
    return None


def _trace(control: PageControl) -> str:
    return f"{control.frame} {control.text} {control.href or ''}"


def trace_of(control: PageControl) -> str:
    """How a control is told again on the next page."""
    return _trace(control)


def main_form(form: FormSnapshot) -> tuple[str, str | None]:
    """Frame and form that most of the visible fields belong to."""
    places = Counter((field.frame, field.form) for field in fillable(form.fields))
    return places.most_common(1)[0][0] if places else ("top", None)


def fillable(fields: Sequence[FieldDescriptor]) -> list[FieldDescriptor]:
    """Fields of a form that a person sees and may fill."""
    return [one for one in fields if one.visible and one.editable and one.kind not in ("password", "search")]


def next_press(look: PageLook, form: FormSnapshot, ats: str | None) -> Press | Doubt:
    """The button that goes on from a filled page."""
    frame, owner = main_form(form)
    steps = step_of(look)
    meant: dict[Meaning, list[PageControl]] = {meaning: [] for meaning in FORM_MEANINGS}
    for control in look.controls:
        if not _belongs(control, frame, owner):
            continue
        for meaning in FORM_MEANINGS:
            if means(control.text, meaning) and not (means(control.text, "avoid") and not means(control.text, "next")):
                meant[meaning].append(control)
                break
    forward = meant["next"]
    if steps is not None or ats in IN_STEPS:
        forward = forward + meant["perhaps_next"]
    return _chosen(forward, meant["submit"], meant["perhaps_next"], steps)


def _chosen(
    forward: list[PageControl], submit: list[PageControl], perhaps: list[PageControl], steps: tuple[int, int] | None
) -> Press | Doubt:
    if forward and submit:
        if steps is not None and steps[0] < steps[1]:
            return _one(forward, "next")
        return Doubt("ambiguous", f"both {_names(forward)} and {_names(submit)} could be meant: press the right one")
    if forward:
        return _one(forward, "next")
    if submit:
        return _one(submit, "submit")
    if perhaps:
        return Doubt("ambiguous", f"{_names(perhaps)} may send the form or only go on: press it yourself")
    return Doubt("no_button", "no button says that it sends this form: press the right one yourself")


def _one(found: list[PageControl], meaning: Literal["next", "submit"]) -> Press | Doubt:
    active = [one for one in found if not one.disabled]
    if not active:
        return Doubt("inactive", f"{_names(found)} is not active: something in the form is still missing")
    texts = {_plain(one.text).casefold() for one in active}
    typed = [one for one in active if one.submits]
    if len(texts) > 1 and len({_plain(one.text) for one in typed}) != 1:
        return Doubt("ambiguous", f"{_names(active)} could all be meant: press the right one")
    return Press((typed or active)[-1], meaning)


def _belongs(control: PageControl, frame: str, owner: str | None) -> bool:
    if control.frame != frame or (control.region in ("nav", "aside", "footer") and control.form != owner):
        return False
    if control.kind == "link" and control.href and not control.href.endswith("#"):
        return False
    return owner is None or control.form in (owner, None)


def _names(controls: list[PageControl]) -> str:
    return " and ".join(dict.fromkeys(f'"{_plain(one.text)[:60]}"' for one in controls[:4]))
