"""Looks for mistakes in the taxonomy's data. `companion skills --lint` prints them; a test wants none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from companion.jobmatcher.skills.implied import TitleGroup
from companion.jobmatcher.skills.taxonomy import Skill, Taxonomy
from companion.jobmatcher.skills.words import cut

STATED_KINDS = frozenset({"certificate", "language", "licence", "tool"})
"""Kinds of skills that no title tells: whoever has them says so."""


def lint(taxonomy: Taxonomy, groups: Iterable[TitleGroup] = ()) -> list[str]:
    """One line a problem: repeated names, shared forms nobody decides, names that do not exist, cycles, orphans.

    `groups`: what titles imply.
    """
    return [
        *(f"defined twice: {what}" for what in taxonomy.repeated),
        *_shared_forms(taxonomy),
        *_unknown_names(taxonomy),
        *_cycles(taxonomy),
        *_orphans(taxonomy),
        *_of_titles(taxonomy, groups),
    ]


def _shared_forms(taxonomy: Taxonomy) -> Iterator[str]:
    """A form in two skills is fine only where the context decides each time."""
    owners: dict[str, list[tuple[Skill, bool]]] = {}
    for skill in taxonomy.skills.values():
        seen: set[str] = set()
        for form in skill.forms:
            key = form.text if form.cased else " ".join(cut(form.text).words)
            if not key.strip():
                yield f"{skill.where}: {skill.name}: the form '{form.text}' has no word"
            if key in seen:
                yield f"{skill.where}: {skill.name}: '{form.text}' stands twice"
            seen.add(key)
            owners.setdefault(key, []).append((skill, form.contextual or bool(skill.never)))
    for key, users in owners.items():
        names = {skill.name for skill, _ in users}
        if len(names) > 1 and not all(decided for _, decided in users):
            places = ", ".join(f"{skill.name} ({skill.where})" for skill, _ in users)
            yield f"'{key}' means {places}, and nothing decides between them"


def _unknown_names(taxonomy: Taxonomy) -> Iterator[str]:
    for skill in taxonomy.skills.values():
        for name in (*skill.broader, *skill.related):
            if name not in taxonomy.skills:
                yield f"{skill.where}: {skill.name}: no skill is called '{name}'"
            elif name == skill.name:
                yield f"{skill.where}: {skill.name} names itself"
        for rule in skill.never:
            if "_" not in rule:
                yield f"{skill.where}: {skill.name}: the rule 'not {rule}' has no '_' for the form"


def _cycles(taxonomy: Taxonomy) -> Iterator[str]:
    for skill in taxonomy.skills.values():
        for parent in taxonomy.broader(skill.name):
            if skill.name in taxonomy.skills[parent].broader if parent in taxonomy.skills else False:
                yield f"{skill.where}: {skill.name} is broader than its own broader skill {parent}"


def _orphans(taxonomy: Taxonomy) -> Iterator[str]:
    used = {skill.category for skill in taxonomy.skills.values()}
    for category in taxonomy.categories.values():
        if category.id not in used:
            yield f"{category.group}: category {category.id} has no skill"


def _of_titles(taxonomy: Taxonomy, groups: Iterable[TitleGroup]) -> Iterator[str]:
    """Titles imply what exists, each once; never a licence, a degree or a language, which a person has to state."""
    seen: set[tuple[str, str]] = set()
    for group in groups:
        where = f"titles of {group.family} ({group.word or 'all'})"
        if (group.family, group.word) in seen:
            yield f"{where} stand twice"
        seen.add((group.family, group.word))
        for name in group.skills:
            skill = taxonomy.skills.get(name)
            if skill is None:
                yield f"{where}: no skill is called '{name}'"
            elif taxonomy.categories[skill.category].kind in STATED_KINDS:
                yield f"{where}: {name} is a {taxonomy.categories[skill.category].kind}, which no title tells"
        if len(set(group.skills)) < len(group.skills):
            yield f"{where}: a skill stands twice"
