"""The work that a field of study leads to, for people whose jobs so far do not tell it. Written for this product."""

from __future__ import annotations

import re

_LEADS_TO: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (title, re.compile(fields))
    for title, fields in (
        ("Data scientist", r"machine learning|data scien|artificial intelligence|statisti|computational linguistics|künstliche intelligenz"),
        ("Security analyst", r"cyber ?security|information security|network security"),
        ("Hardware engineer", r"electronic|electrical|vlsi|microelectronic|computer engineering|elektrotechnik|embedded"),
        ("Software engineer", r"computer scien|comput(?:ing|er studies)|software|informati(?:cs|k|que|ca)|information technology|information systems|web development"),
        ("Controls engineer", r"mechatronic|control (?:systems|engineering)|robotic|automation"),
        ("Manufacturing engineer", r"manufacturing|industrial engineering|production engineering|systems engineering"),
        ("Mechanical engineer", r"mechanical|maschinenbau|aerospace|aeronautic|automotive engineering"),
        ("Civil engineer", r"civil|structural|bauingenieur|geotechnical"),
        ("Architect", r"^architecture|architektur|\barchitectural"),
        ("Nurse", r"nursing|midwif|pflege|enfermer"),
        ("Pharmacist", r"pharmacy|mpharm|pharmazie"),
        ("Physiotherapist", r"physiotherap|physical therapy"),
        ("Occupational therapist", r"occupational therapy|ergotherap"),
        ("Radiographer", r"radiograph|medical imaging"),
        ("Social worker", r"social work|soziale arbeit"),
        ("Psychologist", r"psycholog"),
        ("Laboratory scientist", r"biomedical scien|biochem|microbiolog|biotechnolog|chemistry|molecular biolog|life scien|^biology"),
        ("Teacher", r"education|teaching|pgce|lehramt|pedagog|pädagog"),
        ("Lawyer", r"\blaws?\b|\bllb\b|jura\b|rechtswissenschaft|droit|derecho|juris"),
        ("Accountant", r"account|audit|taxation|rechnungswesen"),
        ("Financial analyst", r"financ|econom|banking|volkswirtschaft|betriebswirtschaft"),
        ("Marketing manager", r"marketing|public relations|communication"),
        ("HR adviser", r"human resource|personnel|personalwesen"),
        ("Graphic designer", r"graphic design|visual communication|interaction design|ux design|industrial design"),
        ("Journalist", r"journalis|creative writing|publishing"),
        ("Chef", r"culinary|catering|cookery"),
        ("Supply chain planner", r"supply chain|logisti|procurement"),
    )
)  # fmt: skip
"""(title to compare with, pattern over the name of a field of study), the special before the general."""


def work_of_study(area: str) -> str | None:
    """A title of the work that a field of study leads to; None where none is known or it leads anywhere."""
    lower = area.lower()
    return next((title for title, pattern in _LEADS_TO if pattern.search(lower)), None)
