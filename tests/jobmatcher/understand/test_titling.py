"""Which line of a page is the job's title, where headings, the page's own title and its address disagree."""

from __future__ import annotations

import pytest

from companion.contracts import Block, PageSnapshot
from companion.jobmatcher.understand.titling import find_title, named_by_address

H1, H2, H5 = 1, 2, 5


def _page(title: str, *lines: tuple[int, str] | str, url: str = "https://kilnhouse.example/x") -> PageSnapshot:
    blocks = [
        Block(kind="paragraph", text=line)
        if isinstance(line, str)
        else Block(kind="heading", level=line[0], text=line[1])
        for line in lines
    ]
    return PageSnapshot(url=url, title=title, blocks=blocks)


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (_page("Kilnhouse", (H1, "Come and join our team"), (H5, "Ceramics Technician"), "Fire the kilns."), "Ceramics Technician"),
        (_page("Kilnhouse", (H2, "Research Fellow in the Chemistry of Glazes"), "Fixed term."), "Research Fellow in the Chemistry of Glazes"),
        (_page("kilnhouse | Jobs / Glazer (f/m/d)", (H2, "Jobs / Glazer (f/m/d)"), "Part-time"), "Glazer (f/m/d)"),
        (_page("Top Jobs Ruritania | Chief of Kilns", (H1, "Top Jobs Ruritania"), (H2, "Chief of Kilns"), "Send your CV."), "Chief of Kilns"),
        (_page("Пекар в Бургас | Top Jobs Ruritania", (H1, "Top Jobs Ruritania"), "Пекар в Бургас", "CV"), "Пекар в Бургас"),
        (
            _page("Kiln & Store Manager | Kilnhouse", (H1, "Kiln & Store"), "Manager", url="https://kilnhouse.example/careers/kiln-store-manager.html"),
            "Kiln & Store Manager",
        ),
        (
            _page("Wanted: Yard Clerk in Elko, NV", (H2, "About the Yard Clerk Position"), (H2, "Qualifications for Yard Clerk"), "The yard clerk checks loads."),
            "Yard Clerk",
        ),
    ],
)  # fmt: skip
def test_the_line_that_most_signs_agree_on_is_the_title(page: PageSnapshot, title: str) -> None:
    found = find_title(page, [], None)
    assert found is not None
    assert found.text == title


def test_a_page_of_which_no_line_can_be_a_title_has_none() -> None:
    assert find_title(_page("Careers", (H1, "Join our team"), (H2, "Why us?"), "We like clay."), [], None) is None


@pytest.mark.parametrize(
    ("address", "named"),
    [("/careers/kiln-hand.html", True), ("/careers/kiln-hand/", True), ("/careers/", False), ("/jobs/4711", False)],
)
def test_an_address_names_the_job_whose_title_it_ends_in(address: str, named: bool) -> None:
    assert named_by_address(f"https://kilnhouse.example{address}", "Kiln Hand") is named
