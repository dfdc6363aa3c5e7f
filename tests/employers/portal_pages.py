"""How each vendor's candidate portal shows a list of applications: its frames, tabs, late scripts, labels and columns.

Built on what the vendors document (columns, tabs, default words) and on element ids that public programs reading these
pages name; the words around them are ours. Each page has what misleads a reader: other states, buttons, other tables.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Shown:
    """One application as its portal shows it. `state` is the vendor's second word: of the job, or the list."""

    title: str
    number: str
    status: str
    active: bool = True
    company: str = "Acme Care"
    state: str = ""


Rows = Sequence[Shown]
Pages = Mapping[str, str]
"""Path and query → the page's HTML."""


def _js(text: str) -> str:
    """As a literal within a script element."""
    return json.dumps(text).replace("</", "<\\/")


def _late(html: str, where: str = "#app", after_ms: int = 120) -> str:
    """A script that brings a part of the page after it is there, as single-page sites do."""
    return f"<script>setTimeout(() => {{ document.querySelector({json.dumps(where)}).innerHTML = {_js(html)}; document.dispatchEvent(new Event('drawn')); }}, {after_ms});</script>"


def workday(rows: Rows) -> Pages:
    """Two tabs of which one is drawn at a time; the cells carry automation ids, the title comes before the number."""

    def table(active: bool) -> str:
        lines = "".join(
            f'<tr data-automation-id="taskListRow"><th scope="row" data-automation-id="applicationTitle"><a href="/en-US/Careers/job/Leeds/x_{row.number}">{escape(row.title)}</a></th>'
            f'<td>{row.number}</td><td data-automation-id="applicationStatus">{escape(row.status)}</td><td>November 3, 2026</td>'
            '<td><button data-automation-id="manageApplication" aria-haspopup="menu">Manage Application</button></td></tr>'
            for row in rows if row.active is active
        )  # fmt: skip
        heads = "<th>Job Title</th><th>Job Req</th><th>My Status</th><th>Date Submitted</th><th>Action</th>"
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"

    page = (
        '<nav data-automation-id="navigationItem-Candidate Home">Candidate Home</nav><h2>My Tasks</h2><p>No tasks: Application Complete</p>'
        '<section data-automation-id="applicationsSectionHeading"><h3>My Applications</h3><div role="tablist">'
        '<button role="tab" aria-selected="true" id="t0">Active</button><button role="tab" aria-selected="false" id="t1">Inactive</button></div><div id="panel" role="tabpanel"></div></section>'
    )
    tabs = "".join(
        f"document.getElementById('t{n}').onclick = () => {{ for (const tab of document.querySelectorAll('[role=tab]')) tab.setAttribute('aria-selected', String(tab.id === 't{n}')); document.getElementById('panel').innerHTML = {_js(table(n == 0))}; }};"
        for n in (0, 1)
    )
    start = f"<script>document.addEventListener('drawn', () => {{ {tabs} document.getElementById('t0').click(); }});</script>"
    return {"/en-US/Careers/userHome": f'<div id="app">Loading</div>{start}{_late(page)}'}


def greenhouse(rows: Rows) -> Pages:
    """MyGreenhouse: cards of all employers under tabs with counts; a card says no more than that it is active."""

    def cards(active: bool) -> str:
        return "".join(
            f'<li class="css-1x2y3z"><a href="/applications/{9000 + n}"><p class="css-9a">{escape(row.title)}</p></a><p class="css-9b">{escape(row.company)}</p>'
            f'<p class="css-9c">Leeds · Applied on November 3, 2026</p><span class="css-tag">{escape(row.status)}</span><button>Remind me</button></li>'
            for n, row in enumerate(rows) if row.active is active
        )  # fmt: skip

    return {
        "/applications": '<header><a href="/jobs">Jobs</a> <a href="/applications">Applications</a> <a href="/profile">Profile</a></header><main><h1>My applications</h1><div id="app"></div></main>'
        + _late(f"<h2>Active</h2><ul>{cards(True)}</ul><h2>Inactive</h2><ul>{cards(False)}</ul>")
    }


def smartrecruiters(rows: Rows) -> Pages:
    """Web components with open shadow trees; the state is the current of four steps, all of which are written out."""
    steps = ("Application sent", "Under evaluation", "Interview", "Offer")

    def stepper(row: Shown) -> str:
        if row.status not in steps:
            return f'<div class="c-state"><span class="c-application-status">{escape(row.status)}</span></div>'
        return "<ol class=c-steps>" + "".join(f'<li{" aria-current=step" if step == row.status else ""}>{step}</li>' for step in steps) + "</ol>"  # fmt: skip

    cards = "".join(
        f'<article class="c-card"><h3>{escape(row.title)}</h3><p class="c-company">{escape(row.company)}</p><p>Applied on 3 Nov 2026</p>{stepper(row)}'
        f'<a href="/candidate/applications/{row.number}">Details</a> <button>Withdraw application</button></article>'
        for row in rows
    )  # fmt: skip
    script = f"<script>setTimeout(() => {{ const list = document.createElement('spl-application-list'); list.attachShadow({{ mode: 'open' }}).innerHTML = {_js(cards)}; document.getElementById('app').replaceChildren(list); }}, 120);</script>"
    return {"/candidate/applications": f'<main><h1>My applications</h1><div id="app"></div></main>{script}'}


def icims(rows: Rows) -> Pages:
    """A shell around a frame of the same address; rows of definition lists, as in its job lists."""
    lines = "".join(
        f'<div class="row"><div class="col-xs-12 title"><a href="/jobs/{row.number}/x/job" class="iCIMS_Anchor"><h3>{escape(row.title)}</h3></a></div>'
        f'<div class="col-xs-12 additionalFields"><dl><div class="iCIMS_JobHeaderTag"><dt>ID</dt><dd>2026-{row.number}</dd></div><div class="iCIMS_JobHeaderTag"><dt>Date</dt><dd>11/3/2026</dd></div>'
        f'<div class="iCIMS_JobHeaderTag"><dt>Submission Status</dt><dd><span>{escape(row.status)}</span></dd></div></dl></div></div>'
        for row in rows
    )  # fmt: skip
    shell = '<h1>Acme Care careers</h1><iframe id="icims_content_iframe" title="Dashboard" width="900" height="700" src="/jobs/dashboard?in_iframe=1"></iframe>'
    inner = f'<h2>Welcome back, Maya</h2><p>Profile status: complete</p><h2>Submitted jobs</h2><div class="container-fluid iCIMS_JobsTable">{lines}</div>'
    return {"/jobs/dashboard": shell, "/jobs/dashboard?in_iframe=1": inner}


def successfactors(rows: Rows) -> Pages:
    """A table within tables, in German; a second table below lists jobs that were only saved."""
    lines = "".join(
        f'<tr class="jobResultItem"><td><a id="j{row.number}" href="/career?career_ns=job_listing&amp;career_job_req_id={row.number}">{escape(row.title)}</a></td><td>{row.number}</td><td>{escape(row.status)}</td><td>03.11.2026</td><td>04.11.2026</td><td><a href="#">Aktion auswählen</a></td></tr>'
        for row in rows
    )  # fmt: skip
    heads = "".join(f"<th>{name}</th>" for name in ("Stellenbezeichnung", "Anforderungs-ID", "Bewerbungsstatus", "Beworben am", "Aktualisiert", "Aktion"))  # fmt: skip
    saved = "<h2>Gespeicherte Stellen</h2><table><tr><th>Stellenbezeichnung</th><th>Status der Ausschreibung</th></tr><tr><td>Koch</td><td>Geschlossen</td></tr></table>"
    page = f"<h1>Bewerbungen</h1><p>1–{len(rows)} von {len(rows)} Ergebnissen</p><table class='sfPanel'><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>{saved}"
    return {
        "/career?career_ns=jobsApplied": "<table role='presentation'><tr><td><div id='app'></div></td></tr></table>"
        + _late(page)
    }


def taleo(rows: Rows) -> Pages:
    """My Submissions: no columns but labelled lines, where the job's own state stands beside the submission's; a pager."""
    lines = "".join(
        f'<tr class="ftlcopy ftlrow"><td><div class="editablesection"><h3><span class="titlelink" id="mySubmissionsInterface.reqTitle.row{n}"><a href="jobdetail.ftl?job={row.number}">{escape(row.title)}</a></span></h3>'
        f'<div><span id="mySubmissionsInterface.ID1208.row{n}">Job Number: {row.number}</span></div>'
        f'<div><span class="subtitle">Submission Status: </span><span id="mySubmissionsInterface.ID1300.row{n}">{escape(row.status)}</span></div>'
        f'<div><span class="subtitle">Job Status: </span><span>{escape(row.state or "Active (Accepting Job Submissions)")}</span></div>'
        '<div><span>Submission Date: Nov 3, 2026</span></div><a href="#">View/Edit Submission</a> | <a href="#">Withdraw</a></div></td></tr>'
        for n, row in enumerate(rows, 1)
    )  # fmt: skip
    page = f'<ul class="tabs"><li>My Submissions</li><li>Access my profile</li></ul><h2>Completed Submissions ({len(rows)})</h2><table class="contentlist">{lines}</table><a id="mySubmissionsInterface.pagerDivID1610.Next" aria-disabled="true">Next</a>'
    return {"/careersection/2/mysubmissions.ftl": f'<h1>My Jobpage</h1><div id="app"></div>{_late(page)}'}


def oracle(rows: Rows) -> Pages:
    """Sections of cards, drawn after a change of address within the page; the state is a badge among buttons."""

    def section(name: str, found: Rows) -> str:
        cards = "".join(
            f'<li class="my-profile-applications__item"><div class="job-tile"><span class="job-tile__title">{escape(row.title)}</span><span class="job-tile__sub">{row.number} · Leeds</span></div>'
            f'<div class="job-application-status"><span class="job-application-status__label">{escape(row.status)}</span></div><div>Applied on 11/3/2026</div>'
            '<div class="actions"><button>Withdraw Application</button><button>View Job</button></div></li>'
            for row in found
        )  # fmt: skip
        return f'<section aria-label="{name}"><h2>{name} ({len(found)})</h2><ul>{cards}</ul></section>'

    page = section("Active job applications", [row for row in rows if row.active]) + section("Inactive job applications", [row for row in rows if not row.active])  # fmt: skip
    home = "/hcmUI/CandidateExperience/en/sites/CX_1"
    go = f"<script>history.replaceState(null, '', {json.dumps(home + '/my-profile')});</script>"
    return {
        f"{home}/my-profile": f'<h1>Manage Profile</h1><div class="profile-status">Profile status: complete</div><div id="app"></div>{go}{_late(page)}'
    }


def ashby(rows: Rows) -> Pages:
    """Cards with hashed class names: the name of the part comes first."""
    cards = "".join(
        f'<div class="_application_1x9qk_12"><h3 class="_title_1x9qk_30">{escape(row.title)}</h3><p class="_company_1x9qk_31">{escape(row.company)}</p>'
        f'<span class="_status_1x9qk_44">{escape(row.status)}</span><a href="https://jobs.ashbyhq.com/acme/{row.number}">View job</a></div>'
        for row in rows
    )  # fmt: skip
    return {"/candidate/applications": f'<h1>Your applications</h1><div id="app"></div>{_late(cards)}'}


@dataclass(frozen=True)
class Portal:
    """One vendor's portal: where its list is, and how it is drawn."""

    ats: str
    host: str
    path: str
    build: Callable[[Rows], Pages]
    rows: tuple[Shown, ...]
    job: str
    """Address of one of its postings, by number."""

    @property
    def url(self) -> str:
        """Where its list is."""
        return f"https://{self.host}{self.path}"


UUID = "90fb3621-899e-4b59-925d-25080ec91e18"
PORTALS: Mapping[str, Portal] = {
    portal.ats: portal
    for portal in (
        Portal("workday", "acme.wd5.myworkdayjobs.com", "/en-US/Careers/userHome", workday,
               (Shown("Night Nurse", "R-100", "Under Review"), Shown("Porter", "R-200", "No Longer Under Consideration", active=False)),
               "https://acme.wd5.myworkdayjobs.com/en-US/Careers/job/Leeds/x_{}"),
        Portal("greenhouse", "my.greenhouse.io", "/applications", greenhouse,
               (Shown("Night Nurse", "", "Active"), Shown("Porter", "", "Inactive", active=False)),
               "https://job-boards.greenhouse.io/acme/jobs/4567{}"),
        Portal("smartrecruiters", "my.smartrecruiters.com", "/candidate/applications", smartrecruiters,
               (Shown("Night Nurse", "", "Under evaluation"), Shown("Porter", "", "Inactive")),
               "https://jobs.smartrecruiters.com/Acme/743999671674844-nurse{}"),
        Portal("icims", "careers-acme.icims.com", "/jobs/dashboard", icims,
               (Shown("Night Nurse", "1100", "Under Review"), Shown("Porter", "1200", "Reviewed Not Selected")),
               "https://careers-acme.icims.com/jobs/{}/x/job"),
        Portal("successfactors", "career5.successfactors.eu", "/career?career_ns=jobsApplied", successfactors,
               (Shown("Pflegefachkraft", "41001", "In Bearbeitung"), Shown("Pförtner", "41002", "Absage")),
               "https://career5.successfactors.eu/career?career_ns=job_listing&career_job_req_id={}"),
        Portal("taleo", "acme.taleo.net", "/careersection/2/mysubmissions.ftl", taleo,
               (Shown("Night Nurse", "16001", "Completed"), Shown("Porter", "16002", "Not Selected", state="Inactive (No Longer Accepting Job Submissions)")),
               "https://acme.taleo.net/careersection/2/jobdetail.ftl?job={}"),
        Portal("oracle", "acme.fa.us2.oraclecloud.com", "/hcmUI/CandidateExperience/en/sites/CX_1/my-profile", oracle,
               (Shown("Night Nurse", "3001", "Under Consideration"), Shown("Porter", "3002", "Not Selected", active=False)),
               "https://acme.fa.us2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1/job/{}"),
        Portal("ashby", "jobs.ashbyhq.com", "/candidate/applications", ashby,
               (Shown("Night Nurse", UUID, "Application Review"), Shown("Porter", UUID.replace("90fb", "80fb"), "Archived")),
               "https://jobs.ashbyhq.com/acme/{}"),
    )
}  # fmt: skip
