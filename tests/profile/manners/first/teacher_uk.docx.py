from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt

document = Document()
title = document.add_paragraph()
run = title.add_run("CURRICULUM VITAE")
run.bold, run.font.size = True, Pt(14)
for label, value in (
    ("Name:", "Mrs. Gwenllian Pritchard-Evans"),
    ("Address:", "Bryn Awel, 14 Heol y Castell, Caernarfon, Gwynedd LL55 2AY"),
    ("Telephone:", "01286 555 014 (home), 07700 900142 (mobile)"),
    ("Email:", "g.pritchard@mail.example"),
    ("DfE number:", "07/55512"),
):
    line = document.add_paragraph()
    line.paragraph_format.tab_stops.add_tab_stop(Cm(4))
    line.add_run(label + "\t").bold = True
    line.add_run(value)


def head(text: str) -> None:
    line = document.add_paragraph()
    run = line.add_run(text)
    run.bold = run.underline = True


head("Personal Statement")
document.add_paragraph(
    "An enthusiastic and bilingual primary teacher with eleven years' experience in Key Stage 2, "
    "looking for a deputy headship in a village school."
)
head("Employment History")
for dates, role, where, text in (
    (
        "Sept 2017 to date",
        "Key Stage 2 Leader and Year 6 Teacher",
        "Ysgol Maesincla, Caernarfon",
        "Responsible for SATs, transition to secondary school and a team of four teachers. Maths co-ordinator.",
    ),
    (
        "Sept 2013 - Aug 2017",
        "Class Teacher (Years 3 and 4)",
        "Ysgol y Garnedd, Bangor",
        "Set up the school garden; ran the Urdd choir.",
    ),
    ("Jan 2013 - July 2013", "Supply Teacher", "Various schools in Anglesey and Gwynedd", ""),
):
    line = document.add_paragraph()
    line.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(role).bold = True
    line.add_run("\t" + dates)
    document.add_paragraph().add_run(where).italic = True
    if text:
        document.add_paragraph(text)
head("Education and Qualifications")
for text in (
    "2011 - 2012\tPGCE Primary (QTS), Bangor University",
    "2008 - 2011\tBA (Hons) Welsh and History, 2:1, Aberystwyth University",
    "2006 - 2008\tA Levels: Welsh (A), History (A), Art (B), Ysgol Syr Hugh Owen",
    "2006\t10 GCSEs grades A*-C including English, Maths and Science",
):
    document.add_paragraph(text)
head("Training")
document.add_paragraph("Paediatric First Aid (2022)")
document.add_paragraph("Level 3 Safeguarding (2021)")
head("Languages")
document.add_paragraph("Welsh (first language), English (fluent)")
head("Interests")
document.add_paragraph("Fell running, harp, and my allotment.")
head("Referees")
referees = document.add_table(rows=1, cols=2).rows[0].cells
referees[0].text = "Mr Dafydd Roberts\nHeadteacher, Ysgol Maesincla\nd.roberts@ysgol.example\n01286 555 099"
referees[1].text = "Dr Sioned Hughes\nBangor University\ns.hughes@bangor.example"
