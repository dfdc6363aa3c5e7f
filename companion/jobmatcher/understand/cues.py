"""One pass over the text that says which sentences could concern which topic.

The readers' regular expressions then run on those sentences only: that keeps understanding near a millisecond.
"""

from __future__ import annotations

from collections.abc import Iterator

import ahocorasick

from companion.jobmatcher.understand.document import Document, Sentence
from companion.jobmatcher.understand.licences import LICENCES
from companion.jobmatcher.understand.requirements import MUST, NICE
from companion.jobmatcher.understand.terms import SENIORITY_TEXT

TRIGGERS: dict[str, tuple[str, ...]] = {
    "pay": (
        "$", "£", "€", "¥", "₹", "usd", "eur", "gbp", "chf", "cad", "aud", "inr", "sek", "nok", "dkk", "pln", "czk",
        "kč", "zł", " kr", "lön", "wynagrodz", "stipendi", "retribuzione", "salary", "pay rate", "pay:", "wage", "gehalt", "vergütung", "salaire", "rémunération",
        "salario", "salário", "retribuc", "salari", "mzda", "lpa", "lakh", "ctc", "円", "compensation", "stundenlohn", "lohn",
    ),
    "years": (
        "year", "yrs", "年", " лет", " год", " рок", " yıl", " év ", " ani ", "vuotta", "jahr", " ans ", " ans,", " ans.", " ans)", " ans\n", " an ", " an(s)", " año(s)", "jahr(e)", "año", "anys", " anni", " anos", "jaar",
        "month", "monat", " mois", "meses", "rok", " lat ", " lata", " let ", "doświadcz", " år ", " års ", "erfaren", "experi", "years'", "jährig", "erfahrung",
    ),
    "education": (
        "degree", "bachelor", "master", "mba", "ph.d", "phd", "doctora", "diploma", "diplom", "ged", "high school",
        "b.s", "bsc", "b.a", "ms in", "bs in", "ba in", "ma in", "bs/", "ba/", "bs ", "ba ", "m.s", "msc", "bsn", "msn", "studium", "hochschul", "universit", "ausbildung",
        "abitur", "promotion", "bac ", "bac+", "bac +", "bts", "licence", "licenciatura", "grado", "título", "titulación",
        "bachiller", "batxillerat", "formación", "formation", "graduate", "gcse", "a-level", "a level", "nvq", "vocational",
        "trade school", "apprentice", "education", "juris doctor", "j.d.", "niveau bac", "b. tech", "b.tech", "btech", "b.e", "b e ", " j.d", " jd", "llb", "pharm", "msci", "mchem", "medical school",
        "associate", "laurea", "secondary", "college", "cap ", "bep", "vysokošk", "wykształceni", "beng", "meng", "máster",
        "středoškol", "maturit", "średnie", "zawodow", "perito", "lehre", "examen", "staatsexamen", "mbo", "doktor", "estudis", "estudios", "fp ", "hnd", "doctor of", "opleiding", "hbo", "wo-",
    ),
    "language": (
        "english", "german", "french", "spanish", "italian", "portuguese", "dutch", "mandarin", "chinese", "japanese",
        "korean", "arabic", "russian", "polish", "czech", "swedish", "danish", "norwegian", "finnish", "turkish", "hindi",
        "cantonese", "hebrew", "welsh", "vietnamese", "tagalog", "ukrainian", "romanian", "hungarian", "greek", "creole",
        "bilingual", "deutsch", "englisch", "französisch", "spanisch", "italienisch", "niederländisch", "anglais",
        "allemand", "français", "espagnol", "italien", "inglés", "ingles", "alemán", "francés", "español", "castellano",
        "catalán", "català", "castellà", "anglès", "engels", "nederlands", "angličtin", "anglick", "němčin", "češtin",
        "angielsk", "niemieck", "engelsk", "svensk", "dansk", "norsk", "tysk", "finsk", "inglese", "tedesco", "asl", "sign language", "inglês",
        "russisch", "polnisch", "türkisch", "arabisch", "chinesisch", "japanisch", "portugiesisch", "tschechisch", "schwedisch", "dänisch", "norwegisch",
        "finnisch", "ukrainisch", "rumänisch", "ungarisch", "griechisch", "bengali", "gujarati", "kannada", "malayalam", "marathi",
        "punjabi", "panjabi", "tamil", "telugu", "urdu", "persian", "farsi", "dari ", "swahili", "afrikaans", "croatian", "kroatisch",
        "serbian", "serbisch", "bulgarian", "bulgarisch", "slovak", "slowak", "sloven", "slowen", "lithuanian", "litauisch", "latvian",
        "lettisch", "estonian", "estnisch",
    ),
    "authorisation": (
        "sponsor", "visa", "h-1b", "work authori", "authorized to work", "authorised to work", "right to work", "clearance",
        "citizen", "itar", "export control", "u.s. person", "us person", "permanent resident", "green card", "arbeitserlaubnis",
        "eligible to work", "eligibility to work", "opt/cpt", "opt or cpt", "security check", "sicherheitsüberprüfung",
        "work permit", "permis de travail", "permiso de trabajo", "public trust", "ts/sci", "sc cleared", "dv cleared", "habilitation", "counter terror", "counter-terror", "ctc ",
        "legally authorized", "legally entitled", "relocation",
    ),
    "travel": (
        "travel", "on the road", "overnight", "reisebereit", "reisetätigkeit", "dienstreise", "déplacement", "viajar", "desplaza", "reizen", "viatja", "tjänsteres", "rejseaktiv", "reiseaktiv",
    ),
    "shift": (
        "shift", "night", ":00", ":30", "weekend", "schicht", "nacht", "rotation", "on-call", "on call", "horaire", "équipe", "turno",
        "nuit", "noche", "evening", "wochenende", "week-end", "fines de semana", "holidays", "24/7", "2x8", "3x8", "2*8", "3*8", "2 x 8", "3 x 8", "rota", "roster", "skift", "turnus", "kväll", "helger", "avond", "diensten",
    ),
    "workplace": (
        "remote", "hybrid", "on-site", "onsite", "on site", "in-office", "in office", "in-person", "in person",
        "work from home", "wfh", "リモート", "ハイブリッド", "在宅", "出社", "home office", "home-office", "homeoffice", "mobiles arbeiten", "mobile arbeit", "vor ort",
        "télétravail", "teletravail", "presencial", "remoto", "teletrabajo", "híbrid", "hibrid", "sur site", "distanciel",
        "à distance", "telecommut", "days in the office", "the office", "our office", "working time", "days a week in", "days per week in", "thuiswerk", "distans",
        "z domova", "zdaln", "stacjonarn", "hybride", "telework", "présentiel",
    ),
    "employment": (
        "full-time", "full time", "fulltime", "part-time", "part time", "vollzeit", "teilzeit", "temps plein", "temps partiel",
        "temps complet", "jornada", "tiempo completo", "contract", "cdi", "cdd", "intérim", "temporary", "fixed-term",
        "fixed term", "freelance", "intern", "praktik", "apprentice", "volunteer", "per diem", "prn", "seasonal", "temp to", "temp-to", "befristet",
        "indefinid", "permanent", "employment type", "job type", "heltid", "deltid", "werkstudent", "ausbildung",
        "alternance", "prácticas", "beca", "minijob", "úvazek", "etat", "temps parcial", "stage", "tempo pieno", "voltijd",
        "zero hour", "bank staff", "hours per week", "hours a week", "hours/week", "hour week", "hours week", "wte", "fte", "locum", "plný", "unbefristet", "tempo integral", "contingent",
    ),
    "date": (
        "posted", "published", "closing", "deadline", "apply by", "closes", "bewerbungsfrist", "bewerbungsschluss",
        "date limite", "fecha", "publi", "veröffentlicht", "expires", "valid through", "open until", "applications close",
        "sista ansökningsdag", "ansök senast", "senast", "ansøgningsfrist", "søknadsfrist", "sluitingsdatum", "solliciteren", "bewerben sie sich bis", "bis zum", "avant le", "hasta el", "close on", "close date", "uiterlijk",
        "no later than", "end date", "accepted until", "considered until", "closing on", "close:", "listed", "eingestellt", "en ligne", "cv to", "your cv", "your resume", "résumé", "applications (", "applications to", "folio", "apply to", "apply before", "antes del", "jusqu", "spätestens",
    ),
    "legal": (
        "equal opportunity", "equal employment", "without regard to", "reasonable accommodation", "regardless of",
        "protected veteran", "e-verify", "privacy", "fair chance", "disabilit", "diversity", "unabhängig von",
        "gleichgestellten", "handicap", "sexual orientation", "discriminat",
    ),
    "hiring": (
        "subject to", "informal visit", "informal chat", "informal discussion", "shortlist", "at interview", "interview date",
        "invited to interview", "interviews will", "interview process", "application form", "further details", "further information",
        "more information", "background check", "applicable law", "compensation will", "be determined", "reference check",
        "reserve the right", "click here", "do not discriminate", "does not discriminate", "offer of employment",
    ),
    "place": (
        "location", "standort", "arbeitsort", "einsatzort", "lieu", "ubicació", "lugar", "based in", "based at", "located in",
        "lokalita", "standplaats", "localisation", "localidad", "place of work", "work site", "worksite", "duty station", "office in", "offices in",
        "job site", "office space in", "job in ", "role in ", "position in ", "ort:", " suchen wir", " sucht ", "tienda de", "oficina de", "fábrica de", "pour son site", "pour notre site", "notre implantation", "notre agence", "notre magasin", "notre boutique", "und umgebung", "et environs", "et alentours", "y alrededores", "surrounding area", " area.", "plats", "city", "ville", "work location",
    ),
}  # fmt: skip
"""Topic -> substrings of the lower-case text. Generous: the topic's reader decides."""


def _words() -> Iterator[tuple[str, str]]:
    """(topic, substring): the triggers, and the literals of the patterns of those topics that are one pattern."""
    for topic, words in TRIGGERS.items():
        for word in words:
            yield topic, word
    for topic, literals in (
        ("licence", LICENCES.literals),
        ("weight", (*(NICE.literals or ()), *(MUST.literals or ()))),
        ("seniority", SENIORITY_TEXT.literals or ()),
    ):
        for literal in literals:
            yield topic, literal


class Cues:
    """The triggers as one automaton. Immutable once built; share it."""

    def __init__(self) -> None:
        topics: dict[str, dict[str, None]] = {}
        for topic, word in _words():
            topics.setdefault(word, {})[topic] = None
        self._topics = tuple(dict.fromkeys(topic for named in topics.values() for topic in named))
        self._sets = tuple(dict.fromkeys(tuple(named) for named in topics.values()))
        """The different sets of topics that a word can stand for: most words have one topic, and most topics many words."""
        numbers = {named: number for number, named in enumerate(self._sets)}
        self._automaton = ahocorasick.Automaton()
        for word, named in topics.items():
            self._automaton.add_word(word, numbers[tuple(named)])
        self._automaton.make_automaton()

    def find(self, document: Document) -> dict[str, list[Sentence]]:
        """Topic -> its sentences in reading order, each once."""
        sentences = document.sentences
        if not sentences:
            return {topic: [] for topic in self._topics}
        hits: list[list[int]] = [[] for _ in self._sets]
        index, end_of_sentence = 0, sentences[0].end
        last = len(sentences) - 1
        for end, number in self._automaton.iter(document.lower):
            while end >= end_of_sentence and index < last:
                index += 1
                end_of_sentence = sentences[index].end
            hits[number].append(index)
        found: dict[str, set[int]] = {topic: set() for topic in self._topics}
        for topics, indices in zip(self._sets, hits, strict=True):
            if indices:
                for topic in topics:
                    found[topic].update(indices)
        return {topic: [sentences[i] for i in sorted(indices)] for topic, indices in found.items()}
