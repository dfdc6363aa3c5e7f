"""Pages that strain a reader: far too large, broken, or with hundreds of questions."""

from __future__ import annotations

from tests.employers.markup import Page, e
from tests.employers.postings import EmployerPosting

HUGE_BYTES = 20_000_000
MANY = 500
CHUNK = f"<p>{'Minutes of the meeting of the board, continued. The chair asked for the figures of the third quarter. ' * 40}</p>\n"
"""Long paragraphs: what very many elements do is seen without a browser's layout of them, in `agent/test_posting_js.py`."""


def huge(posting: EmployerPosting) -> str:
    """A posting at the top of 20 MB of text."""
    page = Page(posting.title, f"<main><h1>{e(posting.title)}</h1>{posting.body_html()}{{{{rest}}}}</main>").render(
        "odd"
    )
    return page.replace("{{rest}}", CHUNK * (HUGE_BYTES // len(CHUNK)))


def broken(posting: EmployerPosting) -> str:
    """Tags that never close, close twice, or nest against all rules; two bodies; a control character."""
    return (
        f"<html><head><title>{e(posting.title)}</title><body><div><p><h1>{e(posting.title)}</p></h2><table><tr><div>{posting.body_html()}"
        f"</table></span></body><body><ul><li><b>Apply<form><form><input name=email><label>Email</labl><a href='/apply'>Apply now\x0b</html>"
        '<script type=\'application/ld+json\'>{"@type":"JobPosting", "title": </script><div'
    )


def many_fields() -> str:
    """A form of 500 questions; every tenth is one that a profile can answer."""
    known = ("First name", "Last name", "Email", "Phone", "City")
    rows = []
    for number in range(MANY):
        label = known[number // 100] if number % 100 == 0 else f"Question {number} of the survey of works"
        rows.append(
            f'<div class="field"><label for="f{number}">{label}</label><input id="f{number}" name="f{number}"></div>'
        )
    return Page(
        "Application form",
        f"<main><h1>Application form</h1><form id=many method=post action=/sent>{''.join(rows)}</form></main>",
    ).render("odd")
