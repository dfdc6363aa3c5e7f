"""Postings written for these tests, one a profession, and what must be read from each.

Each is (page title, HTML of the main part, expectations). Expectations name fields of Posting; `skills` and
`not_skills` name requirements that must and must not be there.
"""

from __future__ import annotations

from typing import Any

Case = tuple[str, str, dict[str, Any]]

POSTINGS: dict[str, Case] = {
    "nurse": (
        "Registered Nurse - ICU at St. Brendan Hospital",
        """<h1>Registered Nurse - ICU</h1><p>Location: Boise, ID</p><p>Job type: Full-time</p>
        <p>Pay: $38.50 - $52.00 per hour</p>
        <h2>What you'll do</h2><ul><li>Assess and monitor critically ill patients</li><li>Administer medication and manage ventilators</li></ul>
        <h2>Requirements</h2><ul><li>Active RN license in the state of Idaho</li><li>BLS and ACLS certification</li>
        <li>2+ years of critical care experience</li><li>Associate degree in nursing required, BSN preferred</li></ul>
        <h2>Schedule</h2><p>Three 12-hour shifts, rotating nights and weekends.</p>""",
        {
            "title": "Registered Nurse - ICU", "company": "St. Brendan Hospital", "locations": ["Boise, ID"], "employment_type": "full_time",
            "salary": (38.5, 52.0, "USD", "hour"), "years": (2.0, None), "education": "associate",
            "licences": {"Registered nurse licence", "BLS", "ACLS"}, "shifts": True,
        },
    ),
    "welder": (
        "Structural Welder | Halvorsen Fabrication",
        """<h1>Structural Welder</h1><dl><dt>Location</dt><dd>Tulsa, OK</dd><dt>Employment type</dt><dd>Full time</dd></dl>
        <p>$26/hr to $34/hr depending on experience</p>
        <h3>Responsibilities</h3><ul><li>MIG and flux-core welding of structural steel</li><li>Read blueprints</li></ul>
        <h3>Qualifications</h3><ul><li>High school diploma or GED</li><li>At least three years of structural welding experience</li>
        <li>AWS D1.1 certification required</li><li>Forklift certification is a plus</li></ul>""",
        {
            "title": "Structural Welder", "company": "Halvorsen Fabrication", "locations": ["Tulsa, OK"], "salary": (26.0, 34.0, "USD", "hour"),
            "years": (3.0, None), "education": "high_school", "licences": {"Welding certificate"}, "preferred_licences": {"Forklift licence"},
        },
    ),
    "teacher_uk": (
        "Teacher of Mathematics - Ashcombe Academy",
        """<h1>Teacher of Mathematics</h1><p>Ashcombe Academy is looking for an enthusiastic teacher.</p><p>Location: Leeds, West Yorkshire</p>
        <p>Salary: £31,650 to £49,084 per annum (MPS/UPS)</p><p>Closing date: 14 March 2027</p><p>Contract type: Permanent, full time</p>
        <h2>The role</h2><p>You will plan and teach lessons across Key Stages 3 and 4.</p>
        <h2>Essential criteria</h2><ul><li>Qualified teacher status (QTS)</li><li>A degree in mathematics or a related subject</li></ul>
        <h2>Desirable</h2><ul><li>Experience of teaching A-level mathematics</li></ul>
        <p>The post is subject to an enhanced DBS check.</p>""",
        {
            "title": "Teacher of Mathematics", "company": "Ashcombe Academy", "salary": (31650.0, 49084.0, "GBP", "year"), "closes_at": "2027-03-14",
            "employment_type": "full_time", "education": "bachelor", "licences": {"Qualified teacher status (QTS)", "Criminal record check"},
        },
    ),
    "lawyer": (
        "Corporate Associate Attorney - Pell & Marsh LLP",
        """<h1>Corporate Associate Attorney</h1><p>New York, NY (hybrid, 3 days a week in the office)</p>
        <h2>Job description</h2><p>Draft and negotiate merger agreements.</p>
        <h2>Qualifications</h2><ul><li>J.D. from an accredited law school</li><li>Admitted to the New York bar</li>
        <li>3-5 years of corporate M&A experience at a large firm</li></ul><h2>Compensation</h2><p>The base salary range is $225,000 - $310,000 per year.</p>""",
        {
            "title": "Corporate Associate Attorney", "company": "Pell & Marsh LLP", "workplace": "hybrid", "salary": (225000.0, 310000.0, "USD", "year"),
            "years": (3.0, 5.0), "education": "doctorate", "licences": {"Bar admission"},
        },
    ),
    "driver_de": (
        "Berufskraftfahrer (m/w/d) Nahverkehr – Spedition Oberle GmbH",
        """<h1>Berufskraftfahrer (m/w/d) Nahverkehr</h1><p>Standort: Kassel</p><p>Vollzeit, unbefristet</p>
        <h2>Deine Aufgaben</h2><ul><li>Auslieferung von Stückgut im Nahverkehr</li><li>Ladungssicherung</li></ul>
        <h2>Dein Profil</h2><ul><li>Führerschein Klasse CE mit Schlüsselzahl 95</li><li>Fahrerkarte</li><li>Mindestens 2 Jahre Berufserfahrung</li>
        <li>Gute Deutschkenntnisse</li><li>ADR-Schein von Vorteil</li></ul>
        <h2>Wir bieten</h2><ul><li>Stundenlohn von 17,50 € bis 19,00 €</li><li>30 Tage Urlaub</li></ul>""",
        {
            "title": "Berufskraftfahrer (m/w/d) Nahverkehr", "company": "Spedition Oberle GmbH", "locations": ["Kassel"], "employment_type": "full_time",
            "salary": (17.5, 19.0, "EUR", "hour"), "years": (2.0, None), "languages": {"German"}, "language": "de",
            "licences": {"HGV licence", "Driver CPC", "Tachograph card"},
        },
    ),
    "chef_fr": (
        "Chef de partie H/F - Restaurant Le Tilleul",
        """<h1>Chef de partie H/F</h1><p>Lieu : Lyon</p><p>Type de contrat : CDI, temps plein</p>
        <h2>Vos missions</h2><ul><li>Préparer les plats chauds</li><li>Encadrer deux commis</li></ul>
        <h2>Profil recherché</h2><ul><li>CAP cuisine</li><li>3 ans d'expérience minimum en restauration gastronomique</li><li>Anglais courant souhaité</li></ul>
        <h2>Rémunération</h2><p>Salaire : 2 200 € à 2 500 € brut par mois</p>""",
        {
            "title": "Chef de partie H/F", "company": "Restaurant Le Tilleul", "locations": ["Lyon"], "employment_type": "full_time", "language": "fr",
            "salary": (2200.0, 2500.0, "EUR", "month"), "years": (3.0, None), "education": "vocational", "preferred_languages": {"English"},
        },
    ),
    "engineer": (
        "Senior Backend Engineer - Quillstack",
        """<h1>Senior Backend Engineer</h1><p>Remote - United States</p><h2>About Quillstack</h2><p>For over 10 years Quillstack has built tools in Java and Cobol.</p>
        <h2>What you'll do</h2><ul><li>Own the billing service</li></ul>
        <h2>Requirements</h2><ul><li>5+ years of software engineering experience</li><li>3 years of Python</li><li>PostgreSQL or MySQL</li><li>Must be a US citizen</li></ul>
        <h2>Nice to have</h2><ul><li>Kubernetes</li><li>Terraform</li></ul>
        <h2>Benefits</h2><p>$160k-$190k, 401k match up to $5,000. We do not offer visa sponsorship.</p>""",
        {
            "title": "Senior Backend Engineer", "company": "Quillstack", "workplace": "remote", "salary": (160000.0, 190000.0, "USD", "year"), "seniority": "senior",
            "years": (5.0, None), "sponsorship": "refused", "citizenship": True, "skills": {"Python": True, "PostgreSQL": True, "Kubernetes": False, "Terraform": False},
            "not_skills": {"Java"}, "skill_years": {"Python": 3.0}, "alternatives": ("PostgreSQL", "MySQL"),
        },
    ),
    "accountant_es": (
        "Contable - Bodegas Arrieta S.L.",
        """<h1>Contable</h1><p>Ubicación: Logroño, La Rioja</p><p>Jornada completa, contrato indefinido</p>
        <h2>Funciones</h2><ul><li>Contabilidad general e impuestos</li></ul><h2>Requisitos</h2><ul><li>Grado en Administración y Dirección de Empresas</li>
        <li>Al menos 2 años de experiencia</li><li>Inglés nivel B2</li></ul><h2>Se ofrece</h2><p>Salario: 24.000 - 28.000 € brutos anuales</p>""",
        {
            "title": "Contable", "company": "Bodegas Arrieta S.L.", "employment_type": "full_time", "salary": (24000.0, 28000.0, "EUR", "year"), "years": (2.0, None),
            "education": "bachelor", "languages": {"English (B2)"}, "language": "es",
        },
    ),
    "electrician_uk": (
        "Electrician - Brightwell Building Services",
        """<h1>Electrician</h1><p>Bristol</p><p>£19.50 per hour, permanent, full-time</p><h2>Duties</h2><ul><li>Install and test wiring in commercial premises</li></ul>
        <h2>Requirements</h2><ul><li>NVQ level 3 in electrical installation</li><li>18th Edition</li><li>Full UK driving licence</li></ul>""",
        {"title": "Electrician", "locations": ["Bristol"], "salary": (19.5, 19.5, "GBP", "hour"), "education": "vocational", "licences": {"Electrician licence", "Driving licence"}},
    ),
    "care_de": (
        "Pflegefachkraft (m/w/d) | Seniorenhaus Lindenblick",
        """<h1>Pflegefachkraft (m/w/d)</h1><p>Arbeitsort: Heidelberg</p><h3>Ihre Aufgaben</h3><ul><li>Grund- und Behandlungspflege</li></ul>
        <h3>Ihr Profil</h3><ul><li>Abgeschlossene Ausbildung als Pflegefachkraft</li><li>Bereitschaft zum Schichtdienst</li></ul>
        <h3>Wir bieten</h3><ul><li>3.400 € bis 3.900 € brutto im Monat</li><li>Teilzeit oder Vollzeit</li></ul>""",
        {
            "title": "Pflegefachkraft (m/w/d)", "company": "Seniorenhaus Lindenblick", "locations": ["Heidelberg"], "salary": (3400.0, 3900.0, "EUR", "month"),
            "education": "vocational", "shifts": True, "language": "de",
        },
    ),
    "warehouse": (
        "Warehouse Associate at Norwick Logistics",
        """<h1>Warehouse Associate</h1><p>Columbus, OH | Part-time | $18.75/hour</p><h2>Responsibilities</h2><ul><li>Pick, pack and ship orders</li></ul>
        <h2>Requirements</h2><ul><li>No experience required</li><li>Able to lift 50 pounds</li><li>Must be 18 years of age</li></ul><p>Evening and weekend shifts.</p>""",
        {"title": "Warehouse Associate", "company": "Norwick Logistics", "salary": (18.75, 18.75, "USD", "hour"), "employment_type": "part_time", "years": None, "seniority": "entry"},
    ),
    "clearance": (
        "Systems Engineer - Ardent Defense",
        """<h1>Systems Engineer</h1><p>Location: Huntsville, AL</p><h2>Responsibilities</h2><p>Integrate radar systems.</p><h2>Basic qualifications</h2>
        <ul><li>Bachelor's degree and 8 years of experience, or Master's degree and 6 years</li><li>Active Secret clearance required</li><li>Up to 25% travel</li></ul>
        <p>Ardent Defense is an equal opportunity employer. All applicants are considered without regard to race or citizenship status.</p>""",
        {"title": "Systems Engineer", "clearance": "Secret", "years": (8.0, None), "education": "bachelor", "travel": True, "locations": ["Huntsville, AL"]},
    ),
    "intern": (
        "Marketing Intern - Fernleaf",
        """<h1>Marketing Intern</h1><p>Location: Austin, TX (on-site)</p><p>Duration: 3 months. $20 per hour.</p><h2>What you'll do</h2><ul><li>Write social media posts</li></ul>
        <h2>What we're looking for</h2><ul><li>Currently pursuing a Bachelor's degree in marketing</li></ul><p>Apply by May 3, 2027.</p>""",
        {"title": "Marketing Intern", "employment_type": "internship", "seniority": "intern", "workplace": "onsite", "salary": (20.0, 20.0, "USD", "hour"), "closes_at": "2027-05-03"},
    ),
    "consultant_de": (
        "SAP Berater (w/m/d) bei Kernwert Consulting AG",
        """<h1>SAP Berater (w/m/d)</h1><p>Standort: München oder Hamburg</p><p>Hybrides Arbeiten, 2 Tage Homeoffice</p>
        <h2>Das erwartet dich</h2><ul><li>Einführung von SAP S/4HANA beim Kunden</li></ul><h2>Das bringst du mit</h2>
        <ul><li>Abgeschlossenes Studium der Wirtschaftsinformatik oder vergleichbare Ausbildung</li><li>3 bis 5 Jahre Erfahrung mit SAP</li>
        <li>Verhandlungssicheres Deutsch und gutes Englisch</li><li>Reisebereitschaft</li></ul><h2>Wir bieten</h2><p>Jahresgehalt: 65.000 € – 80.000 €</p>""",
        {
            "title": "SAP Berater (w/m/d)", "company": "Kernwert Consulting AG", "locations": ["München", "Hamburg"], "workplace": "hybrid", "years": (3.0, 5.0),
            "education": "bachelor", "equivalent": True, "languages": {"German", "English"}, "salary": (65000.0, 80000.0, "EUR", "year"), "travel": True,
        },
    ),
    "seller_fr": (
        "Vendeur conseil (H/F) - Maison Aubrac",
        """<h1>Vendeur conseil (H/F)</h1><p>Localisation : Nantes</p><p>Contrat : CDD de 6 mois, temps partiel 24h par semaine</p>
        <h2>Le poste</h2><p>Accueillir et conseiller la clientèle.</p><h2>Votre profil</h2><ul><li>Première expérience en vente</li><li>Niveau bac</li><li>Permis B</li></ul>
        <p>Rémunération : 12,50 € brut de l'heure</p>""",
        {"title": "Vendeur conseil (H/F)", "locations": ["Nantes"], "employment_type": "part_time", "salary": (12.5, 12.5, "EUR", "hour"), "education": "high_school", "licences": {"Driving licence"}},
    ),
    "remote_ca": (
        "Data Analyst - Maplecroft Insights",
        """<h1>Data Analyst</h1><p>Location: Toronto, ON</p><p>This is a fully remote position within Canada.</p><h2>Responsibilities</h2><ul><li>Build dashboards in Tableau</li></ul>
        <h2>Requirements</h2><ul><li>Bachelor's degree or equivalent experience</li><li>SQL and Excel</li><li>Bilingual in French and English</li></ul>
        <p>Compensation: $75,000 to $88,000 annually</p>""",
        {
            "title": "Data Analyst", "workplace": "remote", "salary": (75000.0, 88000.0, "CAD", "year"), "education": "bachelor", "equivalent": True,
            "languages": {"French", "English"}, "skills": {"SQL": True},
        },
    ),
}  # fmt: skip
