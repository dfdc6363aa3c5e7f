from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.shared import Cm, Pt

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
document = Document()
name = document.add_paragraph()
name.alignment = WD_ALIGN_PARAGRAPH.CENTER
name.add_run("Alexandra M. ").font.size = Pt(20)
name.add_run("Whitcombe-Reyes").font.size = Pt(20)
line = document.add_paragraph()
line.alignment = WD_ALIGN_PARAGRAPH.CENTER
line._p.append(
    parse_xml(
        f'<w:sdt {W}><w:sdtContent><w:r><w:t xml:space="preserve">212-555-0148 • </w:t></w:r></w:sdtContent></w:sdt>'
    )
)
line._p.append(parse_xml(f"<w:hyperlink {W}><w:r><w:t>amwr@mail.example</w:t></w:r></w:hyperlink>"))
line._p.append(
    parse_xml(f'<w:r {W}><w:t xml:space="preserve"> • 355 Riverside Drive, Apt. 9C, New York, NY 10025</w:t></w:r>')
)


def head(text: str) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.font.small_caps = run.bold = True
    paragraph.paragraph_format.space_before = Pt(12)


def row(left: str, right: str, bold: bool = False, italic: bool = False) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(16.5), WD_TAB_ALIGNMENT.RIGHT)
    run = paragraph.add_run(left)
    run.bold, run.italic = bold, italic
    paragraph.add_run("\t" + right)


head("Bar Admissions")
document.add_paragraph("New York (2016); New Jersey (2015)")
head("Experience")
row("Cleary Gottlieb Steen & Hamilton LLP", "New York, NY", bold=True)
row("Senior Associate, Antitrust", "Jan. ’20 – Present", italic=True)
document.add_paragraph(
    "Second request in a merger of two medical device makers; managed nine associates.", style="List Bullet"
)
document.add_paragraph("Argued a motion to dismiss in the S.D.N.Y.", style="List Bullet")
row("Associate, Antitrust", "Sept. ’15 – Dec. ’19", italic=True)
document.add_paragraph("Drafted white papers for the FTC.", style="List Bullet")
row("Hon. Ruth Delgado, U.S. District Court", "Newark, NJ", bold=True)
row("Law Clerk", "Aug. ’14 – Aug. ’15", italic=True)
head("Education")
row("Columbia Law School", "New York, NY", bold=True)
row("J.D., Harlan Fiske Stone Scholar", "May 2014", italic=True)
row("Georgetown University", "Washington, DC", bold=True)
row("B.A. in Economics, summa cum laude", "May 2010", italic=True)
head("Languages")
document.add_paragraph("Spanish (native), Portuguese (proficient)")
