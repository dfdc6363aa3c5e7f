"""The taxonomy: its size, its format, its relations, and the linter that keeps it so."""

from __future__ import annotations

import time

import pytest

from companion.jobmatcher.score.families import FAMILIES
from companion.jobmatcher.skills.detect import SkillDetector
from companion.jobmatcher.skills.implied import GROUPS, TitleGroup, skills_of_title
from companion.jobmatcher.skills.lint import lint
from companion.jobmatcher.skills.taxonomy import Taxonomy, TaxonomyError


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return Taxonomy.load()


def test_the_shipped_taxonomy_has_no_mistakes(taxonomy: Taxonomy) -> None:
    assert lint(taxonomy, GROUPS) == []


def test_it_covers_what_the_product_promises(taxonomy: Taxonomy) -> None:
    assert len(taxonomy.categories) >= 120
    assert len(taxonomy.skills) >= 3000


def test_a_skill_implies_what_is_broader_at_any_distance(taxonomy: Taxonomy) -> None:
    assert "SQL" in taxonomy.broader("PostgreSQL")
    assert {"Python", "ORM"} <= set(taxonomy.broader("SQLAlchemy"))
    assert taxonomy.broader("no such skill") == ()


def test_what_is_broader_than_a_category_is_broader_than_its_skills() -> None:
    text = "@ one : One : tool : word : > Omega; Alpha\nAlpha\nBeta | > Gamma\nGamma\nOmega"
    taxonomy = Taxonomy.parse([("a", text)])
    assert taxonomy.broader("Beta") == ("Gamma", "Omega", "Alpha")
    assert taxonomy.broader("Alpha") == ("Omega",)
    with pytest.raises(TaxonomyError, match=r"a\.skills:1: expected"):
        Taxonomy.parse([("a", "@ one : One : tool : word : Omega\nAlpha")])


def test_programming_is_what_every_language_implies(taxonomy: Taxonomy) -> None:
    assert {"Programming", "Scripting languages"} <= set(taxonomy.broader("Python"))
    assert "Computer literacy" in taxonomy.broader("Microsoft Word")


def test_related_holds_both_ways(taxonomy: Taxonomy) -> None:
    assert "Vue.js" in taxonomy.related("React")
    assert "React" in taxonomy.related("Vue.js")


def test_loading_is_quick() -> None:
    took = []
    for _ in range(3):
        started = time.thread_time()
        SkillDetector.load()
        took.append(time.thread_time() - started)
    assert min(took) < 1.0


def _problems(text: str) -> list[str]:
    return lint(Taxonomy.parse([("a", "@ one : One : tool\n" + text)]))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("Alpha | beta\nBeta", "nothing decides"),
        ("Alpha | al-pha, al pha", "stands twice"),
        ("Alpha | > Omega", "no skill is called 'Omega'"),
        ("Alpha | ~ Alpha", "names itself"),
        ("Alpha\nAlpha", "defined twice"),
        ("Alpha | > Beta\nBeta | > Alpha", "is broader than its own broader skill"),
        ("Alpha | ! not to go", "has no '_'"),
        ("Alpha\n@ two : Two : tool", "category two has no skill"),
    ],
)
def test_the_linter_finds(text: str, complaint: str) -> None:
    assert any(complaint in problem for problem in _problems(text))


def test_a_shared_form_is_fine_where_context_decides() -> None:
    assert _problems("Alpha | gamma?\nBeta | gamma?") == []


@pytest.mark.parametrize(
    "text",
    [
        "Alpha",
        "@ one : One : nonsense\nAlpha",
        "@ one : One : tool\nAlpha | ! maybe _",
        "@ one : One : tool\nAlpha | a,, b",
    ],
)
def test_a_broken_line_is_told_with_its_place(text: str) -> None:
    with pytest.raises(TaxonomyError, match=r"a\.skills:\d"):
        Taxonomy.parse([("a", text)])


def test_a_line_of_several_skills_shares_what_follows() -> None:
    taxonomy = Taxonomy.parse([("a", "@ one : One : tool\nAll\n+ First, Second = 2nd = Two | > All")])
    assert taxonomy.skills["Second"].broader == ("All",)
    assert [form.text for form in taxonomy.skills["Second"].forms] == ["Second", "2nd", "Two"]


@pytest.mark.parametrize(
    ("group", "complaint"),
    [
        (TitleGroup("nurse", "", ("Nursign",)), "no skill is called 'Nursign'"),
        (TitleGroup("nurse", "", ("Nursing", "Nursing")), "a skill stands twice"),
        (TitleGroup("nurse", "", ("NMC PIN",)), "which no title tells"),
    ],
)
def test_the_linter_finds_in_what_titles_imply(taxonomy: Taxonomy, group: TitleGroup, complaint: str) -> None:
    assert any(complaint in problem for problem in lint(taxonomy, [group]))


def test_titles_imply_what_is_their_work_and_learners_nothing() -> None:
    assert {group.family for group in GROUPS} <= set(FAMILIES)
    assert "Personal care" in skills_of_title("Registered Nurse", "nurse")
    assert "Welding" not in skills_of_title("Pipefitter", "welder")
    assert skills_of_title("Nursing student", "nurse") == skills_of_title("Poet", None) == []
