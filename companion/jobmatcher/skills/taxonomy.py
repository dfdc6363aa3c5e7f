"""The taxonomy: categories and skills with their surface forms, read from `data/*.skills`.

A data file is a group of related professions. One line is a category or a skill:

    @ category-id : Label : kind : cue words that speak for this category : > Broader
    Name | form, form | > Broader; Broader | ~ Related; Related | ! rule, rule

    + Name, Name = form = form, Name | > Broader | ~ Related

    = Name | form, form

The line with `+` holds several skills that share what follows; the one with `=` adds forms to a skill of any file, so
that other languages stand in files of their own. `#` starts a comment line. The name is itself a
form. What is broader than a category is broader than each of its skills. A form, and a name, may end in marks: `^` it counts only as written (or all in capitals), `?` it counts only in
context, `^?` both ("Go^?"). Rules are `not PHRASE` with `_` for the form ("not _ to"), `cue WORD`, and `only cued`:
a form in context counts only beside one of the cues or among skills of its kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from importlib import resources
from typing import Literal, NamedTuple, get_args

Kind = Literal["skill", "tool", "method", "licence", "certificate", "language", "soft", "knowledge"]
KINDS: tuple[str, ...] = get_args(Kind)
SUFFIX = ".skills"
ONLY_CUED = "only cued"


class TaxonomyError(ValueError):
    """A line of a data file does not follow the format; says the file and the line."""


@dataclass(frozen=True, slots=True)
class Category:
    """A category of skills: `group` is the data file it stands in, `cues` words that speak for it."""

    id: str
    label: str
    kind: str
    group: str
    cues: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    """What every skill of it implies, itself apart."""


class Form(NamedTuple):
    """One way a skill is written. `cased`: counts only as written; `contextual`: needs evidence around it."""

    text: str
    cased: bool = False
    contextual: bool = False


@dataclass(frozen=True, slots=True)
class Skill:
    """One skill. `broader` and `related` are the names written on its own line."""

    name: str
    category: str
    forms: tuple[Form, ...]
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    """Phrases with `_` for the form in which it does not mean the skill."""
    cues: tuple[str, ...] = ()
    only_cued: bool = False
    """Forms that need context count only near a cue or in an enumeration of their like."""
    where: str = ""
    """File and line, for messages."""


@dataclass(slots=True)
class Taxonomy:
    """All skills by name and all categories by id."""

    skills: dict[str, Skill] = field(default_factory=dict)
    categories: dict[str, Category] = field(default_factory=dict)
    repeated: list[str] = field(default_factory=list)
    """Names and categories that were defined twice, for the linter."""
    _relatives: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def load(cls) -> Taxonomy:
        """Read the data files that ship inside the package.

        Raises TaxonomyError when one does not follow the format.
        """
        folder = resources.files(__package__).joinpath("data")
        files = sorted((f for f in folder.iterdir() if f.name.endswith(SUFFIX)), key=lambda f: f.name)
        return cls.parse((f.name.removesuffix(SUFFIX), f.read_text(encoding="utf-8")) for f in files)

    @classmethod
    def parse(cls, files: Iterable[tuple[str, str]]) -> Taxonomy:
        """Build from (group, text) pairs. Raises TaxonomyError."""
        taxonomy = cls()
        more: list[tuple[str, str]] = []
        for group, text in files:
            more += _read_group(taxonomy, group, text)
        for line, where in more:
            _add_forms(taxonomy, line, where)
        return taxonomy

    def broader(self, name: str) -> tuple[str, ...]:
        """Every skill that `name` implies, nearest first ("PostgreSQL" -> SQL, Databases). Empty if unknown."""
        found: dict[str, None] = {}
        queue = [name]
        while queue:
            skill = self.skills.get(queue.pop(0))
            for parent in skill.broader if skill else ():
                if parent not in found and parent != name:
                    found[parent] = None
                    queue.append(parent)
        return tuple(found)

    def related(self, name: str) -> tuple[str, ...]:
        """Skills close to `name`, in both directions of the data. Empty if unknown."""
        if not self._relatives:
            self._relatives = _both_ways(self.skills.values())
        return self._relatives.get(name, ())


def _both_ways(skills: Iterable[Skill]) -> dict[str, tuple[str, ...]]:
    links: dict[str, dict[str, None]] = {}
    for skill in skills:
        for other in skill.related:
            links.setdefault(skill.name, {})[other] = None
            links.setdefault(other, {})[skill.name] = None
    return {name: tuple(others) for name, others in links.items()}


def _read_group(taxonomy: Taxonomy, group: str, text: str) -> list[tuple[str, str]]:
    """Read categories and skills; returns the lines that add forms, with their place, for when all skills are known."""
    category: Category | None = None
    more: list[tuple[str, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line[0] == "#":
            continue
        where = f"{group}{SUFFIX}:{number}"
        if line[0] == "@":
            category = _category(line, group, where)
            if category.id in taxonomy.categories:
                taxonomy.repeated.append(f"{where}: category {category.id}")
            taxonomy.categories[category.id] = category
        elif line[0] == "=":
            more.append((line[1:], where))
        elif category is None:
            raise TaxonomyError(f"{where}: a skill before the first category")
        else:
            for skill in _skills(line, category, where):
                if skill.name in taxonomy.skills:
                    taxonomy.repeated.append(f"{where}: skill {skill.name}")
                taxonomy.skills[skill.name] = skill
    return more


def _add_forms(taxonomy: Taxonomy, line: str, where: str) -> None:
    name, _, forms = line.partition(" | ")
    known = taxonomy.skills.get(name.strip())
    added = tuple(_form(form.strip()) for form in forms.split(","))
    if known is None or any(not form.text for form in added):
        raise TaxonomyError(f"{where}: expected '= Name | form, form' with the name of a skill")
    taxonomy.skills[known.name] = replace(known, forms=known.forms + added)


def _category(line: str, group: str, where: str) -> Category:
    parts = [part.strip() for part in line[1:].split(" : ")]
    cues, broader = (*parts[3:], "", "")[:2]
    if not 3 <= len(parts) <= 5 or parts[2] not in KINDS or (broader and not broader.startswith("> ")):
        raise TaxonomyError(
            f"{where}: expected '@ id : Label : kind : cues : > Broader', kind one of {', '.join(KINDS)}"
        )
    return Category(parts[0], parts[1], parts[2], group, tuple(cues.split()), _names(broader[2:]))


def _form(text: str) -> Form:
    bare = text.rstrip("^?")
    marks = text[len(bare) :]
    return Form(bare, "^" in marks, "?" in marks)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(";") if name.strip())


def _skills(line: str, category: Category, where: str) -> Iterator[Skill]:
    if line[0] != "+":
        yield _skill(line.split(" | "), category, where)
        return
    names, *parts = line[1:].split(" | ")
    for item in names.split(","):
        name, *forms = item.split(" = ")
        yield _skill([name, ", ".join(forms), *parts] if forms else [name, *parts], category, where)


def _skill(line: list[str], category: Category, where: str) -> Skill:
    first, *parts = line
    name = _form(first.strip())
    forms = [name]
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    never: list[str] = []
    cues: list[str] = []
    only_cued = False
    for part in parts:
        mark, rest = part[0], part[2:].strip()
        if mark == ">":
            broader = _names(rest)
        elif mark == "~":
            related = _names(rest)
        elif mark == "!":
            for rule in rest.split(","):
                word, _, phrase = rule.strip().partition(" ")
                if rule.strip() == ONLY_CUED:
                    only_cued = True
                elif word not in ("not", "cue") or not phrase:
                    raise TaxonomyError(f"{where}: rule '{rule.strip()}' is neither 'not …', 'cue …' nor '{ONLY_CUED}'")
                else:
                    (never if word == "not" else cues).append(phrase)
        else:
            forms.extend(_form(form.strip()) for form in part.split(","))
    if not name.text or any(not form.text for form in forms):
        raise TaxonomyError(f"{where}: an empty name or form")
    broader += tuple(one for one in category.broader if one != name.text and one not in broader)
    return Skill(name.text, category.id, tuple(forms), broader, related, tuple(never), tuple(cues), only_cued, where)
