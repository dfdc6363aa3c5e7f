"""People of several professions, as facts: what the tests lay out in many ways and expect to read back."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Job:
    position: str
    company: str
    place: str
    written: str
    start: str
    end: str | None
    did: tuple[str, ...] = ()


@dataclass(frozen=True)
class Study:
    degree: str
    area: str
    school: str
    place: str
    written: str
    end: str


@dataclass(frozen=True)
class Person:
    name: str
    title: str
    email: str
    phone: str
    address: str
    city: str
    linkedin: str
    summary: str
    jobs: tuple[Job, ...]
    studies: tuple[Study, ...]
    skills: tuple[tuple[str, tuple[str, ...]], ...]
    languages: tuple[str, ...] = ("English",)
    headings: dict[str, str] = field(default_factory=dict)

    def heading(self, kind: str) -> str:
        return self.headings.get(kind, kind.upper())


NURSE = Person(
    "Maria Gonzalez", "Registered Nurse", "maria.gonzalez@example.org", "(512) 555-0142", "Austin, TX 78701", "Austin",
    "linkedin.com/in/mariagonzalez",
    "Registered nurse with nine years in intensive care and emergency medicine, known for calm triage and for "
    "teaching new colleagues on the ward.",
    (
        Job("Charge Nurse", "Seton Medical Center", "Austin, TX", "Mar 2019 – Present", "2019-03", None,
            ("Led a team of 12 nurses on a 24-bed intensive care unit and planned their shifts for day and night duty",
             "Cut falls by 30%")),
        Job("Staff Nurse", "Mercy General Hospital", "Dallas, TX", "Jun 2015 – Feb 2019", "2015-06", "2019-02",
            ("Gave medication and monitored vital signs", "Trained interns")),
    ),
    (Study("Bachelor of Science", "Nursing", "University of Texas", "Austin, TX", "2011 – 2015", "2015"),),
    (("Clinical", ("IV therapy", "triage", "ventilator care")), ("Systems", ("Epic", "Cerner"))),
    ("English", "Spanish"),
)  # fmt: skip

WELDER = Person(
    "Robert O'Neil", "Certified Welder", "rob.oneil@example.com", "713-555-0199", "Houston, TX", "Houston",
    "linkedin.com/in/roboneil",
    "Structural and pipe welder. Works to blueprint, passes X-ray inspection, and keeps a clean safety record.",
    (
        Job("Pipe Welder", "Gulf Coast Fabrication LLC", "Houston, TX", "05/2018 - now", "2018-05", None,
            ("Welded carbon steel pipe to ASME code", "Read blueprints and isometrics")),
        Job("Apprentice Welder", "Bayou Shipyard Inc", "Mobile, AL", "01/2014 - 04/2018", "2014-01", "2018-04",
            ("Cut and fitted plate",)),
    ),
    (Study("Certificate", "Welding Technology", "San Jacinto College", "Pasadena, TX", "2013", "2013"),),
    (("Processes", ("SMAW", "GTAW", "MIG")),),
)  # fmt: skip

ENGINEER = Person(
    "Priya Raman", "Senior Software Engineer", "priya.raman@example.net", "+44 20 7946 0958", "London, UK", "London",
    "linkedin.com/in/priyaraman",
    "Backend engineer who builds reliable payment systems in Python and Go and likes small teams with clear goals.",
    (
        Job("Senior Software Engineer", "Brightpay Ltd", "London, UK", "January 2021 – Present", "2021-01", None,
            ("Moved billing to event sourcing", "Halved the latency of checkout from 400 ms to 180 ms for all markets")),
        Job("Software Engineer", "Northwind Systems", "Manchester, UK", "July 2017 – December 2020", "2017-07",
            "2020-12", ("Built REST services in Django",)),
        Job("Junior Developer", "Hexa Labs", "Leeds, UK", "2015 – 2017", "2015", "2017", ("Maintained a web shop",)),
    ),
    (Study("MSc", "Computer Science", "University of Leeds", "Leeds, UK", "2014 – 2015", "2015"),
     Study("BSc", "Mathematics", "University of York", "York, UK", "2011 – 2014", "2014")),
    (("Languages", ("Python", "Go", "SQL")), ("Tools", ("Docker", "Kubernetes", "PostgreSQL"))),
)  # fmt: skip

TEACHER = Person(
    "Anna-Lena Schröder", "Grundschullehrerin", "anna.schroeder@example.de", "+49 151 23456789",
    "Lindenstraße 12, 50674 Köln", "Köln", "linkedin.com/in/annalenaschroeder",
    "Engagierte Lehrerin mit Freude an Sprachförderung und sechs Jahren Erfahrung in jahrgangsgemischten Klassen.",
    (
        Job("Grundschullehrerin", "Grundschule am Park", "Köln", "08/2018 – heute", "2018-08", None,
            ("Klassenleitung der Jahrgänge 1 und 2", "Leitung der Theater-AG")),
        Job("Referendarin", "Gemeinschaftsgrundschule Nord", "Bonn", "02/2017 – 07/2018", "2017-02", "2018-07",
            ("Unterricht in Deutsch und Mathematik",)),
    ),
    (Study("Master", "Lehramt an Grundschulen", "Universität zu Köln", "Köln", "2011 – 2016", "2016"),),
    (("EDV", ("MS Office", "Moodle")),),
    ("Deutsch", "Englisch"),
    {"SUMMARY": "Profil", "EXPERIENCE": "Berufserfahrung", "EDUCATION": "Ausbildung", "SKILLS": "Kenntnisse",
     "LANGUAGES": "Sprachen", "CONTACT": "Kontakt"},
)  # fmt: skip

ACCOUNTANT = Person(
    "Claire Dubois", "Comptable", "claire.dubois@example.fr", "+33 6 12 34 56 78", "69003 Lyon, France", "Lyon",
    "linkedin.com/in/clairedubois",
    "Comptable rigoureuse avec huit ans d'expérience en cabinet et en entreprise, à l'aise avec la clôture mensuelle.",
    (
        Job("Comptable générale", "Groupe Rhône Énergie", "Lyon", "septembre 2019 – aujourd'hui", "2019-09", None,
            ("Clôture mensuelle et déclarations de TVA", "Suivi des fournisseurs")),
        Job("Assistante comptable", "Cabinet Martin SARL", "Grenoble", "janvier 2016 – août 2019", "2016-01", "2019-08",
            ("Saisie des factures",)),
    ),
    (Study("Licence", "Comptabilité", "Université Lyon 2", "Lyon", "2012 – 2015", "2015"),),
    (("Logiciels", ("Sage", "Excel", "SAP")),),
    ("Français", "Anglais"),
    {"SUMMARY": "Profil", "EXPERIENCE": "Expérience professionnelle", "EDUCATION": "Formation", "SKILLS": "Compétences",
     "LANGUAGES": "Langues", "CONTACT": "Coordonnées"},
)  # fmt: skip

COOK = Person(
    "Lucía Fernández Ortega", "Jefa de cocina", "lucia.fernandez@example.es", "+34 612 345 678", "Valencia, España",
    "Valencia", "linkedin.com/in/luciafernandez",
    "Cocinera con diez años de experiencia en restaurantes de cocina mediterránea y en la dirección de equipos pequeños.",
    (
        Job("Jefa de cocina", "Restaurante El Faro", "Valencia", "marzo de 2020 - actualidad", "2020-03", None,
            ("Dirección de un equipo de ocho personas", "Compra y control de costes")),
        Job("Cocinera", "Hotel Miramar", "Alicante", "junio de 2014 - febrero de 2020", "2014-06", "2020-02",
            ("Preparación de menús",)),
    ),
    (Study("Técnico superior", "Dirección de Cocina", "Escuela de Hostelería de Valencia", "Valencia", "2012 - 2014",
           "2014"),),
    (("Cocina", ("arroces", "pastelería")),),
    ("Español", "Inglés"),
    {"SUMMARY": "Perfil profesional", "EXPERIENCE": "Experiencia laboral", "EDUCATION": "Formación académica",
     "SKILLS": "Habilidades", "LANGUAGES": "Idiomas", "CONTACT": "Contacto"},
)  # fmt: skip

PEOPLE = (NURSE, WELDER, ENGINEER, TEACHER, ACCOUNTANT, COOK)
