"""Skills the posting asks for: required or preferred, alternatives, years."""

from __future__ import annotations

from typing import Protocol

from companion.contracts import SkillRequirement
from companion.jobmatcher.understand.document import Document


class Mention(Protocol):
    skill: str
    category: str
    start: int
    end: int
    confidence: float


class Detector(Protocol):
    """What the reader needs of a skill detector."""

    def find(self, text: str) -> list[Mention]: ...


def read_skills(document: Document, mentions: list[Mention]) -> list[SkillRequirement]:
    found: dict[str, SkillRequirement] = {}
    for mention in mentions:
        evidence = document.evidence(mention.start, mention.end)
        known = found.get(mention.skill)
        if known is None:
            found[mention.skill] = SkillRequirement(
                name=mention.skill, category=mention.category, required=True, evidence=[evidence]
            )
        else:
            known.evidence.append(evidence)
    return list(found.values())
