"""What a mail says about an application, by its decisive clause.

Sentences under a condition ("if you are not selected …") assert nothing, and neither do descriptions of a
process ("the next steps may include an interview"). What remains is weighed; an order of precedence settles
what several kinds of clause in one mail mean together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from companion.jobtracker.mail.assertions import asserted_part, described, of_others, unclaimed
from companion.jobtracker.mail.clauses import Clause, ClauseRules, normalise
from companion.jobtracker.mail.invitation import calendar_sentence, called_off
from companion.jobtracker.mail.mail_model import SUGGESTED, MailModel, alone, settled, signals
from companion.jobtracker.mail.message import MailMessage
from companion.jobtracker.mail.opinion import Opinion, opinion_of
from companion.jobtracker.mail.senders import SenderBook, SenderFact
from companion.jobtracker.mail.sentence_model import SentenceModel
from companion.jobtracker.mail.stated import stated_kinds
from companion.jobtracker.mail.text import FAR_SCRIPT, sentences
from companion.jobtracker.mail.titles import find_title
from companion.jobtracker.mail.topics import Topics
from companion.jobtracker.mail.verdict import ASSERTED_KINDS, AUTOMATIC_CONFIDENCE, STATUS_KINDS, Kind, Verdict

_APPLIED = re.compile(
    r"\byour (?:recent )?(?:application|candidacy|submission)\b|\byou (?:have )?(?:recently )?applied\b|\bfor applying\b"
    r"|(?<!has )\bapplied (?:for|to)\b|\byour interest in (?:the|our|joining|this|working)\b"
)
_JOB = r"(?<!print )(?<!cron )(?<!batch )(?<!build )(?<!backup )(?<!good )(?<!great )(?<!nice )jobs?"
"""Not what a printer or a scheduler does, nor praise."""
_HIRING = re.compile(
    r"\b(?:application|applied|applying|role|position|hir(?:e|ing)|candidate|candidacy|interview|recruit\w*|talent|vacancy"
    rf"|{_JOB}|recruiter|requisition|next steps?|your interest|keep considering|considering you|licen[cs]e|sponsorship|notice period|salary|resume|cv|bewerbung\w*|unterlagen|gespräch|entretien|entrevista|colloquio|sollicitatie"
    r"|functie|vaga|proceso|selezione|candidature|candidatura|stelle|poste|puesto|hackerrank|codility|codesignal)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:loan|credit(?: card)?|mortgage|visa application|for a visa|admissions?|scholarship|rental|tenancy|membership|passport|card|mastercard|overdraft|housing|income support|(?:insurance|security) number|rewards|e-?book|residence permit|citizenship|student portal"
    r"|master of|bachelor of|degree programme|graduate programme|autumn term|semester|lease|flat|apartment)\b"
)
_COURSE = re.compile(r"\bplace (?:on|in) (?:the|our|this|your) (?:\w+ )?(?:course|programme|program|class)\b")
_PRIVATE = re.compile(
    r"\b(?:child(?:ren)?|kids?|mum|mom|dad|grand(?:ma|pa|parents)|aunt|uncle|cousins?|wedding|birthday|dinner|lunch|brunch"
    r"|weekend|saturday|sunday|cinema|concert|dentists?|dental|doctor|surgery|clinic|check-?up|vaccination"
    r"|prescription|physiotherap\w+|haircut|salon|vet|parcel|delivery|courier|repair|plumber|electrician|boiler"
    r"|bike|bicycle|car service|garage|test drive|viewing|table (?:at|for)|reservation|pension|savings|credit card)\b"
)
"""Family, friends, doctors, shops: an appointment among these words is no interview."""
_APPLICATION = re.compile(r"\b(?:application|applying|apply|applied|admissions|offer|decision|approv\w+)\b")
_EMPLOYMENT = re.compile(
    rf"\b(?:position|role|{_JOB}|vacancy|hiring|recruit\w*|interview\w*|candidates?|talent|careers?|resume|cv|employment|salary|sponsorship|intern(?:ship)?s?|apprentice(?:ship)?s?|trainee(?:ship)?s?)\b"
)
_RECRUITERS = re.compile(
    r"\b(?:careers?|jobs?|recruit\w*|talent|hiring|hr|staffing|resourcing|inmail|people (?:team|ops|operations)|human resources|bewerbung\w*|karriere|personal(?:abteilung|wesen|referent\w*)"
    r"|recrutement|rh|ressources humaines|carrières?|empleo|rrhh|recursos humanos|selección|seleccion|talento|risorse umane|lavoro|carriere|selezione|vacatures?|sollicitaties?|werving|recrutamento|vagas|rekryter\w*|rekrutter\w*|rekrutacja|kariera|praca|kadry|insan kaynakları|kariyer)\b",
    re.IGNORECASE,
)
"""In a sender's name or address."""
_AT_YOUR_WISH = re.compile(
    r"\b(?:as you (?:asked|requested|wished|wanted)|at your (?:own )?request|(?:following|per) your (?:request|wish|instruction\w*))\b"
)
"""An application that its writer ended is no rejection."""
_REGRET = re.compile(
    r"\b(?:unfortunately|regret\w*|sadly|sorry|afraid|leider|bedauer\w*|bedauerlich\w*|dennoch|helaas|jammer|spijt\w*|vrees|vrezen"
    r"|malheureusement|regrett\w*|désolée?s?|cependant|toutefois|lamentamos|lamentablemente|desafortunadamente|sentimos|purtroppo|spiacenti"
    r"|infelizmente|tyvärr|desværre|dessverre|niestety)\b"
)
"""Bad news follows, mostly: a mail that thanks and regrets is no receipt, even where the news itself is not understood."""
_INSTEAD = re.compile(r"^(?:alternativ\w*|alternatywnie|sinon|en su defecto|ou alors|anders|eventuellt)\b")
"""A second choice is not what a mail is about."""
_ABOUT_ANSWERS = re.compile(
    r"\b(?:individual\w*|personal\w*|respond\w*|repl(?:y|ies)|answer\w*|feedback|delay\w*|each|every|everyone|all|verzöger\w*|jede\w*|allen|warten|geduld)\b"
)
"""What a receipt regrets: that not everybody can be answered, or not soon."""
_THANKS = re.compile(
    r"\b(?:thank\w*|appreciat\w*|grateful|dank\w*|merci|remerci\w*|gracias|agradec\w*|grazie|ringrazi\w*|bedankt|hartelijk|obrigad\w*|tack|takk?|dziękuj\w*)\b"
)
_RECEIVED = re.compile(
    r"\b(?:receiv\w*|receipt|submitted|successfully|review\w*|erhalten|eingegangen|eingang|vorlieg\w*|reçue?s?|réception|recibi\w*|ricevut\w*|ontvang\w*|recebi\w*|recebemos|mottagit|modtaget|mottatt|otrzymal\w*)\b"
)
"""In a sentence of thanks: what makes it a receipt."""
_LATER = re.compile(
    r"\b(?:patience|geduld|paciencia|paciência|pazienza|tålamod|tålmodighed|cierpliwość)\b|\b(?:contact|be in touch|get in touch|get back|come back|reach out|let you know|inform you|update you|keep you|hear)\b"
    r"|\b(?:melden|kontaktieren|informieren|recontacter|reviendrons|tiendrons|contactar\w*|comunicar\w*|avisar\w*|contatter\w*|aggiorner\w*|entrar\w* em contato|nemen contact|laten\b.{0,20}weten|återkommer|vender tilbage|kommer tilbake)\b"
)
"""What is told of the time to come."""
_LOOKED_AT = re.compile(
    r"\breview\w*|\bevaluat\w*|\bassess\w*|\bunder consideration\b|\bprüf\w*|\bexamin\w*|\brevis\w*|\ban[aá]lis\w*|\bbekijk\w*|\bbeoordel\w*"
)
"""What is done with an application tells nothing of its arrival, unless the same mail thanks for it."""
_YOU = re.compile(r"\byour?\b", re.IGNORECASE)
_TO_HIRERS = re.compile(
    r"\bnew (?:applicants?|candidates?)\b(?! (?:portal|experience|account|hub))|\b^(?:applicant|candidate)(?:'s)? (?:details|name|summary)\b(?!\])"
    r"|\byour (?:\w+ ){0,2}(?:job|vacancy|role)? ?(?:listing|posting|advert)s?\b.{0,40}\b(?:posted|live|published|expir\w+|approved|views?)\b"
    r"|\b(?:interview|interviewed|hire|hired|meet|met|matched you with) (?:this|the|that|a|your) candidates?\b"
    r"|\b(?:feedback|scorecard|evaluation)\b.{0,30}\binterview with \w+|\b(?:recruitment|hiring) (?:activity|summary|report|metrics)\b"
    r"|\bnew applications? (?:has|have) been (?:submitted|received) for (?:the|your)\b|\bassigned to work with\b|\byour candidates\b"
    r"|\b(?:position|role|vacancy|opening) you have open\b"
    r"|\byour (?:company|business|firm|hiring (?:process|needs|managers?|team)|recruit(?:ing|ment) (?:process|needs|team))\b"
    r"|\b(?:we help|wir helfen|wir unterstützen|nous aidons|ayudamos a|ajudamos|aiutiamo|wij helpen|vi hjälper|vi hjælper|vi hjelper|pomagamy|мы помогаем|kami membantu)\b"
    r".{0,60}\b(?:bewerber|kandidat|recrut|recluta|candidat|hir(?:e|ing)\b|recruit|talent|fachkräfte|pracownik|rekry|rekrut|сотрудник|персонал|personal\b|karyawan)"
)
"""Written to the one who hires: candidates and postings are theirs, and nothing is said of an application of the reader's."""
_YOURS = re.compile(
    r"\byour (?:recent )?(?:application|candidacy|submission|interest)\b|\bfor applying\b|\byou (?:have )?(?:recently )?applied\b"
)
_INTERVIEW = re.compile(
    r"\binterview|gespräch|entretien|entrevista|colloquio|sollicitatiegesprek|rozmow|intervju|samtale|wawancara"
)
_CASUAL = re.compile(
    r"\b(?:chat|coffee|catch[- ]up|(?:quick|short|brief) (?:call|conversation|meeting)|(?:kurze[sn]?|unverbindliche[sn]?) gespräch|(?:court|bref) échange"
    r"|breve (?:llamada|conversación|conversa|chiamata)|kort gesprek|kort samtal|krótk\w+ rozmow\w+)\b"
)
_OF_HIRING = re.compile(r"\bnext steps?\b|\bapplication|\bcandida|\brole\b|\bposition\b")
_UNDER_WAY = re.compile(r"\bnext (?:steps?|round|stage)\b")
"""In a subject: something was begun before, and the mail is no first approach."""
_OF_HIRING_TOPICS = frozenset({"hiring", "application"})
_OF_ASKING_TOPICS = frozenset({"application", "request"})
_ANSWERS = frozenset({"confirmation", "rejection"})
"""Kinds that speak of an application, and are as common for a card, a flat or a course as for a job."""
_AUTOMATIC_REPLY = re.compile(
    r"^\W*(?:automatic (?:reply|response)|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|automatische antwort|abwesenheit\w*|réponse automatique|absence du bureau"
    r"|respuesta automática|fuera de (?:la )?oficina|risposta automatica|fuori sede|automatisch antwoord|afwezig\w*|resposta automática|ausência|autosvar|automatiskt svar|automatisk svar"
    r"|automatyczna odpowiedź|otomatik yanıt|自動返信|自动回复|自動回覆|자동 ?회신|부재중)\b",
    re.IGNORECASE,
)
"""What a mail program answers by itself, for somebody who is away."""
_HEADING_WORDS = 4
_SPOKEN = re.compile(r"[.!?:]$|\b(?:you|your|yours|we|our|us|i|my|is|are|was|has|have|been)\b|\d")
"""In a heading or label of a few words nobody claims anything: "Scheduled interviews"."""
_RECORDED = re.compile(
    r"\b(?:one-way|on-demand|pre-?recorded|asynchronous|self-recorded|record (?:an?|your|yourself)|recording)\b"
)
"""An "interview" with nobody at the other end is a test."""
_CLOCK_TIME = re.compile(r"\b\d{1,2}(?::\d{2})?\s?(?:am|pm|a\.m|p\.m|uhr|h)\b|\b\d{1,2}:\d{2}\b")
_MEETING_ROOM = re.compile(
    r"https://(?:teams\.(?:microsoft|live)\.com/|meet\.google\.com/|(?:[\w-]+\.)?zoom\.us/|(?:[\w-]+\.)?webex\.com/|meet\.jit\.si/|whereby\.com/)"
)
NOISE_MARKS = 3
"""In a mail that speaks of a job; footers of real answers carry one or two."""
SHORT_CHARS = 1_500
"""A longer mail in which nothing speaks of a job is none about one; the model is not asked."""
UNPLACED_CONFIDENCE = 0.75
"""At most this where nothing speaks of a job and nobody who hires wrote: a suggestion, never a change by itself."""
CALLED_OFF_CONFIDENCE = 0.85
"""Of a sentence that names an interview and calls it off."""
GOES_ON = 3
"""Sentences of an answer in which a word of work would fall."""
INVITING = frozenset({"interview", "offer", "assessment"})
"""What a sentence of its own asks or gives; a heading alone does not."""
WEIGHTS = {"decisive": 3.0, "strong": 1.5, "weak": 0.4}


@dataclass
class Voices:
    """Everything the sentences of one mail said, by kind."""

    weight: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    decisive: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    strong: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    applied: bool = False
    hiring: bool = False
    timed: bool = False
    recorded: bool = False
    meeting: bool = False
    """The room of a video call is linked: with a time in a mail from who hires, it invites without saying so."""
    elsewhere: bool = False
    """An application is spoken of, for something that is no job."""
    employment: bool = False
    work: bool = False
    """What the application is for is work: a word of it, or the sender, says so."""
    private: bool = False
    may_call_off: bool = False
    """A word of calling something off is among what is said."""
    asked: bool = False
    """Something was applied or asked for, whatever it was."""
    to_hirers: bool = False
    """Written to the one who hires."""
    yours: bool = False
    """An application of the reader's is told of."""
    acknowledged: bool = False
    """The arrival of an application is told, or what is done with it now; not thanked for only."""
    arrived: bool = False
    """Its arrival is told or thanked for, in whatever words."""
    from_subject: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    stated: list[str] = field(default_factory=list)
    """Statuses with their labels."""

    def told(self, said: list[str]) -> list[str]:
        """The sentences `said`, statuses told apart from their label once more beside it."""
        return [*(quote for quote in self.stated if quote not in said), *said]

    def stated_nothing_of(self, verdict: Verdict) -> bool:
        """Whether no labelled status is among what speaks for a verdict."""
        return set(self.stated).isdisjoint(verdict.evidence)

    @property
    def about_a_job(self) -> bool:
        return self.hiring or self.applied or self.employment

    def says(self, kind: str) -> bool:
        return bool(self.decisive[kind])

    def is_noise(self) -> bool:
        """Marked as alert, advertisement or account mail, often where it speaks of a job, and nothing is claimed: the
        model is not asked."""
        marks = len(self.decisive["other"]) + len(self.strong["other"])
        return marks >= (NOISE_MARKS if self.about_a_job else 1) and not any(
            self.decisive[kind] or self.strong[kind] for kind in ASSERTED_KINDS
        )

    def hints(self, kind: str) -> bool:
        return bool(self.strong[kind])


class MailClassifier:
    """Classifies mails. Made once and shared (`MailReader.load`); it keeps nothing of what it reads."""

    def __init__(
        self, rules: ClauseRules, topics: Topics, senders: SenderBook, sentence_model: SentenceModel, model: MailModel
    ) -> None:
        self._rules = rules
        self._topics = topics
        self._sentence_model = sentence_model
        self._model = model
        self._senders = senders

    def classify(self, mail: MailMessage, own_addresses: frozenset[str] = frozenset()) -> Verdict:
        """The kind of `mail`. A mail from one of `own_addresses` is the user's own and never an answer."""
        if mail.sender.email in own_addresses:
            return Verdict("other", 0.99, ("You sent it yourself.",))
        fact = self._senders.fact(mail)
        if fact is not None and fact.kind is not None:
            return Verdict(fact.kind, 0.97, (fact.reason,))
        if fact is not None and fact.role == "noise":
            return Verdict("other", 0.97, (f"{mail.sender.email} sends alerts and news only.",))
        verdict = self._read(mail, fact)
        if verdict.kind in ASSERTED_KINDS and _AUTOMATIC_REPLY.search(mail.subject):
            return Verdict("other", 0.8, ("It is an automatic reply, which decides nothing.",))
        return verdict

    def _read(self, mail: MailMessage, fact: SenderFact | None) -> Verdict:
        said = sentences(mail.body)
        voices, spoken = self._by_rules(mail, fact, said)
        if voices.elsewhere and not voices.employment:
            return Verdict("other", 0.85, ("It is about no job.",))
        if voices.to_hirers and not (voices.yours or voices.says("rejection") or voices.says("offer")):
            return Verdict("other", 0.85, ("It is written to somebody who hires, about no application of yours.",))
        if spoken.kind == "other" and voices.is_noise():
            return spoken
        if voices.about_a_job:
            weighed = self._weighed(mail, fact, said, voices, self._spoken_to(spoken, fact, voices))[0]
            if voices.may_call_off and (off := _calls_off(mail, weighed)) is not None:
                return off
            return weighed if voices.work or weighed.kind not in _ANSWERS else _for_whatever(weighed, mail, said)
        verdict = self._about_no_job(mail, spoken, fact, voices)
        if verdict.kind in _ANSWERS and voices.asked:
            verdict = _for_whatever(verdict, mail, said)
        if len(mail.body) > SHORT_CHARS:
            return replace(verdict, if_placed=spoken if spoken.kind in STATUS_KINDS else None)
        placed, opinion = self._weighed(mail, fact, said, voices, spoken)
        # An assessment may be of health, of risks, or of a course: here it is one where a job is named.
        unnamed = placed.kind == "assessment" and find_title(mail.subject, mail.body) is None
        if not (unnamed or voices.private or _PRIVATE.search(normalise(mail.subject))):
            verdict = alone(verdict, placed, opinion)
        return replace(verdict, if_placed=placed if placed.kind in STATUS_KINDS else None)

    def signals(self, mail: MailMessage) -> dict[str, float]:
        """What the mail model looks at in `mail`: for its training."""
        fact = self._senders.fact(mail)
        said = sentences(mail.body)
        voices, spoken = self._by_rules(mail, fact, said)
        opinion = opinion_of(self._sentence_model, mail.subject, voices.told(said))
        return signals(voices, self._spoken_to(spoken, fact, voices), opinion, fact, len(said))

    def _by_rules(self, mail: MailMessage, fact: SenderFact | None, said: list[str]) -> tuple[Voices, Verdict]:
        voices = self._listen(mail, said)
        known = fact is not None and fact.role in ("ats", "assessment", "scheduling")
        voices.hiring = voices.hiring or known
        voices.work = voices.work or known or (fact is not None and fact.role == "board")
        return voices, _settle(voices, fact)

    def _weighed(
        self, mail: MailMessage, fact: SenderFact | None, said: list[str], voices: Voices, spoken: Verdict
    ) -> tuple[Verdict, Opinion]:
        opinion = opinion_of(self._sentence_model, mail.subject, voices.told(said))
        chances = self._model.probabilities(signals(voices, spoken, opinion, fact, len(said)))
        verdict = settled(spoken, opinion, chances, fact)
        if verdict.kind != spoken.kind and not voices.stated_nothing_of(spoken):
            verdict = replace(spoken, confidence=min(spoken.confidence, SUGGESTED))
        if _doubtful(verdict, voices, said, self._topics):
            verdict = replace(verdict, confidence=min(verdict.confidence, SUGGESTED))
        return verdict, opinion

    @staticmethod
    def _about_no_job(mail: MailMessage, verdict: Verdict, fact: SenderFact | None, voices: Voices) -> Verdict:
        if verdict.kind in STATUS_KINDS:
            friendly = fact is not None and fact.role == "freemail" and not voices.from_subject["interview"]
            if (friendly and verdict.kind == "interview") or voices.private or _PRIVATE.search(normalise(mail.subject)):
                return Verdict("other", 0.85, ("It is a private matter, about no job.",))
            verdict = replace(verdict, confidence=min(verdict.confidence, UNPLACED_CONFIDENCE))
        return MailClassifier._spoken_to(verdict, fact, voices)

    @staticmethod
    def _spoken_to(verdict: Verdict, fact: SenderFact | None, voices: Voices) -> Verdict:
        private = fact is not None and fact.role == "freemail" and not voices.applied
        spoken_to = any(_YOU.search(quote) for quote in verdict.evidence)
        if private and verdict.kind in ("rejection", "offer") and not spoken_to:
            return Verdict("other", 0.6, ("It is a private mail, about no application of yours.",))
        return verdict

    def _listen(self, mail: MailMessage, said: list[str]) -> Voices:
        voices = Voices()
        subject = normalise(re.sub(r"^(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+", "", mail.subject, flags=re.IGNORECASE))
        for clause in self._heard(subject):
            voices.from_subject[clause.kind] = max(voices.from_subject[clause.kind], WEIGHTS[clause.strength])
        for sentence in said:
            text = normalise(sentence)
            topics = self._place(voices, text)
            voices.private = voices.private or bool(_PRIVATE.search(text))
            voices.recorded = voices.recorded or bool(_RECORDED.search(text))
            voices.timed = voices.timed or bool(_CLOCK_TIME.search(text))
            heading = len(text.split()) <= _HEADING_WORDS and not _SPOKEN.search(text)
            for clause in self._heard(text):
                voices.weight[clause.kind] += WEIGHTS[clause.strength]
                settles = clause.strength == "decisive" and not (heading and clause.kind in INVITING)
                settles = settles and not _INSTEAD.search(text)
                book = voices.decisive if settles else voices.strong
                if clause.strength != "weak" and sentence not in book[clause.kind]:
                    book[clause.kind].append(sentence)
                if clause.kind == "confirmation" and clause.strength != "weak":
                    thanks = _thanks(text, topics)
                    voices.acknowledged = voices.acknowledged or not thanks
                    voices.arrived = voices.arrived or _tells_arrival(text, topics)
        voices.meeting = _MEETING_ROOM.search(mail.body) is not None
        for stated, quote in stated_kinds(said):
            voices.weight[stated] += WEIGHTS["decisive"]
            voices.decisive[stated].append(quote)
            voices.stated.append(quote)
        self._place(voices, subject)
        voices.applied = voices.applied or bool(_UNDER_WAY.search(subject))
        recruiting = bool(_RECRUITERS.search(f"{mail.sender.name} {mail.sender.email}"))
        voices.hiring, voices.work = voices.hiring or recruiting, voices.work or recruiting
        if mail.calendars and (said_of := calendar_sentence(mail.calendars[0])):
            about = normalise(said_of)
            voices.private = voices.private or bool(_PRIVATE.search(about))
            named = voices.applied or voices.hiring or _INTERVIEW.search(about)
            (voices.decisive if named else voices.strong)["interview"].append(said_of)
            voices.hiring = True
        for kind, weight in voices.from_subject.items():
            voices.weight[kind] += weight
        return voices

    def _place(self, voices: Voices, text: str) -> frozenset[str]:
        """Note what a normalised sentence or subject is about, whatever it claims. Returns its topics."""
        topics = self._topics.of(text)
        voices.applied = voices.applied or "applied" in topics or bool(_APPLIED.search(text))
        voices.yours = voices.yours or "applied" in topics or bool(_YOURS.search(text))
        voices.hiring = voices.hiring or not topics.isdisjoint(_OF_HIRING_TOPICS) or bool(_HIRING.search(text))
        voices.elsewhere = (
            voices.elsewhere
            or (
                "elsewhere" in topics
                and (voices.asked or not topics.isdisjoint(_OF_HIRING_TOPICS | _OF_ASKING_TOPICS | {"applied"}))
            )
            or bool((_APPLICATION.search(text) and _ELSEWHERE.search(text)) or _COURSE.search(text))
        )
        voices.may_call_off = voices.may_call_off or "called_off" in topics
        voices.asked = (
            voices.asked
            or not topics.isdisjoint(_OF_ASKING_TOPICS)
            or voices.applied
            or bool(_APPLICATION.search(text))
        )
        voices.employment = voices.employment or "employment" in topics or bool(_EMPLOYMENT.search(text))
        voices.work = voices.work or voices.employment or "hiring" in topics
        voices.to_hirers = voices.to_hirers or "to_hirers" in topics or bool(_TO_HIRERS.search(text))
        return topics

    def _heard(self, text: str) -> list[Clause]:
        clauses = self._rules.spoken(text)
        if not any(clause.kind in ASSERTED_KINDS for clause in clauses):
            return clauses
        asserted = asserted_part(text)
        general = described(text)
        if done := unclaimed(text):
            clauses = [clause for clause in clauses if clause.kind not in done]
        if _AT_YOUR_WISH.search(text) or "rejection" in done:
            return [clause for clause in clauses if clause.kind != "rejection"]
        if asserted == text and not general and not of_others(text):
            return clauses
        kept = [clause for clause in clauses if clause.kind not in ASSERTED_KINDS]
        for clause in self._rules.spoken(asserted) if asserted else []:
            if clause.kind == "rejection":
                kept += [] if of_others(asserted) else [clause]
            elif clause.kind in ASSERTED_KINDS and not general:
                kept.append(clause)
        return kept


def speaks_of_yours(mail: MailMessage) -> bool:
    """Whether an application of the reader's is spoken of near a mail's beginning, whatever is said of it."""
    return bool(_APPLIED.search(f"{mail.subject}\n{mail.body[:SHORT_CHARS]}".lower()))


def _thanks(text: str, topics: frozenset[str]) -> bool:
    """Whether a sentence thanks and tells of no arrival."""
    thanked = "thanks" in topics or _THANKS.search(text)
    return bool(thanked and "received" not in topics and not _RECEIVED.search(text))


def _tells_arrival(text: str, topics: frozenset[str]) -> bool:
    """Whether a sentence of a receipt tells of an arrival or thanks for it: more than what comes of it, and when."""
    if "received" in topics or _RECEIVED.search(_LOOKED_AT.sub(" ", text)):
        return True
    return not (_LOOKED_AT.search(text) or _LATER.search(text))


def _doubtful(verdict: Verdict, voices: Voices, said: list[str], topics: Topics) -> bool:
    """Whether it is no more than a suggestion, however likely: a receipt that acknowledges nothing or regrets; an
    invitation to chat, at no time, to somebody who applied for nothing."""
    if verdict.kind == "confirmation":
        unsaid = not voices.acknowledged or not (
            voices.arrived or voices.from_subject["confirmation"] >= WEIGHTS["strong"]
        )
        return unsaid or any(_regrets(sentence, topics) for sentence in said)
    if verdict.kind == "interview" and not (voices.applied or voices.timed or voices.from_subject["interview"]):
        quotes = [quote.lower() for quote in verdict.evidence]
        return all(_CASUAL.search(quote) and not _INTERVIEW.search(_CASUAL.sub("", quote)) and not _OF_HIRING.search(quote)
                   for quote in quotes)  # fmt: skip
    return False


def _calls_off(mail: MailMessage, weighed: Verdict) -> Verdict | None:
    """An interview called off is one still, with another state: whatever else the mail was taken for, unless for a sure end."""
    settled_else = weighed.kind in ("offer", "interview") or (
        weighed.kind == "rejection" and weighed.confidence >= AUTOMATIC_CONFIDENCE
    )
    quote = None if settled_else else called_off(mail)
    if quote is None:
        return None
    plain = _INTERVIEW.search(normalise(quote)) or FAR_SCRIPT.search(quote)
    return Verdict("interview", CALLED_OFF_CONFIDENCE if plain else UNPLACED_CONFIDENCE, (quote,))


def _for_whatever(verdict: Verdict, mail: MailMessage, said: list[str]) -> Verdict:
    """An answer to an application of which nothing says what for: a suggestion, unless its sender is known to hire. Where
    it goes on for some sentences and names neither work nor a job, it is about something else."""
    if len(said) >= GOES_ON and find_title(mail.subject, mail.body) is None:
        return Verdict(
            "other", 0.6, ("It answers an application, of which nothing says that it was for a job.",), verdict
        )
    return replace(verdict, confidence=min(verdict.confidence, SUGGESTED), if_placed=verdict)


def _regrets(sentence: str, topics: Topics) -> bool:
    text = normalise(sentence)
    regrets = "regret" in topics.of(text) or bool(_REGRET.search(text))
    return regrets and not _ABOUT_ANSWERS.search(text) and bool(asserted_part(text))


def _settle(voices: Voices, fact: SenderFact | None) -> Verdict:
    if fact is not None and fact.role == "assessment" and voices.weight["assessment"] and not voices.timed:
        # Who runs tests invites to tests, whatever the sentence around it calls them.
        voices.decisive["interview"].clear()
        voices.decisive["assessment"] = (
            voices.decisive["assessment"] or voices.strong["assessment"] or ["Its sender runs tests for employers."]
        )
    for kind, rule in _PRECEDENCE:
        confidence = rule(voices)
        if confidence:
            quotes = voices.decisive[kind] or voices.strong[kind]
            return Verdict(kind, _adjusted(confidence, kind, voices, fact), tuple(quotes[:3]))
    return Verdict("other", 0.6 if voices.applied else 0.9, tuple(voices.strong["other"][:2]))


def _adjusted(confidence: float, kind: Kind, voices: Voices, fact: SenderFact | None) -> float:
    rivals = [other for other in ("rejection", "offer", "interview", "assessment", "info_request")
              if other != kind and voices.says(other)]  # fmt: skip
    confidence -= 0.12 * len(rivals) if kind in ASSERTED_KINDS else 0
    if voices.from_subject[kind] >= WEIGHTS["strong"]:
        confidence += 0.04
    return round(min(0.99, max(0.3, confidence)), 2)


def _rejection(v: Voices) -> float:
    if v.says("rejection"):
        return 0.96
    parked = v.says("other")
    if v.hints("rejection") and not parked and not (v.says("interview") or v.says("offer") or v.says("assessment")):
        sure = (v.applied or v.weight["rejection"] >= 2.5) and not v.says("confirmation")
        return 0.8 if sure else 0.6
    return 0


def _offer(v: Voices) -> float:
    if v.says("offer"):
        bargain = set(v.decisive["offer"]) <= set(v.decisive["other"])
        return 0 if bargain or (v.says("other") and not v.hiring) else 0.92
    return 0.6 if v.hints("offer") and v.weight["offer"] >= 2 and not v.says("interview") else 0


def _assessment(v: Voices) -> float:
    about_it = set(v.decisive["assessment"]) <= set(v.decisive["other"])
    if not v.says("assessment") or about_it or not (v.hiring or v.says("interview")):
        return 0
    if v.says("interview") and not v.recorded and (v.timed or v.weight["interview"] > v.weight["assessment"] + 1):
        return 0
    return 0.9


def _interview(v: Voices) -> float:
    if v.says("interview"):
        if v.says("outreach") and not v.applied:
            return 0
        if v.says("other") and not v.applied:
            return 0
        return 0.92
    if v.from_subject["interview"] >= 3 and (v.hints("interview") or v.timed):
        return 0.85
    return 0.65 if v.hints("interview") and v.weight["interview"] >= 3 and not v.hints("other") else 0


def _info_request(v: Voices) -> float:
    if v.says("info_request") and v.hiring:
        return 0 if v.says("outreach") and not v.applied else 0.85
    return 0


def _parked(v: Voices) -> float:
    """Account mails, codes, withdrawn and held applications, marketing: no answer, however polite."""
    return 0.9 if v.says("other") or v.from_subject["other"] >= 3 else 0


def _outreach(v: Voices) -> float:
    if v.says("outreach") and not v.applied and not v.says("confirmation"):
        return 0.88 if len(v.decisive["outreach"]) > 1 else 0.75
    return 0.65 if v.from_subject["outreach"] >= 3 and not v.applied else 0


def _confirmation(v: Voices) -> float:
    noisy = len(v.strong["other"])
    if v.says("confirmation"):
        return 0.93 if noisy < 3 else 0.82
    if v.from_subject["confirmation"] >= 3 and noisy == 0:
        return 0.85
    if v.from_subject["confirmation"] >= 3 and noisy < 3 and (v.hints("confirmation") or v.applied):
        return 0.75
    return 0.65 if v.hints("confirmation") and noisy == 0 and (v.hiring or v.applied) else 0


_PRECEDENCE: tuple[tuple[Kind, Callable[[Voices], float]], ...] = (
    ("rejection", _rejection),
    ("offer", _offer),
    ("assessment", _assessment),
    ("interview", _interview),
    ("info_request", _info_request),
    ("other", _parked),
    ("outreach", _outreach),
    ("confirmation", _confirmation),
)
