"""What several signs of a page say together: whether it is one posting, and where the work is."""

from __future__ import annotations

import pytest

from tests.jobmatcher.understand.conftest import Understand

WORK = (
    "<h3>What you will do</h3><ul><li>Sharpen and set saw blades</li><li>Keep the grinding shop in order</li></ul>"
    "<h3>Requirements</h3><ul><li>Experience with band saws</li><li>Care and patience</li></ul><p>Send us your CV.</p>"
)
PLAIN = "<p>We are looking for somebody who keeps our blades sharp, and offer a competitive salary.</p>"


@pytest.mark.parametrize("address", ["/careers/", "/jobs.html", "/vacatures/index.html", "/lavora-con-noi"])
def test_a_general_page_at_the_address_of_a_list_is_no_posting(understand: Understand, address: str) -> None:
    markup = f"<h1>Working at Gruber Saws</h1>{PLAIN}<h2>Saw doctor</h2><ul><li>Sharpen saw blades</li></ul>"
    general = {"url": f"https://grubersaws.example{address}", "apply_controls": ["Apply"]}
    assert not understand("Gruber Saws | Careers", markup, **general).is_posting
    own = {"url": "https://grubersaws.example/saw-doctor", "apply_controls": ["Apply"]}
    assert understand("Saw doctor | Gruber Saws", f"<h1>Saw doctor</h1>{PLAIN}{WORK}", **own).is_posting


def test_a_firm_with_one_job_may_show_it_at_the_address_of_a_list(understand: Understand) -> None:
    markup = f"<h1>Saw doctor</h1>{PLAIN}{WORK}"
    assert understand("Jobs | Gruber Saws", markup, url="https://grubersaws.example/jobs.html").is_posting


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("Harbour Foods Dundee Full-time", ["Dundee"]),
        ("Blade Shop Portland, OR (Hybrid) Full-time", ["Portland, OR"]),
        ("Grinding Remote (Global) Full-time", []),
    ],
)
def test_a_place_among_facts_that_lost_their_marks(understand: Understand, line: str, places: list[str]) -> None:
    reading = understand("Saw doctor | Gruber Saws", f"<h1>Saw doctor</h1><p>{line}</p>{PLAIN}{WORK}")
    assert reading.posting is not None
    assert reading.posting.locations == places


def test_a_label_without_its_value_names_no_place(understand: Understand) -> None:
    facts = "<p>Location</p><p>Department</p><p>Grinding</p><p>Place of employment: Zagreb, Croatia</p>"
    reading = understand("Saw doctor | Gruber Saws", f"<h1>Saw doctor</h1>{facts}{PLAIN}{WORK}")
    assert reading.posting is not None
    assert reading.posting.locations == ["Zagreb, Croatia"]


def test_a_word_of_the_text_is_no_town(understand: Understand) -> None:
    """Reading is a town; here it is what one does, and another line names the place."""
    markup = (
        f"<h1>Saw doctor</h1><p>Reading</p><p>You like reading plans. Our shop is located in Leeds.</p>{PLAIN}{WORK}"
    )
    reading = understand("Saw doctor | Gruber Saws", markup)
    assert reading.posting is not None
    assert reading.posting.locations == ["Leeds"]


def test_the_town_at_the_end_of_the_name(understand: Understand) -> None:
    reading = understand("Saw doctor - Sägewerk Gruber Salzburg", f"<h1>Saw doctor</h1>{PLAIN}{WORK}")
    assert reading.posting is not None
    assert reading.posting.locations == ["Salzburg"]


def test_the_name_that_the_address_holds_is_the_employer(understand: Understand) -> None:
    """Not the university that the text speaks of more often."""
    text = "<p>Brello's mission is sharper saws. As a Yarrow University based firm we seek students at Yarrow University.</p>"
    reading = understand(
        "Brello", f"<h1>Saw doctor</h1>{text}{PLAIN}{WORK}", url="https://brello.example/jobs/saw-doctor"
    )
    assert reading.posting is not None
    assert reading.posting.company == "Brello"


@pytest.mark.parametrize("alt", ["Brello Saws logo header", "Brello Saws company logo white", "Brello Saws"])
def test_how_the_picture_of_a_logo_is_called(understand: Understand, alt: str) -> None:
    hints = [{"name": "logo", "text": "Logo"}, {"name": "logo", "text": alt}, {"name": "image", "text": "icon"}]
    reading = understand("Saw doctor", f"<h1>Saw doctor</h1>{PLAIN}{WORK}", hints=hints)
    assert reading.posting is not None
    assert reading.posting.company == "Brello Saws"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Full Time California, Scotland January 22, 2026 Workshop Print", "full_time"),
        ("Harbour Sawmill Dundee, Scotland Contract · 13 weeks (renewable)", "contract"),
        ("Wymiar pracy: niepełny wymiar", "part_time"),
    ],
)
def test_the_type_among_facts_that_lost_their_marks(understand: Understand, line: str, kind: str) -> None:
    reading = understand("Saw doctor", f"<h1>Saw doctor</h1><p>{line}</p>{PLAIN}{WORK}")
    assert reading.posting is not None
    assert reading.posting.employment_type == kind


def test_a_heading_that_goes_on_is_no_title(understand: Understand) -> None:
    markup = f"<h1>Kaufmann/-frau für Sägeblätter</h1><h2>in der Region Ulm (m/w/d)</h2>{PLAIN}{WORK}"
    reading = understand("Karriere - Sägewerk Gruber", markup)
    assert reading.posting is not None
    assert reading.posting.title == "Kaufmann/-frau für Sägeblätter"


@pytest.mark.parametrize("heading", ["🚀 Saw doctor", "Saw doctor 31 views"])
def test_what_sites_put_around_a_title(understand: Understand, heading: str) -> None:
    reading = understand("Gruber Saws", f"<h1>{heading}</h1>{PLAIN}{WORK}")
    assert reading.posting is not None
    assert reading.posting.title == "Saw doctor"


def test_an_article_at_the_address_of_its_job_may_be_a_posting(understand: Understand) -> None:
    markup = f"<h1>Saw technician</h1><p>The job is based in Madrid, Spain.</p>{PLAIN}{WORK}"
    meta = {"og:type": "article"}
    at = {"url": "https://gruber.example/jobs/saw-technician", "meta": meta}
    assert understand("Saw technician - Gruber", markup, **at).is_posting


def test_half_a_bracket_ends_a_place(understand: Understand) -> None:
    markup = f"<h1>Saw doctor</h1><p>Location: Remote (Sweden / Latvia) Grinding Services</p>{PLAIN}{WORK}"
    reading = understand("Saw doctor", markup)
    assert reading.posting is not None
    assert reading.posting.locations[-1] == "Latvia"


def test_facts_above_the_title(understand: Understand) -> None:
    markup = f"<p>Careers · Part-time · Boston (hybrid)</p><h1>Saw doctor</h1>{PLAIN}{WORK}"
    posting = understand("Saw doctor | Gruber Saws", markup).posting
    assert posting is not None
    assert (posting.employment_type, posting.workplace) == ("part_time", "hybrid")
    assert posting.locations == ["Boston"]


@pytest.mark.parametrize(
    ("facts", "place"),
    [
        ("<p>Location</p><p>Hybrid — remote with meetings at our London rooms</p>", "London"),
        ("<p>LokalizacjaRzeszów</p>", "Rzeszów"),
        ("<p>Arbeitsort</p><p>Am Sägewerk 4</p><p>23758 Oldenburg in Holstein</p>", "Oldenburg in Holstein"),
        ("<p>There is office space in Philadelphia for you.</p>", "Philadelphia"),
    ],
)
def test_a_place_among_other_words(understand: Understand, facts: str, place: str) -> None:
    reading = understand("Saw doctor | Gruber Saws", f"<h1>Saw doctor</h1>{PLAIN}{facts}{WORK}")
    assert reading.posting is not None
    assert reading.posting.locations == [place]


def test_the_place_stands_behind_the_title_of_this_job(understand: Understand) -> None:
    """Not behind that of another, which the page shows before it."""
    other = f"<h2>Carpenter</h2><p>Lisbon</p>{PLAIN}"
    reading = understand("Saw doctor | Gruber Saws", f"{other}<h2>Saw doctor</h2><p>Leeds</p>{PLAIN}{WORK}")
    assert reading.posting is not None
    assert reading.posting.locations == ["Leeds"]


@pytest.mark.parametrize(
    ("line", "posted", "closes"),
    [
        ("Full Time Leeds January 22, 2026 - May 15, 2026 Workshop", "2026-01-22", "2026-05-15"),
        ("01/02/2026 – 28/02/2026", "2026-02-01", "2026-02-28"),
        ("May 15, 2026 - January 22, 2026", None, None),
        ("Duration: 1 May 2026 - 1 June 2026", None, None),
    ],
)
def test_two_dates_below_the_title(understand: Understand, line: str, posted: str | None, closes: str | None) -> None:
    reading = understand("Saw doctor", f"<h1>Saw doctor</h1><p>{line}</p>{PLAIN}{WORK}")
    assert reading.posting is not None
    assert (reading.posting.posted_at, reading.posting.closes_at) == (posted, closes)


def test_a_guide_to_an_occupation_is_no_posting(understand: Understand) -> None:
    """Though it is called after the occupation, at an address of careers, and says what one does and has to know."""
    facts = (
        "<p>$62k-$91k</p><p>3 yrs study time</p><p>Low AI impact</p><h3>A day in the life</h3><p>Sharpening saws.</p>"
    )
    more = "<h3>Job stability</h3><p>Good.</p><h3>How to become one</h3><p>By doing. Skills you'll need: patience.</p>"
    reading = understand(
        "Saw technician - Ways",
        f"<h1>Saw technician</h1>{facts}{WORK}{more}",
        url="https://ways.example/careers/saw-technician",
    )
    assert not reading.is_posting
