"""A question as it is answered, and what an answer is."""

from __future__ import annotations

from dataclasses import dataclass

from companion.autofill.facts import Fact
from companion.autofill.fields.questions import Question
from companion.autofill.refusal import Refusal

Reply = Fact | Refusal

NOT_STATED = "you have not said this in your profile"


@dataclass(frozen=True)
class Asked:
    """A question with what else the field says that may name a country."""

    question: Question
    around: str = ""
    """Description and section of the field."""
