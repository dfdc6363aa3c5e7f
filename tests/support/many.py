"""Many postings of one form, for benches and campaigns."""

from __future__ import annotations

from tests.employers.postings import EmployerPosting
from tests.employers.site import EmployersSite

SLUGS = ("accountant", "supply-planner")
"""Forms that the sample person's profile answers whole."""


def add_many(site: EmployersSite, number: int) -> list[str]:
    """So many further postings, each with work of its own; their slugs."""
    made = []
    for index in range(number):
        facts = site.postings[SLUGS[index % len(SLUGS)]].facts
        slug = f"{facts['slug']}-{index}"
        place = f"This is position {index} of the plan, in team {index * 7 % 101}."
        posting = EmployerPosting(
            {**facts, "slug": slug, "id": f"{facts['id']}{index}", "title": f"{facts['title']} {index}",
             "intro": [place, *facts["intro"]]}
        )  # fmt: skip
        site.postings[slug], site.conditions[slug] = posting, posting.conditions
        made.append(slug)
    return made
