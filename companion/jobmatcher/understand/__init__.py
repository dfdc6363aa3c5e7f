"""Reads a page snapshot into a posting: whether it is one, what it offers, what it asks for, with evidence."""

from companion.jobmatcher.understand.reader import PostingReader

__all__ = ["PostingReader"]
