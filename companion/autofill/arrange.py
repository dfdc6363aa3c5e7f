"""What fields mean because of the fields around them: "Name" beside "First name", three boxes of one phone number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from companion.autofill.fields.whose import someone_elses
from companion.autofill.fields.words import words
from companion.autofill.others import plain_label, settle_others
from companion.autofill.owners import halves
from companion.autofill.read import Form, Read, turn
from companion.autofill.values import dates
from companion.autofill.values.basic import pay_list
from companion.contracts import FieldDescriptor

_BIRTH = frozenset({"birth_date", "birth_day", "birth_month", "birth_year"})
_ONCE = frozenset({"street2"})
"""Facts that only the first field of a form gets."""
_WHOLE_NUMBER = 10
"""Digits after which no further box belongs to the same phone number."""
_WORK_ALTERNATES = frozenset(words("work business office company"))


def arrange(form: Form, *, application: bool) -> None:
    """Settle in place what only the neighbours can tell; elsewhere than in an application a lone town is no home."""
    _names(form)
    _birth_parts(form.reads)
    _birth_boxes(form.reads)
    _phone_parts(form.reads)
    _pay_parts(form.reads)
    _alternates(form)
    _spans(form.reads)
    _house_numbers(form.reads)
    _further_choices(form.reads)
    _skill_years(form.reads)
    _places(form, application=application)
    if application:
        settle_others(form)
    else:
        _settings(form)
    _companies(form)
    _positions(form.reads)
    _once(form.reads)
    form.asked = frozenset(
        read.understanding.fact for read in form.reads if read.understanding.fact and read.field.visible
    )


def _names(form: Form) -> None:
    """A bare "Name", or "Full name: first", is the part of the name that the fields around it do not ask for."""
    for given, family in halves(form.reads):
        turn(given, "first_name")
        turn(family, "last_name")
    for at, read in enumerate(form.reads):
        said = read.understanding
        bare = "full_name" in said.whole
        # "Full name: first", or a box whose makers call it the first name beside one for the last.
        parts = not bare and "full_name" in said.said and "first_name" in said.scores
        if said.fact not in ("full_name", "first_name") or not (bare or parts):
            continue
        around = form.reads[max(0, at - _NEAR) : at] + form.reads[at + 1 : at + 1 + _NEAR]
        near = {
            other.understanding.fact
            for other in around
            if other.field.group == read.field.group
            and other.of_others == read.of_others
            and not someone_elses(other.field.label)
        }
        last = near & {"last_name", "second_surname"}
        if "first_name" in near and not last and not parts:
            turn(read, "last_name")
        elif last and "first_name" not in near:
            turn(read, "first_name")
        elif bare and len(words(read.field.label)) == 1 and not near & {"first_name", "last_name"}:
            turn(read, "full_name")


_NEAR = 4
"""Fields before and after a name that may ask for its other parts."""
_ANY_PLACE = frozenset(
    words("locality località localidade localidad location lieu lugar place ort plaats sted paikka from luogo 地点")
)
"""Words that name a town, which may be anyone's."""
_ADDRESS = frozenset({"street", "postal_code", "region", "country"})


def _places(form: Form, *, application: bool) -> None:
    """A town is the person's own where the form asks for their address; a second one under another heading is not."""
    towns = [read for read in form.reads if read.understanding.fact in ("city", "location") and read.field.visible]
    for read in towns:
        if not _ANY_PLACE.issuperset(words(read.field.label)) or not read.field.label:
            continue
        elsewhere = any(other is not read and other.field.texts.section != read.field.texts.section for other in towns)
        address = any(other.understanding.fact in _ADDRESS for other in form.reads)
        if elsewhere or not (address or application):
            turn(read, "other_place")


def _settings(form: Form) -> None:
    """Elsewhere than in an application a country that shows already, without an address beside it, is the shop's or the account's."""
    if any(read.understanding.fact in _LIVED_AT for read in form.reads):
        return
    for read in form.reads:
        if (
            read.understanding.fact == "country"
            and read.field.kind == "select"
            and read.field.parsed
            and read.field.value
        ):
            turn(read, "other_place")


_LIVED_AT = frozenset({"street", "postal_code", "city"})


def _spans(reads: Sequence[Read]) -> None:
    """A start date with an end date after it is that of something past, not when the person could begin."""
    for read, after in pairwise(reads):
        starts = read.understanding.fact == "start_date" or (
            read.question is not None and read.question.fact == "start_date"
        )
        loose = read.field.group is None and read.understanding.fact in (None, "start_date")
        spoken = words(after.field.label)
        ends = len(spoken) <= _MAX_END_WORDS and not _ENDS.isdisjoint(spoken)
        if starts and loose and ends and after.field.form == read.field.form:
            read.question = None
            turn(read, None)


_ENDS = frozenset(
    words(
        "end ended until to finish leaving left discharge bis ende fin hasta finalización terminación término fine eind einde do koniec slut"
    )
)
_MAX_END_WORDS = 5
"""A label of more words only happens to say "to"."""


def _house_numbers(reads: Sequence[Read]) -> None:
    """A bare "Number" right after the street is the house's."""
    for street, read in pairwise(reads):
        alone = street.understanding.fact == "street" and _NUMBER.issuperset(words(read.field.label))
        if alone and read.field.label and read.understanding.fact is None and read.question is None:
            read.understanding = replace(
                read.understanding, fact="house_number", confidence=0.8, via="the field beside it"
            )


_NUMBER = frozenset(words("number no nr num nº número numero numéro nummer numer № číslo"))


def _companies(form: Form) -> None:
    """A company asked for with its website is a business, not the person's employer."""
    business = any(
        read.understanding.fact == "website" and "company_word" in read.understanding.terms for read in form.reads
    )
    for read in form.reads:
        fact = read.understanding.fact
        mobile = {"phone", "phone_country", "phone_area"} & read.understanding.scores.keys()
        if fact == "company" and business and not read.field.required:
            turn(read, "business")
        elif (
            fact == "country" and mobile and (_PHONE_WORDS & set(words(read.field.label)) or "phone_country" in mobile)
        ):
            turn(read, "phone_country")


_PHONE_WORDS = frozenset(words("phone mobile telephone telefon handy mobil cell dial téléphone teléfono cellulare"))


def _positions(reads: Sequence[Read]) -> None:
    """A bare "Position" right after the employer is the one held there, not the one applied for."""
    for at, read in enumerate(reads):
        bare = read.understanding.fact is None and read.question is None and read.field.kind == "text"
        before = [
            other for other in reads[max(0, at - 2) : at] if other.field.texts.section == read.field.texts.section
        ]
        spoken = words(read.field.label)
        if bare and spoken and _POSITION.issuperset(spoken) and any(o.understanding.fact == "company" for o in before):
            read.understanding = replace(
                read.understanding, fact="job_title", confidence=0.7, via="the fields beside it"
            )


_POSITION = frozenset(
    words(
        "position title role post poste puesto cargo função funzione ruolo functie stanowisko stilling befattning pozisyon görev jabatan posisi должность chức vụ"
    )
)


def _further_choices(reads: Sequence[Read]) -> None:
    """A box for words below choices of the same question is for what the choices lack ("Other: …")."""
    choices = {_question_key(read) for read in reads if read.question is not None and read.field.kind in _CHOICES}
    for read in reads:
        if read.question is not None and read.field.kind == "text" and _question_key(read) in choices:
            read.question = None
            turn(read, None)


def _skill_years(reads: Sequence[Read]) -> None:
    """Years of experience right after a box for one skill are those with that skill."""
    for skill, read in pairwise(reads):
        asked = read.question is not None and read.question.fact in ("years_total", "years_skill")
        if asked and _ONE_SKILL.intersection(words(skill.field.label)) and skill.field.kind in _ONE_CHOICE:
            read.question = None
            turn(read, None)


_ONE_SKILL = frozenset(
    words(
        "skill technology tool fähigkeit kenntnis compétence habilidad competencia competenza competência vaardigheid umiejętność навык keahlian"
    )
)
_ONE_CHOICE = frozenset({"text", "select", "combobox"})
_CHOICES = frozenset({"radio", "checkbox_group", "buttons"})


def _question_key(read: Read) -> tuple[str, str]:
    assert read.question is not None
    return read.question.fact, (read.field.texts.legend or read.field.label).casefold()


def _birth_parts(reads: Sequence[Read]) -> None:
    """Boxes for day, month and year around one that says "date of birth"."""
    for at, read in enumerate(reads):
        if read.understanding.fact not in _BIRTH or (dates.part_of(read.field) is None and not _short(read.field)):
            continue
        for other in reads[max(0, at - 2) : at + 3]:
            if (
                other.understanding.fact in (None, "card", "message")
                and not other.question
                and dates.part_of(other.field) not in (None, dates.part_of(read.field))
            ):
                other.understanding = replace(
                    other.understanding, fact="birth_date", confidence=0.7, via="the fields beside it"
                )


def _birth_boxes(reads: Sequence[Read]) -> None:
    """Three boxes of four, two and two characters are year, month and day; the other orders differ by country."""
    for at in range(len(reads) - 2):
        boxes = reads[at : at + 3]
        limits = [read.field.max_length for read in boxes]
        if limits == [4, 2, 2] and all(read.understanding.fact == "birth_date" for read in boxes):
            for read, fact in zip(boxes, ("birth_year", "birth_month", "birth_day"), strict=True):
                turn(read, fact)


def _short(descriptor: FieldDescriptor) -> bool:
    return descriptor.max_length is not None and descriptor.max_length <= 4


def _phone_parts(reads: Sequence[Read]) -> None:
    at = 0
    while at < len(reads):
        run = _short_run(reads[at:])
        own = len(run) >= 2 and "alternate" not in run[0].understanding.terms
        if own and run[0].understanding.fact in ("phone", "phone_area") and run[0].field.max_length:
            start = 0
            for read in run:
                length = read.field.max_length or 0
                read.phone_part = (start, length)
                read.understanding = replace(
                    read.understanding, fact="phone", confidence=max(0.7, read.understanding.confidence)
                )
                start += length
            at += len(run)
        else:
            at += 1


def _pay_parts(reads: Sequence[Read]) -> None:
    """An amount beside a list of currencies or periods is the amount alone."""
    for at, read in enumerate(reads):
        asks = read.question is not None and read.question.fact == "salary" and read.field.kind in ("text", "number")
        if not asks:
            continue
        for other in reads[max(0, at - 2) : at + 3]:
            part = pay_list(other.field) if other is not read and other.field.form == read.field.form else None
            if part:
                other.pay_part, other.question, read.pay_part = part, read.question, "amount"


_PHONE_PARTS = frozenset({"phone", "phone_area", "phone_local", None, "phone_extension"})


def _short_run(reads: Sequence[Read]) -> list[Read]:
    run: list[Read] = []
    for read in reads[:3]:
        limit = read.field.max_length
        part = read.understanding.fact in _PHONE_PARTS or (bool(run) and read.understanding.fact == "phone_country")
        if limit is None or not 2 <= limit <= 5 or read.field.kind not in ("text", "tel", "number") or not part:
            break
        run.append(read)
        if sum(one.field.max_length or 0 for one in run) >= _WHOLE_NUMBER:
            break
    return run


def _alternates(form: Form) -> None:
    """A second phone or e-mail is not the first one again; a business one is, where it is the only one."""
    for fact in ("phone", "email"):
        asking = [read for read in form.reads if read.understanding.fact == fact and read.phone_part is None]
        plain = [read for read in asking if "alternate" not in read.understanding.terms]
        for read in asking:
            if "alternate" not in read.understanding.terms or "confirm" in read.understanding.terms:
                continue
            label = set(words(read.field.label + " " + read.field.texts.name))
            if plain or not label & _WORK_ALTERNATES:
                turn(read, "other_" + fact)
        for first, read in pairwise(asking):
            numbered = _SECOND.search(read.field.label)
            if numbered and plain_label(first.field.label) == plain_label(read.field.label):
                turn(read, "other_" + fact)


_SECOND = re.compile(r"[2-9]\W*$")
"""The number of a way to reach somebody that is not the first ("Mobile no. 2")."""


def _once(reads: Sequence[Read]) -> None:
    seen: set[tuple[str, str | None, str]] = set()
    for read in reads:
        fact = read.understanding.fact
        if fact in _ONCE and read.field.visible:
            whose = re.search(r"billing|shipping|mailing|permanent", read.field.texts.name.lower())
            key = (fact, whose.group() if whose else None, re.sub(r"[\d_-]+", "", read.field.texts.section))
            if key in seen:
                turn(read, "other_" + fact)
            seen.add(key)
