from docx import Document
from docx.shared import Cm, Pt

document = Document()
document.sections[0].header.paragraphs[0].text = "Currículum Vitae – Iker Etxeberria Agirre"
document.sections[0].footer.paragraphs[0].text = "Página 1 de 1"
name = document.add_paragraph().add_run("IKER ETXEBERRIA AGIRRE")
name.bold, name.font.size = True, Pt(20)
document.add_paragraph("Electricista industrial")
document.add_paragraph("C/ Mayor, 23, 2.º B · 48340 Amorebieta (Bizkaia) · España")
document.add_paragraph("Móvil: 655 50 12 34 · Correo electrónico: iker.etxeberria@mail.example")
document.add_paragraph("DNI: 12345678Z · Fecha de nacimiento: 03/05/1990 · Carné de conducir B y vehículo propio")


def head(text: str) -> None:
    run = document.add_paragraph().add_run(text)
    run.bold, run.font.size = True, Pt(13)


head("PERFIL PROFESIONAL")
document.add_paragraph("Electricista con diez años de experiencia en mantenimiento de plantas y cuadros eléctricos.")
head("EXPERIENCIA LABORAL")
for dates, where, role, did in (
    (
        "Marzo 2019 – Actualidad",
        "Gestamp Abadiño, S.A. (Abadiño)",
        "Oficial de 1.ª electricista",
        ("Mantenimiento preventivo de prensas", "Programación de autómatas Siemens S7"),
    ),
    (
        "Enero 2015 – Febrero 2019",
        "Montajes Eléctricos Nervión, S.L. (Bilbao)",
        "Electricista montador",
        ("Montaje de cuadros de baja tensión",),
    ),
    ("Verano 2014", "Iberdrola (Larraskitu)", "Prácticas", ()),
):
    line = document.add_paragraph()
    line.paragraph_format.tab_stops.add_tab_stop(Cm(5))
    line.add_run(dates + "\t")
    line.add_run(where).bold = True
    second = document.add_paragraph("\t")
    second.paragraph_format.tab_stops.add_tab_stop(Cm(5))
    second.add_run(role).italic = True
    for text in did:
        document.add_paragraph(text, style="List Bullet 2")
head("FORMACIÓN ACADÉMICA")
for dates, what, where in (
    (
        "2012 – 2014",
        "Ciclo Formativo de Grado Superior en Sistemas Electrotécnicos y Automatizados",
        "CIFP Tartanga, Erandio",
    ),
    ("2008 – 2010", "Bachillerato Tecnológico", "IES Urritxe, Amorebieta"),
):
    line = document.add_paragraph()
    line.paragraph_format.tab_stops.add_tab_stop(Cm(5))
    line.add_run(f"{dates}\t{what}")
    second = document.add_paragraph("\t" + where)
    second.paragraph_format.tab_stops.add_tab_stop(Cm(5))
head("CURSOS Y CERTIFICADOS")
document.add_paragraph("Prevención de riesgos laborales, 60 horas (2018)", style="List Bullet")
document.add_paragraph("Carretillero (2016)", style="List Bullet")
head("IDIOMAS")
document.add_paragraph("Euskera: lengua materna")
document.add_paragraph("Castellano: lengua materna")
document.add_paragraph("Inglés: nivel medio (B1)")
head("INFORMÁTICA")
document.add_paragraph("TIA Portal, AutoCAD Electrical, Excel")
