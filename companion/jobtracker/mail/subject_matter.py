"""What the words of a sentence speak of: an application, hiring, private life; thanks, receipts, regrets.

For normalised sentences (lower case), English first; the words of other languages that are told by parts of words are in
`data/topics.toml`.
"""

from __future__ import annotations

import re

from companion.guarded import Guarded

APPLIED = Guarded(
    r"\byour (?:recent )?(?:application|candidacy|submission)\b|\byou (?:have )?(?:recently )?applied\b|\bfor applying\b"
    r"|(?<!has )\bapplied (?:for|to)\b|\byour interest in (?:the|our|joining|this|working)\b"
)
JOB = r"(?<!print )(?<!cron )(?<!batch )(?<!build )(?<!backup )(?<!good )(?<!great )(?<!nice )jobs?"
"""Not what a printer or a scheduler does, nor praise."""
HIRING = Guarded(
    r"\b(?:application|applied|applying|role|position|hir(?:e|ing)|candidate|candidacy|interview|recruit\w*|talent|vacancy"
    rf"|{JOB}|recruiter|requisition|next steps?|your interest|keep considering|considering you|licen[cs]e|sponsorship|notice period|salary|resume|cv|bewerbung\w*|unterlagen|gespräch|entretien|entrevista|colloquio|sollicitatie"
    r"|functie|vaga|proceso|selezione|candidature|candidatura|stelle|poste|puesto|hackerrank|codility|codesignal)\b"
)
ELSEWHERE = Guarded(
    r"\b(?:loan|credit(?: card)?|mortgage|visa application|for a visa|admissions?|scholarship|rental|tenancy|membership|passport|card|mastercard|overdraft|housing|income support|(?:insurance|security) number|rewards|e-?book|residence permit|citizenship|student portal"
    r"|master of|bachelor of|degree programme|graduate programme|autumn term|semester|lease|flat|apartment)\b"
)
COURSE = Guarded(r"\bplace (?:on|in) (?:the|our|this|your) (?:\w+ )?(?:course|programme|program|class)\b")
PRIVATE = Guarded(
    r"\b(?:child(?:ren)?|kids?|mum|mom|dad|grand(?:ma|pa|parents)|aunt|uncle|cousins?|wedding|birthday|dinner|lunch|brunch"
    r"|weekend|saturday|sunday|cinema|concert|dentists?|dental|doctor|surgery|clinic|check-?up|vaccination"
    r"|prescription|physiotherap\w+|haircut|salon|vet|parcel|delivery|courier|repair|plumber|electrician|boiler"
    r"|bike|bicycle|car service|garage|test drive|viewing|table (?:at|for)|reservation|pension|savings|credit card)\b"
)
"""Family, friends, doctors, shops: an appointment among these words is no interview."""
APPLICATION = Guarded(r"\b(?:application|applying|apply|applied|admissions|offer|decision|approv\w+)\b")
EMPLOYMENT = Guarded(
    rf"\b(?:position|role|{JOB}|vacancy|hiring|recruit\w*|interview\w*|candidates?|talent|careers?|resume|cv|employment|salary|sponsorship|intern(?:ship)?s?|apprentice(?:ship)?s?|trainee(?:ship)?s?|opportunit(?:y|ies) (?:at|with))\b"
)
RECRUITERS = re.compile(
    r"\b(?:careers?|jobs?|recruit\w*|talent|hiring|hr|staffing|resourcing|inmail|people (?:team|ops|operations)|human resources|bewerbung\w*|karriere|personal(?:abteilung|wesen|referent\w*)"
    r"|recrutement|rh|ressources humaines|carrières?|empleo|rrhh|recursos humanos|selección|seleccion|talento|risorse umane|lavoro|carriere|selezione|vacatures?|sollicitaties?|werving|recrutamento|vagas|rekryter\w*|rekrutter\w*|rekrutacja|kariera|praca|kadry|insan kaynakları|kariyer)\b",
    re.IGNORECASE,
)
"""In a sender's name or address."""
AT_YOUR_WISH = Guarded(
    r"\b(?:as you (?:asked|requested|wished|wanted)|at your (?:own )?request|(?:following|per) your (?:request|wish|instruction\w*))\b"
)
"""An application that its writer ended is no rejection."""
REGRET = Guarded(
    r"\b(?:unfortunately|regret\w*|sadly|sorry|afraid|leider|bedauer\w*|bedauerlich\w*|dennoch|helaas|jammer|spijt\w*|vrees|vrezen"
    r"|malheureusement|regrett\w*|désolée?s?|cependant|toutefois|lamentamos|lamentablemente|desafortunadamente|sentimos|purtroppo|spiacenti"
    r"|infelizmente|tyvärr|desværre|dessverre|niestety)\b"
)
"""Bad news follows, mostly: a mail that thanks and regrets is no receipt, even where the news itself is not understood."""
INSTEAD = Guarded(r"^(?:alternativ\w*|alternatywnie|sinon|en su defecto|ou alors|anders|eventuellt)\b")
"""A second choice is not what a mail is about."""
ABOUT_ANSWERS = re.compile(
    r"\b(?:individual\w*|personal\w*|respond\w*|repl(?:y|ies)|answer\w*|feedback|delay\w*|each|every|everyone|all|verzöger\w*|jede\w*|allen|warten|geduld)\b"
)
"""What a receipt regrets: that not everybody can be answered, or not soon."""
THANKS = Guarded(
    r"\b(?:thank\w*|appreciat\w*|grateful|dank\w*|merci|remerci\w*|gracias|agradec\w*|grazie|ringrazi\w*|bedankt|hartelijk|obrigad\w*|tack|takk?|dziękuj\w*)\b"
)
RECEIVED = re.compile(
    r"\b(?:receiv\w*|receipt|submitted|successfully|review\w*|erhalten|eingegangen|eingang|vorlieg\w*|reçue?s?|réception|recibi\w*|ricevut\w*|ontvang\w*|recebi\w*|recebemos|mottagit|modtaget|mottatt|otrzymal\w*)\b"
)
"""In a sentence of thanks: what makes it a receipt."""
LATER = re.compile(
    r"\b(?:patience|geduld|paciencia|paciência|pazienza|tålamod|tålmodighed|cierpliwość)\b|\b(?:contact|be in touch|get in touch|get back|come back|reach out|let you know|inform you|update you|keep you|hear)\b"
    r"|\b(?:melden|kontaktieren|informieren|recontacter|reviendrons|tiendrons|contactar\w*|comunicar\w*|avisar\w*|contatter\w*|aggiorner\w*|entrar\w* em contato|nemen contact|laten\b.{0,20}weten|återkommer|vender tilbage|kommer tilbake)\b"
)
"""What is told of the time to come."""
LOOKED_AT = re.compile(
    r"\breview\w*|\bevaluat\w*|\bassess\w*|\bunder consideration\b|\bprüf\w*|\bexamin\w*|\brevis\w*|\ban[aá]lis\w*|\bbekijk\w*|\bbeoordel\w*"
)
"""What is done with an application tells nothing of its arrival, unless the same mail thanks for it."""
YOU = re.compile(r"\byour?\b", re.IGNORECASE)
TO_HIRERS = Guarded(
    r"\bnew (?:applicants?|candidates?)\b(?! (?:portal|experience|account|hub))|\b^(?:applicant|candidate)(?:'s)? (?:details|name|summary)\b(?!\])"
    r"|\byour (?:\w+ ){0,2}(?:job|vacancy|role)? ?(?:listing|posting|advert)s?\b.{0,40}\b(?:posted|live|published|expir\w+|approved|views?)\b"
    r"|\b(?:interview|interviewed|hire|hired|meet|met|matched you with) (?:this|the|that|a|your) candidates?\b"
    r"|\b(?:feedback|scorecard|evaluation)\b.{0,30}\binterview with \w+|\b(?:recruitment|hiring) (?:activity|summary|report|metrics)\b"
    r"|\b(?:has applied|have applied|is applying|applied)\b.{0,90}\b(?:your name|named you|you as (?:an? |their |his |her )?refer)"
    r"|\bnew applications? (?:has|have) been (?:submitted|received) for (?:the|your)\b|\bassigned to work with\b|\byour candidates\b"
    r"|\b(?:position|role|vacancy|opening) you have open\b"
    r"|\byour (?:company|business|firm|hiring (?:process|needs|managers?|team)|recruit(?:ing|ment) (?:process|needs|team))\b"
    r"|\b(?:we help|wir helfen|wir unterstützen|nous aidons|ayudamos a|ajudamos|aiutiamo|wij helpen|vi hjälper|vi hjælper|vi hjelper|pomagamy|мы помогаем|kami membantu)\b"
    r".{0,60}\b(?:bewerber|kandidat|recrut|recluta|candidat|hir(?:e|ing)\b|recruit|talent|fachkräfte|pracownik|rekry|rekrut|сотрудник|персонал|personal\b|karyawan)"
)
"""Written to the one who hires, or to whom a candidate named: candidates and postings are theirs, and nothing is said of an application of the reader's."""
YOURS = Guarded(
    r"\byour (?:recent )?(?:application|candidacy|submission|interest)\b|\bfor applying\b|\byou (?:have )?(?:recently )?applied\b"
)
INTERVIEW = re.compile(
    r"\binterview|gespräch|entretien|entrevista|colloquio|sollicitatiegesprek|rozmow|intervju|samtale|wawancara"
)
CASUAL = re.compile(
    r"\b(?:chat|coffee|catch[- ]up|(?:quick|short|brief) (?:call|conversation|meeting)|(?:kurze[sn]?|unverbindliche[sn]?) gespräch|(?:court|bref) échange"
    r"|breve (?:llamada|conversación|conversa|chiamata)|kort gesprek|kort samtal|krótk\w+ rozmow\w+)\b"
)
OF_HIRING = re.compile(r"\bnext steps?\b|\bapplication|\bcandida|\brole\b|\bposition\b")
UNDER_WAY = re.compile(r"\bnext (?:steps?|round|stage)\b")
"""In a subject: something was begun before, and the mail is no first approach."""
OF_HIRING_TOPICS = frozenset({"hiring", "application"})
OF_ASKING_TOPICS = frozenset({"application", "request"})
ANSWERS = frozenset({"confirmation", "rejection"})
"""Kinds that speak of an application, and are as common for a card, a flat or a course as for a job."""
AUTOMATIC_REPLY = re.compile(
    r"^\W*(?:automatic (?:reply|response)|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|automatische antwort|abwesenheit\w*|réponse automatique|absence du bureau"
    r"|respuesta automática|fuera de (?:la )?oficina|risposta automatica|fuori sede|automatisch antwoord|afwezig\w*|resposta automática|ausência|autosvar|automatiskt svar|automatisk svar"
    r"|automatyczna odpowiedź|otomatik yanıt|自動返信|自动回复|自動回覆|자동 ?회신|부재중)\b",
    re.IGNORECASE,
)
"""What a mail program answers by itself, for somebody who is away."""
HEADING_WORDS = 4
SPOKEN = re.compile(r"[.!?:]$|\b(?:you|your|yours|we|our|us|i|my|is|are|was|has|have|been)\b|\d")
"""In a heading or label of a few words nobody claims anything: "Scheduled interviews"."""
RECORDED = Guarded(
    r"\b(?:one-way|on-demand|pre-?recorded|asynchronous|self-recorded|record (?:an?|your|yourself)|recording)\b"
)
"""An "interview" with nobody at the other end is a test."""
CLOCK_TIME = re.compile(r"\b\d{1,2}(?::\d{2})?\s?(?:am|pm|a\.m|p\.m|uhr|h)\b|\b\d{1,2}:\d{2}\b")
FORM = re.compile(r"(?:^[ \t•*·▪–\d.)-]*[^\W\d_][^\n:]{2,70}:[ \t]*\n+){3}", re.MULTILINE)
OFF_THE_LIST = Guarded(
    r"\bunsubscribe\b|\b(?:manage|update) (?:your )?(?:alerts?|preferences|subscriptions?)\b|\babbestellen\b|\bnewsletter abmelden\b|\bse désabonner\b|\bdésinscri\w+|\bdarse de baja\b|\bcancelar (?:la )?suscripción\b"
    r"|\bannulla(?:re)? l'iscrizione\b|\bafmelden\b|\buitschrijven\b|\bcancelar (?:a )?inscrição\b|\bdescadastr\w+|\bavregistrera\b|\bafmeld\b|\bwypis\w+ się\b"
)
