"""Specialties that part the titles of one family: a teacher of music is no teacher of mathematics. Written for this product."""

from __future__ import annotations

import re
from functools import cache

SPECIALTIES: tuple[str, ...] = (
    # who is nursed or treated, and where
    r"paediatr|pediatr|child(?:ren)?'?s?\b|neonat|\b[np]icu\b|camhs|health visitor|school nurse|pädiatr|kinder",
    r"mental|psychiat|\brmns?\b|\bpsych\b|\bcpn\b|crisis|dementia",
    r"learning disabilit|\brnld\b|autis|neurodev",
    r"emergency|\ba ?& ?e\b|\bed\b|urgent|triage|trauma|\b111\b",
    r"intensive care|critical care|\bi[ct]u\b|\bhdu\b",
    r"theat(?:re|er)|scrub|ana?esth|perioperat|operating|\bodps?\b|day surgery",
    r"midwi|matern|obstet|gyna?e|hebamme|sage-femme",
    r"community|district|home ?care|domiciliary|ambulant",
    r"oncolog|cancer|chemotherap|macmillan",
    r"cardi|coronary",
    r"renal|nephro|dialysis",
    r"respirat|pulmon|sleep",
    r"neuro|stroke",
    r"orthop|spinal|\bmsk\b|musculosk|fracture",
    r"gastro|endoscop|colorectal|hepat|liver",
    r"dermat",
    r"oph?thal|\beye\b|retin",
    r"haemat|hemat|transfusion",
    r"elderly|geriat|older|old age|frailty|altenpfleg",
    r"palliat|hospice",
    r"general practi|\bgp\b|practice nurse|primary care",
    r"diabet|endocrin",
    r"urolog",
    r"\bent\b|otolaryng|audiol",
    r"patholog(?!ist\b.*speech)|histopath|microbiolog",
    # kinds of therapy and of help for the mind
    r"physio(?!log)|physical therap|kinésith|fisioterap",
    r"occupational therap|ergother",
    r"speech|logop",
    r"podiat",
    r"dieti[ct]|nutrition",
    r"psycholog",
    r"social work|sozialarbeit|assistante? social|trabajador\w* social",
    r"counsel|psychother|\bcbt\b|\biapt\b|high intensity|wellbeing",
    r"behavio",
    # laboratory, pharmacy, teeth
    r"biomedical|\bmla\b",
    r"phlebotom",
    r"pharmacist|apotheker|pharmacien",
    r"pharmacy (?:technic|assist|support)|\bpta\b",
    r"dental nurs|dental assist",
    r"dentist|dental pract|zahn(?:arzt|ärzt)",
    # subjects and ages taught
    r"\bmath|calculus|algebra|statistic",
    r"\bscience|biolog|chemis|physics|\bstem\b",
    r"\bmusic|\bband\b(?! ?\d)|choir|choral|orchestra|piano|guitar",
    r"\barts?\b|drama|dance|ceramic|theatre arts",
    r"\benglish|\bela\b|literacy|reading|\besl\b|\bell\b|\bwriting|journalis",
    r"spanish|french|german\b|latin\b|mandarin|chinese|world lang|japanese|arabic|russian|\basl\b|sign language|\bmfl\b",
    r"history|social studies|geograph|government|econom|civics|politic|anthropolog|sociolog|philosoph|religio|ethics|criminal justice",
    r"physical education|\bpe\b(?! exam)|coach",
    r"special ed|\bsped\b|exceptional ed|inclusion|intensive day",
    r"elementary|primary school|[1-5](?:st|nd|rd|th) grade|lower school|grundschul",
    r"pre-?school|\bpre-?k\b|toddler|infant|early child|kindergarten|nursery",
    r"comput|\bit\b|cyber|coding|programming|software|data\b",
    r"business|marketing|account|financ|management",
    r"weld|hvac|automotive|carpent|cosmet|electric|plumb|construction|culinary|real estate|\bcna\b|veterin|agricult|mechatron|drafting|trades",
    # what is driven or built
    r"\bbus\b|\bpcv\b|passenger",
    r"\bhgv\b|\blkw\b|truck|lorry|\bcdl\b",
    r"\bvan\b|courier|deliver",
    r"embedded|firmware",
    r"\basic\b|fpga|\brtl\b|vlsi|\bsoc\b|circuit|silicon|(?<!with )verification|physical design",
    r"police|detective|correction",
    r"firefight|feuerwehr|pompier",
    r"paramedic|\bemt\b|ambulanc|rettungs|notfall",
)
"""Patterns over the lower-case title, each a bit of a mask. At most 63: the masks are numbers of 64 bits."""


@cache
def _patterns() -> list[re.Pattern[str]]:
    return [re.compile(pattern) for pattern in SPECIALTIES]


def specialties(title: str) -> int:
    """The specialties a title names, as a mask of bits."""
    lower = title.lower()
    return sum(1 << place for place, pattern in enumerate(_patterns()) if pattern.search(lower))
