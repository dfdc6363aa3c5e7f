"""Further postings of the forms there are: every test, bench and campaign applies to postings of its own."""

from __future__ import annotations

from typing import Any

from tests.employers.postings import EmployerPosting
from tests.employers.site import EmployersSite

ANSWERED = ("accountant", "supply-planner")
"""Forms that the sample person's profile answers whole."""


def copy_of(site: EmployersSite, slug: str, number: int, asks: bool = True, **conditions: Any) -> str:
    """A posting with the form of another, but work of its own; its slug. `conditions` as in `EmployersSite.set`.

    `asks`: with the employer's own questions.
    """
    facts = site.postings[slug].facts
    facts = facts if asks else {**facts, "questions": []}
    place = f"This is position {number} of the plan, in team {number * 7 % 101}."
    posting = EmployerPosting(
        {**facts, "slug": f"{slug}-{number}", "id": f"{facts['id']}{number}", "title": f"{facts['title']} {number}",
         "intro": [place, *facts["intro"]]}
    )  # fmt: skip
    site.postings[posting.slug], site.conditions[posting.slug] = posting, posting.conditions
    site.set(posting.slug, **conditions)
    return posting.slug


def add_many(site: EmployersSite, number: int) -> list[str]:
    """So many further postings; their slugs."""
    return [copy_of(site, ANSWERED[index % len(ANSWERED)], index) for index in range(number)]
