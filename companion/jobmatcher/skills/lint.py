"""Looks for mistakes in the taxonomy's data. `companion skills --lint` prints them; a test wants none."""

from __future__ import annotations

from collections.abc import Iterator

from companion.jobmatcher.skills.taxonomy import Skill, Taxonomy
from companion.jobmatcher.skills.words import cut


def lint(taxonomy: Taxonomy) -> list[str]:
    """One line a problem: repeated names, shared forms nobody decides, names that do not exist, cycles, orphans."""
    return [
        *(f"defined twice: {what}" for what in taxonomy.repeated),
        *_shared_forms(taxonomy),
        *_unknown_names(taxonomy),
        *_cycles(taxonomy),
        *_orphans(taxonomy),
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
