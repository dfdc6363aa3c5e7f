"""The reader and the scorer, loaded on first use: building the skill automaton takes longer than a start may."""

from __future__ import annotations

import gc
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

from companion.contracts import PageSnapshot, Posting, PostingReading, ScoreCard
from companion.profile.model import Profile

if TYPE_CHECKING:
    from companion.jobmatcher.score.scorer import Scorer
    from companion.jobmatcher.skills.detect import SkillDetector
    from companion.jobmatcher.understand.reader import PostingReader


_USUAL = """What you will do: plan, write and report. Requirements: 2+ years of experience with Excel or SQL, a degree,
good communication skills. Salary: $40,000 a year. Full-time, hybrid. English and a driving licence are a plus."""


COLLECT_AFTER = (20_000, 20, 20)
"""Objects until the collector looks for circles: understanding one posting makes many and none of them in a circle."""


class LazyMatcher:
    """Understands and scores; threads may share one."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._parts: tuple[PostingReader, Scorer] | None = None
        self._detector: SkillDetector | None = None

    def load(self) -> tuple[PostingReader, Scorer]:
        """The reader and the scorer; the first call builds them."""
        with self._lock:
            if self._parts is None:
                gc.set_threshold(*COLLECT_AFTER)
                from companion.jobmatcher.score.scorer import Scorer
                from companion.jobmatcher.skills.detect import SkillDetector
                from companion.jobmatcher.skills.taxonomy import Taxonomy
                from companion.jobmatcher.understand.reader import PostingReader

                taxonomy = Taxonomy.load()
                detector = self._detector = SkillDetector(taxonomy)
                self._parts = PostingReader(detector), Scorer(taxonomy, detector)
                # What was loaded stays: the collector need not walk it again and again, holding up the event loop.
                gc.freeze()
            return self._parts

    def warm(self) -> None:
        """Load now what the first posting would load: skills, places, the words of a usual posting."""
        reader, scorer = self.load()
        posting = reader.read_text(_USUAL, title="Office assistant", location="Leeds")
        scorer.score(posting, Profile(), date(2000, 1, 1))

    def read(self, snapshot: PageSnapshot) -> PostingReading:
        """What a page says."""
        return self.load()[0].read(snapshot)

    def score(self, posting: Posting, profile: Profile, today: date) -> ScoreCard:
        """How well a profile fits."""
        return self.load()[1].score(posting, profile, today)

    def skill_years(self, profile: Profile, today: date) -> dict[str, float]:
        """Years worked with each skill, where the work history tells them."""
        skills = self.load()[1].person(profile, today).skills
        return {name: one.years for name, one in skills.items() if one.years is not None}

    def scorer(self) -> Scorer:
        """The scorer itself."""
        return self.load()[1]

    def skill_names(self, text: str) -> set[str]:
        """The skills a text speaks of, each by its usual name."""
        self.load()
        assert self._detector is not None
        return {mention.skill for mention in self._detector.find(text)}
