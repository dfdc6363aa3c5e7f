"""Right sidebar drawn first, dates in the middle of a line, headings as icons with text."""

from fpdf import FPDF

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans"
pdf = FPDF(format="Letter")
pdf.add_font("D", "", FONT + ".ttf")
pdf.add_font("D", "B", FONT + "-Bold.ttf")
pdf.set_auto_page_break(False)
pdf.add_page()


def at(x: float, y: float, text: str, size: float = 9, bold: bool = False) -> None:
    pdf.set_font("D", "B" if bold else "", size)
    pdf.text(x, y, text)


pdf.set_fill_color(240, 240, 250)
pdf.rect(150, 0, 66, 280, "F")
for y, text, bold in (
    (40, "☎ 305-555-0166", False),
    (46, "✉ d.castellanos@mail.example", False),
    (52, "⌂ Miami, FL 33130", False),
    (58, "linkedin.com/in/dcastellanos", False),
    (75, "TOOLS", True),
    (82, "Salesforce", False),
    (88, "Outreach", False),
    (94, "ZoomInfo", False),
    (110, "LANGUAGES", True),
    (117, "Spanish: Native", False),
    (123, "English: Bilingual", False),
    (140, "AWARDS", True),
    (147, "President’s Club 2022", False),
):
    at(155, y, text, 10 if bold else 8, bold)
at(15, 22, "Daniela Castellanos Ruiz", 22, True)
at(15, 30, "Enterprise Account Executive", 12)
at(15, 42, "★ EXPERIENCE", 12, True)
y = 50
for role, company, dates, did in (
    (
        "Enterprise Account Executive",
        "Kaseya",
        "02/2021 – Present",
        ("Closed $3.4M in new business in 2023 (128% of quota)", "Sold to hospitals and school districts"),
    ),
    ("Account Executive", "Ultimate Software", "07/2017 – 01/2021", ("Mid-market payroll in Florida and Puerto Rico",)),
    ("Sales Development Representative", "Carnival Cruise Line", "06/2015 – 06/2017", ("60 calls a day",)),
):
    at(15, y, company, 10, True)
    at(15 + pdf.get_string_width(company) + 3, y, f"{dates}   Miami, FL", 9)
    at(15, y + 5, role, 10)
    for number, text in enumerate(did):
        at(18, y + 10 + 5 * number, "• " + text)
    y += 14 + 5 * len(did)
at(15, y + 4, "★ EDUCATION", 12, True)
at(15, y + 12, "Florida International University", 10, True)
at(15 + pdf.get_string_width("Florida International University") + 3, y + 12, "2011 – 2015", 9)
at(15, y + 17, "Bachelor of Business Administration, International Business", 9)
