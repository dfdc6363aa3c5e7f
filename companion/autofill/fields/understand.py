"""Which fact of the person one field asks for, from all its texts together.

Three kinds of witnesses are heard: what the page says to browsers (`autocomplete`, the input's type), what it
says to people (label, legend, placeholder …) and what its makers called it (name, id, vendor attributes). Each
gives every fact a weight; agreement adds up, people's words beat makers' words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from companion.autofill.fields.lexicon import Hit, Lexicon
from companion.autofill.fields.words import code_words, within_a_word, words
from companion.autofill.values.meaning import is_placeholder
from companion.autofill.values.places import ADDRESS_IN_PARTS
from companion.contracts import FieldDescriptor, FieldTexts

BELIEF = 0.55
"""Below this a fact is not taken for what the field asks."""

_VISIBLE = (("label", 1.0), ("aria", 0.97), ("legend", 0.9), ("placeholder", 0.8), ("title", 0.75), ("nearby", 0.85))
_CODE = (("name", 0.8), ("html_id", 0.78), ("automation", 0.72))
_TYPE = {"email": ("email", 0.8), "tel": ("phone", 0.7), "password": ("password", 0.99), "search": ("search", 0.6)}
_WHOLE_WORD = 0.75
"""Weight of phrases that are no proof alone: "Name" may be any name."""

_FILLERS = frozenset(
    words(
        "your you the a an of my please enter provide type in is what s s) e g eg ie for to and or this is required optional"
        " field input here full legal current candidate applicant contact personal information details if any ihr ihre deine"
        " dein bitte geben sie ein eingeben votre vos ton veuillez saisir entrer le la les l d de des du su tu sus ingrese"
        " introduzca por favor el los inserisci il lo tua tuo tua il uw je jouw vul in seu sua digite o os as insira podaj"
        " twoj swoj wpisz ange din ditt indtast dit oplys zadejte vas vase introduceti giriniz lutfen введите ваш ваша ваше"
        " укажите primary main 请 输入 您 的 填写 請 ご を お 입력 해 주 세 요 me us we can at on best i"
    )
)

CODE_NOISE = frozenset(
    words(
        "input txt text field form ctl ct00 ctl00 content main user customer billing bill shipping ship checkout invoice account candidate applicant job"
        " application data value id name txt tb tbx edit reg register registration signup contact person profile fld frm ddl"
        " cbo sel select box control element item new my the your js web view model info details systemfield question cand appl present permanent residential"
    )
)
"""Words of identifiers that tell nothing of what is asked."""

_SECOND_LINE = re.compile(r"\b(?:line|zeile|ligne|l[íi]nea|linha|riga|regel|rad|linje)\s?[23]\b", re.IGNORECASE)
_NO_NAME = re.compile(r"(?:additional|custom|extra)[_ -]?fields?", re.IGNORECASE)
"""Identifiers that a form's builder numbers by itself."""
_EITHER = re.compile(r"/|\b(?:or|oder|ou|o)\b", re.IGNORECASE)
_NETWORKS = frozenset({"linkedin", "github", "gitlab", "stackoverflow", "xing", "behance", "dribbble", "kaggle"})
_LINKED = _NETWORKS | {"website", "portfolio"}
_LINK = frozenset(
    words("link url profile share provide account enlace perfil lien profil collegamento address lank adres")
)
_WHETHER = frozenset(words("do does did have has are is can could will would how why what which describe explain"))
_BRACKETS = re.compile(r"\([^()]*\)?|:.*")
_ASIDE = re.compile(r"\([^()]{24,}\)?")
"""A remark in brackets, not a part of the question."""
_WHOLLY = 0.7
"""What an identifier gives the fact it names with hardly another word."""
_MAX_CODE_WORDS = 12
"""An identifier of more words is a path or a program's text: it turns nothing."""
_ONLY_SEEN = frozenset({"survey", "other_place"})
"""Turning words that count where people read them, not in identifiers."""
_NAME_PARTS = frozenset({"full_name", "first_name", "last_name", "middle_name"})
_OTHER_FILES = frozenset({"cover_letter", "other_document", "photo", "signature", "national_id"})
_ASKED_FILE = 0.8
_BOTH = re.compile(r"&|\+|\b(?:and|und|et|y|e|i|en|og|och|ja|a)\b", re.IGNORECASE)
"""One box for the resume and the letter together."""
_BESIDE_A_LABEL = 0.7
_OVER_A_LABEL = 0.6
"""What a legend over a field with a label of its own is worth: it is a heading then ("Email": "Sender", "Body")."""
_EXAMPLE = re.compile(
    r"\s*(?:e\.? ?g\b|ex(?:ample|emple)?\s?[.:]|z\.? ?b\.|p\.? ?ex\b|ej(?:emplo)?\s?[.:]|es\.|esempio\s?:|bijv|np\.|例)",
    re.IGNORECASE,
)
"""What begins a value shown as an example."""
_NUMBER_OF = re.compile(r"\b(?:no|nr|number|code|id)\b", re.IGNORECASE)
_GROUPED = frozenset({"radio", "checkbox_group", "buttons", "date_parts"})
"""Kinds whose legend is their own name."""
_OVER_MANY = frozenset({"message", "subject"})
"""What a legend over several fields ("Questions") says of none of them."""
PRESENT = frozenset(words("current present most recent aktuelle actuel actual"))
"""Words of a heading for what still lasts."""
_FROM_SECTION = frozenset({"birthplace", "desired_place", "desired_job", "survey", "previous", "scene", "lower_school"})
"""Turning words that a heading says for all fields below it."""

_INSIDE: dict[str, dict[str, str]] = {
    "work": {
        "job_title": "work_title", "company": "work_company", "city": "work_location", "location": "work_location",
        "summary": "work_description", "message": "work_description", "name_prefix": "work_title",
        "street": "other_place", "postal_code": "other_place", "region": "other_place", "country": "other_place",
        "phone": "other_phone", "email": "other_email", "start_date": "work_start",
    },
    "education": {
        "graduation_date": "education_end", "company": "school", "city": "other_place", "location": "other_place",
        "region": "other_place", "country": "other_place", "street": "other_place", "postal_code": "other_place",
    },
}  # fmt: skip
"""Section -> what a fact means inside it."""
_DATES_OF: dict[str, dict[str, str]] = {
    "education": {"work_start": "education_start", "work_end": "education_end"},
    "work": {"education_start": "work_start"},
}
"""Section -> what dates of the other kind of section are inside it: "From" and "Until" are said of both."""
_BARE_INSIDE = {"work": "work_company", "education": "school"}
"""Section -> whom a mere "Name" names inside it."""
_SPANS = {"work_start": "work_end", "education_start": "education_end"}
_DASH = re.compile(r"[-–—/]")
_RIVALS = frozenset(
    frozenset(pair)
    for pair in (
        ("email", "phone"),
        ("company", "full_name"),
        ("username", "phone"),
        ("first_name", "last_name"),
    )
)
"""Pairs that a label names together when either would do."""


@dataclass(frozen=True)
class Understanding:
    """What one field asks for; `fact` is None when nothing is believed enough."""

    fact: str | None
    confidence: float
    via: str = ""
    """Which texts said so, in words for a person."""
    terms: frozenset[str] = frozenset()
    """Words that turn the meaning: confirm, previous, other_person …"""
    scores: dict[str, float] = field(default_factory=dict)
    heard: dict[str, float] = field(default_factory=dict)
    """The scores before the section that the field stands in turned them."""
    said: frozenset[str] = frozenset()
    """All facts that the visible texts name."""
    covered: frozenset[str] = frozenset()
    """Words of the label that name some fact."""
    coded: float = 0.0
    """How wholly the field's makers named it by `fact`; 0 where they did not."""
    whole: frozenset[str] = frozenset()
    """Facts named only by a word that may mean more than one thing, like "Name"."""


class FieldReader:
    """Reads fields with one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._plainly: set[str] = set()
        self._parsed: dict[tuple[bool, str], tuple[tuple[str, ...], list[Hit]]] = {}

    def read(self, descriptor: FieldDescriptor) -> Understanding:
        """Weigh all texts of one field."""
        texts = descriptor.texts
        browser = self._browser(descriptor)
        visible: dict[str, float] = {}
        self._plainly = set()
        terms: set[str] = set()
        label = descriptor.label
        for name, weight in _VISIBLE:
            self._hear_seen(visible, terms, descriptor, name, weight)
        if _LINK & set(words(label)) and all(self._lexicon.rules[fact].within for fact in visible):
            self._hear_networks(visible, label)
        if not visible or label not in (texts.label, texts.aria):
            self._hear(visible, terms, label, 1.0, code=False)
        if not visible:
            self._hear(visible, terms, texts.description, 0.7, code=False)
        if "name_kana" in visible:
            # How the name is spoken, not how it is written.
            visible = {fact: weight for fact, weight in visible.items() if fact not in _NAME_PARTS}
        in_one = "street" in visible and ADDRESS_IN_PARTS.search(label) is not None
        if in_one:
            visible = {"street": 1.0}
        if "street2" in visible and _SECOND_LINE.search(label):
            visible.pop("street", None)
        code: dict[str, float] = {}
        for name, weight in _CODE:
            self._hear(code, terms, getattr(texts, name), weight, code=True)
        bare = _BRACKETS.sub(" ", label)
        if bare != label and not visible.keys() & {"street2", "name_kana"}:
            self._hear(visible, terms, bare, 0.95, code=False)
        terms |= self.terms_of(texts.legend) | (self.terms_of(texts.section) & _FROM_SECTION)
        if "previous" in terms and PRESENT.intersection(words(texts.section)):
            # "Previous or current employment" begins with the present one.
            terms.discard("previous")
        if "username" in visible and "email" in visible:
            visible["username"] = 0.0
        if descriptor.kind == "tel" and "phone" not in visible and (visible or _names_itself(texts)):
            # Number pads are shown for the numbers of cards, accounts and papers too.
            browser.pop("phone", None)
        heard = _together(browser, visible, code)
        scores = self._in_group(descriptor.group, heard)
        others = visible.keys() & _OTHER_FILES
        if others == {"cover_letter"} and _BOTH.search(label):
            scores.pop("cover_letter", None)
            others = set()
        if descriptor.kind == "file" and "resume_file" in visible and not others:
            # What the box says besides (formats, sizes, "drag it here") takes nothing away.
            scores["resume_file"] = max(scores.get("resume_file", 0.0), _ASKED_FILE)
        if "password" in visible and descriptor.kind in ("text", "password") and visible["password"] > 0.6:
            scores["password"] = 1.0
        if not scores:
            return Understanding(None, 0.0, terms=frozenset(terms), heard=heard)
        fact = max(scores, key=scores.__getitem__)
        confidence = scores[fact]
        via = " and ".join(
            word
            for word, said in (("the page's own mark", browser), ("its label", visible), ("its name", code))
            if fact in said
        )
        believed = fact if confidence >= BELIEF else None
        if descriptor.group and texts.label and not visible and not browser and code and max(code.values()) < _WHOLLY:
            # Makers begin the names of all fields of an entry with what it is: "employerSalary" is no employer.
            believed = None
        if believed and self._torn(fact, visible, scores, label):
            believed = None
        whole = frozenset(visible.keys() - self._plainly)
        return Understanding(
            believed,
            round(confidence, 3),
            via,
            frozenset(terms),
            scores,
            heard,
            frozenset(visible),
            covered=frozenset(words(label)) if in_one else self._covered(label, believed),
            coded=code.get(fact, 0.0),
            whole=whole,
        )

    def _covered(self, label: str, fact: str | None) -> frozenset[str]:
        parsed, hits = self._parse(label, code=False)
        return frozenset(
            word for hit in hits if hit.fact == fact for word in parsed[hit.start : hit.start + hit.length]
        )

    def _hear_seen(
        self, said: dict[str, float], terms: set[str], descriptor: FieldDescriptor, name: str, weight: float
    ) -> None:
        """One of the texts a person reads; an invitation to choose and the heading of many questions name nothing."""
        text = getattr(descriptor.texts, name)
        if name == "placeholder" and (is_placeholder(text) or (_EXAMPLE.match(text) and _named(descriptor.texts))):
            return
        if name == "nearby" and descriptor.texts.label and text != descriptor.texts.label:
            # What stands before a field with a label of its own is as likely to be about something else.
            weight *= _BESIDE_A_LABEL
        heard: dict[str, float] = {}
        self._hear(heard, terms, text, weight, code=False)
        if name == "legend" and descriptor.kind not in _GROUPED:
            beside = _OVER_A_LABEL if descriptor.texts.label or descriptor.texts.aria else 1.0
            heard = {fact: score * beside for fact, score in heard.items() if fact not in _OVER_MANY}
        for fact, score in heard.items():
            said[fact] = max(said.get(fact, 0.0), score)

    def _hear_networks(self, said: dict[str, float], label: str) -> None:
        """Networks that only a remark names as examples: "A link to your code (GitHub, GitLab, …)"."""
        for aside in _ASIDE.findall(label):
            for hit in self._parse(aside, code=False)[1]:
                if hit.fact in _NETWORKS and not said.keys() & _NETWORKS:
                    said[hit.fact] = 0.7

    def _in_group(self, group: str | None, scores: dict[str, float]) -> dict[str, float]:
        """What the texts mean inside this repeated section, or outside of any."""
        kind = (group or "").partition("/")[0]
        turned: dict[str, float] = {}
        for fact, score in scores.items():
            within = self._lexicon.rules[fact].within
            name = _INSIDE.get(kind, {}).get(fact, fact)
            if within is not None and within != kind:
                if fact not in _DATES_OF.get(kind, {}):
                    continue
                name = _DATES_OF[kind][fact]
            elif fact == "full_name" and kind and fact not in self._plainly:
                name = _BARE_INSIDE.get(kind, fact)
            turned[name] = max(turned.get(name, 0.0), score)
        return turned

    @staticmethod
    def _torn(fact: str, visible: dict[str, float], scores: dict[str, float], label: str) -> bool:
        """Whether the label names two different things with the same weight: no guess then."""
        rivals = [
            other
            for other in visible
            if other != fact
            and abs(visible.get(fact, 0.0) - visible[other]) < 0.02
            and scores.get(other, 0.0) > scores[fact] - 0.03
        ]
        if fact == "middle_name" and visible.keys() & {"last_name", "full_name"}:
            return True
        if _SPANS.get(fact, "") in visible and _DASH.search(label):
            # One box for both days ("From - To").
            return True
        if _EITHER.search(label):
            rivals += [other for other, weight in visible.items() if other != fact and weight > BELIEF]
        return any(frozenset((fact, other)) in _RIVALS for other in rivals)

    def terms_of(self, text: str) -> set[str]:
        """The turning words of one short text; a long one is prose and turns nothing."""
        parsed, hits = self._parse(text, code=False)
        return {hit.fact[1:] for hit in hits if hit.fact.startswith("~")} if len(parsed) <= 8 else set()

    def names(self, text: str) -> set[str]:
        """The facts that one text names, however faintly."""
        return {hit.fact for hit in self._parse(text, code=False)[1]}

    def _parse(self, text: str, *, code: bool) -> tuple[tuple[str, ...], list[Hit]]:
        key = (code, text)
        known = self._parsed.get(key)
        if known is None:
            parsed = code_words(_NO_NAME.sub(" ", text)) if code else words(text)
            known = parsed, (self._lexicon.in_code(parsed) if code else self._lexicon.in_label(parsed))
            self._parsed[key] = known
        return known

    def _browser(self, descriptor: FieldDescriptor) -> dict[str, float]:
        said: dict[str, float] = {}
        for token in descriptor.texts.autocomplete.lower().split():
            fact = self._lexicon.autocomplete.get(token)
            if fact:
                said[fact] = 0.9
        typed = _TYPE.get(descriptor.kind)
        if typed:
            said[typed[0]] = max(said.get(typed[0], 0.0), typed[1])
        return said

    def _hear(self, said: dict[str, float], terms: set[str], text: str, weight: float, *, code: bool) -> None:
        if not text:
            return
        parsed, hits = self._parse(text if code or "(" not in text else _ASIDE.sub(" ", text) or text, code=code)
        if not hits:
            return
        noise = CODE_NOISE if code else _FILLERS
        last = max(hit.start for hit in hits)
        for hit in hits:
            if hit.fact.startswith("~"):
                if not code or (hit.fact[1:] not in _ONLY_SEEN and len(parsed) <= _MAX_CODE_WORDS):
                    terms.add(hit.fact[1:])
                continue
            if hit.length == 1 and not code and within_a_word(parsed[hit.start], text):
                continue
            rest = parsed[: hit.start] + parsed[hit.start + hit.length :]
            other = len([word for word in rest if word not in noise])
            if hit.fact in _LINKED and not code and _LINK & set(rest) and parsed[0] not in _WHETHER:
                # Asked for by name: what else the sentence says takes little away.
                other = min(other, 2)
            coverage = hit.length / (hit.length + other)
            score = weight * (0.45 + 0.55 * coverage)
            if hit.source == "whole":
                score *= _WHOLE_WORD
            elif hit.source == "phrase":
                self._plainly.add(hit.fact)
            if code and hit.start != last:
                score *= 0.7
            said[hit.fact] = max(said.get(hit.fact, 0.0), score)


def _names_itself(texts: FieldTexts) -> bool:
    """Whether the page gives the field a name in words, be they unknown ones."""
    return bool(texts.label or texts.aria or _NUMBER_OF.search(texts.nearby))


def _named(texts: FieldTexts) -> bool:
    """Whether anything but its placeholder names the field to people."""
    return bool(texts.label or texts.aria or texts.nearby)


def _together(browser: dict[str, float], visible: dict[str, float], code: dict[str, float]) -> dict[str, float]:
    return {
        fact: 1 - (1 - browser.get(fact, 0.0)) * (1 - 0.95 * visible.get(fact, 0.0)) * (1 - 0.85 * code.get(fact, 0.0))
        for fact in _ordered(browser, visible, code)
    }


def _ordered(*witnesses: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(fact for witness in witnesses for fact in witness))
