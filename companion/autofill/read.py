"""The fields of a page with what each was understood to ask, by form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from companion.autofill.fields.questions import Question
from companion.autofill.fields.understand import Understanding
from companion.contracts import FieldDescriptor

NAMES = frozenset({"full_name", "first_name", "last_name"})
"""Facts that name a person."""
OF_OTHERS = {
    "city": "other_place", "region": "other_place", "postal_code": "other_place", "country": "other_place",
    "street": "other_place", "location": "other_place", "phone": "other_phone", "email": "other_email",
}  # fmt: skip
"""What a way or a place is when it is somebody else's."""
ASKED_OF_ANYONE = NAMES | OF_OTHERS.keys() | {
    "middle_name", "company", "job_title", "birth_date", "nationality", "name_prefix", "linkedin",
}  # fmt: skip
"""What a form may ask of others than the applicant."""

Owner = Literal["own", "work", "education", "other"]
"""The applicant, one of their jobs, one of their schools, somebody else."""


@dataclass
class Read:
    """One field of the page with what it was understood to ask."""

    field: FieldDescriptor
    understanding: Understanding
    question: Question | None = None
    pay_part: Literal["amount", "currency", "period"] | None = None
    """Wanted pay asked for in several fields: which of them this is."""
    owner: Owner = "own"
    """Whom it is asked of, by the decision over the whole form."""
    of_others: bool = False
    """Whether its heading or its neighbours say that it is asked of another person."""
    phone_part: tuple[int, int] | None = None
    """(start, length) within the national number, for a phone in several boxes."""


Purpose = Literal["job_ad", "employer_account", "search", "mailing_list"]
"""What a form is for when nobody applies with it."""


@dataclass
class Form:
    """The fields of one form that may be filled or tell something about those."""

    reads: list[Read] = field(default_factory=list)
    asked: frozenset[str] = frozenset()
    """What its visible fields ask for, once arranged."""

    purpose: Purpose | None = None

    def asks(self, fact: str) -> bool:
        """Whether a visible field asks for `fact`."""
        return fact in self.asked


def forms_of(reads: Iterable[Read]) -> list[Form]:
    """The reads by frame and form."""
    forms: dict[tuple[str, str | None], Form] = {}
    for read in reads:
        forms.setdefault((read.field.frame, read.field.form), Form()).reads.append(read)
    return list(forms.values())


def turn(read: Read, fact: str | None) -> None:
    """Take the field for one that asks for `fact` after all."""
    read.understanding = replace(read.understanding, fact=fact)
