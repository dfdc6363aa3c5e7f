"""Headings of a resume's sections in eight languages, as data, and how one is recognised."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz, process

from companion.gazetteer import fold
from companion.profile.document import HAN
from companion.profile.parse.words import phrase_set

Kind = Literal[
    "summary",
    "work",
    "education",
    "skills",
    "languages",
    "certificates",
    "projects",
    "contact",
    "personal",
    "other",
]

MAX_HEADING = 60

_PHRASES: dict[Kind, frozenset[str]] = {
    "summary": phrase_set("""
        career highlights, summary, professional summary, executive summary, career summary, profile, professional profile, about
        about me, objective, career objective, career profile, personal statement, personal profile, overview
        professional overview, introduction, career overview, summary of qualifications, qualifications summary
        profil, kurzprofil, über mich, zusammenfassung, berufsprofil, persönliches profil, profil professionnel
        à propos, à propos de moi, résumé professionnel, objectif, objectif professionnel, accroche, présentation
        perfil, perfil profesional, resumen, resumen profesional, sobre mí, objetivo, objetivo profesional, acerca de
        extracto, profilo, profilo professionale, profilo personale, chi sono, su di me, sommario, obiettivo
        profiel, over mij, samenvatting, persoonlijk profiel, perfil profissional, resumo, resumo profissional
        sobre mim, objetivo profissional, sobre, job objective, position sought
        自我评价, 个人评价, 个人简介, 个人总结, 自我介绍, 个人优势, 求职意向, 职业目标, 关于我, 个人概述, 自我描述
    """),
    "work": phrase_set("""
        experiencia docente, esperienza didattica, esperienze didattiche, lehrtätigkeit, lehrerfahrung, unterrichtserfahrung
        expérience d'enseignement, onderwijservaring, experience, work experience, working experience, working experiences, work experiences, professional experiences, professional experience, employment, employment history, work history
        career history, job history, jobs, my jobs, previous jobs, past jobs, jobs held, relevant experience, relevant work experience, professional background
        experience and internships, internships, internship, internship experience, clinical experience, industry experience
        teaching experience, nursing experience, other experience, additional experience, additional work experience
        previous experience, experiences, work, professional history, career, employment experience, military experience
        volunteer and work experience, professional work experience, company details, research experience
        academic positions, academic appointments, appointments, professional appointments, academic employment
        academic experience, military service, leadership experience, legal experience, engineering experience, field experience
        career experience, employment record, positions held, selected experience, earlier experience, work exposure
        erfahrung, erfahrungen, berufserfahrung, beruflicher werdegang, berufspraxis, werdegang, praktische erfahrung, praktische erfahrungen
        berufliche erfahrung, berufliche erfahrungen, beruflicher hintergrund, praktika, arbeitserfahrung, berufstätigkeit
        weitere berufliche tätigkeiten, berufliche tätigkeiten, berufliche laufbahn, weitere tätigkeiten, berufliche stationen, tätigkeiten, praxiserfahrung, beschäftigung, berufliche praxis
        expérience, expériences, expérience professionnelle, expériences professionnelles, parcours professionnel
        emploi, stages, expérience de travail, parcours
        experiencia, experiencia laboral, experiencia profesional, historial laboral, historial de trabajo, trayectoria profesional
        trayectoria laboral, prácticas, experiencias
        esperienza, esperienze, esperienza lavorativa, esperienze lavorative, esperienza professionale
        esperienze professionali, esperienza di lavoro, esperienze di lavoro
        werkervaring, ervaring, relevante werkervaring, arbeidsverleden, loopbaan, beroepservaring, stage, stages
        experiência, experiências, experiência profissional, experiências profissionais, histórico profissional
        experiência de trabalho, doświadczenie zawodowe, doświadczenie, arbetslivserfarenhet, erhvervserfaring, arbeidserfaring
        工作经历, 工作经验, 实习经历, 实习经验, 职业经历, 工作履历, 实践经历, 社会实践, 任职经历, 教学经历, 从业经历, 主要工作经历, 实习与工作经历
    """),
    "education": phrase_set("""
        education, educational background, academic background, academic qualifications, educational qualifications
        education and training, training and education, academic history, qualifications, education details
        academic credentials, academic profile, educational qualification, academic qualification, academics, studies
        education and qualifications, education and certifications, education and credentials, academic details
        education and licensure, licenses and education, schooling, training, education background, apprenticeship
        education and honors, formal education, educational details, professional training, continuing education
        bildung, ausbildung, bildungsweg, studium, schulbildung, akademischer werdegang, ausbildung und studium
        aus- und weiterbildungen, ausbildungen, aus- und fortbildung, schulische ausbildung, bildung und ausbildung, hochschulbildung, schulausbildung, berufsausbildung, bildungsgang
        akademische ausbildung, akademische laufbahn, schule, weiterbildung, weiterbildungen, fortbildungen, fortbildung, aus- und weiterbildung
        formation, formations, études, diplômes, scolarité, formation et diplômes, diplômes et formations, éducation
        formation académique, études et formations, éducation et formation, parcours scolaire, cursus
        educación, formación, formación académica, estudios, educación y formación, titulación
        istruzione, istruzione e formazione, formazione, titoli di studio, studi, formazione scolastica
        opleiding, opleidingen, educatie, onderwijs, opleiding en training, cursussen
        educação, formação, formação acadêmica, formação académica, escolaridade, estudos, educação e formação, educacional
        wykształcenie, edukacja, utbildning, uddannelse, utdanning
        教育经历, 教育背景, 教育信息, 学习经历, 学历, 教育情况, 求学经历, 教育程度, 学历背景
    """),
    "skills": phrase_set("""
        skills, technical skills, key skills, core skills, core competencies, competencies, professional skills, expertise
        areas of expertise, skill set, skillset, technologies, technical expertise, technical proficiencies, tools
        skills and abilities, skills and expertise, skills and tools, skills and technologies, skills and competencies
        tech, tech stack, stack, informatik, technik, toolbox, what i'm good at, informatique, informática, informatica
        top skills, skill details, it skills, computer skills, technical proficiency, areas of strength, key competencies
        core qualifications, soft skills, hard skills, skills summary, summary of skills, strengths, technical summary
        software skills, digital skills, technical competencies, clinical skills, additional skills, skills and interests
        relevant skills, other skills, personal skills, key skills and competencies, software, tools and technologies
        core strengths, highlights, specialties, technical knowledge, programming languages, trade skills, job-related skills
        skills highlights, organisational skills, communication skills, special skills, software proficiency, abilities
        kenntnisse, fähigkeiten, fachkenntnisse, kompetenzen, edv-kenntnisse, edv kenntnisse, it-kenntnisse, stärken
        kenntnisse und fähigkeiten, fachliche kompetenzen, besondere kenntnisse, skills und kompetenzen, kernkompetenzen
        weitere kenntnisse, software-kenntnisse, edv, fähigkeiten und kenntnisse, technische kenntnisse, sonstige kenntnisse
        compétences, compétences techniques, compétences clés, compétences professionnelles, savoir-faire, informatique
        compétences informatiques, outils, principales compétences, qualités, atouts, compétences personnelles
        habilidades, competencias, conocimientos, aptitudes, habilidades técnicas, conocimientos técnicos, informática
        conocimientos informáticos, competencias digitales, capacidades, competencias clave
        competenze, competenze tecniche, capacità, conoscenze informatiche, competenze digitali, competenze professionali
        capacità e competenze, competenze informatiche, abilità, conoscenze, competenze personali
        vaardigheden, competenties, kennis, computervaardigheden, kennis en vaardigheden, kerncompetenties
        competências, conhecimentos, aptidões, habilidades e competências, competências técnicas
        it, it skills, it-kenntnisse, it-kompetencer, edb, umiejętności, färdigheter, kompetenser, kompetencer, kompetanse
        专业技能, 个人技能, 技能, 技能清单, 技能特长, 专业能力, 职业技能, 掌握技能, 技术栈, 技术能力, 技能特点, 核心技能, 相关技能, 计算机技能, 个人能力
    """),
    "languages": phrase_set("""
        languages, language skills, language, language proficiency, spoken languages, bilingual, trilingual, languages known, foreign languages
        sprachen, sprachkenntnisse, fremdsprachen, langues, langue, compétences linguistiques, langues étrangères
        idiomas, idioma, lenguas, lingue, lingua, lingue straniere, competenze linguistiche, conoscenze linguistiche, talen
        talenkennis, línguas, idiomas e certificações, competências linguísticas, języki, języki obce, språk, sprog
        mother tongue and other languages
        语言, 语言能力, 外语水平, 语言技能
    """),
    "certificates": phrase_set("""
        certs, credentials and certifications, certifications, certificates, certification, licenses and certifications, licenses, licences, licensure, license
        certifications and licenses, certifications and training, professional certifications, licences and certificates
        licensure and certifications, credentials, licenses & certifications, certificates and licenses, tickets
        professional licenses, professional development, training and certifications, courses and certifications, courses
        licenses and certificates, certificates and courses, accreditations, professional qualifications
        qualifikationen, weitere qualifikationen, zusatzqualifikationen, zertifikate, zertifizierungen, zertifikate und weiterbildungen, lizenzen, führerschein und zertifikate, zertifizierung
        weiterbildung und zertifikate, certificats, certifications et licences, permis et certifications, habilitations
        certificaciones, certificados, licencias, cursos, cursos y certificaciones, certificaciones y cursos
        certificazioni, certificati, patenti, corsi, certificaten, certificeringen, diploma's, certificaten en cursussen
        certificações, certificados e cursos, licenças, cursos e certificações, certyfikaty
        证书, 技能证书, 资格证书, 职业资格, 证书与资格, 培训经历, 相关证书, 认证
    """),
    "projects": phrase_set("""
        projects, personal projects, selected projects, key projects, academic projects, side projects, project experience
        project details, project work, relevant projects, project, notable projects, open source, open source projects
        projekte, projekterfahrung, ausgewählte projekte, projets, projets personnels, réalisations, proyectos, progetti
        projecten, projetos, projekty, projekt
        项目经历, 项目经验, 个人项目, 个人作品, 开源项目, 科研项目, 项目, 科研经历, 参与项目
    """),
    "contact": phrase_set("""
        contact, contact me, contact information, contact details, contacts, get in touch, kontakt, kontaktdaten, coordonnées
        contacto, datos de contacto, contatti, contatto, contactgegevens, contato, contatos, contactos, address
        links, online, social, social media, find me online, web, websites, webseiten, liens, enlaces
        联系方式, 联系我
    """),
    "personal": phrase_set("""
        personalien, personal particulars, personal information, personal details, personal data, personal, bio data, persönliche daten, persönliches
        zur person, angaben zur person, état civil, informations personnelles, datos personales, información personal
        dati personali, informazioni personali, persoonlijke gegevens, personalia, dados pessoais, informações pessoais
        dane osobowe, persönliche angaben, données personnelles
        个人信息, 基本信息, 基本资料, 个人资料
    """),
    "other": phrase_set("""
        positions of responsibility, por, extracurricular, co-curricular activities, grants, grants and awards, grants and fellowships, fellowships, fellowships and awards, awards and fellowships
        research interests, invited talks, talks, talks and presentations, academic service, professional service, teaching
        supervision, service, media, press, patents and publications, references available upon request, references available on request
        references, referees, reference, interests, hobbies, hobbies and interests, interests and hobbies, publications
        activities, extracurricular activities, extra-curricular activities, awards, honors, honours, honors and awards
        awards and honors, honors-awards, achievements, accomplishments, volunteering, volunteer experience, volunteer work
        volunteer, community service, memberships, professional memberships, affiliations, professional affiliations, patents
        declaration, additional information, other information, other, miscellaneous, scholarships, conferences
        conferences and presentations, presentations, leadership, leadership and activities, community involvement
        key achievements, personal interests, awards and achievements, awards and recognition, professional associations
        availability, driving licence, driver's license, military, coursework, relevant coursework, test scores, research
        volunteering and interests, key accomplishments, selected publications, associations, extracurriculars
        referenzen, interessen, hobbys, ehrenamt, ehrenamtliches engagement, engagement, veröffentlichungen, auszeichnungen
        sonstiges, publikationen, hobbys und interessen, führerschein, mitgliedschaften, stipendien, weitere angaben
        références, centres d'intérêt, centres d’intérêt, loisirs, intérêts, bénévolat, distinctions, divers, prix
        permis de conduire, permis, engagements associatifs, vie associative, informations complémentaires, publication
        referencias, intereses, aficiones, voluntariado, premios, publicaciones, otros datos, información adicional
        datos de interés, otros, permiso de conducir, reconocimientos, logros
        referenze, interessi, hobby, volontariato, pubblicazioni, riconoscimenti, ulteriori informazioni, patente di guida
        altro, autorizzazione, patente, interessi personali
        referenties, hobby's, interesses, hobby's en interesses, vrijwilligerswerk, publicaties, overig, nevenactiviteiten
        rijbewijs, referências, hobbies e interesses, trabalho voluntário, publicações, prêmios, outros, zainteresowania
        informações adicionais, prémios, atividades extracurriculares
        获奖经历, 获奖情况, 获得奖励, 荣誉奖项, 荣誉, 所获荣誉, 奖项, 发表论文, 论文, 论文发表, 兴趣爱好, 校园经历, 社团经历, 学术成果, 竞赛经历, 科研成果, 其他, 校内经历, 获奖, 爱好, 荣誉证书, 学生工作, 专利
    """),
}

_LAST_WORDS: dict[str, Kind] = {
    "experience": "work", "employment": "work", "erfahrung": "work", "skills": "skills", "kenntnisse": "skills",
    "certifications": "certificates", "licenses": "certificates", "licences": "certificates", "projects": "projects",
    "languages": "languages", "awards": "other", "publications": "other", "interests": "other", "memberships": "other",
    "history": "work", "chronology": "work", "highlights": "other",
}  # fmt: skip
"""What a heading of unknown words is by its last one: "Driving Experience", "Kitchen Skills"."""
_STEMS: tuple[tuple[Kind, str], ...] = (
    ("other", """referen references referees interes interess hobb loisir aficion freizeit zainteresow publica publika veroffent award prize priz prix premi scholarship stipend distinct
    honor honour auszeichn volunt ehrenamt benevol vrijwillig member mitglied activit patent talks conferenc vortrag press grants extracurric extra-curric involvement voluntar
    fellowship declaration motivation availab verfugbar permis permiso rijbewijs korkort prawo fuhrerschein patente driving"""),
    ("languages", "language sprach langue idioma lingue lingua linguist talen jezyk sprak sprog kielitai jazyk"),
    ("certificates", """attest certif zertif licens licenc lizenz course courses cours corsi curso cursus kurs accredit fortbild weiterbild
    habilit uprawnien szkolen bijscholing training trainings"""),
    ("projects", "project projekt projet proyect progett projeto"),
    ("education", "formativ"),
    ("work", """experien esperien erfahr ervaring erfaring erfarenhet employ emploi career carrier carreer carrer tatigkeit
    werdegang laufbahn loopbaan trayector trajetor parcours appointment positions anstalln ansaettel jobb zatrudnien doswiadc
    praktika praktik stages tyokokem tyohistor zamestnan prax beschaftig"""),
    ("education", """educa ausbild bildung studium studien studies studi formacion formation formacao formazione istruzion opleiding
    utbildn uddannel utdann wyksztalc vzdelan koulut diplom qualific etude scolar scolast estud schulbesuch abschluss"""),
    ("skills", """skill kenntnis fahigkeit kompeten competen fardighet umiejetn vaardig conocim habilid aptitud expertise tools
    technolog software proficien strength starken capabil dovednost taidot ferdighet informatic informatiq informatik edv tecnic"""),
    ("summary", "profil profile summary about objectiv zusammenfass sammanfatt resumen sommario statement goal goals samenvatt presentaz"),
    ("contact", "contact kontakt contatt contato coordon"),
    ("work", "beruf laboral lavorativ werk arbets profession travail lavoro trabajo trabalho prac"),
    ("education", "academi akadem schul school universi"),
)  # fmt: skip
"""Beginnings of the nouns that headings are made of, folded; the adjectives, which tell less, come last."""
_OF_DATED: tuple[str, ...] = (
    "volunt", "ehrenamt", "benevol", "vrijwill", "engag", "activi", "aktivit", "atividad", "attivit", "nevenact", "leader",
    "refer", "respons", "service", "militar", "associ", "member", "mitglied", "public", "publik", "pubbl", "veroff", "patent",
    "talk", "presenta", "conferenc", "award", "honor", "grant", "fellow", "scholar", "stipend", "teaching", "supervis",
    "research", "extracurr", "community", "outreach", "mentor", "committee", "involve", "por", "获奖", "校园", "社团", "竞赛", "论文", "学生",
)  # fmt: skip
"""Beginnings of what is no work but has dates, titles and employers as work has."""
MAX_TOLD_WORDS = 4
MAX_STEM_WORDS = 6
_EDGES = re.compile(r"^[\W\d_]+|[\W_]+$")
_ICON_LETTER = re.compile(r"^(?![àáÀÁyYeE] )[^\W\d_a-zA-Z] (?=\w{2})")
"""A letter before a heading that a font of pictures draws as one: "ŵ Education"."""
_AND = re.compile(r"\s*(?:&|\+|/|\b(?:and|und|et|y|e|en|i|och|og)\b|[和与及])\s*")
_ASIDE = re.compile(
    r"\s+\([^()]{1,20}\)?$|\s+and (?:responsibilities|duties|details|key achievements|accomplishments)$"
)
"""What a heading adds to its own words."""
MISSPELT = 90
"""Likeness, of 100, from which a heading is one of the known ones written wrong."""
MIN_MISSPELT = 10
_SPACED = re.compile(r"^(?:\w[ \t]){3,}\w$")
_HAN_HEADING = re.compile(rf"^(?:[一二三四五六七八九][、,.]\s?)?([{HAN}]{{2,8}})(?: [a-z ]{{3,30}})?$")
INLINE = re.compile(r"^([^:\t]{3,40})(?::\s+|\t)(\S.*)$")
"""A heading, or a label, with its matter beside it on the line."""


def _normal(text: str) -> str:
    return _AND.sub(" and ", fold(text)).strip()


_KINDS: dict[str, Kind] = {_normal(phrase): kind for kind, phrases in _PHRASES.items() for phrase in phrases}
_LONG_KINDS = tuple(phrase for phrase in _KINDS if len(phrase) >= MIN_MISSPELT)
_WITHOUT_SPACES: dict[str, Kind] = {phrase.replace(" ", ""): kind for phrase, kind in _KINDS.items()}


def told_kind(text: str) -> Kind | None:
    """The section that a short line in capitals or title case begins by its last word, or None."""
    words = [word for word in text.rstrip(" :").split() if word not in ("&", "and")]
    if not 2 <= len(words) <= MAX_TOLD_WORDS or not all(map(str.isalpha, words)):
        return None
    if not all(word[:1].isupper() or len(word) <= 3 for word in words):
        return None
    return _LAST_WORDS.get(fold(words[-1]))


def stem_kind(text: str, *, nouns: bool = False) -> Kind | None:
    """The section that a line with the look of a heading begins, by the stems of its words, or None.

    `nouns`: adjectives do not count, for lines that have not the look.
    """
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", text)]
    if not 0 < len(words) <= MAX_STEM_WORDS or len(text) > MAX_HEADING or ": " in text:
        return None
    for kind, stems in _STEMS[:-2] if nouns else _STEMS:
        beginnings = tuple(stems.split())
        # German compounds carry the noun at their end: "Berufserfahrung".
        if any(word.startswith(beginnings) or (len(word) > 9 and any(b in word for b in beginnings)) for word in words):
            return kind
    return None


def is_of_dated(text: str) -> bool:
    """Whether a heading of other things ("Volunteering") is one under which dated entries with titles are usual."""
    return any(word.startswith(_OF_DATED) for word in re.findall(r"[^\W\d_]+", fold(text)))


@lru_cache(maxsize=512)
def misspelt_kind(text: str) -> Kind | None:
    """The section that a known heading written wrong begins ("Work Experiance"), or None. For lines that look like one."""
    normal = _normal(_EDGES.sub("", text))
    if not MIN_MISSPELT <= len(normal) <= MAX_HEADING // 2 or not normal.isascii():
        return None
    found = process.extractOne(normal, _LONG_KINDS, scorer=fuzz.ratio, score_cutoff=MISSPELT)
    return _KINDS[found[0]] if found else None


def heading_kind(text: str) -> Kind | None:
    """The section that a line with only `text` begins, or None when it is no known heading."""
    shouted = text.partition(" (")[0]
    if len(shouted) < len(text) and shouted.isupper() and not text.isupper():
        text = shouted  # "PROJECTS (those that I am proud of)"
    if len(text) > MAX_HEADING or "@" in text:
        return None
    bare = _EDGES.sub("", _ICON_LETTER.sub("", text.replace("\t", " ")))
    if not bare or (text[:1].islower() and text.endswith(".")):
        return None  # nothing, or the end of a sentence
    if _SPACED.match(bare):
        return _WITHOUT_SPACES.get(fold(bare).replace(" ", "").replace("&", "and"))
    normal = _normal(bare)
    if normal in _KINDS:
        return _KINDS[normal]
    if not normal.isascii() and (run := _HAN_HEADING.match(normal)) is not None:
        return _KINDS.get(run.group(1))  # "教育经历 education": the heading in two languages
    normal = _ASIDE.sub("", normal.replace(", ", " and ").replace("and and", "and"))
    if normal in _KINDS:
        return _KINDS[normal]  # "Experience (2 years)", "Work history and responsibilities"
    if " and " in normal:
        parts = [_KINDS.get(part.strip()) for part in normal.split(" and ")]
        if all(parts):
            return "work" if {"work", "education"} == set(parts) else parts[0]
    return None
