"""Resumes in manners of many countries and professions, laid out from their sources when they are asked for, and
compared with what they state.

A source is a page (`.html`, printed to PDF by Chromium), a Python file that leaves a `document` (python-docx) or a
`pdf` (fpdf2) behind, or text as it is.
"""

from __future__ import annotations

import io
import json
import re
import runpy
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from companion.browser.find import find_shell
from companion.profile.importer import read_resume_bytes
from companion.profile.model import Resume

SOURCES = Path(__file__).parent / "manners"
SETS = ("first", "second", "third", "fourth", "fifth")
"""Each was read for the first time before the next was written; the fifth after the reader had learnt from resumes of
other people's making, whose layouts it has."""
ENTRIES = {
    "work": ("position", "name", "location", "startDate", "endDate", "highlights"),
    "education": ("studyType", "area", "institution", "startDate", "endDate"),
    "languages": ("language", "fluency"),
}
LISTS = ("skills", "certificates", "projects")


@dataclass(frozen=True)
class Fact:
    """One stated fact and what was read for it."""

    source: str
    kind: str
    field: str
    stated: object
    read: object
    right: bool


def files(name_of_set: str) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    """(name, the file's content, what it states) of each resume of a set."""
    folder = SOURCES / name_of_set
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find_shell()))
        for name, stated in json.loads((folder / "expected.json").read_text(encoding="utf-8")).items():
            yield name, _laid_out(folder / name, browser), stated
        browser.close()


def _laid_out(source: Path, browser: Browser) -> bytes:
    if source.suffix == ".html":
        page = browser.new_page()
        page.set_content(f"<!doctype html><meta charset=utf-8>{source.read_text(encoding='utf-8')}")
        printed = page.pdf(prefer_css_page_size=True, print_background=True)
        page.close()
        return printed
    if source.suffix == ".py":
        made = runpy.run_path(str(source))
        if "pdf" in made:
            return bytes(made["pdf"].output())
        stream = io.BytesIO()
        made["document"].save(stream)
        return stream.getvalue()
    return source.read_bytes()


def facts(name_of_set: str) -> Iterator[Fact]:
    """Every fact of a set, right or not."""
    for name, content, stated in files(name_of_set):
        yield from compare(name, stated, read_resume_bytes(content).resume)


def compare(source: str, stated: dict[str, Any], resume: Resume) -> Iterator[Fact]:
    """What `stated` says against what was read. Alternatives are a list, or text parted by "|"."""
    basics, place = resume.basics, resume.basics.location
    contacts = {
        "name": basics.name,
        "email": basics.email,
        "phone": basics.phone,
        "address": place.address,
        "postalCode": place.postalCode,
        "city": place.city,
        "country": place.countryCode,
    }
    said = [stated["name"], stated["email"], stated["phone"], *stated["place"]]
    for (field, read), value in zip(contacts.items(), said, strict=True):
        yield Fact(source, "contacts", field, value, read, _same(value, read))
    addresses = [*(profile.url or "" for profile in basics.profiles), basics.url or ""]
    for link in stated.get("links", ()):
        yield Fact(source, "contacts", "link", link, addresses, any(link in address for address in addresses))
    for kind, fields in ENTRIES.items():
        read_entries = [[getattr(entry, field) for field in fields] for entry in getattr(resume, kind)]
        yield from _entries(source, kind, stated[kind], read_entries)
    for kind in LISTS:
        if kind in stated:
            yield from _list(source, kind, stated[kind], _words(resume, kind))


def _entries(source: str, kind: str, stated: list[list[Any]], read: list[list[Any]]) -> Iterator[Fact]:
    fields = ENTRIES[kind]
    pairs = _aligned(stated, read)
    for mine, theirs in pairs:
        if mine is None:
            yield Fact(source, kind, "entry", None, theirs, False)
            continue
        got = theirs or [None] * len(fields)
        for field, value, found in zip(fields, mine, got, strict=True):
            if field == "highlights":
                if value is not None:
                    yield Fact(source, kind, field, value, found, theirs is not None and len(found) == value)
                continue
            yield Fact(source, kind, field, value, found, theirs is not None and _same(value, found))


def _aligned(stated: list[list[Any]], read: list[list[Any]]) -> list[tuple[list[Any] | None, list[Any] | None]]:
    """In their order, so that as many facts as can be agree (Needleman-Wunsch without a price of gaps)."""
    score = [[0] * (len(read) + 1) for _ in range(len(stated) + 1)]
    alike = [[sum(_same(a, b) for a, b in zip(mine, got, strict=True) if a) for got in read] for mine in stated]
    for i in range(len(stated) - 1, -1, -1):
        for j in range(len(read) - 1, -1, -1):
            score[i][j] = max(score[i + 1][j], score[i][j + 1], score[i + 1][j + 1] + alike[i][j])
    i = j = 0
    pairs: list[tuple[list[Any] | None, list[Any] | None]] = []
    while i < len(stated) and j < len(read):
        if score[i][j] == score[i + 1][j + 1] + alike[i][j]:
            pairs.append((stated[i], read[j]))
            i, j = i + 1, j + 1
        elif score[i][j] == score[i + 1][j]:
            pairs.append((stated[i], None))
            i += 1
        else:
            pairs.append((None, read[j]))
            j += 1
    return [*pairs, *((mine, None) for mine in stated[i:]), *((None, got) for got in read[j:])]


def _words(resume: Resume, kind: str) -> list[str]:
    if kind == "skills":
        return [word for skill in resume.skills for word in (skill.keywords or [skill.name]) if word]
    return [entry.name for entry in getattr(resume, kind) if entry.name]


def _list(source: str, kind: str, stated: list[str], read: list[str]) -> Iterator[Fact]:
    left = list(read)
    for value in stated:
        found = next((word for word in left if _same(value, word)), None)
        if found is not None:
            left.remove(found)
        yield Fact(source, kind, "word", value, found, found is not None)
    for word in left:
        yield Fact(source, kind, "word", None, word, False)


def _same(stated: object, read: object) -> bool:
    values = stated if isinstance(stated, list) else stated.split("|") if isinstance(stated, str) else [stated]
    return any(_plain(value) == _plain(read) for value in values)


def _plain(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = unicodedata.normalize("NFKC", value).replace("’", "'").casefold()
    return (
        re.sub(r"\D", "", text)
        if re.fullmatch(r"[\d\s()+./-]{6,}", text) and not re.match(r"\d{4}-\d\d", text)
        else " ".join(text.split())
    )
