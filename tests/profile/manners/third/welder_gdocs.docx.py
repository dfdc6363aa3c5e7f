from docx import Document
from docx.shared import Pt, RGBColor

document = Document()
name = document.add_paragraph()
run = name.add_run("Bartholomew “Bart” Nakai")
run.font.size = Pt(36)
document.add_paragraph("PO Box 417\nKayenta, AZ 86033\n(928) 555-0118\nbart.nakai@mail.example")


def head(text: str) -> None:
    run = document.add_heading(level=1).add_run(text)
    run.font.color.rgb = RGBColor(0x20, 0x79, 0xC7)


def job(employer: str, place: str, role: str, dates: str, text: str) -> None:
    line = document.add_heading(level=2)
    line.add_run(employer).bold = True
    line.add_run(f", {place} — ")
    line.add_run(role).italic = True
    stamp = document.add_paragraph().add_run(dates.upper())
    stamp.font.size = Pt(8)
    document.add_paragraph(text)


head("EXPERIENCE")
job(
    "Peabody Energy",
    "Kayenta",
    "Heavy Equipment Mechanic",
    "March 2012 - August 2019",
    "Kept draglines and haul trucks running; led the night crew of five.",
)
job(
    "Navajo Nation DOT",
    "Tsé Bonito",
    "Lead Mechanic",
    "September 2019 - PRESENT",
    "Maintains 140 road vehicles in three yards. Orders parts and trains two apprentices.",
)
job("Page Steel", "Page", "Welder", "June 2009 - February 2012", "Structural welding for school buildings.")
head("EDUCATION")
job("Diné College", "Tsaile", "Certificate of Applied Science", "August 2008 - May 2009", "Welding and fabrication.")
job("Monument Valley High School", "Kayenta", "Diploma", "2004 - 2008", "")
head("SKILLS")
document.add_paragraph("Diesel engines", style="List Bullet")
document.add_paragraph("MIG and stick welding", style="List Bullet")
document.add_paragraph("CDL Class A", style="List Bullet")
head("LANGUAGES")
document.add_paragraph("Navajo (native), English (fluent)")
