from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Cm, Pt

document = Document()
document.sections[0].footer.paragraphs[0].text = "Tāne Rāwiri – Curriculum Vitae – Page 1"
banner = document.add_table(rows=1, cols=1)
banner.alignment = WD_TABLE_ALIGNMENT.CENTER
cell = banner.rows[0].cells[0]
cell.paragraphs[0].add_run("Tāne Rāwiri").font.size = Pt(26)
cell.add_paragraph("Physiotherapist (NZ registered, HPI 55-01234)")
cell.add_paragraph("16 Aro Street, Wellington 6021 | 021 555 0123 | tane.rawiri@mail.example")
table = document.add_table(rows=0, cols=2)


def row(left: str, *right: str) -> None:
    cells = table.add_row().cells
    cells[0].width = Cm(4)
    cells[0].paragraphs[0].add_run(left).bold = True
    cells[1].text = right[0]
    for text in right[1:]:
        cells[1].add_paragraph(text)


row("Profile", "Musculoskeletal physiotherapist who also works with the Hurricanes academy.")
row(
    "Experience",
    "Senior Physiotherapist",
    "Capital Sports Medicine, Wellington",
    "February 2020 – present",
    "Caseload of 60 patients a week",
    "Supervises two new graduates",
    "",
    "Rotational Physiotherapist",
    "Hutt Hospital, Lower Hutt",
    "January 2017 – January 2020",
    "Orthopaedics, respiratory and stroke rotations",
)
row("Education", "Bachelor of Physiotherapy, University of Otago, 2013 – 2016", "NCEA Level 3, Te Aute College, 2012")
row("Languages", "English (native), te reo Māori (fluent)")
row("Certificates", "Western Acupuncture (2021)", "NZRU Rugby Medic Level 3 (2019)")
row("Referees", "Available on request")
