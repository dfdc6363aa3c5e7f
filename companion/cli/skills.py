"""`companion skills`."""

from __future__ import annotations

import json
from collections import Counter
from typing import Annotated, Any

import typer

from companion.errors import CompanionError
from companion.jobmatcher.skills.implied import GROUPS
from companion.jobmatcher.skills.lint import lint
from companion.jobmatcher.skills.taxonomy import Skill, Taxonomy

app = typer.Typer(add_completion=False)


class NoSuchCategory(CompanionError):
    """The category asked for is not in the taxonomy."""

    code = "no_such_category"


@app.command()
def skills(
    category: Annotated[str | None, typer.Option(help="Only this category.")] = None,
    search: Annotated[str | None, typer.Option(help="Only skills that a form of contains this.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Everything about each skill, as JSON.")] = False,
    check: Annotated[bool, typer.Option("--lint", help="Look for mistakes in the taxonomy.")] = False,
) -> None:
    """List the categories, or the skills of one, with how they are written and what they imply."""
    taxonomy = Taxonomy.load()
    if check:
        problems = lint(taxonomy, GROUPS)
        print("\n".join(problems) or "no problems")
        raise typer.Exit(1 if problems else 0)
    if category is not None and category not in taxonomy.categories:
        raise NoSuchCategory(f"no category is called {category!r}; `companion skills` lists them")
    chosen = [s for s in taxonomy.skills.values() if category in (None, s.category) and _has(s, search)]
    if as_json:
        print(json.dumps({"categories": _categories(taxonomy), "skills": [_json(taxonomy, s) for s in chosen]}))
    elif category is None and search is None:
        _print_categories(taxonomy)
    else:
        for skill in chosen:
            _print_skill(taxonomy, skill)


def _has(skill: Skill, search: str | None) -> bool:
    return search is None or any(search.lower() in form.text.lower() for form in skill.forms)


def _categories(taxonomy: Taxonomy) -> list[dict[str, Any]]:
    counts = Counter(skill.category for skill in taxonomy.skills.values())
    return [
        {"id": c.id, "label": c.label, "kind": c.kind, "group": c.group, "skills": counts[c.id]}
        for c in taxonomy.categories.values()
    ]


def _json(taxonomy: Taxonomy, skill: Skill) -> dict[str, Any]:
    return {
        "name": skill.name,
        "category": skill.category,
        "kind": taxonomy.categories[skill.category].kind,
        "forms": [form.text for form in skill.forms],
        "broader": list(taxonomy.broader(skill.name)),
        "related": list(taxonomy.related(skill.name)),
    }


def _print_categories(taxonomy: Taxonomy) -> None:
    for category in _categories(taxonomy):
        print(f"{category['id']:26} {category['skills']:4}  {category['label']} ({category['kind']})")
    forms = sum(len(skill.forms) for skill in taxonomy.skills.values())
    print(f"{len(taxonomy.categories)} categories, {len(taxonomy.skills)} skills, {forms} ways to write them")


def _print_skill(taxonomy: Taxonomy, skill: Skill) -> None:
    line = f"{skill.name}  [{skill.category}]  {', '.join(form.text for form in skill.forms[1:])}"
    broader, related = taxonomy.broader(skill.name), taxonomy.related(skill.name)
    print(line + (f"  > {'; '.join(broader)}" if broader else "") + (f"  ~ {'; '.join(related)}" if related else ""))
