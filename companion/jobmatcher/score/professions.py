"""Professions that the law keeps to those who are registered: their titles say so, whether the posting's text does or not.

Facts: the Nursing and Midwifery Order 2001, Medical Act 1983, Pharmacy Order 2010, Health Professions Order 2001,
Dentists Act 1984 and Veterinary Surgeons Act 1966 in the United Kingdom; state licensing boards in the United States;
annex V and the regulated professions database of Directive 2005/36/EC in the European Union. Written for this product.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple


class Profession(NamedTuple):
    """One of `PROFESSIONS`."""

    name: str
    """As a sentence has it: "a registered nurse"."""
    title: re.Pattern[str]
    """What a posting's title shows."""
    shown_by: re.Pattern[str]
    """What the titles, studies and certificates of a member show, and of one who learns to be."""
    licences: frozenset[str]


_HELPERS = re.compile(
    r"assistant|support worker|aide\b|secretar|administrat|technician|helper|helfer|receptionist|scheduler|volunteer"
)
"""Beside the word for the profession these make other work of it."""

_AROUND = re.compile(
    r"student|trainee|apprentic|cadet|associate\b(?! specialist)|recruit|azubi|ausbildung|auszubildende|coordinator|schüler"
    r"|étudiant|educator|teacher|lecturer|professor|instructor|manager"
)
"""With these a posting wants learners, or those who teach and lead them, who may be something else."""


def _profession(name: str, title: str, shown_by: str, *licences: str) -> Profession:
    return Profession(name, re.compile(title), re.compile(shown_by), frozenset(licences))


PROFESSIONS: tuple[Profession, ...] = (
    _profession(
        "a registered nurse",
        r"(?<!nursery )(?<!dental )(?<!veterinary )\bnurses?\b(?! call)|\brns?\b|\brmns?\b|\brgns?\b|\brnlds?\b|\bcpn\b|matron\b|health visitor|krankenschwester"
        r"|(?:gesundheits|kranken)\w*pfleger|pflegefach(?:mann|frau|kraft|person)|infirmi(?:er|ère)|enfermer[oa]\b",
        r"nurs|\brns?\b|\brmn\b|\brgn\b|\brnld\b|matron|health visit|pfleg|infirmi|enfermer|verpleeg",
        "NMC registration", "Registered nurse licence", "Practical nurse licence", "Nurse practitioner licence",
    ),
    _profession(
        "a registered midwife",
        r"midwi(?:fe|ves)\b|hebamme|sage-femme|matrona\b",
        r"midwi|hebamme|sage-femme|matrona",
        "NMC registration",
    ),
    _profession(
        "a registered doctor",
        r"physician\b|\bdoctor\b|surgeon\b|psychiatrist\b|\bgps?\b|general practitioner|radiologist\b|cardiologist\b"
        r"|neurologist\b|dermatologist\b|oncologist\b|ana?esthetist\b|pa?ediatrician\b|hospitalist\b|consultant (?:in|physician)"
        r"|specialty doctor|(?:assistenz|fach|ober|chef)(?:arzt|ärztin)|\bmédecin\b",
        r"physician|doctor|medic(?:ine|al (?:school|officer|degree))|surg|\bm\.?d\b|\bd\.?o\b|mbbs|mb ?ch ?b|\bgp\b|general practi"
        r"|psychiatrist|\w{4,}ologist|ana?esthe|pa?ediatrician|consultant|registrar|arzt|ärztin|médecin|médico|humanmedizin",
        "GMC registration", "Medical licence",
    ),
    _profession(
        "a registered pharmacist",
        r"pharmacists?\b|apotheker|pharmacien\b|pharmacienne\b",
        r"pharmac|apothek|farmac|mpharm",
        "GPhC registration", "PSI registration", "Pharmacist licence",
    ),
    _profession(
        "a registered dentist",
        r"dentists?\b|zahn(?:arzt|ärztin)|dentiste\b|orthodontist\b",
        r"dentist|dental surg|\bbds\b|\bdds\b|\bdmd\b|zahn|orthodont|odontolog",
    ),
    _profession(
        "a registered veterinary surgeon",
        r"veterinarian\b|veterinary (?:surgeon|physician)|tier(?:arzt|ärztin)|vétérinaire",
        r"veterinar|tiermedizin|tierarzt|vétérinaire|bvsc|\bdvm\b|vetmb",
        "Veterinary registration",
    ),
    _profession(
        "a registered therapist",
        r"physiotherapists?\b|physical therapists?\b|occupational therapists?\b|speech(?:[\w -]{0,14})(?:therapists?|pathologists?)\b"
        r"|dieti[ct]ians?\b|podiatrists?\b|ergotherapeut|physiotherapeut|logopäd|kinésithérapeute",
        r"therap|physio|speech|dieti|nutrition|podiat|logop|kinési|fisio",
        "HCPC registration", "Physical therapist licence",
    ),
    _profession(
        "a registered radiographer",
        r"radiographers?\b|sonographers?\b|radiologic technologist",
        r"radiograph|sonograph|ultrasound|imaging|radiolog|radiotherap",
        "HCPC registration",
    ),
    _profession(
        "a registered paramedic",
        r"paramedics?\b|notfallsanitäter",
        r"paramedic|ambulance|emergency medical|\bemt\b|sanitäter",
        "HCPC registration",
    ),
    _profession(
        "a registered psychologist",
        r"(?:clinical|counselling|counseling|forensic|health|educational|school|consultant|neuro) ?psychologist",
        r"psycholog",
        "HCPC registration",
    ),
    _profession(
        "an admitted lawyer",
        r"attorney\b|solicitor\b|barrister\b|rechtsanw[aä]lt|\bavocat\b|\babogad[oa]\b|\blawyer\b",
        r"\blaws?\b|\bllb\b|\bll\.?m\b|\bj\.?d\b|legal|attorney|solicitor|barrister|lawyer|jura\b|jurist|recht|avocat|droit|abogad|derecho",
        "Bar admission",
    ),
)  # fmt: skip


@lru_cache(maxsize=2048)
def profession_of(title: str) -> int:
    """The place in `PROFESSIONS` of what a posting's title names; -1 for none, and for learners and helpers. Cached."""
    lower = title.lower()
    if _HELPERS.search(lower) or _AROUND.search(lower):
        return -1
    return next((place for place, one in enumerate(PROFESSIONS) if one.title.search(lower)), -1)


def professions_shown(texts: Iterable[str], licences: Iterable[str]) -> frozenset[int]:
    """Professions that a person shows some sign of; `texts` are their titles, studies and certificates."""
    whole = "\n".join(text for text in map(str.lower, texts) if not _HELPERS.search(text))
    held = set(licences)
    return frozenset(
        place for place, one in enumerate(PROFESSIONS) if one.licences & held or one.shown_by.search(whole)
    )
