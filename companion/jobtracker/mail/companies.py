"""The employer that a mail names: sender's display name, its domain as the text spells it, phrases, the signature.

Each sign is worth something, and signs that agree add up; the best one wins when it is worth enough. Unsure is
None: a wrong employer links a mail to a wrong application.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from companion.jobtracker.mail.message import MailMessage
from companion.jobtracker.mail.senders import SenderBook
from companion.jobtracker.mail.text import FAR_SCRIPT
from companion.jobtracker.mail.titles import has_head

if TYPE_CHECKING:
    from tldextract import TLDExtract

MAX_SCANNED_CHARS = 6_000
MAX_NAME_CHARS = 60
MAX_KEPT_HOSTS = 20_000
ENOUGH = 1.0
OWNED = 3.5
"""Worth of a name that the job itself is said to be with: more than the sender's, who may be a platform's or an agency's."""
SIGNED = 0.6
"""Worth of a bare name in a signature, and of one that stands last in it, below another line."""
SIGNED_LAST = 1.0
GUESSED = 1.001
"""Worth of a name made of a domain: enough alone, and never taken for the fuller form of one that is written."""
"""What the signs of one name must be worth together."""


@cache
def _suffix_list() -> TLDExtract:
    """The bundled public suffix list only: nothing is fetched. Loaded when a mail needs it, not at every start."""
    import tldextract

    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


_NAME = r"[A-Z0-9ÀÁÉÖÜÄØÅ][\w&'’.+-]*(?: (?:&|and|of|the|de|for|und|et|[A-Z0-9ÀÁÉÖÜÄØÅ][\w&'’.+-]*)){0,5}"
_TEAM = r"(?:Recruiting|Recruitment|Talent (?:Attraction and )?Acquisition|Talent|Hiring|People(?: (?:& Culture|Team|Ops|Operations))?|Careers|HR|Human Resources|Staffing|Graduate Recruitment|Resourcing)"
_AFTER_NAMES = r"(?:Team|team|Graduate|Global|Corporate|Campus|Early|Interview|Application|Update|Offer|Technical|Online|Virtual|Video|Phone|Final|Status|Survey|Candidate|News|Assessment|Opportunity|Role|Position|Job|Department|Confirmation)"
"""Words that follow an employer's name and are no part of it."""
_PHRASES: tuple[tuple[float, re.Pattern[str]], ...] = (
    (1.6, re.compile(rf"\b[Aa]pplication was sent to (?P<name>{_NAME})")),
    (1.6, re.compile(rf"\b(?:candidatura (?:è stata inviata|foi enviada|ha sido enviada|se ha enviado) (?:a|para|à)|solicitud (?:se ha enviado|ha sido enviada) a|candidature a (?:bien )?été envoyée à|Bewerbung wurde (?:erfolgreich )?an|sollicitatie is (?:verzonden|verstuurd) naar) (?P<name>{_NAME})")),
    (1.6, re.compile(rf"\b(?:items|application|resume) (?:were|was) sent to (?P<name>{_NAME})")),
    (1.6, re.compile(rf"(?:^|\n|[Uu]nfortunately, |that )(?P<name>{_NAME})(?:, (?:LLC|Inc\.?|Ltd\.?|GmbH))? (?:has|have) (?:decided|moved|chosen|selected|reviewed|received|invited)\b")),
    (1.6, re.compile(rf"(?:^|\n)(?P<name>{_NAME}) (?:invites you|would like you|would like to invite you)\b")),
    (1.4, re.compile(rf"\b(?:on behalf of|behalf of) (?P<name>{_NAME})")),
    (1.4, re.compile(rf"\b(?:[Tt]hanks|[Tt]hank you|[Gg]reetings|[Uu]pdate|[Mm]essage|[Nn]ews|[Hh]ello|[Hh]i|[Ww]elcome) (?:from|to) (?!the\b)(?P<name>{_NAME})")),
    (1.2, re.compile(rf"\b(?:interest in|applying to|application to|applied to|apply to|application with|interview with|interview at|role at|position at|job at|opening at|opportunity at|career at|working at|work at|work for|team at|teams? here at|joining|join|meeting with|account with|choosing|interest you have shown in|process at|of employment with|hiring at|recruiting at|applying with|candidacy with|careers at|employer of choice|call with|talk with|chat with) (?!the\b|our\b|this\b|a\b|an\b|us\b)(?P<name>{_NAME})")),
    (1.2, re.compile(rf"\b(?:[Ii]t[’']s|[Tt]his is|I[’']m|I am) [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?:,)? (?:from|at|with|of) (?P<name>{_NAME})")),
    (1.2, re.compile(rf"\b(?:The )?(?P<name>{_NAME}) {_TEAM}(?: [Tt]eam)?(?=\s*(?:[.,\n!]|$))")),
    (1.2, re.compile(rf"\b(?:[Yy]our|[Tt]he) (?P<name>{_NAME}) (?:application|interview|assessment|hiring|recruiting|careers?)\b")),
    (1.0, re.compile(rf"\b(?:bei|bij|chez|presso|auprès de|au sein de|en|na|hos|Team von|Recruiting-Team von|with|at|from|by) (?:der |dem |den |de |la |the )?(?P<name>{_NAME})")),
)  # fmt: skip
_TEAM_OF = (
    r"(?:(?:[AOL][’' ]?)?[ÉEée]quip[eo](?: RH| [Rr]ecrutement| de [Rr]ecrutement| de [Ss]elecci[óo]n| de [Rr]ecrutamento)?(?: de la| de| da| do| chez)?(?: [—–-])?|(?:[Dd]ein|[Ii]hr|[Ee]uer|[Dd]as) Team (?:von|vom|der|bei)|[Tt]eam (?:von|vom)|(?:[Ii]l )?[Tt]eam d[ie]"
    r"|[Hh]et team van|[Zz]espół(?: [Rr]ekrutacji)?|[Tt]im(?: HRD?| [Rr]ekrutmen)?|[Tt]eamet (?:på|hos|bag|i)|[Đđ]ội ngũ(?: tuyển dụng)?)"
)
"""Before an employer's name, where the name comes last."""
_FARTHER = (
    (1.2, re.compile(rf"\b{_TEAM_OF} (?P<name>{_NAME})")),
    (1.2, re.compile(rf"\b(?:portez|manifestez|témoignez|avez manifesté|avez porté) (?:à|envers|pour) (?P<name>{_NAME})|\b[Cc]andidature (?:à|chez) (?P<at>{_NAME})")),
    (1.2, re.compile(rf"(?:^|[\s\"“(])(?P<name>{_NAME})['’](?:n[ıiuü]n|d[ea]|t[ea]|d[ea]ki|t[ea]ki|y[ea]|a|e)\b(?= )")),
    (1.4, re.compile(rf"\b(?:Công ty(?: (?:cổ phần|TNHH|CP))?|PT\.?|CV\.|manajemen(?: dari)?) (?P<name>{_NAME})")),
    (1.0, re.compile(rf"\b(?:[Ii]nteresse (?:an|bei|in|voor|pela|pelo|por|per) |intérêt (?:envers|pour) |interés (?:en|por) |interesse (?:for|i) |zainteresowanie |bei uns (?:im|in der|bei) |minat Anda (?:pada|di) |интерес к )(?P<name>{_NAME})")),
)  # fmt: skip
"""In languages other than English."""
_FARTHEST = (
    (1.2, re.compile(rf"(?:فريق التوظيف (?:في|لدى)|צוות) (?P<name>{_NAME})")),
    (1.6, re.compile(r"(?:面试公司|应聘公司|公司名称|企業名|会社名|회사명|اسم الشركة)】?\s*[:：]\s*(?P<name>[^\n]{2,40})")),
    (1.4, re.compile(r"(?:^|\n)(?P<name>[^\n、。，,.]{2,40}?)\s?(?:採用担当|人事部|採用チーム|採用係|人力资源|招聘团队|招聘组|채용 ?팀|인사 ?팀|채용 ?담당)")),
    (1.2, re.compile(r"(?P<name>株式会社[\w・ー]{1,20}|[\w・ー]{1,20}株式会社|\w{2,20}(?:有限公司|集团)|주식회사 ?\w{1,15})")),
    (1.2, re.compile(r"(?:この度は|このたびは)(?:弊社、)?(?P<name>[^\n、。]{2,40}?)\s?(?:の求人|に(?:ご応募|エントリー))")),
    (1.2, re.compile(r"(?:^|\n|[.!] )(?P<name>[^\n.!]{2,30}?)의 [^\n.]{1,50}?(?:직무|포지션|채용)에 ")),
    (1.2, re.compile(r"(?:شركة|الانضمام إلى|للانضمام إلى|لاهتمامك ب|لدى)\s?ـ?\s?(?P<name>[^\n،.!]{2,40}?)(?= (?:و|في منصب|على)|[\n،.!]|$)")),
)  # fmt: skip
"""In languages whose script has no capitals."""
_BRACKETED = re.compile(r"^\s*(?:【|\[)(?P<name>[^】\]\n]{2,40})(?:】|\])")
"""At the beginning of a subject: an employer's name, in Japanese, Chinese and Korean mail."""
_NO_FIRM_IN_CJK = re.compile(
    r"案内|結果|お知らせ|通知|面接|選考|重要|弊社|当社|我们|您|面试|应聘|邀请|안내|결과|채용|공지|지원|님"
)
_LABELLED = re.compile(
    r"(?:^|\n)\W{0,3}(?:company|employer|organi[sz]ation|hiring company|firma|unternehmen|arbeitgeber|entreprise|société|employeur|empresa|empleador|azienda|bedrijf|werkgever|organisatie|virksomhed|företag|arbetsgivare|pracodawca)(?: name)?[ \t\u00a0]*:[ \t\u00a0]*(?P<name>[^\n:]{2,60}?)[ \t]*(?=\n|$)",
    re.IGNORECASE,
)
"""The employer after its label, as platforms write it."""
_BEHIND_TITLE = r"['’\"”»)*]{0,2}(?: \([^()\n]{1,12}\))?,? (?:position |role |job )?(?:bij|at|with|bei|chez|presso|hos|auprès de|en la empresa|na empresa)(?: (?:der|dem|den|de|la|the|firma))? (?P<name>"
"""Between the job that is spoken of and whose it is. Not "en", "na" or "in" by themselves: a place follows as often."""
_TOLD_OF = re.compile(
    rf"(?:^|\n|[.!?,:] |that )(?P<name>{_NAME}) (?:really |also |both |all |very much |just )?(?:has|have|had|wants?|were|was|loved|liked|came back|said|feels?|would (?:like|love)|is (?:keen|asking)|are (?:keen|asking)|invited|asked|sent)\b"
)
"""What somebody between the two says of the employer."""
_INDEED_LINE = re.compile(rf"\n(?P<name>{_NAME}) (?:-|–|·) [A-Z]")
_SIGNED_TEAM = re.compile(
    rf"^(?:[Tt]he |[Yy]our |[Dd]ein |[Ii]hr |[Dd]as |[Hh]et |[Uu]w |[Jj]ouw )?(?P<name>{_NAME}?)(?:,? (?:{_TEAM})(?: [Tt]eam)?)?$"
)
_WITH_LEGAL_FORM = re.compile(
    rf"^(?P<name>{_NAME} (?:GmbH|AG|SE|KG|e\.?V\.?|Ltd|Limited|LLC|Inc|PLC|plc|B\.?V\.?|N\.?V\.?|S\.?A\.?S?|S\.?L\.?|S\.?r\.?l|S\.?p\.?A|Ltda|A/S|ApS|AB|Oy))\.?(?:,? .*)?$"
)
"""A line of a signature that can only be a firm's."""
_SIGNED_DEPARTMENT = re.compile(
    rf"^(?:HR|RH|RRHH|HRD|İK|Human Resources|Personalabteilung|Personalwesen|Recursos Humanos|Ressources Humaines|Risorse Umane|Kadry)(?:[- ](?:Team|Abteilung|Department|Departmanı|Dept\.?|afdeling))?(?: (?:der|von|bei|at|of|de|di|van|del|da|do))?(?: ?[,|—–-])? (?P<name>{_NAME})$"
)
"""A line of a signature that ends in the firm whose department signs."""
_FUNCTION = re.compile(
    r"\b(?:manager\w*|department|departman\w*|abteilung|recruit\w*|development|operations|director|direktor\w*|officer|partner|personnel|services?|leit(?:er|ung)\w*)\b",
    re.IGNORECASE,
)
"""What somebody who signs is or works in, and no firm."""
_CLOSING = re.compile(
    r"\b(?:regards|sincerely|cheers|wishes|thanks|thank you|yours|warmly|grüße|grüßen|grüsse|grüssen|gruß|cordialement|salutations|saludos|atentamente|saluti|groet|groeten|atenciosamente|hälsningar|hilsen|pozdrawiam|hormat|saygılarımızla|уважением|trân trọng)[,.!]?$",
    re.IGNORECASE,
)
"""The line before those of a signature, and no name."""
_SIGNED_AT_END = re.compile(rf"[.!?] [A-Z][\w'’-]+ [A-Z][\w'’-]+, (?:[a-z ]{{2,30}}, )?(?P<name>{_NAME})\s*$")
_AFTER_COMMA = re.compile(rf"^[A-Z][\w'’-]+ [A-Z][\w'’-]+(?:, | \(| from | at | \| | – | - | @ )(?P<name>{_NAME})\)?$")
_SUBJECT_ENDS = (
    re.compile(rf"(?:^|[-–—|:·] ?)(?P<name>{_NAME})$"),
    re.compile(rf"^(?P<name>{_NAME}) ?(?:[-–—|:·]|x\b)"),
    re.compile(rf"\((?P<name>{_NAME})\)"),
)
_ABOUT_APPLYING = r"(?i:\b(?:application|interview|candidatur[ae]|bewerbung|sollicitatie|solicitud|next steps?)\b)"
_ATS_SUBJECTS = (
    re.compile(rf"^(?P<name>{_NAME}) ?(?:[-–—|:·] ?.{{0,60}}{_ABOUT_APPLYING}|[Aa]pplication (?:[Cc]onfirm|[Rr]eceived|[Uu]pdate))"),
    re.compile(rf"{_ABOUT_APPLYING}.{{0,60}} [-–—|·] ?(?P<name>{_NAME})$"),
)  # fmt: skip
"""In the subjects of an ATS, which writes for many: the employer's name at one end."""
_DISPLAY_NOISE = re.compile(
    r"\b(?:hiring|recruiting|recruitment|recruiter|talent acquisition|talent|careers?|jobs?|hr|human resources|people(?: operations| ops)?|team|no-?reply|do not reply"
    r"|karriere|bewerbung(?:en)?|personalabteilung|recrutement|carrières?|ressources humaines|selección|empleo|rrhh|recursos humanos|selezione|risorse umane|lavora con noi|vacatures|werving|recrutamento|vagas|carreiras"
    r"|notifications?|workday|greenhouse|lever|ashby|icims|smartrecruiters|workable|candidate(?: experience| care)?|the|acquisition|operations|staffing|resourcing|candidates|application)\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"\((?P<name>[^()]{2,60})\)|\b(?:at|from|@|bei|chez) (?P<at>[A-Z0-9].{1,60})$")
_VIA = re.compile(r"\s+(?:via|through|on) [A-Z].*$")
AGENCY = re.compile(
    r"recruit|resourc|staffing|talent|headhunt|personnel|agency|agentur|jobsearch|executivesearch|appointments|zeitarbeit|interim"
)
"""In a domain: its owner writes about other employers."""
_NO_FIRM = re.compile(
    r"^(?:e?mail(?:er|s|ing|box)?|notif(?:y|ier|ications?)|no-?reply|alerts?|updates?|messag\w+|news(?:letter)?s?|sender?)$"
)
"""A domain's word that is a service's, not a name."""
_JOINED = re.compile(
    r"^(.{4,}?)(trust|bank|hospital|college|university|school|council|group|foods|media|health|labs|farm|airways|nursery|consulting|partners|studios?|solutions|systems|logistics|motors|energy|energie)$"
)
_TENANT_SENDERS = frozenset(
    {"Workday", "Teamtailor", "Comeet", "Clinch", "Avature", "iCIMS", "Personio", "Breezy", "Taleo", "HireVue"}
)
_TENANT_LOCALS = frozenset({"Workday", "iCIMS", "Breezy", "Taleo"})
"""Of them, those that write the employer before the @."""
_SHARED_LOCALS = frozenset({
    "no-reply", "noreply", "donotreply", "do-not-reply", "notification", "notifications", "recruiting", "workday", "myworkday", "system", "jobs", "hr", "careers", "mail", "info", "team", "support",
})  # fmt: skip
_NOT_A_NAME = re.compile(
    r"^(?:ihnen|ihr|ihre|sie|dir|dich|deine?|uns|vous|nous|votre|usted|nosotros|você|lei|noi|jou|jullie|ons|b\.?a|b\.?sc|m\.?a|m\.?sc|mba|ph\.?d|hrms|the|our|this|that|these|your|you|we|us|it|a|an|i|any|all|one|team|company|employer|position|role|jobs?|time|hi|hello|hey|dear|no|not|if|as|to|re|fwd|hiring manager"
    r"|hiring|recruiting|recruitment|talent acquisition|talent|careers?|hr|people|human resources|notifications?|no-?reply|candidate|candidates|applicant|application|applications|interview|update|offer"
    r"|best|yours|talk soon|speak soon|unsubscribe|google meet|zoom|microsoft teams|teams|linkedin|indeed"
    r"|status|reminder|invitation|next steps?|confirmation|some|good|great|in|on|at|for|and|after|before|what|when|where|how|there|they|everyone|please|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|recursos humanos|ressources humaines|risorse umane|recrutamento|recrutement|reclutamiento|selección|seleção|selezione|rekrutmen|rekrutacji|hrd|rh|rrhh|manajemen|stelle|position|poste|puesto|vaga|posisi"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|premium|remote|english|you have|you|robin|\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\.?)$",
    re.IGNORECASE,
)
_KANA_BEHIND = re.compile(r"(?<=[A-Za-z0-9.&]) ?[\u3040-\u309f\uac00-\ud7a3].*$")
"""Behind a Latin name, what Japanese and Korean hang on to it: its part in the sentence."""
_LEGAL = re.compile(r",? (?:inc|llc|ltd|limited|corp|corporation)\.?$", re.IGNORECASE)


def find_company(mail: MailMessage, senders: SenderBook, title: str | None) -> str | None:
    """The employer a mail is about, or None."""
    worth: dict[str, float] = {}
    spelled: dict[str, str] = {}
    written: set[str] = set()
    for weight, raw in chain(_signs(mail, senders), _whose_job(mail, title)):
        name = clean_company(raw)
        if name is None or (title and name.lower() in title.lower()) or (weight < 2 and _is_a_date_or_title(name)):
            continue
        key = _plain(name)
        if weight != GUESSED:
            written.add(key)
        worth[key] = worth.get(key, 0.0) + weight
        spelled.setdefault(key, name)
    if not worth:
        return None
    best = max(worth, key=lambda key: worth[key])
    if worth[best] < ENOUGH:
        return None
    # An address often holds the short form of the name that is written out elsewhere.
    short = _bare(spelled[best])
    fuller = [
        key
        for key in written
        if key != best and (_bare(spelled[key]).startswith(f"{short} ") or _bare(spelled[key]).endswith(f" of {short}"))
    ]
    return spelled[max(fuller, key=lambda key: worth[key])] if fuller else spelled[best]


def _signs(mail: MailMessage, senders: SenderBook) -> Iterator[tuple[float, str]]:
    text = mail.body[:MAX_SCANNED_CHARS]
    fact = senders.by_domain(mail.sender.domain)
    shared = fact is not None and fact.role in ("board", "freemail", "noise", "assessment", "scheduling", "signing")
    if not shared or (fact and fact.role == "assessment"):
        yield from _from_display_name(mail, fact.name if fact else None)
    agency = fact is None and AGENCY.search(mail.sender.domain) is not None
    if agency or (fact and fact.role in ("assessment", "signing", "scheduling", "board")):
        yield from ((1.4, found["name"]) for found in _TOLD_OF.finditer(text) if found["name"] != (fact and fact.name))
    label = None if agency else _own_label(mail, senders)
    if label:
        for where in (mail.sender.name, mail.subject, text):
            for name in _spellings(label, where):
                yield 3.0, name
        if not _NO_FIRM.match(label) and _has_suffix(mail.sender.domain):
            yield GUESSED, _readable(label)
    for weight, pattern in _PHRASES:
        for where in (mail.subject, text):
            yield from ((weight, found["name"]) for found in pattern.finditer(where))
    for weight, pattern in _FARTHER + _FARTHEST if FAR_SCRIPT.search(text) else _FARTHER:
        for phrase in pattern.finditer(text):
            name = phrase["name"] or phrase["at"]
            if not _NO_FIRM_IN_CJK.search(name):
                yield weight, name
    if (found := _BRACKETED.match(mail.subject)) and not _NO_FIRM_IN_CJK.search(found["name"]):
        yield 1.0, found["name"]
    if fact and fact.role in ("scheduling", "signing"):
        yield from ((1.4, found["name"]) for found in _SUBJECT_ENDS[2].finditer(text))
    if fact and fact.role == "board":
        yield from ((1.5, found["name"]) for found in _INDEED_LINE.finditer(text))
    yield from _from_signature(text)
    for pattern in _ATS_SUBJECTS if fact and fact.role == "ats" else ():
        yield from ((1.0, found["name"]) for found in pattern.finditer(mail.subject))
    for pattern in _SUBJECT_ENDS:
        yield from ((0.4, found["name"]) for found in pattern.finditer(mail.subject))


def _whose_job(mail: MailMessage, title: str | None) -> Iterator[tuple[float, str]]:
    """The employer told right behind the job, or after a label. A platform's mail names it so, and its own name elsewhere."""
    text = mail.body[:MAX_SCANNED_CHARS]
    if title is not None:
        behind = re.compile(re.escape(title) + _BEHIND_TITLE + f"{_NAME})")
        found = behind.search(text) or behind.search(mail.subject)
        if found is not None:
            yield OWNED, found["name"]
    if labelled := _LABELLED.search(text):
        yield OWNED, labelled["name"]


def _from_display_name(mail: MailMessage, ats: str | None) -> Iterator[tuple[float, str]]:
    name = _VIA.sub("", mail.sender.name)
    if not name or "@" in name:
        return
    if inside := _INSIDE.search(name):
        yield 2.5, inside["name"] or inside["at"]
        return
    cleaned = " ".join(_DISPLAY_NOISE.sub(" ", name).split()).strip(" .,|-–@")
    marked = _DISPLAY_NOISE.search(name) is not None
    # Without a word such as "Careers" the display name may be a person's; an ATS writes the employer's there.
    if cleaned == ats:
        return
    if marked or (ats is not None and ats != name and not _looks_like_person(name, mail, ats)):
        yield 2.5, cleaned


def _looks_like_person(name: str, mail: MailMessage, ats: str | None) -> bool:
    """A name of two words that the address writes with a mark between them, or signs the mail with."""
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", name)]
    local = mail.sender.email.partition("@")[0].partition("+")[0]
    if len(words) != 2 or local in _SHARED_LOCALS or (ats in _TENANT_LOCALS and not re.search(r"[._]", local)):
        return False
    return any(word in re.split(r"[._-]", local) for word in words)


def _own_label(mail: MailMessage, senders: SenderBook) -> str | None:
    """The word of the sender's address that is the employer's: its domain, or its name at an ATS."""
    domain = mail.sender.domain
    fact = senders.by_domain(domain)
    if fact is None:
        return _word_of(domain) if domain else None
    if fact.name not in _TENANT_SENDERS:
        return None
    reply = mail.reply_to.domain
    if reply and senders.by_domain(reply) is None:
        return _suffix_list()(reply).domain
    local = mail.sender.email.partition("@")[0].partition("+")[0]
    labels = domain.split(".")
    if local not in _SHARED_LOCALS and not re.search(r"[._]", local) and fact.name in _TENANT_LOCALS:
        return local
    return labels[0] if len(labels) > 2 else None


def _word_of(domain: str) -> str:
    """The word of a domain that its owner chose; of one that is not public, the last but one."""
    found = _suffix_list()(domain)
    labels = domain.split(".")
    return found.domain if found.suffix or len(labels) < 2 else labels[-2]


def _has_suffix(domain: str) -> bool:
    """Whether a domain is one of the public net: of others the last word is no name."""
    return bool(_suffix_list()(domain).suffix)


def _spellings(label: str, text: str) -> Iterator[str]:
    """Runs of capitalised words that, written together, are the label ("Kestrel & Finch" for kestrelfinch)."""
    wanted = re.sub(r"[^a-z0-9]", "", label.lower())
    if len(wanted) < 3:
        return
    words = [(found.start(), found.end(), found[0]) for found in re.finditer(r"[\w'’.+-]+", text[:MAX_SCANNED_CHARS])]
    for first, (start, _, word) in enumerate(words):
        if not (word[0].isupper() or word[0].isdigit()):
            continue
        joined = ""
        for _, end, next_word in words[first : first + 6]:
            joined += re.sub(r"[^a-z0-9]", "", next_word.lower()) if next_word.lower() not in ("and", "the") else ""
            if joined == wanted:
                yield text[start:end]
                break
            if not wanted.startswith(joined):
                break


def _from_signature(text: str) -> Iterator[tuple[float, str]]:
    if found := _SIGNED_AT_END.search(text[-200:]):
        yield 1.0, found["name"]
    lines = [line.strip() for line in text.split("\n") if line.strip()][-6:]
    for number, line in enumerate(lines):
        if len(line) > 70:
            continue
        if found := _AFTER_COMMA.match(line):
            yield 1.0, found["name"]
        elif firm := (number and _WITH_LEGAL_FORM.match(line)) or _signed_department(line):
            yield 1.2, firm["name"]
        elif (found := _SIGNED_TEAM.match(line)) and number:
            yield (1.2 if found["name"] != line else _worth_last(lines, number)), found["name"]


def _signed_department(line: str) -> re.Match[str] | None:
    found = _SIGNED_DEPARTMENT.match(line)
    return None if found is None or _FUNCTION.search(found["name"]) else found


def _worth_last(lines: list[str], number: int) -> float:
    """What a bare name in a signature is worth: a person's and a firm's look alike, but the firm stands below the person."""
    closed = next((at for at in range(number - 1, -1, -1) if _CLOSING.search(lines[at])), None)
    last = number == len(lines) - 1 and closed is not None and number - closed >= 2
    firm = last and not any(map(str.isdigit, lines[number])) and not _FUNCTION.search(lines[number])
    return SIGNED_LAST if firm else SIGNED


def clean_company(raw: str) -> str | None:
    """A name without what stands around it; None when it cannot be an employer's."""
    name = " ".join(raw.split()).strip(" .,!|-–:·\"'’()")
    name = re.sub(r"^(?:the team at|joining|the|unfortunately,|ihr|dein|euer)\s+", "", name, flags=re.IGNORECASE)
    name = re.sub(r"(?:'s|’s)$|(?<!\bSt)\.\s.*$|\s+(?:in|on) [A-Z].*$", "", name)
    name = re.sub(r"\s(?:I'm|I|We|We're|Your?|Please|Base)\b.*$", "", name)
    name = re.sub(r"(?:\s+(?:and|of|for|the|de|et|und|&))+$", "", name)
    name = re.sub(rf"(?:\s+(?:{_TEAM}|{_AFTER_NAMES}))+$", "", name).strip(" .,!|-–:·\"'’()")
    name = _KANA_BEHIND.sub("", _LEGAL.sub("", name))
    if len(name) < 2 or len(name) > MAX_NAME_CHARS or _no_name(name) or not re.search(r"[^\W\d_]", name):
        return None
    return name


def _no_name(words: str) -> bool:
    return bool(_NOT_A_NAME.match(words) or _CLOSING.search(words))


def _is_a_date_or_title(name: str) -> bool:
    return (bool(re.match(r"(?:\d|[A-Z][a-z]{2,8} \d)", name)) and not re.match(r"\d+[A-Za-z]", name)) or (
        has_head(name) and len(name.split()) > 1 and has_head(name.split()[-1])
    )


def _bare(name: str) -> str:
    """In small letters, without a possessive's ending: an address may hold it or not."""
    return re.sub(r"['’]s\b", "", name.lower())


def _plain(name: str) -> str:
    return re.sub(r"[\W_]", "", name.lower())


def _readable(word: str) -> str:
    cleaned = re.sub(r"[^a-z0-9]+", " ", word.lower()).strip()
    cleaned = _JOINED.sub(r"\1 \2", cleaned)
    return cleaned.upper() if len(cleaned) <= 3 else cleaned.title()


@lru_cache(maxsize=MAX_KEPT_HOSTS)
def registrable_domain(host: str) -> str:
    """example.co.uk for jobs.example.co.uk, by the bundled public suffix list; the host itself when unknown."""
    return _suffix_list()(host.lower()).top_domain_under_public_suffix or host.lower()
