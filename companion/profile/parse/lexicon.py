"""Words that tell a job title from an employer from a school, as data."""

from __future__ import annotations

import re
from functools import lru_cache

from companion.gazetteer import fold
from companion.profile.parse import han
from companion.profile.parse.words import phrase_set, word_set

TITLE_WORDS = word_set("""
    accountant administrator advisor adviser agent aide analyst apprentice architect assistant associate attorney
    auditor baker barista bartender bookkeeper buyer captain caregiver carer carpenter cashier ceo cfo chef chemist
    chief cio cleaner clerk coach consultant contractor controller cook coordinator coo counsel counselor counsellor
    courier cto custodian dentist designer developer director dispatcher doctor drafter draftsman driver economist
    editor educator electrician engineer estimator executive fabricator farmer fellow fitter foreman founder
    freelancer gardener generalist geologist guard hairdresser handyman head helper host hostess housekeeper
    hygienist inspector installer instructor intern interpreter investigator janitor journalist laborer labourer
    lawyer lead leader lecturer librarian machinist manager marketer mason mechanic mentor merchandiser midwife
    millwright model musician nanny nurse nutritionist officer operative operator owner painter paralegal paramedic
    partner pharmacist photographer physician physicist physiotherapist picker pilot pipefitter planner plumber
    porter practitioner president principal processor producer professor programmer psychologist radiographer
    receptionist recruiter registrar rep representative researcher reporter roofer salesman salesperson scientist
    secretary seller server setter sergeant singer socialworker soldier specialist staff steward stocker strategist
    student superintendent supervisor surgeon surveyor tailor teacher teller technician technologist tester therapist
    trader trainee trainer translator treasurer tutor underwriter veterinarian volunteer waiter waitress
    contributor employee professor student teamleader warehouseman welder worker writer rn lpn cna vp svp evp avp sde swe qa pm internship werkstudent freelance
    extern registered nursing apprenticeship teamlead developper postdoc phd-student chairman ambassador
    ingenieur ingenieurin entwickler entwicklerin leiter leiterin mitarbeiter mitarbeiterin sachbearbeiter
    sachbearbeiterin berater beraterin kaufmann kauffrau pfleger pflegerin krankenpfleger krankenschwester
    pflegefachkraft pflegefachfrau pflegefachmann lehrer lehrerin schweißer schlosser elektriker elektroniker
    mechaniker mechatroniker techniker technikerin verkäufer verkäuferin buchhalter buchhalterin auszubildende
    auszubildender praktikant praktikantin praktikum werkstudentin geschäftsführer assistentin referent referentin
    fachkraft koch köchin fahrer erzieher erzieherin arzt ärztin projektleiter projektleiterin teamleiter teamleiterin
    abteilungsleiter gesundheits- softwareentwickler softwareentwicklerin wissenschaftlicher kellner kellnerin
    ausbildung bankkaufmann bankkauffrau industriekaufmann bürokauffrau industriemechaniker steuerfachangestellte
    ingénieur ingénieure développeur développeuse infirmier infirmière enseignant enseignante professeur chargé chargée
    responsable directeur directrice assistante comptable vendeur vendeuse technicien technicienne stagiaire chef
    cheffe conseiller conseillère serveur serveuse cuisinier cuisinière soudeur électricien aide-soignante aide-soignant
    gestionnaire agente apprenti apprentie consultante coordinateur coordinatrice conducteur caissier caissière
    ingeniero ingeniera desarrollador desarrolladora enfermero enfermera profesor profesora maestro maestra contable
    gerente jefe jefa directora técnico técnica auxiliar asistente administrativo administrativa vendedor vendedora
    camarero camarera cocinero cocinera soldador electricista conductor becario becaria practicante consultor consultora
    analista coordinador coordinadora encargado encargada operario operaria dependiente dependienta docente médico
    ingegnere sviluppatore sviluppatrice infermiere infermiera insegnante impiegato impiegata direttore direttrice
    ragioniere contabile commesso commessa tecnico operaio operaia cuoco cameriere cameriera saldatore elettricista
    autista tirocinante stagista consulente assistente educatore educatrice collaboratore collaboratrice addetto addetta
    verpleegkundige verzorgende leraar lerares docent docente medewerker medewerkster ontwikkelaar boekhouder manager
    adviseur verkoper verkoopster monteur lasser stagiair stagiaire kok chauffeur hoofd directeur leidinggevende
    engenheiro engenheira desenvolvedor desenvolvedora programador programadora enfermeiro enfermeira professora
    gerente diretor diretora contador contadora vendedora estagiário estagiária técnico auxiliar motorista cozinheiro
    soldador eletricista supervisora atendente recepcionista farmacêutico farmacêutica advogado advogada
    magazijnier bediende begeleider undersköterska sjuksköterska vårdbiträde lärare förskollärare säljare butiksbiträde chaufför ingenjör utvecklare tekniker
    ekonom redovisningsekonom handläggare projektledare snickare elektriker montör lagerarbetare städare assistent
    konsult biträde barnskötare receptionist sygeplejerske lærer pædagog sælger udvikler ingeniør tømrer projektleder
    sagsbehandler ekspedient medhjælper kontorassistent sykepleier helsefagarbeider lege selger utvikler snekker rådgiver
    saksbehandler butikkmedarbeider sairaanhoitaja opettaja myyjä insinööri kehittäjä kokki kirjanpitäjä pracownik kierowca
    lekarz kelner kelnerka kucharz magazynier mechanik elektryk programista stażysta asystent asystentka učitel účetní
    řidič prodavač prodavačka vývojář werkvoorbereider projectleider teamleider
    fisioterapeuta arquitecto arquitecta diseñador diseñadora repartidor limpiador limpiadora peluquero peluquera cajero cajera
    architetto farmacista fisioterapista magazziniere parrucchiere parrucchiera segretaria segretario
    professionista freiberufler freiberuflerin autónomo autónoma indépendant indépendante
    kierownik specjalista inżynier nauczyciel pielęgniarka księgowa sprzedawca
""")
TITLE_ENDINGS = (
    "ingenieur", "entwickler", "entwicklerin", "leiter", "leiterin", "berater", "beraterin", "mechaniker", "techniker",
    "kaufmann", "kauffrau", "pfleger", "pflegerin", "lehrer", "lehrerin", "fachkraft", "arbeiter", "arbeiterin",
    "schwester", "assistent", "assistentin", "medewerker", "verpleegkundige", "engineer", "manager", "schweißer", "ingenieurin",
    "elektroniker", "helfer", "verkäufer", "fahrer", "meister", "angestellte", "angestellter", "referent", "buchhalter",
    "buchhalterin", "leerkracht", "monteur", "ontwikkelaar", "installateur", "bauer", "macher", "schlosser", "zeichner",
    "planer", "planerin", "praktikant", "praktikantin", "praktikum", "diener", "spezialist", "spezialistin", "chauffeur", "bediende", "begeleider", "verkoper", "adviseur", "hoitaja", "insinööri", "ingenjör", "skötare", "führer", "führerin", "verwalter", "verwalterin", "wirt", "wirtin", "therapeut", "therapeutin",
)  # fmt: skip
COMPANY_WORDS = word_set("""
    inc inc. llc llc. ltd ltd. limited corp corp. corporation co. company companies gmbh ag kg kgaa se ohg ug e.v. ev plc llp lp
    sa s.a. s.a.s. sas sarl s.l. sl s.l.u. srl s.r.l. spa s.p.a. s.p.a bv b.v. nv n.v. lda lda. ltda ltda. oy ab a/s aps pty pvt pvt.
    group gruppe groupe grupo gruppo holding holdings technologies technology tech systems solutions labs laboratories
    software hospital hospitals clinic clinics klinik klinikum krankenhaus hôpital hopital clinique clínica ospedale
    ziekenhuis chu healthcare health medical center centre zentrum bank bank, banque banco insurance versicherung university
    universität université universidad università universiteit universidade college school schools schule grundschule
    gymnasium realschule lycée collège école colegio instituto istituto scuola escuela escola academy institute
    institut foundation stiftung fondation fundación agency agentur agence ministry department council city county
    stadt municipality government army navy force restaurant hotel café cafe bistro store stores supermarket bakery
    bäckerei motors automotive industries industrial manufacturing works shipyard shipyards steel metal construction bau
    logistics logistik transport airlines airways railway partners associates consulting services enterprises
    nursing-home pflegeheim seniorenheim kita kindergarten charity trust nhs district isd ymca retail pharmacy apotheke
    pharma pharmaceuticals energy power electric foods media studio studios publishing press werke werk autohaus
    network networks global international ventures capital financial hospice fabrication welding plumbing roofing
""")
SCHOOL_WORDS = word_set("""
    university universität universitaet université universite universidad università universita universiteit
    universidade uniwersytet college school schule hochschule fachhochschule gymnasium realschule hauptschule
    gesamtschule berufsschule berufskolleg oberschule grundschule lycée lycee collège école ecole colegio instituto
    istituto liceo scuola escuela escola academy akademie académie academia institute institut polytechnic
    polytechnique politecnico politécnica politécnico faculty faculté facultad facoltà faculdade iut ifsi iut cfa mit
    caltech eth epfl tu fh rwth lmu uni tum kit ucla usc nyu insead hec esade iese iese hogeschool roc mbo-college
    szkół zespół htl hak itc ies cifp universitet universitets högskola högskolan høgskole høyskole folkehøgskole gymnasieskola skola skole yliopisto
    ammattikorkeakoulu lukio politechnika szkoła liceum technikum univerzita egyetem
    conservatory seminary univ univ. vidyalaya iit nit iim campus technikum vocational bootcamp community
""")
DEGREES = phrase_set("""
    bachelor, bachelors, bachelor's, master, masters, master's, associate, associates, associate's, doctor, doctorate, phd, ph.d, ph.d.
    doctoral, mbchb, mbbs, mb chb, mbbch, bds, bvsc, bvetmed, b.a, b.a., ba, b.s, b.s., bs, bsc, b.sc, b.sc., m.a, m.a., ma, m.s, m.s., ms, msc, m.sc, m.sc., mba, m.b.a., mphil, beng, b.eng
    b.eng., meng, m.eng, m.eng., b.e, b.e., be, b.tech, btech, m.tech, mtech, b.com, bcom, m.com, mcom, bba, bca, mca, llb, ll.b., llm, ll.m.
    jd, j.d., md, m.d., dds, pharmd, bsn, msn, dnp, adn, aas, a.a.s., aa, a.a., a.s., bfa, mfa, b.ed, bed, b.ed., m.ed, med, m.ed., edd, ed.d., diploma, ged
    certificate, abitur, fachabitur, mittlere reife, realschulabschluss, hauptschulabschluss, staatsexamen, diplom, magister, promotion
    ausbildung, berufsausbildung, diplom-ingenieur, dipl.-ing., dipl.-ing, fachhochschulreife, hochschulreife, matura, meister, lehre
    licence, licenciatura, licenciado, licenciada, grado, máster, doctorado, bachillerato, baccalauréat, bac, bts, dut, but, cap, bep, dess, dea, doctorat
    diplôme, ingénieur, ingeniería, técnico superior, ciclo formativo, laurea, laurea magistrale, laurea triennale, maturità, dottorato, diplomato, maturita
    mestrado, doutorado, bacharelado, bacharel, graduação, pós-graduação, vwo, havo, mbo, hbo, wo, propedeuse, a-levels, a levels, a level, gcse, gcses, hnd, hnc, nvq
    pgce, pgcert, pgdip, legal practice course, ha almen, postgraduate, undergraduate, high school diploma, high school, secondary, foundation degree, btec, b.arch, m.arch, barch, march, mpa, mph, msw, bsw, title
    fachausweis, fähigkeitszeugnis, eidg. diplom, classes préparatoires, classe préparatoire, fortbildung, weiterbildung, umschulung, sslc, matric, matriculation
    leaving certificate, ib diploma, international baccalaureate, a/l, o/l, o level, o levels, icse, cbse, polytechnic
    apprenticeship, journeyman, btech., phd., b.pharm, intermediate, ssc, hsc, s.s.c, h.s.c, b. tech, b. e, m. tech, bsc., 10th, 12th, diplôme d'état, zeugnis
    civilingenjör, högskoleingenjör, kandidatexamen, kandidat, masterexamen, magisterexamen, gymnasieexamen, yrkesexamen
    yrkeshögskoleexamen, sivilingeniør, civilingeniør, bachelorgrad, mastergrad, fagbrev, studentereksamen, insinööri, maisteri
    kandidaatti, ylioppilas, cand.merc., cand.scient., cand.polyt., cand.jur., cand.mag., cand.oecon., professionsbachelor, tradenomi, filosofie kandidat, inženýr, bakalář, maturitní zkouška
    ensino médio, ensino fundamental, ensino superior, curso superior, curso técnico, superior de tecnologia, bacharelando, bacharelanda, licenciando, graduando, graduanda, pós graduação, técnico em
    berufsmaturität, berufslehre, maturität, masterstudium, bachelorstudium, lizenziat, bachillerato, bachiller, ingénieur diplômé, mastère, higher secondary
    diploma di scuola superiore, graduado, graduada, tecnólogo, engineer's degree, engineering degree, dr., licensure, magisterkie, licencjat, inżynier, grade
""")

_WORD = re.compile(r"[\w.&/'’-]+")
_FOLDED_TITLES = frozenset(fold(word) for word in TITLE_WORDS)
_FOLDED_COMPANIES = frozenset(fold(word) for word in COMPANY_WORDS)
_FOLDED_SCHOOLS = frozenset(fold(word) for word in SCHOOL_WORDS)
_FOLDED_DEGREES = frozenset(fold(phrase) for phrase in DEGREES)
_ENDINGS = tuple(fold(ending) for ending in TITLE_ENDINGS)
MAX_TITLE_WORDS = 12
REMEMBERED = 2048
"""Scores kept: the same lines are weighed again and again while one resume is read."""
_FAMILY_FIRM = re.compile(
    r"(?:&|\+|\bund|\band|\bet)\s*(?:partners?|co|cie|sons?|söhne|sohn|associates|brothers|hijos|fils|figli|zonen)\b",
    re.I,
)
"""What an employer named after people ends with: "Fritsch, Chiari & Partner"."""


def _words(text: str) -> list[str]:
    return [word for raw in _WORD.findall(fold(text)) for word in (raw, *re.split(r"[/-]", raw)) if word]


@lru_cache(maxsize=REMEMBERED)
def title_score(text: str) -> int:
    """How much a short text looks like a job title: 0 is not at all."""
    words = _words(_FAMILY_FIRM.sub("", text))
    if _is_trade_plural(words):
        words = words[:-1]
    hits = _han_score(text, han.TITLES) // 2 + sum(
        w in _FOLDED_TITLES or w.rstrip("s.") in _FOLDED_TITLES or (len(w) > 8 and w.endswith(_ENDINGS)) for w in words
    )
    return hits * 2 if len(text.split()) <= MAX_TITLE_WORDS else 0


@lru_cache(maxsize=REMEMBERED)
def company_score(text: str) -> int:
    """How much a short text looks like an employer's name."""
    words = _words(text)
    marked = 3 * bool(_FAMILY_FIRM.search(text)) + sum(
        2 for word in set(words) if word in _FOLDED_COMPANIES or word.strip(".") in _FOLDED_COMPANIES
    )
    return marked + 3 * _is_trade_plural(words) + _han_score(text, han.COMPANIES)


def _is_trade_plural(words: list[str]) -> bool:
    """ "Tri-State Contractors", "Brightwater Solicitors": people of a trade together are an employer."""
    last = words[-1] if len(words) > 1 else ""
    return last.endswith("s") and last not in _FOLDED_TITLES and last[:-1] in _FOLDED_TITLES


@lru_cache(maxsize=REMEMBERED)
def school_score(text: str) -> int:
    """How much a short text looks like the name of a school or university."""
    begun = ("universi", "univ.", "hochschul", "fachhochschul", "schola", "politechni", "polytechni")
    compound = ("schule", "universitat", "gymnasium", "hogeschool", "universiteit", "akademie", "kolleg")
    return _han_score(text, han.SCHOOLS) + sum(
        2
        for word in set(_words(text))
        if word in _FOLDED_SCHOOLS or (len(word) > 8 and (word.endswith(compound) or word.startswith(begun)))
    )


def _han_score(text: str, endings: tuple[str, ...]) -> int:
    """Two for each Chinese word that ends with one of `endings`."""
    return 0 if text.isascii() else 2 * han.ends_so(text, endings)


@lru_cache(maxsize=REMEMBERED)
def degree_score(text: str) -> int:
    """How much a short text looks like a degree or school certificate."""
    folded = fold(text)
    course = 2 * any(len(word) > 9 and word.endswith("studium") for word in folded.split())
    words = set(folded.replace(",", " ").replace("(", " ").replace(")", " ").split()) | set(_words(text))
    phrases = sum(2 for phrase in _FOLDED_DEGREES if " " in phrase and phrase in folded)
    upper = {fold(w) for w in re.findall(r"\b[A-Z][A-Za-z.]{0,5}\b", text)}
    short = {w for w in words if len(w) <= 4}
    return (
        course
        + _han_score(text, han.DEGREES)
        + phrases
        + sum(2 for w in words - short if w in _FOLDED_DEGREES)
        + sum(
            2
            for w in short
            if w in _FOLDED_DEGREES and (w[0].isdigit() or {w, w + ".", w.rstrip(".")} & upper or "." in w)
        )
    )
