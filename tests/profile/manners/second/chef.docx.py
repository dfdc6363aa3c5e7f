from docx import Document
from docx.oxml import parse_xml
from docx.shared import RGBColor

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
document = Document()


def box(*lines: str) -> None:
    texts = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    document.add_paragraph()._p.append(
        parse_xml(
            f"<w:r {NS}><w:pict><v:shape><v:textbox><w:txbxContent>{texts}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    )


box("DELROY CAMPBELL", "Executive Chef")
box("Kingston 8, Jamaica", "(876) 555-0147", "chefdelroy@mail.example", "@chefdelroy")


def head(text: str) -> None:
    run = document.add_paragraph().add_run(text.upper())
    run.bold, run.font.color.rgb = True, RGBColor(0xB0, 0x40, 0x20)


head("Culinary profile")
document.add_paragraph("Executive chef with twenty years in resorts; Caribbean food with French technique.")
head("Culinary experience")
table = document.add_table(rows=0, cols=2)
for left, right in (
    (
        "Executive Chef\n2016 to present",
        "Half Moon Resort, Montego Bay\n• Six outlets, 84 cooks\n• Food cost held at 29 percent",
    ),
    ("Chef de Cuisine\n2010 to 2016", "Sandals Ochi, Ocho Rios\n• Opened the seafood grill"),
    ("Line Cook\n2005 to 2010", "Hotel Mocking Bird Hill, Port Antonio"),
):
    cells = table.add_row().cells
    cells[0].text, cells[1].text = left, right
head("Training")
table = document.add_table(rows=0, cols=2)
for left, right in (
    ("Associate Degree, Culinary Arts\n2003 to 2005", "HEART College of Hospitality Services, Runaway Bay"),
    ("ServSafe Manager\n2019", "National Restaurant Association"),
):
    cells = table.add_row().cells
    cells[0].text, cells[1].text = left, right
head("Languages")
document.add_paragraph("English, Jamaican Patois, French (kitchen level)")
