"""Fields of study, told by the stems of their words."""

from __future__ import annotations

import re
from functools import lru_cache

from companion.gazetteer import fold
from companion.profile.parse.words import word_set

STEMS = word_set("""
    account acting actuar aeron aerosp agron anatom anglist anthropolog archaeol architec architekt arquitec art arts
    artes astro audio automat autom bank bautechn betriebs bildung biochem bioinf biolog biomed bioste botan business bwl
    chem chim chinese cinema civil cogniti commerc comput communicat comunic contab comptab contaduria construct counsel
    crimin culin cyber dance data datan dent derecho design diritto direito diseno droit ecolog econ ekonom electr elektr
    elettr energ engineer engenh english enterprise entrepr environ espanol ethnolog etnolog fashion film finan fisic food
    foreign forens fotogra french game gaming genetic geo german gesch gestao gestion gestione graphic grafik healthcare
    histo hospital hotel human husbandry hydr immun industri informat information inform ingegner ingenier insurance
    interior international investment japan jazz journal jur jurid justice kinesi kommunik konstruk krankenpfl kunst
    language landscap law legal lehramt letter lettere liberal librar lingu liter litera logist machine management marin
    market maschinenbau masch materia math matem mecan mecatr meccan mechan mechatr media medi medic mediz microb mikro
    molecul multimed multimid music musik musiq nano natur neuro nurs nutri ocean oncolog operations optic organi painting
    pedagog padagog pharm farm philolog filolog philos filos photo phys physik physio plant poli policy political politi
    politik polymer program project psych public quant quimic recht rechts religi robot romanist russian science sciences
    scienc scienze ciencia ciencias scienz securi sicherheit sociol sozial social software soziolog spanish special speech
    sport sports statist studies structur supply surve sustain system systems teach tech technik techniq techno tecnolog
    telecom telematic theat theolog teolog tourism tourist traduc translat transport umwelt urban veterin verwalt visual
    vwl web welding wirtschaft wissensch writing zoolog zahn
""")
"""Beginnings of words that name a field in English, German, French, Spanish, Portuguese, Italian or Dutch."""
_ENDINGS = (
    "wissenschaft",
    "wissenschaften",
    "technik",
    "kunde",
    "ology",
    "ologie",
    "ologia",
    "nomics",
    "matics",
    "wezen",
)
_SHORTEST = 4
"""Letters from which a stem may be any word's beginning; a shorter one is the word."""
_BEGINNINGS = tuple(stem for stem in STEMS if len(stem) >= _SHORTEST)
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1024)
def field_score(text: str) -> int:
    """How many words of a short text name a field of study."""
    words = _WORD.findall(fold(text))
    return sum(word in STEMS or word.startswith(_BEGINNINGS) or word.endswith(_ENDINGS) for word in words)
