"""From a posting and a profile to a score card."""

from __future__ import annotations

from datetime import date
from typing import Any

from companion.contracts import Posting, ScoreCard
from companion.jobmatcher.score.card import Part, band, weigh
from companion.profile.model import Profile


class Scorer:
    """Scores postings against profiles. Pure: the same input gives the same card."""

    def __init__(self, taxonomy: Any, detector: Any) -> None:
        self._taxonomy = taxonomy
        self._detector = detector

    def score(self, posting: Posting, profile: Profile, today: date) -> ScoreCard:
        text = "\n".join(
            [keyword for skill in profile.resume.skills for keyword in [skill.name or "", *skill.keywords]]
            + [f"{work.position} {work.summary} {' '.join(work.highlights)}" for work in profile.resume.work]
        )
        own = {mention.skill for mention in self._detector.find(text)}
        matched = [skill for skill in posting.skills if skill.name in own]
        missing = [skill for skill in posting.skills if skill.name not in own and skill.required]
        value = len(matched) / len(posting.skills) if posting.skills else None
        part = Part(
            "skills_required", "Required skills", 1.0, value, f"{len(matched)} of {len(posting.skills)}"
        )
        score, confidence, components = weigh([part], [])
        return ScoreCard(
            score=score, band=band(score), confidence=confidence, components=components, matched=matched,
            missing_required=missing, summary=f"{len(matched)} of {len(posting.skills)} skills match.",
        )  # fmt: skip
