"""Text boxes in the order in which somebody drew them: headings last, name in the middle."""

from fpdf import FPDF

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans"
pdf = FPDF(format="A4")
pdf.add_font("D", "", FONT + ".ttf")
pdf.add_font("D", "B", FONT + "-Bold.ttf")
pdf.add_page()
pdf.set_auto_page_break(False)


def box(x: float, y: float, text: str, size: float = 9.5, bold: bool = False, width: float = 110) -> None:
    pdf.set_font("D", "B" if bold else "", size)
    pdf.set_xy(x, y)
    pdf.multi_cell(width, size * 0.5, text, align="L")


box(15, 120, "Hair Salon Manager", 10.5, True)
box(15, 125, "Toni & Guy, Leeds | June 2019 - today")
box(15, 131, "• Manages nine stylists and the rota\n• Raised retail sales by a fifth")
box(15, 150, "Senior Stylist", 10.5, True)
box(15, 155, "Rush Hair, York | 2015 - 2019")
box(15, 161, "• Colour specialist; trained two apprentices")
box(15, 176, "Apprentice", 10.5, True)
box(15, 181, "Headmasters, Harrogate | 2013 - 2015")
box(140, 60, "0113 496 0123", width=60)
box(140, 66, "leila.hosseini@mail.example", width=60)
box(140, 72, "9 Cardigan Road, Leeds LS6 1LJ", width=60)
box(140, 78, "instagram.com/leilacuts", width=60)
box(15, 20, "Leila Hosseini", 28, True)
box(15, 34, "Salon manager & colourist", 13)
box(
    15,
    60,
    "I run salons where people like to come back, both as guests and as staff. Fifteen years ago I swept the floor; now I write the rota.",
)
box(140, 120, "Colour correction\nBalayage\nRota planning\nPhorest POS", width=60)
box(140, 165, "English – native\nFarsi – native\nItalian – beginner", width=60)
box(15, 215, "NVQ Level 3 Hairdressing", 10.5, True)
box(15, 220, "Leeds City College, 2013 - 2015")
box(15, 230, "GCSEs (7 passes)", 10.5, True)
box(15, 235, "Roundhay School, 2013")
pdf.set_fill_color(230, 210, 200)
for x, y, text in (
    (15, 50, "H E L L O"),
    (140, 50, "C O N T A C T"),
    (15, 108, "E X P E R I E N C E"),
    (140, 108, "S K I L L S"),
    (140, 153, "L A N G U A G E S"),
    (15, 203, "E D U C A T I O N"),
):
    pdf.rect(x, y, 110 if x == 15 else 55, 7, "F")
    box(x + 2, y + 1.5, text, 9.5, True)
