"""Decides what an ambiguous form means where it stands, by the words and the skills around it.

Each sign adds to a score between 0 and 1; half is enough. The numbers were set by measuring on labelled
sentences of postings (tests/eval/eval_skills.py) and by reading what changed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from itertools import compress, count
from typing import NamedTuple

from companion.jobmatcher.skills.taxonomy import Form, Skill, Taxonomy
from companion.jobmatcher.skills.words import LIST_SEPARATORS, Words, cut


def _words(text: str) -> list[str]:
    return text.split()


LEFT, RIGHT = 6, 4
"""Words looked at before and after the form."""

UNAMBIGUOUS = 0.6
"""A form that needs no context, seen with a rule that could have forbidden it."""
CAPITAL = 0.25
"""A capital inside a sentence."""
IN_LIST = 0.5
"""The neighbour in an enumeration is a skill of the same group of professions."""
CUE = 0.4
"""A word of the skill's or the category's own cues is near."""
ASKED = 0.35
"""The text asks for knowledge right before the form."""
KIN = 0.15
"""Another skill of the same category is named somewhere; twice that for three of them."""

SENTENCE_ASKS = 0.3
"""The sentence speaks of what a candidate must bring."""
BOILERPLATE_WORDS = 3
"""So many words of one kind make a sentence a statement of equal opportunity, of benefits, or on how to apply."""

BENEFIT_REACH = 12
"""Words on each side in which a list of benefits is looked for, up to a blank line."""
BLANK_LINE = "\n\n"
TITLE_WORDS = 9
"""A line of more words is no job title."""
ALONE = 0.5
"""The form is a line or a sentence of its own, as in a list of skills."""

ASKS = frozenset(
    _words("""experience experienced knowledge skills skill skilled ability abilities proficient proficiency familiar
    familiarity understanding required requirements requirement degree qualification qualifications qualified must
    strong excellent solid you your you're candidate candidates background essential desirable preferred expertise
    demonstrated proven competent competence passion interest certified training trained ideally fluent""")
)
EQUAL_OPPORTUNITY = frozenset(
    _words("""race religion religious gender sexual orientation ethnicity ethnic veteran marital creed colour color pregnancy
    ancestry nationality disability disabilities age sex belief origin citizenship harassment beliefs
    discrimination discriminate regardless accommodation accommodations protected""")
)
BENEFIT = frozenset(
    _words("""401k 401 vacation pto perks gym lunch bonus bonuses holiday holidays discounts discount reimbursement paid
    parental salary compensation stipend allowance competitive snacks wellness dental vision benefits offer package
    pension insurance leave maternity paternity scheme fruit beer coffee stock relocation
    yoga massage massages kicker vouchers lunches drinks fruits allowances retirement""")
)
ORGANISATION = frozenset(
    _words("""company university faculty department institute centre center section organisation organization school
    hospital trust group startup agency association foundation academy college laboratory team business position""")
)
SELVES = ORGANISATION - {"team", "business", "position"}
"""What can be the whole employer."""
DESCRIBES = frozenset(_words("has comprises consists employs conducts delivers operates hosts serves houses offers"))
MORE_DESCRIBES = frozenset(
    _words("""is was were develops provides designs makes manufactures supplies creates builds produces specialises
    specializes supports helps works aims strives leads enables combines focuses believes""")
)
"""What else an organisation does in a sentence that seeks nobody."""
FIRMS = frozenset(
    _words("""provider company supplier manufacturer startup firm organisation organization consultancy charity leader
    agency retailer university institution group brand producer network foundation hospital""")
)
"""What an employer says it is: "Acme is one of the leading suppliers" """
FIRM_REACH = 12
"""Words behind "is a" in which that stands."""
SEEKING = frozenset(
    _words("""you you're you'll your candidate candidates applicant applicants require requires required seek seeks seeking
    looking experience experienced knowledge skills must ideal successful proficient expertise desirable essential
    role job position opportunity person""")
)
"""With one of these words a sentence asks, whoever is its subject."""
UNITS = frozenset(
    _words("""department departments section institute centre center faculty school division unit chair laboratory lab
    ministry""")
)
"""What is named after a field: "Department of Chemistry"."""
TEAMS = frozenset(
    _words("department departments team teams unit division group organisation organization function area")
)
"""The same behind it: "our chemistry department"."""
OWN = frozenset(("our", "the"))
UNIT_REACH = 3
"""Words before a field in which the unit named after it stands ("Department of Gynaecology and Obstetrics")."""
SUBJECT_REACH, VERB_REACH = 6, 4
"""Words from a sentence's start in which its subject stands, and after it its verb."""
EMPLOYER = frozenset(_words("we our us we're we've we'll ourselves"))
APPLICATION = frozenset(
    _words("""cv cvs résumé vitae letter cover transcript transcripts publications diplomas referees applicants
    submit submitted upload attach attached deadline shortlisted""")
)
KNOWN_ANYWHERE = frozenset(("tool", "licence", "certificate", "language"))
"""Kinds that a list of benefits names only when it means them."""
ENDS = frozenset(".!?;\n•\x95")
"""Characters that end a sentence or a line when they stand between two words; the last is the bullet of Windows, read as Latin-1."""

ROLES = frozenset(
    f"{role}{ending}"
    for role in _words("""engineer developer manager architect analyst administrator consultant scientist designer
    director researcher lead leader specialist coordinator officer executive representative associate tester trainer
    owner editor producer planner buyer recruiter programmer economist entrepreneur student advisor adviser strategist
    head""")
    for ending in ("", "s")
)
"""Words for people that a job title ends in."""

ASKING = frozenset(
    _words("""experience experienced knowledge proficient proficiency proficiencies skills skilled skill using expertise
    familiarity familiar fluent fluency understanding trained training certified certification qualified
    qualification degree background competent competence competency ability expert mastery master bachelor
    licence license python-based writing programming language languages framework frameworks software tools tool
    technologies technology developer engineer stack platform tooling library libraries scripting""")
)
SMALL = frozenset(_words("in of with and or the a an for e.g eg to as such like including and/or our your either both"))


_ASKS, _EMPLOYER, _ROLE, _EQUAL, _BENEFIT, _APPLICATION, _SEEKING, _ORGANISATION, _FIRM = (1 << bit for bit in range(9))
_SIGNED = (
    (_ASKS, ASKS),
    (_EMPLOYER, EMPLOYER),
    (_ROLE, ROLES),
    (_EQUAL, EQUAL_OPPORTUNITY),
    (_BENEFIT, BENEFIT),
    (_APPLICATION, APPLICATION),
    (_SEEKING, SEEKING),
    (_ORGANISATION, ORGANISATION),
    (_FIRM, FIRMS),
)
SIGNS = {
    word: sum(sign for sign, words in _SIGNED if word in words)
    for word in frozenset().union(*(words for _, words in _SIGNED))
}
"""What a word says of its sentence, as a sum of the signs above."""
_COUNTED = _EQUAL | _BENEFIT | _APPLICATION
"""Signs of which a text's boilerplate has several."""


Phrase = tuple[list[str], list[str]]
"""The words before a form and those after it."""


class Never(NamedTuple):
    """The phrases in which a form does not mean the skill; the two sets tell at a glance that none can be here."""

    phrases: list[Phrase]
    before: frozenset[str]
    """Words right before the form in phrases that have some there."""
    after: frozenset[str]
    """Words right after it in the other phrases."""

    @classmethod
    def of(cls, rules: tuple[str, ...]) -> Never:
        """Take the rules of a skill apart. Raises ValueError for one of the form alone."""
        phrases = [_phrase(rule) for rule in rules]
        if ([], []) in phrases:
            raise ValueError(f"a rule without words: {rules}")
        return cls(
            phrases,
            frozenset(before[-1] for before, _ in phrases if before),
            frozenset(after[0] for before, after in phrases if not before),
        )


class Traits(NamedTuple):
    """What the judge asks of a skill."""

    named: bool
    """Its category is one of names, which mean the same anywhere."""
    cues: frozenset[str]
    """The skill's own and its category's."""
    never: Never | None


class ContextJudge:
    """Knows the cues of every category and skill; immutable after construction."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        """Prepare the rules of `taxonomy`."""
        self.groups = {c.id: c.group for c in taxonomy.categories.values()}
        self.names = frozenset(c.id for c in taxonomy.categories.values() if c.kind in KNOWN_ANYWHERE)
        """Categories of names, which mean the same anywhere."""
        self.tools = frozenset(c.id for c in taxonomy.categories.values() if c.kind == "tool")
        cues = {c.id: frozenset(c.cues) for c in taxonomy.categories.values()}
        self.traits = {
            skill.name: Traits(
                named=skill.category in self.names,
                cues=frozenset((*skill.cues, *cues[skill.category])) if skill.cues else cues[skill.category],
                never=Never.of(skill.never) if skill.never else None,
            )
            for skill in taxonomy.skills.values()
        }

    def generic(self, skill: Skill) -> bool:
        """Whether titles of people do not prove `skill` (a nurse's or electrician's licence they do)."""
        return skill.category not in self.names

    def view(self, words: Words, sure: dict[int, Skill]) -> View:
        """The judge's view of one text, given the skills that need no judging by word index."""
        return View(self, words, sure)


def names_unit(words: list[str], first: int, last: int) -> bool:
    """Whether the words `first` to `last` only name a part of an organisation, which asks for nothing."""
    if first and last + 1 < len(words) and words[first - 1] in OWN and words[last + 1] in TEAMS:
        return True
    for i in range(first - 1, max(0, first - 1 - UNIT_REACH), -1):
        if words[i] in ("of", "for"):
            return words[i - 1] in UNITS
    return False


def _phrase(rule: str) -> Phrase:
    before, _, after = rule.partition("_")
    return cut(before).words, cut(after).words


class Sense(NamedTuple):
    """What a surface form can mean."""

    skill: Skill
    form: Form


class Sentence(NamedTuple):
    """What one sentence speaks of."""

    asks: bool
    equal_opportunity: bool
    application: bool
    """How to apply and with which papers."""
    title: bool
    """A short line that names a person's role: a job title."""
    employer: bool
    """The employer speaks of itself and asks for nothing."""
    start: int
    end: int


class View:
    """One text with the mentions accepted so far."""

    def __init__(self, judge: ContextJudge, words: Words, skills: dict[int, Skill]) -> None:
        """`skills` maps word indices to the skill they name."""
        self._judge = judge
        self._words = words
        self._skills = skills
        self._kin: Counter[str] | None = None
        ends = {gap for gap in set(words.gaps) if gap != "." and not ENDS.isdisjoint(gap)}
        self._breaks = list(compress(count(), map(ends.__contains__, words.gaps)))
        self._signs = [0] * (len(self._breaks) + 1)
        self._equal = [0] * (len(self._breaks) + 1)
        self._application = [0] * (len(self._breaks) + 1)
        self._benefits: list[int] = []
        self._sentences: dict[int, Sentence] = {}
        breaks, signs = self._breaks, self._signs
        at, last = 0, len(breaks)
        for i in compress(count(), map(SIGNS.__contains__, words.words)):
            sign = SIGNS[words.words[i]]
            while at < last and breaks[at] <= i:
                at += 1
            signs[at] |= sign
            if sign & _COUNTED:
                if sign & _EQUAL:
                    self._equal[at] += 1
                if sign & _APPLICATION:
                    self._application[at] += 1
                if sign & _BENEFIT:
                    self._benefits.append(i)
        self.has_boilerplate = (
            max(self._equal) >= BOILERPLATE_WORDS
            or max(self._application) >= BOILERPLATE_WORDS
            or len(self._benefits) >= BOILERPLATE_WORDS
        )
        """Whether any sentence can be a statement of equal opportunity, of benefits, or on how to apply."""

    def sentence(self, word: int) -> Sentence:
        """What the sentence around `word` speaks of."""
        at = bisect_right(self._breaks, word)
        known = self._sentences.get(at)
        if known is None:
            start = self._breaks[at - 1] if at else 0
            end = self._breaks[at] if at < len(self._breaks) else len(self._words.words)
            sign = self._signs[at]
            asks = bool(sign & _ASKS)
            known = self._sentences[at] = Sentence(
                asks,
                self._equal[at] >= BOILERPLATE_WORDS,
                self._application[at] >= BOILERPLATE_WORDS,
                not asks and bool(sign & _ROLE) and end - start <= TITLE_WORDS,
                self._of_itself(start, end, sign)
                or (
                    not asks
                    and (bool(sign & _EMPLOYER) or (bool(sign & _ORGANISATION) and self._described(start, end)))
                ),
                start,
                end,
            )
        return known

    def _of_itself(self, start: int, end: int, sign: int) -> bool:
        """Whether the employer is what the sentence is about, though words of it also stand in requirements.

        "Our strong platform serves banks", "About Acme", "Acme is a leading provider of background checks".
        """
        if sign & _SEEKING or start == end:
            return False
        words = self._words.words
        if words[start] in ("our", "about") or (sign & _FIRM and self._is_firm(words[start:end])):
            return True
        if not sign & _ORGANISATION or SELVES.isdisjoint(words[start : min(end, start + SUBJECT_REACH)]):
            return False
        return not MORE_DESCRIBES.isdisjoint(words[start + 1 : min(end, start + SUBJECT_REACH + VERB_REACH)])

    @staticmethod
    def _is_firm(words: list[str]) -> bool:
        head = words[: 2 * SUBJECT_REACH]
        at = next((head.index(verb) for verb in ("is", "are") if verb in head), -1) + 1
        if not at or at == len(words) or words[at] not in ("a", "an", "the", "one"):
            return False
        return not FIRMS.isdisjoint(words[at : at + FIRM_REACH])

    def _described(self, start: int, end: int) -> bool:
        """Whether the sentence tells what an organisation has and does: "The faculty has 4,500 students"."""
        words = self._words.words
        for i, word in enumerate(words[start : min(start + SUBJECT_REACH, end)], start + 1):
            if word in ORGANISATION:
                return not DESCRIBES.isdisjoint(words[i : min(i + VERB_REACH, end)])
        return False

    def boilerplate(self, sentence: Sentence, word: int, skill: Skill) -> bool:
        """Whether the sentence speaks of equal opportunity, benefits or applying, not of what is asked."""
        if sentence.equal_opportunity or sentence.application:
            return True
        if skill.category in self._judge.names:
            return False
        first = bisect_right(self._benefits, word - BENEFIT_REACH)
        last = bisect_right(self._benefits, word + BENEFIT_REACH)
        if last - first < BOILERPLATE_WORDS:
            return False
        at = bisect_right(self._parts, word)
        if at:
            first = bisect_left(self._benefits, self._parts[at - 1], first, last)
        if at < len(self._parts):
            last = bisect_left(self._benefits, self._parts[at], first, last)
        return last - first >= BOILERPLATE_WORDS

    @cached_property
    def _parts(self) -> list[int]:
        """First words after blank lines: the last requirement is no benefit because those begin below it."""
        return [i for i, gap in enumerate(self._words.gaps) if BLANK_LINE in gap]

    def accept(self, first: int, last: int, skill: Skill) -> None:
        """Let the words `first` to `last` count as evidence for their neighbours."""
        for i in range(first, last + 1):
            self._skills[i] = skill

    def score(self, sentence: Sentence, first: int, last: int, sense: Sense) -> float:
        """How well the words `first` to `last` of `sentence` speak for `sense`, 0 to 1."""
        skill, form = sense
        named, cues, never = self._judge.traits[skill.name]
        if never is not None and self._forbidden(first, last, never):
            return 0.0
        contextual = form.contextual
        score = 0.0 if contextual else UNAMBIGUOUS
        if named and self._capital(first):
            score += CAPITAL
        if sentence.asks:
            score += SENTENCE_ASKS
        skills = self._skills
        listed = (first - 1 in skills or first - 2 in skills or last + 1 in skills or last + 2 in skills) and (
            self._in_list(first, last, skill) or self._ends_tags(sentence, first, last, skill)
        )
        if listed:
            score += IN_LIST
        elif form.cased and form.text[:1].isupper() and self._words.text[self._words.starts[first]].islower():
            return 0.0
        alone = sentence.start == first and sentence.end == last + 1 and bool(self._breaks)
        if alone:
            score += ALONE
        words = self._words.words
        before, after = words[max(0, first - LEFT) : first], words[last + 1 : last + 1 + RIGHT]
        cued = not (cues.isdisjoint(before) and cues.isdisjoint(after))
        if skill.only_cued and contextual and not (listed or alone or cued):
            return 0.0
        score += CUE * cued + ASKED * self._asked(first, last)
        return min(1.0, score + self._kinship(skill))

    def _forbidden(self, first: int, last: int, never: Never) -> bool:
        words = self._words.words
        if not (
            (first and words[first - 1] in never.before) or (last + 1 < len(words) and words[last + 1] in never.after)
        ):
            return False
        for before, after in never.phrases:
            fits_before = not before or words[max(0, first - len(before)) : first] == before
            if fits_before and (not after or words[last + 1 : last + 1 + len(after)] == after):
                return True
        return False

    def _capital(self, first: int) -> bool:
        words = self._words
        if not words.text[words.starts[first]].isupper() or first == 0:
            return False
        gap = words.gaps[first].strip(" \u00a0\t")
        return gap in ("", ",", "(", "/", ";", "-") and "\n" not in words.gaps[first]

    def _in_list(self, first: int, last: int, skill: Skill) -> bool:
        words, gaps = self._words.words, self._words.gaps
        if gaps[first] == gaps[last + 1] == " " and self._akin(first - 1, skill) and self._akin(last + 1, skill):
            return True
        i = first - 1
        joined = _lists(gaps[first])
        if i >= 0 and words[i] in ("and", "or", "&"):
            i, joined = i - 1, True
        if joined and self._akin(i, skill):
            return True
        i = last + 1
        joined = _lists(gaps[i])
        if i < len(words) and words[i] in ("and", "or", "&"):
            i, joined = i + 1, True
        return joined and self._akin(i, skill)

    def _ends_tags(self, sentence: Sentence, first: int, last: int, skill: Skill) -> bool:
        """Whether a short line without other words is tags, the first or last of which this is: "python sql airflow"."""
        if sentence.end - sentence.start > TITLE_WORDS or sentence.asks or sentence.employer or sentence.title:
            return False
        words, gaps = self._words, self._words.gaps
        if last + 1 == sentence.end and first - 2 >= sentence.start and gaps[first] == " ":
            return self._akin(first - 1, skill) and self._akin(first - 2, skill)
        if first == sentence.start and last + 2 < sentence.end <= len(words.words) and gaps[last + 1] == " ":
            return self._akin(last + 1, skill) and self._akin(last + 2, skill)
        return False

    def _akin(self, i: int, skill: Skill) -> bool:
        other = self._skills.get(i)
        if other is None:
            return False
        judge = self._judge
        if judge.groups[other.category] == judge.groups[skill.category]:
            return True
        return other.category in judge.tools and skill.category in judge.tools

    def _asked(self, first: int, last: int) -> bool:
        words = self._words.words
        i = first - 1
        while i >= 0 and first - i < 4 and words[i] in SMALL:
            i -= 1
        return (i >= 0 and words[i] in ASKING) or (last + 1 < len(words) and words[last + 1] in ASKING)

    def _kinship(self, skill: Skill) -> float:
        if self._kin is None:
            skills = self._skills.values()
            self._kin = Counter([one.category for one in dict(zip(map(id, skills), skills, strict=True)).values()])
        kin = self._kin.get(skill.category)
        return KIN * (2 if kin >= 3 else 1) if kin else 0.0


def _lists(gap: str) -> bool:
    return gap != " " and not LIST_SEPARATORS.isdisjoint(gap)
