"""Accents left out, for comparing names and words however they were written."""

from __future__ import annotations

import unicodedata


def without_accents(text: str) -> str:
    """`text` with letters and their signs taken apart (Unicode's NFKD) and the signs left out: "é" is "e"; "ø" stays."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
