"""What a sentence claims: without what stands under a condition, and apart from descriptions of a process."""

from __future__ import annotations

import re

from companion.jobtracker.mail.verdict import Kind

_CONDITION = re.compile(
    r"\b(?:(?<!even )if|should you|should your|should we|should there|in case|in the event|unless|provided that|whether or not"
    r"|without (?:a |any |further )?(?:reply|response|answer|news)|falls|sollten|sollte|(?<!auch )wenn|ohne (?:rückmeldung|antwort|nachricht)|si vous|si votre"
    r"|sans (?:aucune )?(?:réponse|nouvelles?|retour)|en l'absence|faute de|si no recib|si tu|en caso|sin (?:respuesta|noticias)|senza (?:risposta|riscontro|nostre notizie)"
    r"|zonder (?:reactie|bericht)|sem (?:resposta|retorno)"
    r"|de no recibir|se non|se il|se la|qualora|in assenza|indien|mocht|als je|caso|se o seu|om du|hvis|jeśli|jeżeli|gdyby|dersom|jika|apabila|bila|pokud|jestliže|ak|jos|dacă|amennyiben|если|якщо|ако|eğer|nếu|εάν|ukoliko|ako)\b"
)
_ASKED_IF = re.compile(r"\b(?:know|see|wonder\w*|ask\w*|check\w*|confirm|tell (?:us|me)|whether)\s+(?:please\s+)?$")
_PROCESS = re.compile(
    r"\b(?:those|candidates|applicants|everyone|people) (?:that|who|whose|whom)\b"
    r"|\b(?:may|might|could) (?:be|also|then|include|invite|contact|ask|reach|require|involve|receive|schedule|need)\b"
    r"|\b(?:only )?(?:those|the|all|shortlisted|selected|successful|qualified) (?:candidates?|applicants?)\b"
    r"|\b(?:candidates|applicants) who\b|\bprocess (?:includes|consists|involves|typically|usually|may)\b"
    r"|\b(?:typically|usually|generally|normally)\b|\bplanning to (?:schedule|interview)\b|\bdo not (?:need|have) to\b"
    r"|\bwill (?:only )?(?:be )?contact(?:ed)? (?:only )?(?:candidates|applicants|those)\b|\bat every stage\b"
)
_NOT_CHOSEN_IN_GENERAL = re.compile(
    r"\b(?:those|candidates|applicants|people|everyone) (?:that|who|whom) (?:we )?(?:are|were|is|was|do|did|have been)\b.{0,20}\bnot\b"
    r"|\b(?:unsuccessful|unselected) (?:candidates|applicants)\b"
)
_ADDRESSED = re.compile(r"\b(?:we (?:\w+ )?ask|please|you are (?:now )?invited|we invite you|we need you)\b")
"""A process that is begun with this very mail."""


_UNDELIVERED = re.compile(
    r"\b(?:could|can) not be (?:sent|delivered|submitted|transmitted|uploaded)\b|\bunable to (?:send|deliver|submit|transmit) your\b"
    r"|\bpas pu (?:vous )?être (?:envoyée?|transmise?|acheminée?)|\bnicht (?:zugestellt|übermittelt|versendet|gesendet|übertragen) werden\b"
    r"|\bno (?:se )?(?:pudo|ha podido) (?:ser )?(?:enviar|entregar|enviad|entregad)\w*|\bnão pôde ser (?:enviad|entregue)\w*"
    r"|\bnon (?:è stato possibile|può essere) (?:inviare|consegnare|inviat)\w*|\bkon niet (?:worden )?(?:verzonden|bezorgd|afgeleverd)\b"
)
"""An application that did not arrive was not turned down."""
_ATTENDED = re.compile(
    r"\bthank\w* (?:you )?(?:again |so much |very much )?for (?:attending|coming to|completing|participating in|taking part in|joining)\b"
)
"""An interview that has been is no invitation to one."""
_INVITES_AGAIN = re.compile(r"\b(?:invit\w+|next (?:round|interview|step)|second|final|would like|book|arrange)\b")


def unclaimed(text: str) -> frozenset[Kind]:
    """Kinds that a sentence does not claim whatever its words: a rejection where an application did not arrive, an
    invitation where thanks are said for having come."""
    if _UNDELIVERED.search(text):
        return frozenset({"rejection"})
    attended = _ATTENDED.search(text) and not _INVITES_AGAIN.search(text)
    return frozenset({"interview"}) if attended else frozenset()


def asserted_part(text: str) -> str:
    """The sentence up to its first condition; empty when it begins with one."""
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
