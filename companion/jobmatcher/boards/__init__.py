"""Watched boards: read when due, what is new understood and scored at once, what is gone told."""
