"""More whole postings, in the manner of sites that put a line of facts under the title, and what must be read."""

from __future__ import annotations

from typing import Any

POSTINGS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "lawyer": (
        'Corporate Counsel | Marlow & Finch LLP',
        """<h1>Corporate Counsel</h1><p>Marlow &amp; Finch LLP · Chicago, IL (Hybrid – 3 days in office)</p><p>$185,000 – $215,000 base + bonus</p>
<p>We are a mid-sized firm representing clients in the energy sector since 1974.</p><h3>The Opportunity</h3><p>You will draft and negotiate commercial agreements, advise on mergers and acquisitions, and manage outside counsel.</p>
<h3>Required</h3><ul><li>J.D. from an ABA-accredited law school</li><li>Active membership in good standing of the Illinois State Bar (or ability to be admitted)</li><li>Minimum six (6) years of transactional experience in a law firm or in-house legal department</li><li>Excellent drafting skills</li></ul>
<h3>Preferred</h3><ul><li>Experience with SEC filings and securities law</li><li>Contract lifecycle management tools such as Ironclad or Icertis</li></ul><p>Applications will be accepted until 14 March 2027. Marlow &amp; Finch is an equal opportunity employer.</p>""",
        {'title': 'Corporate Counsel', 'company': 'Marlow & Finch LLP', 'locations': ['Chicago, IL'], 'workplace': 'hybrid', 'salary': (185000.0, 215000.0, 'USD', 'year'), 'years': (6.0, None), 'education': 'doctorate', 'licences': {'Bar admission'}, 'closes_at': '2027-03-14', 'not_skills': {'Applied behaviour analysis', 'Technical drawing'}},
    ),
    "electrician": (
        'Journeyman Electrician - Tri-County Electric - Boise',
        """<h1>Journeyman Electrician</h1><div>Tri-County Electric</div><div>Boise, ID 83702</div><div>$34 - $42 an hour - Full-time</div>
<p><b>Job Summary:</b> Installs, maintains and repairs electrical wiring, equipment and fixtures in commercial buildings. Reads blueprints.</p>
<p><b>Qualifications:</b></p><p>- Current Idaho Journeyman Electrician license required.<br>- 4+ years commercial experience<br>- Valid driver's license and clean driving record<br>- OSHA 10; OSHA 30 preferred<br>- Able to climb ladders and lift 50 lbs.<br>- Conduit bending (EMT, rigid)</p><p>Schedule: 4x10, Monday to Thursday. Overtime as needed.</p><p>Benefits: 401(k), dental, paid holidays, company truck</p>""",
        {'title': 'Journeyman Electrician', 'company': 'Tri-County Electric', 'locations': ['Boise, ID 83702'], 'employment_type': 'full_time', 'salary': (34.0, 42.0, 'USD', 'hour'), 'years': (4.0, None), 'skills': {'OSHA 10': True, 'OSHA 30': False}, 'not_skills': {'Commercial awareness', 'EMT certification'}},
    ),
    "chef": (
        'Sous Chef – The Copper Kettle – London',
        """<h1>Sous Chef</h1><p>The Copper Kettle, Shoreditch, London</p><p>£36k per annum plus tronc (approx. £6k)</p><p>48 hours per week, straight shifts, closed Sundays and Mondays</p><p>About us</p><p>A modern British restaurant with 2 AA rosettes.</p><p>What we are looking for:</p><ul><li>At least two years as a Junior Sous or CDP in a fine dining kitchen</li><li>Level 3 Food Hygiene</li><li>Knowledge of HACCP, allergens, stock control and GP margins</li><li>Strong on sauce and pastry sections</li></ul><p>Must have the right to work in the UK – we are unable to offer sponsorship.</p>""",
        {'title': 'Sous Chef', 'company': 'The Copper Kettle', 'locations': ['Shoreditch, London'], 'salary': (36000.0, 36000.0, 'GBP', 'year'), 'years': (2.0, None), 'sponsorship': 'refused', 'licences': {'Food safety certificate'}, 'not_skills': {'General practice'}},
    ),
    "accountant": (
        'Management Accountant - Northgate Housing Association',
        """<h1>Management Accountant</h1><table><tr><td>Salary</td><td>£44,500 - £49,250</td></tr><tr><td>Location</td><td>Leeds / agile</td></tr><tr><td>Contract</td><td>Permanent, 35 hours</td></tr><tr><td>Closing date</td><td>Sunday 7 February 2027 at midnight</td></tr></table>
<h2>About the role</h2><p>Prepare monthly management accounts, budgets and forecasts, and partner with budget holders across the organisation.</p><h2>About you</h2><ul><li>CIMA, ACCA or ACA part-qualified or qualified</li><li>Advanced Excel (pivot tables, VLOOKUP)</li><li>Experience of month end, accruals and prepayments</li><li>Knowledge of Open Accounts or similar finance system desirable</li></ul><h2>Benefits</h2><p>28 days' leave, pension up to 10%, cash plan.</p>""",
        {'title': 'Management Accountant', 'company': 'Northgate Housing Association', 'locations': ['Leeds'], 'employment_type': 'full_time', 'salary': (44500.0, 49250.0, 'GBP', 'year'), 'closes_at': '2027-02-07', 'alternatives': ('CIMA', 'ACCA', 'ACA'), 'skills': {'Microsoft Excel': True}},
    ),
    "datasci": (
        'Data Scientist II at Lumenary',
        """<h1>Data Scientist II</h1><p>New York, NY or Remote (US)</p><h2>About Lumenary</h2><p>Lumenary helps 400 retailers predict demand. Our stack runs on Snowflake and Go services.</p><h2>What you'll do</h2><ul><li>Build demand forecasting models and ship them to production</li><li>Design A/B tests</li></ul><h2>What you'll bring</h2><ul><li>MS in Statistics, Computer Science or a quantitative field, or equivalent practical experience</li><li>3-5 years in applied machine learning</li><li>Fluent in Python (pandas, scikit-learn) and SQL; R is fine too</li><li>Experience with Airflow, dbt or Dagster</li></ul><h2>Nice to have</h2><ul><li>Causal inference</li><li>Spark or Ray</li></ul><p>The base salary range for this position is $148,000.00 to $176,500.00 USD annually. We're able to sponsor H-1B transfers.</p>""",
        {'title': 'Data Scientist II', 'company': 'Lumenary', 'workplace': 'remote', 'salary': (148000.0, 176500.0, 'USD', 'year'), 'years': (3.0, 5.0), 'education': 'master', 'equivalent': True, 'sponsorship': 'offered', 'alternatives': ('Airflow', 'dbt', 'Dagster'), 'skills': {'Python': True, 'Causal inference': False}, 'not_skills': {'Go', 'Snowflake'}},
    ),
    "mecheng": (
        'Mechanical Design Engineer - Halvorsen Robotics',
        """<h1>Mechanical Design Engineer</h1><p>Location: Pittsburgh, Pennsylvania, United States (On-site)</p><p>Employment Type: Full-Time</p><h2>Responsibilities</h2><ul><li>Design mechanisms and enclosures in SolidWorks</li><li>Perform FEA in ANSYS</li><li>Create drawings to ASME Y14.5 (GD&amp;T)</li></ul><h2>Minimum Qualifications</h2><ul><li>B.S. in Mechanical Engineering</li><li>5+ years of experience designing injection molded or sheet metal parts</li><li>U.S. Person status required (ITAR)</li></ul><h2>Preferred Qualifications</h2><ul><li>MS degree</li><li>Experience with DFM/DFA</li></ul><p>Compensation: $105K–$130K DOE. Travel: up to 15%.</p>""",
        {'title': 'Mechanical Design Engineer', 'company': 'Halvorsen Robotics', 'workplace': 'onsite', 'employment_type': 'full_time', 'salary': (105000.0, 130000.0, 'USD', 'year'), 'education': 'bachelor', 'citizenship': True, 'travel': True},
    ),
    "pharmacist": (
        'Staff Pharmacist, Nights - St. Brendan Medical Center',
        """<h1>Staff Pharmacist, Nights (0.9 FTE)</h1><p>St. Brendan Medical Center</p><p>Spokane, Washington</p><p>Job ID 44821</p><p>Shift: Night, 7 on / 7 off</p><p>Pay Range: $62.15 - $84.40/hr</p><h3>Position Summary</h3><p>Verifies medication orders, performs sterile compounding, and provides clinical consultation including vancomycin and warfarin dosing.</p><h3>Education:</h3><p>Doctor of Pharmacy (Pharm.D.) or Bachelor of Science in Pharmacy from an accredited school.</p><h3>Licensure/Certification:</h3><p>Washington State pharmacist license. BLS within 90 days. BCPS preferred.</p><h3>Experience:</h3><p>One year hospital pharmacy experience or PGY-1 residency required. Epic experience preferred.</p>""",
        {'title': 'Staff Pharmacist, Nights (0.9 FTE)', 'company': 'St. Brendan Medical Center', 'locations': ['Spokane, Washington'], 'salary': (62.15, 84.4, 'USD', 'hour'), 'years': (1.0, None), 'shifts': True, 'education': 'bachelor', 'licences': {'Pharmacist licence', 'BLS'}},
    ),
    "sales": (
        'Account Executive (Mid-Market) – Tandemly',
        """<h1>Account Executive, Mid-Market</h1><p>Tandemly</p><p>Dublin, Ireland · Hybrid · Full time</p><p>OTE: €110,000 – €130,000 (50/50 split)</p><p>What you will own</p><p>Full sales cycle from prospecting to close for companies with 200–1,000 employees in DACH.</p><p>What we're looking for</p><p>• 3+ years closing experience in B2B SaaS<br>• Fluent German and English<br>• Salesforce and Outreach (or HubSpot)<br>• MEDDIC or Challenger training is a plus<br>• Ability to travel up to 20% of the time</p><p>Please note we cannot sponsor visas at this time.</p>""",
        {'title': 'Account Executive, Mid-Market', 'company': 'Tandemly', 'locations': ['Dublin, Ireland'], 'workplace': 'hybrid', 'employment_type': 'full_time', 'salary': (110000.0, 130000.0, 'EUR', 'year'), 'years': (3.0, None), 'languages': {'English', 'German'}, 'sponsorship': 'refused', 'travel': True, 'not_skills': {'Community outreach'}},
    ),
    "warehouse": (
        'Warehouse Operative (Nights) | Stratton Foods | Daventry',
        """<h1>Warehouse Operative (Nights)</h1><p>Daventry, Northamptonshire</p><p>£13.85ph rising to £14.60ph after 12 weeks</p><p>Temp to perm, immediate start</p><p>Shift: Sunday to Thursday, 22:00 - 06:00</p><p>Duties include picking and packing, loading trailers and stock checks using RF scanners.</p><p>You will need:</p><ul><li>Counterbalance or Reach truck licence (in-date)</li><li>Good level of English</li><li>Steel toe cap boots</li><li>Previous experience preferred but full training given</li></ul>""",
        {'title': 'Warehouse Operative (Nights)', 'company': 'Stratton Foods', 'locations': ['Daventry, Northamptonshire'], 'employment_type': 'temporary', 'salary': (13.85, 13.85, 'GBP', 'hour'), 'shifts': True, 'licences': {'Forklift licence'}},
    ),
    "socialworker": (
        'Senior Social Worker – Children in Care – Fenshire Council',
        """<h1>Senior Social Worker - Children in Care</h1><p>Fenshire Council</p><p>Grade 10: £43,693 to £48,710 pro rata</p><p>Contract: Fixed term 12 months (maternity cover), part time 22.2 hours</p><p>Base: Wisbech, with agile working</p><h2>The role</h2><p>Hold a caseload of looked after children, complete assessments, court reports and care plans, and mentor newly qualified social workers.</p><h2>Essential criteria</h2><ul><li>Degree or Diploma in Social Work</li><li>Current Social Work England registration</li><li>Minimum of 2 years' post qualifying experience with children and families</li><li>Sound knowledge of the Children Act 1989</li><li>Full driving licence and use of a car</li></ul><h2>Desirable</h2><ul><li>Practice Educator qualification</li><li>Experience of Liquidlogic</li></ul><p>This post is subject to an enhanced DBS check. Closes: 31/01/2027. Interviews: w/c 8 February.</p>""",
        {'title': 'Senior Social Worker - Children in Care', 'company': 'Fenshire Council', 'locations': ['Wisbech'], 'employment_type': 'part_time', 'salary': (43693.0, 48710.0, 'GBP', 'year'), 'years': (2.0, None), 'closes_at': '2027-01-31'},
    ),
    "designer": (
        'Graphic Designer - Papercrane Studio',
        """<h1>Graphic Designer (Freelance)</h1><p>Papercrane Studio — Melbourne VIC</p><p>$450 - $550 per day, 3 month contract</p><p>We're after a designer who can turn around packaging, editorial and social assets.</p><p>You'll have:</p><ul><li>4+ yrs in a studio or agency</li><li>Killer portfolio</li><li>Adobe CC: InDesign, Illustrator, Photoshop (After Effects a bonus)</li><li>Figma</li><li>Understanding of print production</li></ul><p>You must have full working rights in Australia.</p>""",
        {'title': 'Graphic Designer (Freelance)', 'company': 'Papercrane Studio', 'locations': ['Melbourne VIC'], 'employment_type': 'contract', 'salary': (450.0, 550.0, 'AUD', 'day'), 'skills': {'Figma': True, 'Adobe After Effects': False}},
    ),
    "dev_de": (
        'Softwareentwickler Java (m/w/d) – Nordlicht Systeme GmbH',
        """<h1>Softwareentwickler Java (m/w/d)</h1><p>Nordlicht Systeme GmbH</p><p>Bremen | Vollzeit | ab sofort | 80 % Homeoffice möglich</p><h2>Deine Aufgaben</h2><ul><li>Entwicklung von Microservices mit Spring Boot</li><li>Code Reviews und Tests</li></ul><h2>Dein Profil</h2><ul><li>Abgeschlossenes Informatikstudium oder eine vergleichbare Ausbildung</li><li>Mindestens 3 Jahre Berufserfahrung mit Java</li><li>Kenntnisse in Docker und Kubernetes von Vorteil</li><li>Deutsch auf C1-Niveau, Englisch fließend</li></ul><h2>Wir bieten</h2><ul><li>30 Tage Urlaub, Jobrad, Kicker</li><li>Gehalt: 58.000 - 72.000 EUR/Jahr</li></ul><p>Bewerbungsfrist: 15.02.2027</p>""",
        {'title': 'Softwareentwickler Java (m/w/d)', 'company': 'Nordlicht Systeme GmbH', 'locations': ['Bremen'], 'workplace': 'hybrid', 'years': (3.0, None), 'education': 'bachelor', 'equivalent': True, 'languages': {'English', 'German (C1)'}, 'closes_at': '2027-02-15', 'skills': {'Docker': False}},
    ),
    "nurse_fr": (
        'Infirmier(ère) D.E. - Clinique des Tilleuls',
        """<h1>Infirmier(ère) Diplômé(e) d'État - Service de chirurgie</h1><p>Clinique des Tilleuls</p><p>Bordeaux (33)</p><p>CDI - Temps plein - Travail de nuit</p><h2>Missions</h2><ul><li>Assurer les soins et la surveillance des patients</li><li>Participer à la traçabilité des soins</li></ul><h2>Profil</h2><ul><li>Diplôme d'État d'infirmier exigé</li><li>Débutants acceptés</li><li>Esprit d'équipe, rigueur</li></ul><h2>Conditions</h2><p>Salaire : à partir de 2 350 € brut mensuel selon ancienneté + primes. 13e mois.</p>""",
        {'company': 'Clinique des Tilleuls', 'locations': ['Bordeaux (33)'], 'employment_type': 'full_time', 'salary': (2350.0, None, 'EUR', 'month'), 'shifts': True, 'language': 'fr'},
    ),
    "sales_es": (
        'Comercial B2B - Grupo Almendro',
        """<h1>Comercial B2B (H/M)</h1><p>Grupo Almendro</p><p>Ubicación: Zaragoza (presencial)</p><p>Contrato indefinido, jornada completa</p><h2>¿Qué harás?</h2><ul><li>Captar nuevos clientes y gestionar la cartera</li></ul><h2>¿Qué buscamos?</h2><ul><li>Experiencia mínima de 3 años en ventas</li><li>Carnet de conducir B y vehículo propio</li><li>Inglés valorable</li><li>Manejo de CRM (Salesforce o Dynamics)</li></ul><h2>¿Qué ofrecemos?</h2><p>Salario fijo 24.000 € brutos/año + comisiones. Disponibilidad para viajar.</p>""",
        {'title': 'Comercial B2B (H/M)', 'company': 'Grupo Almendro', 'locations': ['Zaragoza'], 'workplace': 'onsite', 'employment_type': 'full_time', 'salary': (24000.0, 24000.0, 'EUR', 'year'), 'years': (3.0, None), 'travel': True, 'preferred_languages': {'English'}},
    ),
    "elektriker_de": (
        'Elektroniker für Betriebstechnik (m/w/d) | Werk Süd',
        """<h1>Elektroniker für Betriebstechnik (m/w/d)</h1><p>Hartung Maschinenbau GmbH &amp; Co. KG</p><p>Standort: Ulm</p><p>Unbefristete Festanstellung in Vollzeit (37 Std./Woche), 3-Schicht-Betrieb</p><h3>Aufgaben</h3><ul><li>Wartung und Instandhaltung von Produktionsanlagen</li><li>Fehlersuche an SPS-Steuerungen (Siemens S7, TIA Portal)</li></ul><h3>Anforderungen</h3><ul><li>Abgeschlossene Berufsausbildung als Elektroniker oder Mechatroniker</li><li>Erste Berufserfahrung wünschenswert</li><li>Führerschein Klasse B</li><li>Staplerschein von Vorteil</li></ul><h3>Angebot</h3><p>Stundenlohn 22,50 € bis 26,00 € zzgl. Schichtzulagen</p>""",
        {'company': 'Hartung Maschinenbau GmbH & Co. KG', 'locations': ['Ulm'], 'employment_type': 'full_time', 'salary': (22.5, 26.0, 'EUR', 'hour'), 'education': 'vocational', 'shifts': True, 'preferred_licences': {'Forklift licence'}},
    ),
    "teacher_us": (
        '5th Grade Teacher - Maple Creek School District',
        """<h1>5th Grade Teacher</h1><p>Maple Creek School District 14</p><p>Position Type: Elementary School Teaching/Intermediate Grade</p><p>Date Posted: 1/12/2027</p><p>Location: Maple Creek Elementary</p><p>Date Available: 08/16/2027</p><p>Closing Date: Open until filled</p><p>Qualifications: Bachelor's degree in Elementary Education; valid Nebraska teaching certificate with endorsement in elementary education. ESL endorsement preferred.</p><p>Salary: per negotiated agreement ($44,300 to $78,120, 185 days)</p>""",
        {'title': '5th Grade Teacher', 'company': 'Maple Creek School District', 'salary': (44300.0, 78120.0, 'USD', 'year'), 'education': 'bachelor', 'licences': {'Teaching licence'}},
    ),
    "welder": (
        'Welder/Fabricator',
        """<h1>Welder/Fabricator</h1><p>Company: Ironhook Fabrication, Inc.</p><p>Job Location: Mobile, AL, US</p><p>2nd shift 3:30pm-2:00am</p><p>Compensation: $24.00-$31.00 Hourly DOE + $1.50 shift differential</p><p>Must be able to pass 3G and 4G weld test (FCAW, GMAW). TIG experience is desired but not required. AWS D1.1 certification a plus. TWIC card needed or able to obtain. High school diploma or GED. 2 yrs. structural steel.</p>""",
        {'title': 'Welder/Fabricator', 'company': 'Ironhook Fabrication, Inc.', 'locations': ['Mobile, AL, US'], 'salary': (24.0, 31.0, 'USD', 'hour'), 'shifts': True, 'education': 'high_school', 'preferred_licences': {'Welding certificate'}, 'not_skills': {'LTE'}},
    ),
    "it_gov": (
        'Cyber Security Analyst - Blackthorn Federal',
        """<h1>Cyber Security Analyst</h1><p>Blackthorn Federal Solutions</p><p>Fort Meade, MD | Onsite | Full Time | Posted Jan 5, 2027</p><h2>Must Have</h2><ul><li>Active TS/SCI with CI polygraph</li><li>DoD 8570 IAT Level II (Security+ CE)</li><li>4 years with a Bachelor's, or 8 years in lieu of degree</li><li>Splunk, Wireshark, and Linux</li></ul><h2>Desired</h2><ul><li>CISSP, CEH, or GCIH</li><li>Python or PowerShell scripting</li></ul><p>Salary range $95,000-$140,000 depending on experience.</p>""",
        {'company': 'Blackthorn Federal Solutions', 'locations': ['Fort Meade, MD'], 'workplace': 'onsite', 'employment_type': 'full_time', 'clearance': 'TS/SCI', 'years': (4.0, None), 'education': 'bachelor', 'skills': {'Splunk': True, 'CISSP': False}},
    ),
    "physician": (
        'Emergency Medicine Physician',
        """<h1>Emergency Medicine Physician</h1><p>Cedarline Health</p><p>Bangor, Maine</p><p>Compensation: $310/hour, $50k sign-on bonus, up to $10,000 relocation</p><p>Board Certified or Board Eligible in Emergency Medicine. Active Maine medical license and DEA. ACLS, ATLS, PALS required. J-1 and H-1B candidates welcome. 12 twelve-hour shifts per month.</p>""",
        {'title': 'Emergency Medicine Physician', 'company': 'Cedarline Health', 'locations': ['Bangor, Maine'], 'salary': (310.0, 310.0, 'USD', 'hour'), 'sponsorship': 'offered'},
    ),
    "admin_ca": (
        'Administrative Assistant – City of Larchmont',
        """<h1>Administrative Assistant II</h1><p>City of Larchmont, Ontario</p><p>Employment group: CUPE 416 Salary: $31.84 to $35.12 per hour Hours of work: 35 hours per week Number of positions: 1 Posting close: January 29, 2027 at 11:59 p.m. EST</p><p>Qualifications</p><ul><li>Completion of a post-secondary diploma in office administration</li><li>Three years of progressively responsible administrative experience</li><li>Proficiency in MS Office (Word, Excel, Outlook, PowerPoint)</li><li>Typing speed of 50 wpm</li><li>Bilingual (English/French) is an asset</li></ul>""",
        {'title': 'Administrative Assistant II', 'years': (3.0, None), 'closes_at': '2027-01-29', 'preferred_languages': {'French', 'English'}},
    ),
}  # fmt: skip
