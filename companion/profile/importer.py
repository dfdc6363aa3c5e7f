"""Reads a resume file into the profile's model, with a warning for everything doubtful."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from companion.profile.document import MAX_LINES, MAX_TEXT_CHARS, Document, Line, ResumeUnreadable
from companion.profile.model import Resume
from companion.profile.parse.resume import parse_document
from companion.profile.readers.json_resume import SECTIONS, as_version_1
from companion.profile.readers.text import decode, read_text

__all__ = ["ImportedResume", "ResumeUnreadable", "read_resume", "read_resume_bytes"]

MAX_FILE_BYTES = 15_000_000
MIN_TEXT_CHARS = 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF")


@dataclass
class ImportedResume:
    """What was read: the resume, what to look at again, and the text it came from."""

    resume: Resume
    warnings: list[str] = field(default_factory=list)
    text: str = ""


def read_resume(path: Path) -> ImportedResume:
    """Read a resume in PDF, DOCX, text, Markdown or JSON Resume; the kind is told by the content.

    Raises:
        ResumeUnreadable: missing, empty, too large, damaged, locked, images only, or no such document.
    """
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise ResumeUnreadable(f"{path.name} is a folder: give a resume file.")
        if size > MAX_FILE_BYTES:
            raise ResumeUnreadable(
                f"{path.name} has {size // 1_000_000} MB, more than {MAX_FILE_BYTES // 1_000_000} MB: "
                "export the resume again without large pictures."
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ResumeUnreadable(f"There is no file {path.name}: check the path.") from error
    except OSError as error:
        raise ResumeUnreadable(f"{path.name} cannot be opened ({error.strerror}): check its permissions.") from error
    return read_resume_bytes(data)


def read_resume_bytes(data: bytes) -> ImportedResume:
    """As `read_resume`, from the file's content."""
    if len(data) > MAX_FILE_BYTES:
        raise ResumeUnreadable("This file is too large: export the resume again without large pictures.")
    if not data.strip():
        raise ResumeUnreadable("This file is empty: export the resume again.")
    head = data[:1024].lstrip()
    if head.startswith(b"{") and (found := _json_resume(data)) is not None:
        return found
    document = _document(data)
    kept = _bounded(document.lines)
    if len(kept) < len(document.lines):
        document.lines = kept
        document.warnings.append(f"the file is very long: only its first {len(kept)} lines were read")
    text = "\n".join(_shown(line) for line in document.lines)
    if len(text.strip()) < MIN_TEXT_CHARS:
        raise ResumeUnreadable("This file holds almost no text: export the resume again and check that it shows text.")
    resume, warnings = parse_document(document)
    return ImportedResume(resume, [*document.warnings, *warnings], text)


def _bounded(lines: list[Line]) -> list[Line]:
    total = 0
    for number, line in enumerate(lines[:MAX_LINES]):
        total += len(line.text)
        if total > MAX_TEXT_CHARS:
            return lines[:number]
    return lines[:MAX_LINES]


def _shown(line: Line) -> str:
    return ("• " if line.bullet else "") + line.text


def _document(data: bytes) -> Document:
    """The reader is chosen by content, never by the file's name."""
    if b"%PDF-" in data[:1024]:
        from companion.profile.readers.pdf import read_pdf

        return read_pdf(data)
    if data.startswith(b"PK"):
        from companion.profile.readers.docx import read_docx

        return read_docx(data)
    if data.startswith(_OLE):
        raise ResumeUnreadable(
            "This is an old or locked Word document: save it as DOCX without a password, or as PDF, and import that."
        )
    if data.startswith(b"{\\rtf"):
        raise ResumeUnreadable("This is an RTF document: open it in a word processor and save it as DOCX or PDF.")
    if data.startswith(_IMAGES):
        raise ResumeUnreadable("This is a picture: export the resume with text, as PDF or DOCX.")
    if data[:512].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        raise ResumeUnreadable("This is a web page: open it in a browser, print it to PDF and import that.")
    return read_text(data)


def _json_resume(data: bytes) -> ImportedResume | None:
    """A JSON Resume, or None when the text only begins like JSON."""
    text = decode(data)
    try:
        content = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        if text.count('"') > 4 and ":" in text:
            raise ResumeUnreadable(f"This JSON file is damaged ({error}): correct it or export it again.") from error
        return None
    if not SECTIONS & set(content):
        raise ResumeUnreadable('This JSON is no JSON Resume: it needs "basics", "work", "education" or "skills".')
    try:
        resume = Resume.model_validate(as_version_1(content))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise ResumeUnreadable(f"This JSON Resume has a wrong value at {where}: {first['msg']}.") from error
    warnings = [] if resume.basics.name else ["no name found"]
    warnings += [f"no employer found for {work.position}" for work in resume.work if work.position and not work.name]
    return ImportedResume(resume, warnings, resume_text(resume))


def resume_text(resume: Resume) -> str:
    """The words of a resume, one line a fact, for skill detection where there is no file's text."""
    lines: list[str | None] = [resume.basics.name, resume.basics.label, resume.basics.summary]
    for work in resume.work:
        lines += [work.position, work.name, work.summary, *work.highlights]
    for study in resume.education:
        lines += [study.institution, study.studyType, study.area, *study.courses]
    lines += [", ".join([skill.name or "", *skill.keywords]) for skill in resume.skills]
    lines += [" ".join(filter(None, [language.language, language.fluency])) for language in resume.languages]
    lines += [certificate.name for certificate in resume.certificates]
    for project in resume.projects:
        lines += [project.name, project.description, *project.highlights, ", ".join(project.keywords)]
    return "\n".join(line for line in lines if line)
