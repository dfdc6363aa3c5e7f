"""What everybody with a title can do, whether their resume says so or not: a nurse's need not name personal care.

Evidence of lower strength than a skill that is named: it earns less and the card says where it comes from. Only what is
the work itself stands here; no licence, no product, no language, nothing that one of the trade may do without.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple


class TitleGroup(NamedTuple):
    """`family` of titles (see `score.families`), a pattern that the title has to show beside it, and what it implies."""

    family: str
    word: str
    skills: tuple[str, ...]


GROUPS: tuple[TitleGroup, ...] = (
    TitleGroup(
        "nurse",
        "",
        ("Nursing", "Patient care", "Patient assessment", "Care planning", "Vital signs", "Medication administration",
         "Infection control", "Personal care", "Moving and handling", "Patient confidentiality", "Patient safety",
         "Clinical documentation", "Clinical practice", "Multidisciplinary teamwork"),
    ),
    TitleGroup("midwife", "", ("Midwifery", "Patient care", "Clinical practice", "Patient confidentiality", "Multidisciplinary teamwork")),
    TitleGroup("care", "", ("Care work", "Personal care", "Moving and handling", "Patient care")),
    TitleGroup("theatre", "", ("Perioperative nursing", "Patient care", "Infection control", "Patient safety")),
    TitleGroup("portering", "", ("Portering", "Manual handling")),
    TitleGroup(
        "advanced_practice", "", ("Patient care", "Patient assessment", "Vital signs", "Clinical documentation")
    ),
    TitleGroup(
        "physician",
        "",
        ("Medicine", "Clinical practice", "Patient care", "Patient assessment", "Patient confidentiality",
         "Multidisciplinary teamwork"),
    ),
    TitleGroup("therapy", "therapist|therapeut", ("Patient care", "Clinical practice", "Multidisciplinary teamwork")),
    TitleGroup("imaging", "radiograph|mtra", ("Radiography", "Patient care", "Clinical practice")),
    TitleGroup("therapy", "physio|physical|kinés|fisio", ("Physiotherapy", "Patient assessment")),
    TitleGroup("therapy", "occupational|ergother", ("Occupational therapy", "Patient assessment")),
    TitleGroup("mental_health", r"social work|sozialarbeit|assistante? social|trabajador\w* social", ("Social work", "Case work")),
    TitleGroup("mental_health", "psycholog", ("Psychology", "Mental health", "Psychotherapy", "Multidisciplinary teamwork")),
    TitleGroup("mental_health", "counsel|psychother", ("Counselling",)),
    TitleGroup(
        "police_fire",
        r"paramedic|\bemt\b|rettungs|notfall|ambulanc",
        ("Paramedicine", "Emergency care", "Patient care", "Patient assessment", "Vital signs"),
    ),
    TitleGroup("police_fire", "firefight|feuerwehr|pompier", ("Firefighting",)),
    TitleGroup("pharmacy", r"pharmacist|apotheker|pharmacien|farmacéutic", ("Pharmacy", "Dispensing", "Pharmacology", "Medication administration")),
    TitleGroup("dental", r"dentist|zahn(?:arzt|ärzt)", ("Dentistry",)),
    TitleGroup("dental", r"dental (?:nurse|assistant)|zahnmedizinische", ("Dental nursing",)),
    TitleGroup("vet", "", ("Animal handling",)),
    TitleGroup("lab", "lab|chemist|biologist", ("Laboratory techniques",)),
    TitleGroup(
        "teacher",
        r"teacher|lehrer|lehrkraft|enseignant|maestr[oa]|leerkracht|docente?\b",
        ("Teaching", "Lesson planning", "Classroom management", "Student assessment"),
    ),
    TitleGroup("teacher", "tutor|instructor", ("Teaching", "Student assessment")),
    TitleGroup("lecturer", "", ("Teaching", "Student assessment")),
    TitleGroup("teaching_assistant", "", ("Teaching assistance",)),
    TitleGroup("childcare", "", ("Childcare", "Play activities", "Child development")),
    TitleGroup("lawyer", "", ("Law", "Legal research", "Legal drafting")),
    TitleGroup(
        "accounting",
        "accountant|bookkeep|buchhalter|comptable|contable|steuerfach",
        ("Accounting", "Bookkeeping", "Bank reconciliation", "Month-end close"),
    ),
    TitleGroup("accounting", "audit", ("Auditing", "Accounting")),
    TitleGroup("accounting", "payroll", ("Payroll",)),
    TitleGroup("finance", "analyst|analista|analyste", ("Financial analysis",)),
    TitleGroup("sales", "", ("Sales",)),
    TitleGroup("retail", "shop|store|retail|sales|dependient|einzelhandel", ("Retail", "Customer service")),
    TitleGroup("retail", "cashier|kassier|caissi", ("Till operation", "Cash handling", "Customer service")),
    TitleGroup("retail", "barista", ("Barista skills", "Customer service")),
    TitleGroup("customer_service", "", ("Customer service", "Query resolution")),
    TitleGroup("admin", "recepti|recepcion|empfang|réception", ("Reception", "Telephone skills", "Customer service")),
    TitleGroup("admin", r"secretar|sekretär|secrétaire|executive assistant|personal assistant", ("Administration", "Correspondence", "Diary management")),
    TitleGroup("admin", r"data entry", ("Data entry", "Typing")),
    TitleGroup("admin", r"administrat|office|bürokauf|sachbearbeit", ("Administration", "Correspondence")),
    TitleGroup("hr", "recruit|talent acq", ("Recruitment", "Candidate sourcing", "Interviewing")),
    TitleGroup("hr", r"human resources|\bhr\b|ressources humaines|recursos humanos|personal", ("Human resources",)),
    TitleGroup("marketing", "marketing|campaign|growth", ("Marketing",)),
    TitleGroup("project", "manager|leiter|chef|jefe|director|lead", ("Project management",)),
    TitleGroup("product", "", ("Product management",)),
    TitleGroup("operations", "operations|betriebsleit|exploitation", ("Operations management",)),
    TitleGroup("supply_chain", "buyer|procurement|purchasing|einkäuf|acheteu|comprador", ("Procurement", "Purchase orders")),
    TitleGroup("supply_chain", "logist", ("Logistics",)),
    TitleGroup("warehouse", "", ("Warehousing", "Loading and unloading", "Manual handling")),
    TitleGroup("warehouse", "pick|kommission|préparateur|mozo|selector", ("Order fulfilment",)),
    TitleGroup("driver", r"truck|hgv|lorry|lkw|camion|kraftfahr", ("Truck driving",)),
    TitleGroup("driver", r"\bbus\b|coach|taxi", ("Passenger transport",)),
    TitleGroup("welder", "weld|schwei|soudeu|soldad", ("Welding",)),
    TitleGroup("machinist", "", ("Machining",)),
    TitleGroup("mechanic", r"auto|car\b|vehicle|kfz|diesel|truck", ("Vehicle maintenance", "Vehicle diagnostics")),
    TitleGroup("electrician", r"electrici|elektrik|elektroniker|électric|elektroinstall", ("Electrical installation", "Electrical testing and inspection")),
    TitleGroup("plumber", "plumb|plomb|klempner|fontaner|anlagenmech", ("Plumbing",)),
    TitleGroup("plumber", "hvac", ("HVAC",)),
    TitleGroup("construction", "carpent|zimmer|tischler|schreiner|menuisi", ("Carpentry",)),
    TitleGroup("construction", "bricklay|maurer|maçon|albañil", ("Bricklaying",)),
    TitleGroup("construction", r"painter|\bmaler", ("Painting and decorating",)),
    TitleGroup("construction", "roofer|dachdeck", ("Roofing",)),
    TitleGroup("construction", "labou?rer|construction worker", ("Labouring", "Manual handling")),
    TitleGroup("production", "assembl|mont", ("Assembly",)),
    TitleGroup("chef", r"\bchef|cook\b|koch\b|köchin|cuisini|cociner", ("Cooking", "Food safety", "Knife skills")),
    TitleGroup("chef", "baker|bäcker", ("Baking", "Food safety")),
    TitleGroup("chef", "kitchen|küchen", ("Food safety",)),
    TitleGroup("hospitality", r"waiter|waitress|server\b|kellner|serveu|camarer|chef de rang", ("Waiting tables", "Customer service")),
    TitleGroup("hospitality", "bartend", ("Bartending", "Customer service")),
    TitleGroup("hospitality", "housekeep|room attendant", ("Housekeeping", "Cleaning")),
    TitleGroup("cleaning", "clean|reinigung|entretien|limpie|janitor|custodian|limpiador", ("Cleaning",)),
    TitleGroup("cleaning", "garden|gärtner|landscap|groundskeep", ("Gardening",)),
    TitleGroup("security_guard", "", ("Security guarding",)),
    TitleGroup("beauty", "hair|friseur|coiffeu|peluquer", ("Hairdressing",)),
    TitleGroup("fitness", "personal trainer", ("Personal training", "Fitness instruction")),
    TitleGroup("writing", "translat|übersetz|traduct", ("Translation",)),
    TitleGroup("writing", "editor|redakteur|redactor", ("Editing", "Writing")),
    TitleGroup("research", "", ("Research",)),
    TitleGroup("software", "", ("Software development", "Programming", "Debugging", "Code review")),
    TitleGroup("frontend", "", ("Software development", "Programming", "Debugging", "Code review")),
    TitleGroup("mobile", "", ("Software development", "Programming", "Debugging", "Code review")),
    TitleGroup("data_analysis", r"data|daten|datos", ("Data analysis",)),
    TitleGroup("data_science", "scientist", ("Data science", "Data analysis")),
    TitleGroup("data_science", r"machine learning|deep learning|\bml\b|\bai\b", ("Machine learning", "Programming")),
    TitleGroup("it_support", "", ("IT support",)),
    TitleGroup("design", "graphi|grafik", ("Graphic design",)),
    TitleGroup("design", r"\bux|user experience", ("UX design",)),
    TitleGroup("mechanical", "engineer|ingeni", ("Mechanical engineering",)),
    TitleGroup("electrical", "electrical engineer|elektroingenieur", ("Electrical engineering",)),
    TitleGroup("civil", "civil|bauingenieur", ("Civil engineering",)),
    TitleGroup("safety", "", ("Health and safety",)),
)  # fmt: skip
_NOT_YET = re.compile(
    r"student|trainee|apprentice|\bintern(?:ship)?\b|volunteer|auszubildend|\bazubi|praktikant|werkstudent|stagiaire|alternant|apprenti|becari|aprendiz|lärling|lærling"
)
"""Who is learning the work."""


@cache
def _words() -> dict[str, list[tuple[re.Pattern[str], tuple[str, ...]]]]:
    rows: dict[str, list[tuple[re.Pattern[str], tuple[str, ...]]]] = {}
    for group in GROUPS:
        rows.setdefault(group.family, []).append((re.compile(group.word), group.skills))
    return rows


def skills_of_title(title: str, family: str | None) -> list[str]:
    """Skills that everybody who worked under `title`, of that family, has; none for those who are learning it."""
    lower = title.lower()
    if family is None or _NOT_YET.search(lower):
        return []
    return [skill for word, skills in _words().get(family, []) if word.search(lower) for skill in skills]
