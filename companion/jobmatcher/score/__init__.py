"""Scores a posting against a profile, with the reasons."""
