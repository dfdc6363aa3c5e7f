"""What a sentence claims: without what stands under a condition, and apart from descriptions of a process."""

from __future__ import annotations

import re

from companion.guarded import Guarded
from companion.jobtracker.mail.verdict import Kind

_CONDITION = Guarded(
    r"\b(?:(?<!even )if|should you|should your|should we|should there|in case|in the event|unless|provided that|whether or not"
    r"|without (?:a |any |further )?(?:reply|response|answer|news)|falls|sollten|sollte|(?<!auch )wenn|ohne (?:rückmeldung|antwort|nachricht)|si vous|si votre"
    r"|sans (?:aucune )?(?:réponse|nouvelles?|retour)|en l'absence|faute de|si no recib|si tu|en caso|sin (?:respuesta|noticias)|senza (?:risposta|riscontro|nostre notizie)"
    r"|zonder (?:reactie|bericht)|sem (?:resposta|retorno)"
    r"|de no recibir|se non|se il|se la|qualora|in assenza|indien|mocht|als je|caso|se o seu|om du|hvis|jeśli|jeżeli|gdyby|dersom|jika|apabila|bila|pokud|jestliže|ak|jos|dacă|amennyiben|если|якщо|ако|eğer|nếu|εάν|ukoliko|ako|إذا|في حالة?)\b"
)
_CONDITIONAL = Guarded(r"場合[はにもの、]|경우|如果|如有|若您|倘若|如您")
"""Marks a sentence as said under a condition where the mark stands after it, or at its beginning."""
_ASKED_IF = re.compile(r"\b(?:know|see|wonder\w*|ask\w*|check\w*|confirm|tell (?:us|me)|whether)\s+(?:please\s+)?$")
_PROCESS = Guarded(
    r"\b(?:those|candidates|applicants|everyone|people) (?:that|who|whose|whom)\b"
    r"|\b(?:may|might|could) (?:be|also|then|include|invite|contact|ask|reach|require|involve|receive|schedule|need)\b"
    r"|\b(?:only )?(?:those|the|all|shortlisted|selected|successful|qualified) (?:candidates?|applicants?)\b"
    r"|\b(?:candidates|applicants) who\b|\bprocess (?:includes|consists|involves|typically|usually|may)\b"
    r"|\b(?:typically|usually|generally|normally)\b|\bplanning to (?:schedule|interview)\b|\bdo not (?:need|have) to\b"
    r"|\bwill (?:only )?(?:be )?contact(?:ed)? (?:only )?(?:candidates|applicants|those)\b|\bat every stage\b"
    r"|合格者|通過者|された方|の方のみ|入选者|通过者|합격자에|대상자에"
)
_NOT_CHOSEN_IN_GENERAL = Guarded(
    r"\b(?:those|candidates|applicants|people|everyone) (?:that|who|whom) (?:we )?(?:are|were|is|was|do|did|have been)\b.{0,20}\bnot\b"
    r"|\b(?:unsuccessful|unselected) (?:candidates|applicants)\b"
)
_ADDRESSED = re.compile(r"\b(?:we (?:\w+ )?ask|please|you are (?:now )?invited|we invite you|we need you)\b")
"""A process that is begun with this very mail."""


_UNDELIVERED = Guarded(
    r"\b(?:could|can) not be (?:sent|delivered|submitted|transmitted|uploaded)\b|\bunable to (?:send|deliver|submit|transmit) your\b"
    r"|\bpas pu (?:vous )?être (?:envoyée?|transmise?|acheminée?)|\bnicht (?:zugestellt|übermittelt|versendet|gesendet|übertragen) werden\b"
    r"|\bno (?:se )?(?:pudo|ha podido) (?:ser )?(?:enviar|entregar|enviad|entregad)\w*|\bnão pôde ser (?:enviad|entregue)\w*"
    r"|\bnon (?:è stato possibile|può essere) (?:inviare|consegnare|inviat)\w*|\bkon niet (?:worden )?(?:verzonden|bezorgd|afgeleverd)\b"
    r"|\b(?:could|can|did) not reach you\b|\bunable to reach you\b|\bnicht erreich(?:t|en)\b|\bpas (?:pu|réussi à) vous joindre\b|\bniet (?:kunnen )?bereik\w+|\bnon siamo riusciti a contattar\w+"
    r"|\bno (?:pudimos|hemos podido|logramos) (?:contactar|localizar|comunicar)\w*|\bnão (?:conseguimos|foi possível) (?:contactar|contatar|falar)\b"
)
"""An application that did not arrive was not turned down, and neither was who could not be reached."""
_ATTENDED = Guarded(
    r"\bthank\w* (?:you )?(?:again |so much |very much )?for (?:attending|coming to|completing|participating in|taking part in|joining)\b"
    r"|(?:お越し|ご参加|ご来社|お時間を?)(?:いただき|頂き|くださり|下さり).{0,16}ありがとう|感[谢謝].{0,12}(?:参加|抽出|參加).{0,24}面[试試]"
    r"|(?:면접|인터뷰|전형)에.{0,20}(?:참여|참석|응해|임해) ?(?:해 )?주셔서"
    r"|\bcảm ơn\b.{0,60}\b(?:tham gia|tham dự|đến)\b.{0,12}\bphỏng vấn|\bterima kasih\b.{0,40}\b(?:mengikuti|menghadiri|hadir)\b.{0,30}\b(?:wawancara|interview)"
    r"|\bdank\w*\b.{0,30}\b(?:teilnahme am|für das (?:nette|gute|angenehme|offene|freundliche|interessante)) .{0,20}gespräch|\bmerci (?:d'avoir|pour votre) (?:participé?|participation).{0,20}entretien"
    r"|\bgracias por (?:haber )?(?:asistir|asistido|participar|participado).{0,20}entrevista|\bobrigad[oa] por (?:ter )?participa[rd]o?.{0,20}entrevista"
    r"|\bgrazie per (?:aver )?partecipato.{0,20}colloquio|\btack för att du (?:kom|deltog).{0,20}intervju|\btak(?:k)? for (?:at du (?:kom|deltog|deltok)|din deltagelse|samtalen)"
    r"|\bdziękujemy za (?:udział|przybycie).{0,20}rozmow|\bспасибо,? что (?:прошли|пришли).{0,20}(?:собеседован|интервью)|\b(?:mülakata|görüşmeye) katıldığınız için teşekkür"
)
"""An interview that has been is no invitation to one."""
_INVITES_AGAIN = re.compile(r"\b(?:invit\w+|next (?:round|interview|step)|second|final|would like|book|arrange)\b")
_PUT_OFF = Guarded(
    r"\b(?:can|could|may|might|will|shall) (?:\w+ ){0,3}(?:schedule|arrange|set up|plan|hold|organi[sz]e|discuss)\b[^.;:]{0,40}"
    r"\b(?:later\b(?! (?:today|this|that|in the (?:day|week)))|at (?:a later|another) (?:stage|date|point|time)|in (?:the )?future)"
    r"|\b(?:können|werden) wir\b.{0,50}\b(?:später|zu einem späteren zeitpunkt) (?:vereinbaren|ausmachen|planen|besprechen)\b"
    r"|\b(?:pourrons|pouvons|allons) (?:fixer|convenir|planifier|organiser)\b.{0,40}\b(?:plus tard|ultérieurement)\b"
    r"|\b(?:podemos|podremos) (?:agendar|programar|coordinar|concertar)\b.{0,40}\bmás (?:adelante|tarde)\b"
)
"""An interview of some day is no invitation to one."""


_NOT_YET = Guarded(
    r"\b(?:not yet|have yet to|noch (?:nicht|kein\w*)|pas encore|(?:aún|todavía) no|non (?:\w+ ){0,2}ancora|nog (?:niet|geen)|ainda não|inte ännu|ännu inte|endnu ikke|ennå ikke|jeszcze nie|henüz)\b"
    r".{0,50}(?:decid|decis|review|look|finish|assess|study|read|entsch|geprüf|prüf|gesicht|abgeschl|étudi|examin|termin|décid|revis|evalua|valuta|conclu|besl|bekek|beoord|bedömt|rozpatrz|rozstrz|karar|değerlendir)"
    r"|\berst (?:ende|anfang|mitte|nächste\w*|im|am|in)\b.{0,40}\bentschieden\b"
)
"""What has not happened so far is no decision."""


def unclaimed(text: str) -> frozenset[Kind]:
    """Kinds that a sentence does not claim whatever its words: a rejection where an application did not arrive, or
    where nothing is decided yet, an invitation where thanks are said for having come or where it is left to some later day."""
    if _UNDELIVERED.search(text) or _NOT_YET.search(text):
        return frozenset({"rejection"})
    attended = _ATTENDED.search(text) and not _INVITES_AGAIN.search(text)
    return frozenset({"interview"}) if attended or _PUT_OFF.search(text) else frozenset()


def asserted_part(text: str) -> str:
    """The sentence up to its first condition; empty when it begins with one."""
    if _CONDITIONAL.search(text):
        return ""
    for found in _CONDITION.finditer(text):
        before = text[: found.start()]
        if not _ASKED_IF.search(before):
            return before.strip(" ,;-") if len(before.split()) > 3 else ""
    return text


def described(text: str) -> bool:
    """Tells how things go in general ("the process may include an interview"), not what happens with this mail."""
    return bool(_PROCESS.search(text)) and not _ADDRESSED.search(text)


def of_others(text: str) -> bool:
    """Says what happens to whoever is not chosen, not that somebody was not."""
    return bool(_NOT_CHOSEN_IN_GENERAL.search(text))
