from docx import Document
from docx.shared import Pt

document = Document()
document.styles["Normal"].font.name = "Garamond"
name = document.add_paragraph().add_run("COL (RET.) THEODORE “TED” J. VANCE, JR.")
name.bold, name.font.size = True, Pt(16)
document.add_paragraph("Colorado Springs, CO 80906 ▪ 719.555.0180 ▪ ted.vance@mail.example ▪ Secret clearance")


def head(text: str) -> None:
    line = document.add_paragraph()
    line.add_run(text.upper()).bold = True


head("Leadership profile")
document.add_paragraph("Logistics executive with 24 years in uniform and five in industry.")
head("Civilian employment")
for where, what, did in (
    (
        "AMAZON, Colorado Springs, CO (2020–Present)",
        "Senior Operations Manager",
        ("Runs a site of 1,100 people", "Cut injuries by half"),
    ),
    ("KBR, Arlington, VA (2019–2020)", "Program Manager", ("Base support in two countries",)),
):
    document.add_paragraph().add_run(where).bold = True
    document.add_paragraph().add_run(what).italic = True
    for text in did:
        document.add_paragraph(text, style="List Bullet")
head("Military career")
for where, what in (
    ("UNITED STATES ARMY, Fort Carson, CO (2014–2019)", "Brigade Commander"),
    ("UNITED STATES ARMY, Bagram, Afghanistan (2010–2014)", "Chief of Logistics"),
):
    document.add_paragraph().add_run(where).bold = True
    document.add_paragraph().add_run(what).italic = True
head("Education")
document.add_paragraph("Master of Strategic Studies, U.S. Army War College, Carlisle, PA, 2013")
document.add_paragraph("B.S., Mechanical Engineering, Norwich University, Northfield, VT, 1995")
head("Certifications")
document.add_paragraph("Project Management Professional (PMP), 2019")
