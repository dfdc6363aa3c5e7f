"""The words around an employer's name, in many languages: before it, behind it, in signatures and subjects."""

from __future__ import annotations

import re

NAME = (
    r"[A-Z0-9ÀÁÉÖÜÄØÅ][\w&'’.+-]*(?: (?:&|and|of|the|de|del|di|du|da|do|y|for|und|et|[A-Z0-9ÀÁÉÖÜÄØÅ][\w&'’.+-]*)){0,5}"
)
TEAM = r"(?:Recruiting|Recruitment|Talent (?:Attraction and )?Acquisition|Talent|Hiring|People(?: (?:& Culture|Team|Ops|Operations))?|Careers|HR|Human Resources|Staffing|Graduate Recruitment|Resourcing)"
AFTER_NAMES = r"(?:Team|team|Graduate|Global|Corporate|Campus|Early|Interview|Application|Update|Offer|Technical|Online|Virtual|Video|Phone|Final|Status|Survey|Candidate|News|Assessment|Opportunity|Role|Position|Job|Department|Confirmation)"
"""Words that follow an employer's name and are no part of it."""
PHRASES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("sent to", re.compile(rf"\b[Aa]pplication was sent to (?P<name>{NAME})")),
    ("sent to elsewhere", re.compile(rf"\b(?:candidatura (?:è stata inviata|foi enviada|ha sido enviada|se ha enviado) (?:a|para|à)|solicitud (?:se ha enviado|ha sido enviada) a|candidature a (?:bien )?été envoyée à|Bewerbung wurde (?:erfolgreich )?an|sollicitatie is (?:verzonden|verstuurd) naar) (?P<name>{NAME})")),
    ("items sent", re.compile(rf"\b(?:items|application|resume) (?:were|was) sent to (?P<name>{NAME})")),
    ("has decided", re.compile(rf"(?:^|\n|[Uu]nfortunately, |that )(?P<name>{NAME})(?:, (?:LLC|Inc\.?|Ltd\.?|GmbH))? (?:has|have) (?:decided|moved|chosen|selected|reviewed|received|invited)\b")),
    ("invites", re.compile(rf"(?:^|\n)(?P<name>{NAME}) (?:invites you|would like you|would like to invite you)\b")),
    ("on behalf", re.compile(rf"\b(?:on behalf of|behalf of) (?P<name>{NAME})")),
    ("thanks from", re.compile(rf"\b(?:[Tt]hanks|[Tt]hank you|[Gg]reetings|[Uu]pdate|[Mm]essage|[Nn]ews|[Hh]ello|[Hh]i|[Ww]elcome) (?:from|to) (?!the\b)(?P<name>{NAME})")),
    ("applied to", re.compile(rf"\b(?i:interest in|applying to|application to|applied to|apply to|application with|applying with|candidacy with|interest you have shown in|choosing) (?!the\b|our\b|this\b|a\b|an\b|us\b)(?P<name>{NAME})")),
    ("job at", re.compile(rf"\b(?i:role|position|job|opening|opportunit(?:y|ies)|career|careers|process|hiring|recruiting|internship|vacancy|offer of employment|of employment) (?:at|with) (?!the\b|our\b|this\b|a\b|an\b|us\b)(?P<name>{NAME})")),
    ("works at", re.compile(rf"\b(?:working at|work at|work for|team at|teams? here at|here at|(?:[Ww]e|us) at|joining|join|employer of choice|life at) (?!the\b|our\b|this\b|a\b|an\b|us\b)(?P<name>{NAME})")),
    ("talks with", re.compile(rf"\b(?i:interview with|interview at|meeting with|account with|call with|talk with|chat with|visit to|conversation with) (?!the\b|our\b|this\b|a\b|an\b|us\b)(?P<name>{NAME})")),
    ("was at", re.compile(rf"\b(?:experience|years|time|background|stint|tenure|currently|previously|worked|profile|studied|degree|graduated|work|what you (?:do|did)) (?:\w+ ){{0,4}}?(?:at|with|from) (?!the\b|our\b|this\b|a\b|an\b|us\b)(?P<name>{NAME})")),
    ("somebody from", re.compile(rf"\b(?:[Ii]t[’']s|[Tt]his is|I[’']m|I am) [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?:,)? (?:from|at|with|of) (?P<name>{NAME})")),
    ("its team", re.compile(rf"\b(?:The )?(?P<name>{NAME}) {TEAM}(?: [Tt]eam)?(?=\s*(?:[.,\n!]|$))")),
    ("its application", re.compile(rf"\b(?:[Yy]our|[Tt]he) (?P<name>{NAME}) (?:application|interview|assessment|hiring|recruiting|careers?)\b")),
    ("beside", re.compile(rf"\b(?:bei|bij|chez|presso|auprès de|au sein de|en|na|hos|Team von|Recruiting-Team von|at|from) (?:der |dem |den |de |la |the )?(?P<name>{NAME})")),
    ("with", re.compile(rf"\b(?:with|by) (?:the )?(?P<name>{NAME})")),
)  # fmt: skip
_TEAM_OF = (
    r"(?:(?:[AOL][’' ]?)?[ÉEée]quip[eo](?: RH| [Rr]ecrutement| de [Rr]ecrutement| de [Ss]elecci[óo]n| de [Rr]ecrutamento)?(?: de la| de| da| do| chez)?(?: [—–-])?|(?:[Dd]ein|[Ii]hr|[Ee]uer|[Dd]as) Team (?:von|vom|der|bei)|[Tt]eam (?:von|vom)|(?:[Ii]l )?[Tt]eam d[ie]"
    r"|[Hh]et team van|[Zz]espół(?: [Rr]ekrutacji)?|[Tt]im(?: HRD?| [Rr]ekrutmen)?|[Tt]eamet (?:på|hos|bag|i)|[Đđ]ội ngũ(?: tuyển dụng)?)"
)
"""Before an employer's name, where the name comes last."""
FARTHER = (
    ("team of", re.compile(rf"\b{_TEAM_OF} (?P<name>{NAME})")),
    ("interest in elsewhere", re.compile(rf"\b(?:portez|manifestez|témoignez|avez manifesté|avez porté) (?:à|envers|pour) (?P<name>{NAME})|\b[Cc]andidature (?:à|chez) (?P<at>{NAME})")),
    ("with suffix", re.compile(rf"(?:^|[\s\"“(])(?P<name>{NAME})['’](?:n[ıiuü]n|d[ea]|t[ea]|d[ea]ki|t[ea]ki|y[ea]|a|e)\b(?= )")),
    ("kind of firm", re.compile(rf"\b(?:Công ty(?: (?:cổ phần|TNHH|CP))?|PT\.?|CV\.|manajemen(?: dari)?) (?P<name>{NAME})")),
    ("with elsewhere", re.compile(rf"\b(?:[Ii]nteresse (?:an|bei|in|voor|pela|pelo|por|per) |intérêt (?:envers|pour) |interés (?:en|por) |interesse (?:for|i) |zainteresowanie |bei uns (?:im|in der|bei) |minat Anda (?:pada|di) |интерес к )(?P<name>{NAME})")),
)  # fmt: skip
"""In languages other than English."""
FARTHEST = (
    ("team of", re.compile(rf"(?:فريق التوظيف (?:في|لدى)|צוות) (?P<name>{NAME})")),
    ("labelled far", re.compile(r"(?:面试公司|应聘公司|公司名称|企業名|会社名|회사명|اسم الشركة)】?\s*[:：]\s*(?P<name>[^\n]{2,40})")),
    ("its staff", re.compile(r"(?:^|\n)(?P<name>[^\n、。，,.]{2,40}?)\s?(?:採用担当|人事部|採用チーム|採用係|人力资源|招聘团队|招聘组|채용 ?팀|인사 ?팀|채용 ?담당)")),
    ("kind of firm", re.compile(r"(?P<name>株式会社[\w・ー]{1,20}|[\w・ー]{1,20}株式会社|\w{2,20}(?:有限公司|集团)|주식회사 ?\w{1,15})")),
    ("applied far", re.compile(r"(?:この度は|このたびは)(?:弊社、)?(?P<name>[^\n、。]{2,40}?)\s?(?:の求人|に(?:ご応募|エントリー))")),
    ("of far", re.compile(r"(?:^|\n|[.!] )(?P<name>[^\n.!]{2,30}?)의 [^\n.]{1,50}?(?:직무|포지션|채용)에 ")),
    ("joined far", re.compile(r"(?:شركة|الانضمام إلى|للانضمام إلى|لاهتمامك ب|لدى)\s?ـ?\s?(?P<name>[^\n،.!]{2,40}?)(?= (?:و|في منصب|على)|[\n،.!]|$)")),
)  # fmt: skip
"""In languages whose script has no capitals."""
BRACKETED = re.compile(r"^\s*(?:【|\[)(?P<name>[^】\]\n]{2,40})(?:】|\])")
"""At the beginning of a subject: an employer's name, in Japanese, Chinese and Korean mail."""
NO_FIRM_IN_CJK = re.compile(
    r"案内|結果|お知らせ|通知|面接|選考|重要|弊社|当社|我们|您|面试|应聘|邀请|안내|결과|채용|공지|지원|님"
)
LABELLED = re.compile(
    r"(?:^|\n)\W{0,3}(?:company|employer|organi[sz]ation|hiring company|firma|unternehmen|arbeitgeber|entreprise|société|employeur|empresa|empleador|azienda|bedrijf|werkgever|organisatie|virksomhed|företag|arbetsgivare|pracodawca)(?: name)?[ \t\u00a0]*:[ \t\u00a0]*(?P<name>[^\n:]{2,60}?)[ \t]*(?=\n|$)",
    re.IGNORECASE,
)
"""The employer after its label, as platforms write it."""
BEHIND_TITLE = r"['’\"”»)*]{0,2}(?: \([^()\n]{1,12}\))?,? (?:position |role |job )?(?:bij|at|with|bei|chez|presso|hos|auprès de|en la empresa|na empresa)(?: (?:der|dem|den|de|la|the|firma))? (?P<name>"
"""Between the job that is spoken of and whose it is. Not "en", "na" or "in" by themselves: a place follows as often."""
TOLD_OF = re.compile(
    rf"(?:^|\n|[.!?,:] |that )(?P<name>{NAME}) (?:really |also |both |all |very much |just )?(?:has|have|had|wants?|were|was|loved|liked|came back|said|feels?|would (?:like|love)|is (?:keen|asking)|are (?:keen|asking)|invited|asked|sent)\b"
)
"""What somebody between the two says of the employer."""
INDEED_LINE = re.compile(rf"\n(?P<name>{NAME}) (?:-|–|·) [A-Z]")
SIGNED_TEAM = re.compile(
    rf"^(?:[Tt]he |[Yy]our |[Dd]ein |[Ii]hr |[Dd]as |[Hh]et |[Uu]w |[Jj]ouw )?(?P<name>{NAME}?)(?:,? (?:{TEAM})(?: [Tt]eam)?)?$"
)
WITH_LEGAL_FORM = re.compile(
    rf"^(?P<name>{NAME} (?:GmbH|AG|SE|KG|e\.?V\.?|Ltd|Limited|LLC|Inc|PLC|plc|B\.?V\.?|N\.?V\.?|S\.?A\.?S?|S\.?L\.?|S\.?r\.?l|S\.?p\.?A|Ltda|A/S|ApS|AB|Oy))\.?(?:,? .*)?$"
)
"""A line of a signature that can only be a firm's."""
SIGNED_DEPARTMENT = re.compile(
    rf"^(?:HR|RH|RRHH|HRD|İK|Human Resources|Personalabteilung|Personalwesen|Recursos Humanos|Ressources Humaines|Risorse Umane|Kadry)(?:[- ](?:Team|Abteilung|Department|Departmanı|Dept\.?|afdeling))?(?: (?:der|von|bei|at|of|de|di|van|del|da|do))?(?: ?[,|—–-])? (?P<name>{NAME})$"
)
"""A line of a signature that ends in the firm whose department signs."""
FUNCTION = re.compile(
    r"\b(?:manager\w*|department|departman\w*|abteilung|recruit\w*|development|operations|director|direktor\w*|officer|partner|personnel|services?|leit(?:er|ung)\w*)\b",
    re.IGNORECASE,
)
"""What somebody who signs is or works in, and no firm."""
CLOSING = re.compile(
    r"\b(?:regards|sincerely|cheers|wishes|thanks|thank you|yours|warmly|grüße|grüßen|grüsse|grüssen|gruß|cordialement|salutations|saludos|atentamente|saluti|groet|groeten|atenciosamente|hälsningar|hilsen|pozdrawiam|hormat|saygılarımızla|уважением|trân trọng)[,.!]?$",
    re.IGNORECASE,
)
"""The line before those of a signature, and no name."""
SIGNED_AT_END = re.compile(rf"[.!?] [A-Z][\w'’-]+ [A-Z][\w'’-]+, (?:[a-z ]{{2,30}}, )?(?P<name>{NAME})\s*$")
AFTER_COMMA = re.compile(rf"^[A-Z][\w'’-]+ [A-Z][\w'’-]+(?:, | \(| from | at | \| | – | - | @ )(?P<name>{NAME})\)?$")
SUBJECT_ENDS = (
    re.compile(rf"(?:^|[-–—|:·] ?)(?P<name>{NAME})$"),
    re.compile(rf"^(?P<name>{NAME}) ?(?:[-–—|:·]|x\b)"),
    re.compile(rf"\((?P<name>{NAME})\)"),
)
_ABOUT_APPLYING = r"(?i:\b(?:application|interview|candidatur[ae]|bewerbung|sollicitatie|solicitud|next steps?)\b)"
ATS_SUBJECTS = (
    re.compile(rf"^(?P<name>{NAME}) ?(?:[-–—|:·] ?.{{0,60}}{_ABOUT_APPLYING}|[Aa]pplication (?:[Cc]onfirm|[Rr]eceived|[Uu]pdate))"),
    re.compile(rf"{_ABOUT_APPLYING}.{{0,60}} [-–—|·] ?(?P<name>{NAME})$"),
)  # fmt: skip
"""In the subjects of an ATS, which writes for many: the employer's name at one end."""
SIGNED_ROLE = re.compile(
    rf"^[\w .&/'’-]{{0,40}}\b(?i:recruit\w*|talent(?: acquisition| partner| advisor)?|people(?: ops| operations| partner)?|HR|human resources|hiring|manager|director|officer|advis[eo]r|lead|head|founder|CEO|partner|coordinator|consultant|specialist|engineer|personal\w*|leiter\w*|responsable|gerente|chargée? de \w+|medewerker)[\w .&/'’-]{{0,25}}?(?:,| \||@| at| [-–—•·]) ?(?P<name>{NAME})$"
)
"""A line of a signature: what somebody is, and where."""
FOOTER = re.compile(rf"(?:©|\(c\)|[Cc]opyright) ?(?:\d{{4}},? )?(?P<name>{NAME})")
SUBJECT_BEGINS = re.compile(rf"^(?:(?:[Rr][Ee]|[Ff][Ww]d?|AW|WG|TR|RV): )*(?P<name>{NAME})")
