"""Which pages are postings. Everything else must stay silent."""

from __future__ import annotations

import json

import pytest

from tests.jobmatcher.understand.own_postings import POSTINGS

ARTICLE = (
    "How to become a nurse: requirements and salary | CareerTips",
    "<h1>How to become a nurse</h1><p>By Dana Wells | 8 min read</p>"
    + "<p>Nurses need a degree and a licence. In this guide we explain the requirements, the qualifications and the average salary of $77,000.</p>" * 4
    + "<h2>What does a nurse do?</h2><p>Nurses care for patients in hospitals.</p><h2>Related articles</h2><p>Leave a comment</p>",
)  # fmt: skip
LIST = (
    "1,204 nurse jobs in Leeds",
    "<h1>1,204 nurse jobs in Leeds</h1>" + "".join(f"<div>Staff Nurse</div><div>Ward {n} Hospital</div><div>Leeds</div><div>£30,000 - £36,000 a year, full-time</div>" for n in range(30)),
)  # fmt: skip
CAREERS = (
    "Careers - Norwick Logistics",
    "<h1>Careers</h1><p>Join our team. We are hiring in many places.</p><h2>Why work with us</h2><p>"
    + "We offer a competitive salary and benefits to all who join. " * 8 + "</p><h2>Our values</h2><p>Care, courage, candour.</p>",
)  # fmt: skip
FORM = (
    "Apply for Staff Nurse",
    "<h1>Staff Nurse</h1><p>First name</p><p>Last name</p><p>Resume</p><p>Are you authorised to work in the UK?</p>",
)
LOGIN = ("Sign in", "<h1>Sign in</h1><p>Sign in to see your applications.</p>")
PRODUCT = (
    "Welding helmet - ToolShop",
    "<h1>Auto-darkening welding helmet</h1><p>$129.00</p><p>Add to cart</p><p>Free shipping on orders over $50.</p><h2>Description</h2><p>"
    + "Protects welders in every position. Full-time comfort. " * 8 + "</p>",
)  # fmt: skip
COURSE = (
    "Practical Nursing Diploma | Westlake College",
    "<h1>Practical Nursing Diploma</h1><p>Apply now for September 2027. Duration: 2 years, full-time. Tuition: $4,200 per year.</p><h2>Admission requirements</h2>"
    "<ul><li>High school diploma</li></ul><h2>What you'll learn</h2><ul><li>Medication administration</li></ul><p>Graduates work in hospitals, often in shifts. How to apply: by 1 March 2027.</p>",
)
TEMPLATE = (
    "Electrician job description template | HireWell",
    "<h1>Electrician job description</h1><p>Use this job description template to hire an electrician.</p><h2>Electrician responsibilities</h2><ul><li>Install wiring</li></ul>"
    "<h2>Job brief</h2><p>We are looking for a qualified electrician to join our team.</p><h2>Requirements and skills</h2><ul><li>Licence</li></ul><p>Post this electrician job to job boards today.</p>",
)  # fmt: skip
SERVICE = (
    "Emergency Electrician in Leeds - Sparkwise",
    "<h1>Emergency electrician in Leeds</h1><p>Our qualified electricians are on call 24/7. From £60 per hour. No call-out fee, free quote.</p>"
    "<p>We are looking forward to helping you.</p><h2>About us</h2><p>Sparkwise is a family business with 20 years of experience. Join our happy customers.</p>",
)  # fmt: skip
ADVICE = (
    "Baker job description | Crumbline",
    "<h1>Baker job description</h1><p>If you are writing a job description for a baker, begin with your shop.</p><h2>Responsibilities</h2><ul><li>Bake bread and rolls</li></ul>"
    "<h2>Requirements</h2><ul><li>We are looking for 2 years of experience</li><li>Full-time, early shifts</li></ul><h2>Benefits</h2><p>Say what you pay: a salary, holiday, training.</p>",
)  # fmt: skip
INTERVIEWS = (
    "Head baker interviews | Crumbline",
    "<h1>Head baker interviews</h1><p>Before you start interviewing, agree on the requirements.</p><h2>Key responsibilities</h2><ul><li>Leading the night shift</li></ul>"
    "<h2>Qualifications</h2><ul><li>The ideal candidate has five years of experience</li></ul><p>Full-time or part-time, salary and benefits.</p>",
)  # fmt: skip
PERSON = (
    "Candidate Details | TalentYard",
    "<h1>Dana Wells</h1><p>Graphic designer, remote, full-time</p><p>Download CV</p><h2>Profile overview</h2><p>Offered salary: $45 per hour</p><p>Experience: 6 years of experience</p>"
    "<h2>Skills</h2><ul><li>Figma</li><li>Photoshop</li></ul><h2>Education</h2><p>Bachelor of Arts</p>" + "<p>I join teams with clear goals and tight deadlines.</p>" * 5,
)  # fmt: skip
SEVERAL = (
    "Stellenangebote - Pflege am Deich",
    "<h1>Pflegefachkraft (m/w/d)</h1>" + "".join(
        f"<h2>{job} (m/w/d)</h2><p>Wir suchen zum nächstmöglichen Zeitpunkt Verstärkung für unser Team in Vollzeit oder Teilzeit.</p><p>Ihr Profil</p><ul><li>Berufserfahrung und Freude an der Arbeit mit Menschen</li>"
        "<li>Führerschein der Klasse B und Bereitschaft zum Wochenenddienst</li></ul><p>Wir bieten</p><ul><li>Unbefristeter Vertrag und 30 Urlaubstage</li></ul>"
        for job in ("Pflegehilfskraft", "Hauswirtschafter", "Fahrer", "Koch")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("page", "more"),
    [
        (ADVICE, {}),
        (INTERVIEWS, {}),
        (PERSON, {"apply_controls": ["Hire me"]}),
        (SEVERAL, {"apply_controls": ["Jetzt bewerben"]}),
        (ARTICLE, {"meta": {"og:type": "article"}}),
        (LIST, {"job_links": 30, "apply_controls": ["Apply"]}),
        (CAREERS, {"job_links": 8}),
        (FORM, {"form_fields": 12, "url": "https://jobs.lever.co/acme/0b2c6c5e-1111-4222-8333-444455556666/apply"}),
        (LOGIN, {"form_fields": 2}),
        (PRODUCT, {"meta": {"og:type": "product"}}),
        (COURSE, {"apply_controls": ["Apply now"]}),
        (TEMPLATE, {}),
        (SERVICE, {}),
        (("", ""), {}),
    ],
    ids=[
        "advice",
        "interviews",
        "person",
        "several",
        "article",
        "list",
        "careers",
        "form",
        "login",
        "product",
        "course",
        "template",
        "service",
        "empty",
    ],
)
def test_other_pages_are_no_postings(understand, page, more) -> None:
    reading = understand(*page, **more)
    assert not reading.is_posting, reading.reason
    assert reading.posting is None
    assert reading.reason


@pytest.mark.parametrize("name", POSTINGS)
def test_a_posting_needs_no_apply_button(understand, name) -> None:
    title, markup, _ = POSTINGS[name]
    assert understand(title, markup, url="https://www.example.org/careers/opening-4711").is_posting


def test_a_list_that_declares_its_postings_is_a_list(understand) -> None:
    postings = [{"@context": "https://schema.org", "@type": "JobPosting", "title": f"Nurse {n}"} for n in range(5)]
    assert not understand(*LIST, job_links=30, json_ld=[json.dumps(postings)]).is_posting


def test_a_posting_beside_a_list_of_short_titles_is_one(understand) -> None:
    title, markup, _ = POSTINGS[next(iter(POSTINGS))]
    beside = "".join(f"<h3>{job} (m/w/d)</h3><p>Hamburg, Vollzeit</p>" for job in ("Koch", "Fahrer", "Maurer", "Maler"))
    assert understand(title, markup + beside).is_posting


def test_a_closed_posting_is_none(understand) -> None:
    page = ("Welder - Acme", "<h1>Welder</h1><p>This job is no longer available.</p><p>See our other openings.</p>")
    assert not understand(*page, url="https://boards.greenhouse.io/acme/jobs/123").is_posting
