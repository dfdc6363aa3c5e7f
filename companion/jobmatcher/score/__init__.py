"""Scores a posting against a profile, with the reasons."""

from companion.jobmatcher.score.scorer import Scorer

__all__ = ["Scorer"]
