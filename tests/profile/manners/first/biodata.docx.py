from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

document = Document()
top = document.add_paragraph()
top.alignment = WD_ALIGN_PARAGRAPH.CENTER
top.add_run("RESUME").bold = True
document.add_paragraph().add_run("KARTHIKEYAN SUBRAMANIAN").bold = True
document.add_paragraph(
    "S/o. R. Subramanian\nNo. 17/4, Gandhi Nagar 2nd Street,\nMadurai – 625 020, Tamil Nadu.\nMobile: +91 94430 55512\nE-mail ID: karthik.subu@mail.example"
)


def head(text: str) -> None:
    document.add_paragraph().add_run(text + ":-").bold = True


head("CAREER OBJECTIVE")
document.add_paragraph(
    "To work in a challenging environment where I can utilise my skills for the growth of the organisation."
)
head("EDUCATIONAL QUALIFICATION")
rows = (
    ("Course", "Institution", "Board / University", "Year of passing", "Percentage"),
    ("B.E. Mechanical Engineering", "Thiagarajar College of Engineering", "Anna University", "2016", "7.9 CGPA"),
    ("HSC", "Nadar Higher Secondary School", "State Board", "2012", "91.5 %"),
    ("SSLC", "Nadar Higher Secondary School", "State Board", "2010", "94 %"),
)
table = document.add_table(rows=0, cols=5)
table.style = "Table Grid"
for row in rows:
    for cell, text in zip(table.add_row().cells, row, strict=True):
        cell.text = text
head("WORK EXPERIENCE")
for number, (company, role, period, duties) in enumerate(
    (
        (
            "TVS Motor Company Ltd., Hosur",
            "Senior Engineer – Quality",
            "From June 2019 to till date",
            ("Supplier audits", "PPAP and 8D reports"),
        ),
        (
            "Rane Brake Lining Ltd., Trichy",
            "Graduate Engineer Trainee",
            "From July 2016 to May 2019",
            ("Line inspection",),
        ),
    ),
    1,
):
    document.add_paragraph(f"{number}. Organisation : {company}")
    document.add_paragraph(f"Designation : {role}")
    document.add_paragraph(f"Duration : {period}")
    document.add_paragraph("Job Responsibilities :")
    for duty in duties:
        document.add_paragraph("➢ " + duty)
head("TECHNICAL SKILLS")
document.add_paragraph("➢ AutoCAD, SolidWorks\n➢ MINITAB\n➢ MS Office")
head("PERSONAL PROFILE")
details = document.add_table(rows=0, cols=3)
for label, value in (
    ("Date of Birth", "12.05.1994"),
    ("Father's Name", "R. Subramanian"),
    ("Gender", "Male"),
    ("Marital Status", "Single"),
    ("Nationality", "Indian"),
    ("Languages Known", "Tamil, English, Hindi"),
    ("Hobbies", "Playing cricket"),
):
    cells = details.add_row().cells
    cells[0].text, cells[1].text, cells[2].text = label, ":", value
head("DECLARATION")
document.add_paragraph("I hereby declare that the above information is true to the best of my knowledge.")
document.add_paragraph("Place: Madurai\nDate:\t\t\t\t\t(KARTHIKEYAN S)")
