from docx import Document
from docx.shared import Pt

document = Document()
table = document.add_table(rows=1, cols=2)
left, right = table.rows[0].cells
left.paragraphs[0].add_run("Åsa Björkström").font.size = Pt(22)
left.add_paragraph("Undersköterska")
right.text = "Storgatan 14 B\n903 26 Umeå\n070-555 01 23\nasa.bjorkstrom@mail.example"


def head(text: str) -> None:
    document.add_heading(text, 2)


head("Om mig")
document.add_paragraph("Lugn och noggrann undersköterska som trivs med äldre människor.")
head("Arbetslivserfarenhet")
for role, where, dates, did in (
    (
        "Undersköterska",
        "Norrlands universitetssjukhus, Umeå",
        "2018-08 – pågående",
        "Medicinavdelning, nattjänst. Handledare för elever.",
    ),
    ("Vårdbiträde", "Attendo Tomtebo, Umeå", "2014-01 – 2018-07", "Hemtjänst och demensboende."),
    ("Butiksbiträde", "ICA Maxi, Skellefteå", "2011 – 2013", ""),
):
    paragraph = document.add_paragraph()
    paragraph.add_run(role).bold = True
    paragraph.add_run(f", {where}")
    document.add_paragraph().add_run(dates).italic = True
    if did:
        document.add_paragraph(did)
head("Utbildning")
for what, where, dates in (
    ("Vård- och omsorgsutbildning", "Komvux, Umeå", "2012 – 2013"),
    ("Gymnasieexamen, Handelsprogrammet", "Baldergymnasiet, Skellefteå", "2008 – 2011"),
):
    paragraph = document.add_paragraph()
    paragraph.add_run(what).bold = True
    paragraph.add_run(f", {where}")
    document.add_paragraph().add_run(dates).italic = True
head("Språk")
document.add_paragraph("Svenska – modersmål\nEngelska – god\nArabiska – grundläggande")
head("Körkort")
document.add_paragraph("B")
head("Referenser")
document.add_paragraph("Lämnas på begäran")
