"""Resumes laid out in the ways people lay them out, as PDF, DOCX and text."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import fpdf
import pytest
from docx.oxml import parse_xml

from tests.profile.people import Job, Person

Layout = Callable[[Person], bytes]
FONT = Path("/usr/share/fonts/truetype/dejavu")
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _pdf() -> fpdf.FPDF:
    if not (FONT / "DejaVuSans.ttf").exists():
        pytest.skip("the DejaVu fonts are not installed (apt install fonts-dejavu-core)")
    pdf = fpdf.FPDF(format="A4")
    pdf.add_font("D", "", FONT / "DejaVuSans.ttf")
    pdf.add_font("D", "B", FONT / "DejaVuSans-Bold.ttf")
    pdf.set_font("D", size=10)
    pdf.set_auto_page_break(True, 20)
    return pdf


def _text(pdf: fpdf.FPDF, text: str, size: float = 10, bold: bool = False, width: float = 0, indent: float = 0) -> None:
    pdf.set_font("D", "B" if bold else "", size)
    pdf.set_x(pdf.l_margin + indent)
    pdf.multi_cell(width, size * 0.5, text, align="L", new_x="LMARGIN", new_y="NEXT")


def _split_row(pdf: fpdf.FPDF, left: str, right: str, bold: bool = True) -> None:
    pdf.set_font("D", "B" if bold else "", 10)
    pdf.cell(0, 5, left)
    pdf.set_font("D", "", 10)
    pdf.set_x(pdf.l_margin)
    pdf.cell(0, 5, right, align="R", new_x="LMARGIN", new_y="NEXT")


def _bullets(pdf: fpdf.FPDF, job: Job, mark: str = "•", width: float = 0) -> None:
    for did in job.did:
        pdf.set_font("D", "", 10)
        pdf.cell(5, 5, mark)
        pdf.multi_cell(width, 5, did, align="L", new_x="LMARGIN", new_y="NEXT")


def pdf_dates_right(p: Person) -> bytes:
    """One column; company and date on a line, position and place below; name large and letter-spaced."""
    pdf = _pdf()
    pdf.add_page()
    pdf.set_char_spacing(4)
    _text(pdf, p.name.upper(), 20, True)
    pdf.set_char_spacing(0)
    _text(pdf, f"{p.address}  |  {p.phone}  |  {p.email}  |  {p.linkedin}", 9)
    pdf.ln(3)
    _text(pdf, p.heading("SUMMARY"), 12, True)
    _text(pdf, p.summary)
    pdf.ln(3)
    _text(pdf, p.heading("EXPERIENCE"), 12, True)
    for job in p.jobs:
        pdf.ln(2)
        _split_row(pdf, job.company, job.written)
        _split_row(pdf, job.position, job.place, bold=False)
        _bullets(pdf, job)
    pdf.ln(3)
    _text(pdf, p.heading("EDUCATION"), 12, True)
    for s in p.studies:
        _split_row(pdf, s.school, s.written)
        _text(pdf, f"{s.degree} in {s.area}")
    _tail(pdf, p)
    return bytes(pdf.output())


def _tail(pdf: fpdf.FPDF, p: Person) -> None:
    pdf.ln(3)
    _text(pdf, p.heading("SKILLS"), 12, True)
    for name, words in p.skills:
        _text(pdf, f"{name}: {', '.join(words)}")
    pdf.ln(3)
    _text(pdf, p.heading("LANGUAGES"), 12, True)
    _text(pdf, ", ".join(p.languages))


def pdf_sidebar(p: Person) -> bytes:
    """Two columns: contacts, skills and languages at the left, the rest at the right."""
    pdf = _pdf()
    pdf.add_page()
    pdf.set_left_margin(10)
    pdf.set_xy(10, 15)
    width = 52
    _text(pdf, p.heading("CONTACT"), 12, True, width)
    for text in (p.address, p.phone, p.email, p.linkedin):
        _text(pdf, text, 8, width=width)
    pdf.ln(4)
    _text(pdf, p.heading("SKILLS"), 12, True, width)
    for name, words in p.skills:
        _text(pdf, f"{name}: {', '.join(words)}", 9, width=width)
    pdf.ln(4)
    _text(pdf, p.heading("LANGUAGES"), 12, True, width)
    for language in p.languages:
        _text(pdf, language, 9, width=width)
    pdf.set_left_margin(72)
    pdf.set_xy(72, 15)
    _text(pdf, p.name, 22, True)
    _text(pdf, p.title, 12)
    pdf.ln(3)
    _text(pdf, p.heading("SUMMARY"), 12, True)
    _text(pdf, p.summary)
    pdf.ln(3)
    _text(pdf, p.heading("EXPERIENCE"), 12, True)
    for job in p.jobs:
        pdf.ln(2)
        _text(pdf, job.position, 10, True)
        _text(pdf, f"{job.company}, {job.place} | {job.written}")
        _bullets(pdf, job, "–")
    pdf.ln(3)
    _text(pdf, p.heading("EDUCATION"), 12, True)
    for s in p.studies:
        _text(pdf, f"{s.degree} {s.area}", 10, True)
        _text(pdf, f"{s.school}, {s.place}")
        _text(pdf, s.written)
    return bytes(pdf.output())


def pdf_right_sidebar(p: Person) -> bytes:
    """Name and contacts across the page, then work at the left, and a narrow column at the right."""
    pdf = _pdf()
    pdf.add_page()
    pdf.set_font("D", "B", 22)
    pdf.cell(0, 10, p.name, align="C", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("D", "", 9)
    pdf.cell(0, 5, f"{p.email} • {p.phone} • {p.address} • {p.linkedin}", align="C", new_x="LMARGIN", new_y="NEXT")
    top = pdf.get_y() + 6
    pdf.set_y(top)
    width = 118
    _text(pdf, p.heading("EXPERIENCE"), 12, True, width)
    for job in p.jobs:
        pdf.ln(2)
        _text(pdf, f"{job.position} — {job.company}", 10, True, width)
        _text(pdf, f"{job.written}, {job.place}", 9, width=width)
        _bullets(pdf, job, "▪", width - 5)
    pdf.set_left_margin(138)
    pdf.set_xy(138, top)
    _text(pdf, p.heading("EDUCATION"), 12, True)
    for s in p.studies:
        _text(pdf, s.school, 9, True)
        _text(pdf, f"{s.degree} in {s.area}", 9)
        _text(pdf, s.written, 9)
        pdf.ln(2)
    _tail(pdf, p)
    return bytes(pdf.output())


def pdf_dates_left(p: Person) -> bytes:
    """Dates in a column at the left, as in many European resumes; labelled personal data."""
    pdf = _pdf()
    pdf.add_page()
    _text(pdf, "Curriculum Vitae", 16, True)
    pdf.ln(4)
    _text(pdf, p.heading("PERSONAL DETAILS"), 12, True)
    for label, value in (
        ("Name", p.name),
        ("Address", p.address),
        ("Phone", p.phone),
        ("Email", p.email),
        ("LinkedIn", p.linkedin),
    ):
        pdf.cell(45, 5, label)
        pdf.cell(0, 5, value, new_x="LMARGIN", new_y="NEXT")
    for kind in ("EXPERIENCE", "EDUCATION"):
        pdf.ln(4)
        _text(pdf, p.heading(kind), 12, True)
        if kind == "EXPERIENCE":
            for job in p.jobs:
                pdf.ln(1)
                pdf.set_font("D", "", 8)
                pdf.cell(55, 5, job.written)
                _text(pdf, job.position, 10, True, indent=55)
                _text(pdf, f"{job.company}, {job.place}", indent=55)
                for did in job.did:
                    _text(pdf, "• " + did, indent=55)
            continue
        for s in p.studies:
            pdf.ln(1)
            pdf.set_font("D", "", 8)
            pdf.cell(55, 5, s.written)
            _text(pdf, f"{s.degree} {s.area}", indent=55)
            _text(pdf, f"{s.school}, {s.place}", indent=55)
    _tail(pdf, p)
    return bytes(pdf.output())


def pdf_linkedin(p: Person) -> bytes:
    """As LinkedIn exports it: sidebar first, company once above its positions, durations in brackets, page numbers."""
    pdf = _pdf()
    pdf.add_page()
    pdf.set_left_margin(8)
    pdf.set_xy(8, 15)
    width = 52
    _text(pdf, "Contact", 12, True, width)
    for text in (p.phone, p.email, f"www.{p.linkedin} (LinkedIn)"):
        _text(pdf, text, 8, width=width)
    pdf.ln(4)
    _text(pdf, "Top Skills", 12, True, width)
    for _, words in p.skills:
        for word in words:
            _text(pdf, word, 9, width=width)
    pdf.ln(4)
    _text(pdf, "Languages", 12, True, width)
    for language in p.languages:
        _text(pdf, f"{language} (Native or Bilingual)", 8, width=width)
    pdf.set_left_margin(72)
    pdf.set_xy(72, 15)
    _text(pdf, p.name, 24, True)
    _text(pdf, f"{p.title} at {p.jobs[0].company}", 11)
    _text(pdf, p.address, 11)
    pdf.ln(4)
    _text(pdf, "Summary", 14)
    _text(pdf, p.summary, 11)
    pdf.ln(4)
    _text(pdf, "Experience", 14)
    for job in p.jobs:
        pdf.ln(3)
        _text(pdf, job.company, 12)
        _text(pdf, job.position, 11.5)
        _text(pdf, f"{job.written} (2 years 3 months)", 10)
        _text(pdf, job.place, 10)
        for did in job.did:
            _text(pdf, did, 10)
    pdf.ln(4)
    _text(pdf, "Education", 14)
    for s in p.studies:
        pdf.ln(2)
        _text(pdf, s.school, 12)
        _text(pdf, f"{s.degree}, {s.area} · ({s.written})", 10)
    pdf.set_auto_page_break(False)
    pdf.set_xy(72, 285)
    pdf.set_font("D", "", 9)
    pdf.cell(0, 4, "Page 1 of 1")
    return bytes(pdf.output())


def _save(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def docx_headings(p: Person) -> bytes:
    """Word's own headings and bullets, contacts in the page header, dates after a tab."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = f"{p.address} | {p.phone} | {p.email} | {p.linkedin}"
    document.add_heading(p.name, 0)
    document.add_paragraph(p.title)
    document.add_heading(p.heading("SUMMARY"), 1)
    document.add_paragraph(p.summary)
    document.add_heading(p.heading("EXPERIENCE"), 1)
    for job in p.jobs:
        document.add_paragraph().add_run(f"{job.position}, {job.company}\t{job.written}").bold = True
        document.add_paragraph(job.place)
        for did in job.did:
            document.add_paragraph(did, style="List Bullet")
    document.add_heading(p.heading("EDUCATION"), 1)
    for s in p.studies:
        document.add_paragraph(f"{s.degree} in {s.area}, {s.school}, {s.place}\t{s.written}")
    _docx_tail(document, p)
    return _save(document)


def _docx_tail(document: docx.document.Document, p: Person) -> None:
    document.add_heading(p.heading("SKILLS"), 1)
    for name, words in p.skills:
        document.add_paragraph(f"{name}: {', '.join(words)}", style="List Bullet")
    document.add_heading(p.heading("LANGUAGES"), 1)
    document.add_paragraph(", ".join(p.languages))


def docx_table(p: Person) -> bytes:
    """Everything in a table of two columns: dates at the left, what was done at the right."""
    document = docx.Document()
    document.add_paragraph().add_run(p.name).bold = True
    document.add_paragraph(f"{p.address}\n{p.phone}\n{p.email}\n{p.linkedin}")
    for kind in ("EXPERIENCE", "EDUCATION"):
        document.add_paragraph().add_run(p.heading(kind)).bold = True
        table = document.add_table(rows=0, cols=2)
        for job in p.jobs if kind == "EXPERIENCE" else ():
            left, right = table.add_row().cells
            left.text = job.written
            right.text = f"{job.position}\n{job.company}, {job.place}\n" + "\n".join(f"• {did}" for did in job.did)
        for s in p.studies if kind == "EDUCATION" else ():
            left, right = table.add_row().cells
            left.text, right.text = s.written, f"{s.degree} in {s.area}\n{s.school}, {s.place}"
    _docx_tail(document, p)
    return _save(document)


def docx_columns(p: Person) -> bytes:
    """A page-wide table of two cells: a sidebar with contacts, and the main text; the name in a text box."""
    document = docx.Document()
    box = document.add_paragraph()
    box._p.append(
        parse_xml(
            f"<w:r {_W}><w:pict><w:txbxContent><w:p><w:r><w:t>{p.name}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
        )
    )
    side, main = document.add_table(rows=1, cols=2).rows[0].cells
    texts = [p.heading("CONTACT"), p.address, p.phone, p.email, p.linkedin, p.heading("SKILLS")]
    texts += [f"{name}: {', '.join(words)}" for name, words in p.skills]
    for text in [*texts, p.heading("LANGUAGES"), *p.languages]:
        side.add_paragraph(text)
    main.add_paragraph(p.heading("EXPERIENCE"))
    for job in p.jobs:
        main.add_paragraph(f"{job.company} | {job.place} | {job.written}")
        main.add_paragraph(job.position)
        for did in job.did:
            main.add_paragraph(did, style="List Bullet")
    main.add_paragraph(p.heading("EDUCATION"))
    for s in p.studies:
        main.add_paragraph(f"{s.school} | {s.degree} in {s.area} | {s.written}")
    return _save(document)


def text_one_line(p: Person) -> bytes:
    """Plain text: "Position, Company — City | dates"."""
    lines = [
        p.name.upper(),
        p.title,
        f"{p.address} | {p.phone} | {p.email}",
        p.linkedin,
        "",
        p.heading("SUMMARY"),
        p.summary,
        "",
    ]
    lines += [p.heading("EXPERIENCE"), "=" * 20]
    for job in p.jobs:
        lines += [f"{job.position}, {job.company} — {job.place} | {job.written}", *(f"* {did}" for did in job.did), ""]
    lines += [p.heading("EDUCATION")]
    lines += [f"{s.degree} in {s.area}, {s.school}, {s.written}" for s in p.studies]
    return "\n".join([*lines, *_text_tail(p)]).encode()


def _text_tail(p: Person) -> list[str]:
    skills = [f"{name}: {', '.join(words)}" for name, words in p.skills]
    return ["", p.heading("SKILLS"), *skills, "", p.heading("LANGUAGES"), ", ".join(p.languages)]


def text_stacked(p: Person) -> bytes:
    """Plain text, UTF-16: company, position and dates each on a line."""
    lines = [p.name, p.address, f"Tel: {p.phone}", f"E-Mail: {p.email}", p.linkedin, "", p.heading("EXPERIENCE"), ""]
    for job in p.jobs:
        lines += [f"{job.company}, {job.place}", job.position, job.written, *(f"- {did}" for did in job.did), ""]
    lines += [p.heading("EDUCATION"), ""]
    for s in p.studies:
        lines += [s.school, f"{s.degree}, {s.area}", s.written, ""]
    return "\n".join([*lines, *_text_tail(p)]).encode("utf-16")


def text_dates_first(p: Person) -> bytes:
    """Plain text: dates at the beginning of the line."""
    lines = [p.name, f"{p.email}  {p.phone}", p.address, p.linkedin, "", p.heading("EXPERIENCE") + ":"]
    for job in p.jobs:
        lines += [f"{job.written}: {job.position}, {job.company}, {job.place}", *(f"  • {did}" for did in job.did)]
    lines += ["", p.heading("EDUCATION") + ":"]
    lines += [f"{s.written}: {s.degree} {s.area}, {s.school}, {s.place}" for s in p.studies]
    return "\n".join([*lines, *_text_tail(p)]).encode()


def markdown(p: Person) -> bytes:
    """Markdown with headings, strong and emphasised text and links."""
    lines = [
        f"# {p.name}",
        f"*{p.title}*",
        "",
        f"{p.address} · {p.phone} · [{p.email}](mailto:{p.email}) · [LinkedIn](https://{p.linkedin})",
    ]
    lines += ["", f"## {p.heading('EXPERIENCE')}", ""]
    for job in p.jobs:
        lines += [
            f"### {job.position} @ {job.company}",
            f"_{job.written}_ — {job.place}",
            "",
            *(f"- {did}" for did in job.did),
            "",
        ]
    lines += [f"## {p.heading('EDUCATION')}", ""]
    for s in p.studies:
        lines += [f"**{s.school}** ({s.written})", f"{s.degree} in {s.area}", ""]
    lines += [f"## {p.heading('SKILLS')}", *(f"- **{name}:** {', '.join(words)}" for name, words in p.skills)]
    lines += ["", f"## {p.heading('LANGUAGES')}", ", ".join(p.languages)]
    return "\n".join(lines).encode()


LAYOUTS: dict[str, Layout] = {
    made.__name__: made
    for made in (
        pdf_dates_right, pdf_sidebar, pdf_right_sidebar, pdf_dates_left, pdf_linkedin, docx_headings, docx_table,
        docx_columns, text_one_line, text_stacked, text_dates_first, markdown,
    )
}  # fmt: skip
