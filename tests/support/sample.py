"""The sample person: a profile, and her resume as a PDF made from it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF

from companion.profile.model import Profile

PROFILE_FILE = Path(__file__).parent / "sample_profile.json"
RESUME_NAME = "Maya-Lindgren.pdf"
MADE = datetime(2026, 1, 5, tzinfo=UTC)
"""Fixed, so that the file is the same each time."""
HEADING_PT, TEXT_PT, LINE_MM = 13, 10, 5


def sample_profile() -> Profile:
    """The sample person's profile, without a resume file."""
    return Profile.model_validate(json.loads(PROFILE_FILE.read_text(encoding="utf-8")))


def resume_pdf(profile: Profile) -> bytes:
    """A plain one-column resume with what the profile says."""
    resume = profile.resume
    basics = resume.basics
    pdf = FPDF(format="letter")
    pdf.set_creation_date(MADE)
    pdf.add_page()

    def line(text: str, size: int = TEXT_PT, style: str = "") -> None:
        pdf.set_font("Helvetica", style, size)
        pdf.multi_cell(0, LINE_MM if size == TEXT_PT else LINE_MM + 2, text, new_x="LMARGIN", new_y="NEXT")

    def heading(text: str) -> None:
        pdf.ln(3)
        line(text, HEADING_PT, "B")

    line(basics.name or "", 18, "B")
    line(basics.label or "")
    line(
        " | ".join(filter(None, [basics.email, basics.phone, basics.location.city, *(p.url for p in basics.profiles)]))
    )
    heading("Summary")
    line(basics.summary or "")
    heading("Experience")
    for work in resume.work:
        line(f"{work.position}, {work.name}", style="B")
        line(f"{work.startDate} - {work.endDate or 'Present'}  {work.location or ''}")
        for highlight in work.highlights:
            line(f"- {highlight}")
    heading("Education")
    for school in resume.education:
        line(f"{school.studyType} in {school.area}, {school.institution}", style="B")
        line(f"{school.startDate} - {school.endDate}")
    heading("Skills")
    for group in resume.skills:
        line(f"{group.name}: {', '.join(group.keywords)}")
    return bytes(pdf.output())
