"""Licences, registrations and certificates one must hold to do the work."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import itemgetter

from companion.contracts import Note
from companion.guarded import Guarded, GuardedTable
from companion.jobmatcher.understand.document import Document, Sentence

_LICENCES: tuple[tuple[str, str], ...] = (
    ("Commercial driver's licence (CDL)", r"\bcdl\b|commercial driver.?s? licen[cs]e"),
    ("HGV licence", r"\bhgv\b|\blgv\b|class [12] (?:driver|licen)|category c\+?e?\b(?=.{0,25}licen)|c\+e licen|führerschein(?:klasse|s)?(?: der)?(?: klasse)? c|\bfs ?kl\.? ?c|(?:lkw|klasse c(?:e|1|\+e)?)[- ]?führerschein|permis (?:c\b|ce\b|ec\b|poids lourd|pl\b|spl\b)|carn[eé]t? (?:de conducir )?c\b|c\+e"),
    ("Driver CPC", r"driver cpc|\bcpc\b|berufskraftfahrerqualifikation|fahrerqualifizierung|schlüsselzahl 95|modul(?:e)? 95|\bfimo\b|\bfcos?\b|\bcap\b(?=[^.]{0,20}(?:camión|conductor))|\bcap en vigor"),
    ("Tachograph card", r"tacho(?:graph)? card|fahrerkarte|digital tacho|tarjeta (?:de )?tac[oó]grafo|carte conducteur"),
    ("Hazardous materials endorsement", r"hazmat|\badr\b(?:[- ](?:schein|licen[cs]e|certificate|bescheinigung))?"),
    ("Driving licence", r"driv(?:er|ing|ers|er.s|er’s)['’]?s? licen[cs]e|valid (?:drivers? )?licen[cs]e and (?:a )?(?:clean|car|vehicle)|full (?:uk )?(?:driving )?licen[cs]e|valid drivers?\b|führerschein|fahrerlaubnis|運転免許|自動車免許|普通免許|\bpermis b\b|permis de conduire|\bpermis\b(?= (?:est )?(?:souhaité|exigé|obligatoire|indispensable))|titulaire du permis|führerausweis|licencia de (?:manejar|conducir|manejo)|carn[eé]t? (?:de conducir|de coche|de conduir|b\b)|permiso (?:de conducir|b\b)|rijbewijs|körkort|førerkort|patente (?:b|di guida)|řidičsk|prawo jazdy|carta de condução"),
    ("Forklift licence", r"fork[- ]?lift (?:\w+ )?(?:licen|certif|truck licen|operator certif|ticket)|certified forklift|(?:counterbalance|reach)(?:[ -]truck)?(?: or (?:counterbalance|reach)(?:[ -]truck)?)? licen|staplerschein|gabelstaplerschein|\bcaces\b|carn[eé]t? (?:de )?carretiller"),
    ("Registered nurse licence", r"\brn (?:licen|registration|in the state)|(?:registered nurse|\brn\b).{0,25}licen[cs]|licensed (?:as an? )?(?:rn\b|registered nurse)|licen[cs](?:e|ed|ure) as an? (?:registered nurse|rn\b)|nursing licen[cs]e|current rn\b|valid rn\b|active rn\b|state licen[cs]ure as an? rn|multistate.{0,12}licen|diplôme d.état (?:d.)?infirmi|\bde infirmi|examinierte? (?:gesundheits|pflegefach|altenpfleg|kranken)|colegiad[oa] (?:en )?enfermer|legitimerad (?:\w+)?sjuksköterska|(?:autoriseret|autorisert) (?:sygeplejerske|sykepleier)"),
    ("NMC registration", r"\bnmc\b(?:[- ]?(?:pin|regist))?|nursing (?:and|&) midwifery council"),
    ("Practical nurse licence", r"\b(?:lpn|lvn)\b(?=.{0,30}(?:licen|certif|required))|licensed (?:practical|vocational) nurse|(?:active|current|valid) (?:lpn|lvn)"),
    ("Nursing assistant certificate", r"\bcna\b(?=.{0,30}(?:licen|certif|required))|certified nursing assistant|(?:active|current|valid) cna"),
    ("Nurse practitioner licence", r"nurse practitioner licen|aprn|fnp-?c?\b"),
    ("Veterinary registration", r"\brcvs\b|\brvn\b|approbation als tier"),
    ("Water operator certificate", r"(?:water|wastewater) (?:treatment )?(?:plant )?operator.?s? (?:licen|certif)|grade [ivx\d]+a? (?:water |wastewater )?operator.?s? (?:licen|certif)"),
    ("BIG registration", r"\bbig[- ]registrat"),
    ("HCPC registration", r"\bhcpc\b|health and care professions council"),
    ("GMC registration", r"\bgmc\b(?=.{0,30}(?:regist|licen|number|full))|(?:registered|registration) (?:with )?(?:the )?gmc|general medical council"),
    ("GPhC registration", r"\bgphc\b|general pharmaceutical council"),
    ("PSI registration", r"pharmaceutical society of ireland|\bpsi\b(?=.{0,20}regist)|regist\w+ (?:with )?(?:the )?psi\b"),
    ("Social Work England registration", r"social work england|\bswe regist"),
    ("Medical licence", r"medical licen[cs]e|licen[cs]e to practice medicine|approbation(?! als (?:apotheke|tier|psycholog))|facharzt(?:anerkennung|ausbildung|prüfung|titel|weiterbildung)|(?:anerkannte[rn]?|abgeschlossene[rn]?) fach(?:arzt|ärzt)|board[- ](?:certified|eligible)"),
    ("Pharmacist licence", r"pharmac(?:ist|y) licen[cs]|approbation als apotheke|licensed pharmacist|registered pharmacist"),
    ("Clinical social work licence", r"\blcsw\b|\blmsw\b|licensed clinical social"),
    ("Physical therapist licence", r"(?:physical|occupational) therap(?:ist|y) licen|licensed (?:physical|occupational) therapist"),
    ("BLS", r"\bbls\b|basic life support"),
    ("ACLS", r"\bacls\b|advanced cardiac life"),
    ("CPR certificate", r"\bcpr\b"),
    ("Bar admission", r"\bbar (?:admission|member|licen|card|qualif)|(?:member|admission|admitted|good standing|licensed).{0,30}\b(?:state )?bar\b|admitted to (?:practi[cs]e|the bar)|licensed to practi[cs]e law|barreau|zulassung als (?:rechtsanwalt|rechtsanwältin)|qualified (?:solicitor|lawyer|barrister)|practising certificate|\bcapa\b(?= d.avocat)|titulaire du capa\b|colegiad[oa] (?:ejerciente|en el colegio de abogados)|volljurist|zweites? juristisches? staatsexamen"),
    ("CPA", r"\bcpa\b(?! (?:firm|process|review|meeting|policy|framework|care|approach|documentation|co-?ordinat|standards))"),
    ("Chartered accountant", r"\b(?:acca|aca|cima)\b|chartered accountant"),
    ("Professional engineer (PE)", r"\bp\.?e\.? licen|professional engineer(?:ing)? (?:licen|\(pe\)|regist)|licensed professional engineer|\bpe (?:registration|certification|required)"),
    ("Teaching licence", r"teach(?:ing|er|er's) (?:licen|credential|certif)|certified teacher|licensed teacher|state (?:teaching|teacher) (?:licen|certif)|educator (?:licen|certif)|professional (?:educator|teaching) licen|valid .{0,25}teaching|lehramt|lehrbefähigung|zweites staatsexamen für|habilitación docente|máster (?:del|de(?:l)?) (?:profesorado|formación del profesorado)|legitimerad (?:\w+)?lärare|lärarlegitimation|\bcapes\b(?= (?:de|en|externe|interne|ou|d.)\b)|(?:titulaire|concours) (?:du |d.un )?capes\b|cap petite"),
    ("Qualified teacher status (QTS)", r"\bqts\b|qualified teacher status"),
    ("SIA licence", r"\bsia\b(?=.{0,15}(?:licen|badge|door|cctv))"),
    ("Security guard licence", r"guard (?:card|licen|certif)|§ ?34a|sachkunde(?:prüfung)? (?:nach|gem)"),
    ("Food safety certificate", r"servsafe|food handler.?s?|food (?:safety|hygiene) (?:certif|level)|level [23] (?:award in )?food|haccp[- ]?(?:certif|zertif|schulung)|carn[eé]t? (?:de )?manipulador|infektionsschutzgesetz|gesundheitszeugnis"),
    ("Alcohol service certificate", r"\btips certif|tabc|alcohol (?:service|server) (?:certif|permit)|sociale hygiëne|personal licen[cs]e holder"),
    ("Welding certificate", r"aws d\d\.\d|(?:welding|welder) (?:certif|qualif)|certified welder|\baws certif(?:ied|ication) weld|coded welder|schweiß(?:er)?(?:schein|zertifikat|prüfung|pass)|en ?iso ?9606|(?:licence|qualification) (?:de )?soud|\b[346]gr?\b.{0,15}(?:cert|passed|qualif|coded)|homologación de sold|asme (?:section )?ix"),
    ("Electrician licence", r"(?:journeyman|master) (?:electrician|plumber|license)|electrician.?s? licen|licensed (?:journeyman )?electrician|a-grade (?:electric\w+ )?licen|electrical (?:licen|certification card)|electrician certification|18th edition|habilitations? électriques?|elektrofachkraft"),
    ("Safety certificate (VCA)", r"\bvca\b"),
    ("Notary commission", r"(?:commissioned|licensed|certified) (?:public notary|notary)|notary public (?:commission|licen|certif)"),
    ("Gas Safe registration", r"gas safe"),
    ("HVAC certificate (EPA 608)", r"epa (?:section )?608|epa (?:universal|certif)|f-gas"),
    ("CSCS card", r"\bcscs\b"),
    ("Safety passport", r"\bccnsg\b|safety passport"),
    ("Train driver licence", r"(?:ausbildung (?:als|zum|zur)|abgeschlossene|zugelassene[rn]?) triebfahrzeugführer|triebfahrzeugführerschein|\btfv? klasse|train driv(?:er|ing).?s? licen[cs]e"),
    ("Tax adviser qualification", r"steuerberater(?:examen|prüfung|titel)|bestellte[rn]? steuerberater|bestellung (?:als|zum) steuerberater|chartered tax advis|\benrolled agent\b"),
    ("OSHA 10/30", r"osha[- ]?(?:10|30)"),
    ("Aircraft mechanic licence (A&P)", r"\b(?:a&p|a & p|a& p|a &p)\b(?=.{0,25}(?:licen|certif|mechanic))|airframe (?:and|&) powerplant|easa part[- ]?66|part-?66"),
    ("Pilot certificate", r"(?:commercial|airline transport) pilot|\batp certif|part 107"),
    ("TWIC card", r"\btwic\b"),
    ("Securities licence", r"\bseries (?:6|7|24|63|65|66)\b|finra (?:licen|series)|\bsie exam"),
    ("Insurance licence", r"insurance (?:producer )?licen[cs]e|property (?:and|&) casualty licen|p&c licen|life (?:and|&) health licen"),
    ("Real estate licence", r"real estate (?:salesperson |broker )?licen"),
    ("Cosmetology licence", r"cosmetolog(?:y|ist).{0,12}licen|barber licen|licensed (?:cosmetologist|barber|esthetician)"),
    ("CISSP", r"\bcissp\b"),
    ("PMP", r"\bpmp\b"),
    ("First aid certificate", r"first[- ]aid (?:at work|certif|qualif|ticket|trained)|(?:certified|trained|qualified|designated) first[- ]aider|ersthelfer(?:schein|ausbildung)|\bsst\b|sauveteur secouriste"),
    ("Working at heights ticket", r"work(?:ing)? at heights?(?=[^.]{0,40}(?:ticket|certif|licen|card|train))"),
    ("Crane licence", r"(?:overhead|tower|mobile|gantry|dogging|slinger)?[ /]?crane (?:ticket|licen|operator.?s? (?:certif|licen))|kranschein|slinger[ /-]signaller (?:ticket|card)|pont roulant|\bcpcs\b"),
    ("Construction induction card", r"\bwhite card\b|\bsafe pass\b|construction induction"),
    ("Dental hygiene licence", r"dental hygien\w+.{0,20}licen|licen\w+ (?:as )?(?:an? )?(?:registered )?dental hygien"),
    ("Architect registration", r"registered architect|architects? registration|\barb\b(?=.{0,20}regist)|registered with (?:the )?arb\b|\barbv\b|architektenkammer|bauvorlageberechtig|inscrit à l.ordre des architectes|habilitation à la maîtrise d.(?:œuvre|oeuvre)"),
    ("Professional registration", r"colegiación|colegiad[oa]s?\b(?! (?:en )?enfermer| ejerciente)|inscription à l.ordre|inscrit[e]? à l.ordre|inscription au tableau de l.ordre"),
    ("Neonatal resuscitation (NRP)", r"\bnrp\b"),
    ("Medical examiner's certificate", r"(?:dot )?(?:medical (?:examiner.?s? )?card|physical card)|\bdot (?:medical|physical)"),
    ("Criminal record check", r"disclosure and barring|(?:basic|standard|enhanced) disclosure|criminal record(?:s)? check|police check|garda vetting|\bpvg\b|enhanced dbs|\bdbs (?:check|clearance|disclosure)|erweitertes führungszeugnis|polizeiliches führungszeugnis|certificat de delictes|certificado de delitos|working with children check"),
)  # fmt: skip
_MONEY = re.compile(
    r"accountan|accounting|\baudit(?:or|s|ing)?\b|financ|\btax|bookkeep|controller|treasur|payroll|\bcfo\b"
)
_FIELDS: dict[str, re.Pattern[str]] = {
    "CPA": _MONEY,
    "Chartered accountant": _MONEY,
    "Professional engineer (PE)": re.compile(r"engineer|structural|civil|mechanical|surveyor"),
    "Driver CPC": re.compile(
        r"driv|transport|\b[hl]gv\b|lorr|truck|\bbus\b|chauffeur|logisti|haul|tacho|\bpcv\b|condu[ct]|cami[oó]n|fahrer|route"
    ),
    "First aid certificate": re.compile(r"secour|travail|poste|vous"),
}
"""Of papers whose short name other trades use too (a care assistant is an ACA): what the title or the sentence speaks of."""
SHORT_NAME = 4
"""Characters of the first word up to which a name is a short one."""
"""In health work CPA is the Care Programme Approach, not an accountant's certificate."""

MAX_SENTENCE_CHARS = 3_000
_ANYWHERE = re.compile(r"dbs|disclosure|criminal record|police check|vetting|führungszeugnis|licen")
"""What counts also where a posting otherwise asks for nothing."""

ALWAYS_REQUIRED = "Criminal record check"
"""A check the law asks for, wherever the posting happens to mention it."""

LICENCES = GuardedTable((row, pattern) for row, (_, pattern) in enumerate(_LICENCES))
_PREFERRED = re.compile(
    r"prefer|desir|a plus\b|nice to have|bonus|ideally|advantage|beneficial|helpful|useful|von vorteil|wünschenswert|idealerweise|souhait|appréci|atout|un plus|\bpré\b|valorable|se valora|deseable|an asset|not essential|not required|willing(?:ness)? to (?:obtain|get)"
)
_CLASS = re.compile(r"class ([abc])\b|klasse ([a-z]{1,2})\b|permis ([a-z]{1,2})\b|cat(?:egory)? ([a-z]\+?e?)\b")


_REGISTERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("NMC registration", re.compile(r"nurs|midwi|\b(?:rgn|rmn|rnld|rnmh|rnlds?|rscn|nmc)\b|health visit|matron")),
    (
        "HCPC registration",
        re.compile(
            r"therap|paramedic|radiograph|dieti|podiatr|chiropod|biomedical|scientist|psycholog|orthopt|prosthe|orthotis|\bodp\b"
            r"|operating department|audiolog|sonograph|physio|\bhcpc\b|\bot\b"
        ),
    ),
    (
        "GMC registration",
        re.compile(
            r"doctor|physician|surgeon|\bgps?\b|general practitioner|registrar|psychiatrist|\w{4,}ologist\b|anaesthet|paediatrician"
            r"|consultant in|medical (?:officer|director|examiner)|\bgmc\b"
        ),
    ),
    ("GPhC registration", re.compile(r"pharmac")),
)
"""British registers and the professions of their members, as job titles name them."""


@lru_cache(maxsize=2048)
def registers_of_others(title: str | None) -> frozenset[str]:
    """Registers that the profession a title names is not on; empty where it names none of them. Cached: asked twice a posting."""
    lower = (title or "").lower()
    own = {name for name, members in _REGISTERS if members.search(lower)}
    return frozenset(name for name, _ in _REGISTERS if name not in own) if own else frozenset()


def _found(document: Document, sentences: list[Sentence]) -> list[tuple[int, Sentence, str, Guarded, list[int]]]:
    """What could name a licence: (row of the table, sentence, its text, pattern, branches), row by row."""
    found = []
    for sentence in sentences:
        text = document.lower[sentence.start : sentence.end]
        if len(text) > MAX_SENTENCE_CHARS:
            continue
        if sentence.section in ("legal", "about", "benefits") and not _ANYWHERE.search(text):
            continue
        found += [(row, sentence, text, pattern, branches) for row, pattern, branches in LICENCES.candidates(text)]
    found.sort(key=itemgetter(0))
    return found


def read_licences(document: Document, sentences: list[Sentence], title: str | None = None) -> list[Note]:
    """Licences asked for, one note each; `required` is False where the posting only prefers it.

    Registers that the `title`'s profession is not on are those of colleagues.
    """
    found: dict[str, Note] = {}
    for row, sentence, text, pattern, branches in _found(document, sentences):
        for match in pattern.finditer(text, branches):
            _note(document, found, _LICENCES[row][0], sentence, text, match, title)
    if "HGV licence" in found or "Commercial driver's licence (CDL)" in found:
        found.pop("Driving licence", None)
    for register in registers_of_others(title) & found.keys():
        del found[register]
    return list(found.values())


def _note(
    document: Document,
    found: dict[str, Note],
    name: str,
    sentence: Sentence,
    text: str,
    match: re.Match[str],
    title: str | None,
) -> None:
    after = text[match.end() : match.end() + 70]
    lead = text[max(0, match.start() - 25) : match.start()]
    field = _FIELDS.get(name)
    if field and title and len(match[0].split()[0]) <= SHORT_NAME and not field.search(f"{title.lower()} {text}"):
        return
    nice = (sentence.section == "nice" and name != ALWAYS_REQUIRED) or bool(
        _PREFERRED.search(after) or _PREFERRED.search(lead)
    )
    evidence = document.evidence(sentence.start + match.start(), sentence.start + match.end())
    known = found.get(name)
    if known is None:
        found[name] = Note(value=name, required=not nice, evidence=[evidence])
    else:
        known.required = known.required or not nice
        known.evidence.append(evidence)
