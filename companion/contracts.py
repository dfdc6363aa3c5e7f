"""Messages between the page, the companion and its clients.

Every datum that crosses a border is a model of this file. `extension/shared/contracts.d.ts` is generated
from it (`python -m companion.api.typescript`), and a test fails when the two differ.

Offsets (`start`, `end`) count Python characters (Unicode code points) in `Posting.description`,
half-open as in slices.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

PROTOCOL_VERSION = 1
"""Raised when a message changes so that an older peer would misread it."""


class Message(BaseModel):
    """Base of all contracts: unknown fields are refused, so that a misspelt one cannot be lost silently.

    A validator is built when it is first used: building all of them takes a fifth of a start.
    """

    model_config = ConfigDict(extra="forbid", defer_build=True)


# ---------------------------------------------------------------- a page, as the agent reads it

BlockKind = Literal["heading", "paragraph", "item", "term", "cell"]


class Block(Message):
    """One visual line or paragraph of the page's main text, in reading order."""

    kind: BlockKind
    level: int = 0
    """Heading level 1-6, or depth of a list item from 1; 0 otherwise."""
    text: str
    bold: bool = False
    """The whole block is bold: such a paragraph often is a heading."""


class Hint(Message):
    """A short text whose element is named after what it holds: class "job-location", data-automation-id …"""

    name: str
    """The element's names, blank-separated."""
    text: str


class PageSnapshot(Message):
    """What `extension/agent/posting.js` reads from one document."""

    v: int = PROTOCOL_VERSION
    url: str
    canonical_url: str | None = None
    title: str = ""
    lang: str | None = None
    frame: str = "top"
    json_ld: list[str] = []
    """The raw text of each application/ld+json script; Python parses (and repairs) it."""
    microdata: list[dict[str, JsonValue]] = []
    """schema.org items of the page: {"@type": ..., property: value or list}."""
    meta: dict[str, str] = {}
    """name or property of a meta element -> content."""
    blocks: list[Block] = []
    """The document's main text; navigation, footers, banners and hidden parts left out where told apart."""
    apply_controls: list[str] = []
    """Texts of visible links and buttons that look like the way to apply."""
    job_links: int = 0
    """How many links of the page look like links to single postings (a list page has many)."""
    form_fields: int = 0
    """Visible fields a person could fill."""
    ats_marks: list[str] = []
    """Vendors whose marks (scripts, ids, frames) the document bears, e.g. "greenhouse"."""
    embedded: dict[str, str] = {}
    """Raw JSON of known page states (e.g. "__NEXT_DATA__"), where a vendor keeps the posting there."""
    hints: list[Hint] = []
    truncated: bool = False
    """A limit was reached and something was left out."""


class Evidence(Message):
    """Words of the posting that led to a conclusion."""

    start: int
    end: int
    text: str


# ---------------------------------------------------------------- a posting, as Python understands it

Workplace = Literal["remote", "hybrid", "onsite"]
EmploymentType = Literal[
    "full_time", "part_time", "contract", "temporary", "internship", "apprenticeship", "volunteer", "per_diem"
]
PayPeriod = Literal["hour", "day", "week", "month", "year"]


class Salary(Message):
    """Pay as the posting states it, per `period`, in `currency` (ISO 4217)."""

    min: float | None = None
    max: float | None = None
    currency: str | None = None
    period: PayPeriod | None = None
    evidence: list[Evidence] = []


class ExperienceYears(Message):
    min: float | None = None
    max: float | None = None
    evidence: list[Evidence] = []


class SkillRequirement(Message):
    """A skill the posting asks for."""

    name: str
    category: str
    required: bool
    years: float | None = None
    alternatives: int | None = None
    """Skills with the same number are one requirement ("Java or Kotlin"): any of them meets it."""
    evidence: list[Evidence] = []


SectionKind = Literal["about", "duties", "must", "nice", "benefits", "legal", "apply", "other"]


class Section(Message):
    """A part of the posting's text and what it is for. Boilerplate (about, benefits, legal) asks for nothing."""

    kind: SectionKind
    start: int
    end: int


class Note(Message):
    """A fact read from the posting with the words it was read from."""

    value: str
    required: bool = True
    """False when the posting only prefers it."""
    evidence: list[Evidence] = []


class Posting(Message):
    """One job posting. Names follow PRODUCT.md section 7 and schema.org/JobPosting."""

    title: str | None = None
    title_confidence: float | None = None
    """In [0, 1]: how likely this line of a page is the title; 1 where data states it, None where there was no page."""
    company: str | None = None
    company_confidence: float | None = None
    """The same of the employer's name."""
    locations: list[str] = []
    workplace: Workplace | None = None
    employment_type: EmploymentType | None = None
    salary: Salary | None = None
    posted_at: str | None = None
    """ISO 8601 date."""
    closes_at: str | None = None
    """ISO 8601 date."""
    description: str = ""
    language: str | None = None
    """ISO 639-1 code of the posting's own text."""
    sections: list[Section] = []
    skills: list[SkillRequirement] = []
    experience_years: ExperienceYears | None = None
    education: Note | None = None
    """value: none, high_school, vocational, associate, bachelor, master, doctorate."""
    education_or_equivalent: bool = False
    seniority: str | None = None
    """intern, entry, mid, senior, lead, manager, director, executive."""
    languages: list[Note] = []
    licences: list[Note] = []
    clearance: Note | None = None
    sponsorship: Literal["offered", "refused"] | None = None
    sponsorship_evidence: list[Evidence] = []
    citizenship: Note | None = None
    travel: Note | None = None
    shifts: Note | None = None
    workplace_evidence: list[Evidence] = []


class Component(Message):
    """One part of a score. The contributions of all parts add up to the score."""

    name: str
    label: str
    weight: float
    """Share of the whole after unknown parts gave theirs away; 0 for a correction such as `blockers`."""
    value: float
    """In [0, 1]."""
    contribution: float
    """Points of the score."""
    reason: str
    evidence: list[Evidence] = []


class Blocker(Message):
    """Something that makes an application pointless unless it is wrong. Caps the score."""

    kind: str
    """citizenship, clearance, sponsorship, place, licence, language, salary, experience."""
    reason: str
    evidence: list[Evidence] = []


Band = Literal["excellent", "good", "fair", "poor"]


class ScoreCard(Message):
    """How well one profile fits one posting, with the reasons."""

    score: float
    """0-100, one decimal."""
    band: Band
    confidence: float
    components: list[Component]
    matched: list[SkillRequirement] = []
    missing_required: list[SkillRequirement] = []
    missing_preferred: list[SkillRequirement] = []
    blockers: list[Blocker] = []
    summary: str
    """Two or three plain sentences."""


class PostingReading(Message):
    """What was understood of one page. Printed by `companion inspect posting`."""

    is_posting: bool
    confidence: float
    reason: str = ""
    """Why the page counts as a posting, or why not."""
    closed: bool = False
    """The page still shows the posting, and says that the job is no longer open."""
    ats: str | None = None
    external_id: str | None = None
    posting: Posting | None = None
    score_card: ScoreCard | None = None


# ---------------------------------------------------------------- a form and how it is filled

FieldKind = Literal[
    "text", "email", "tel", "url", "number", "search", "password", "textarea", "richtext", "select",
    "multiselect", "combobox", "radio", "checkbox", "checkbox_group", "buttons", "date", "month", "time",
    "date_parts", "file", "add", "other",
]  # fmt: skip


class FieldOption(Message):
    label: str
    value: str = ""


class FieldTexts(Message):
    """Every text of the page that could name a field, by where it stands. Empty when there is none."""

    label: str = ""
    aria: str = ""
    legend: str = ""
    description: str = ""
    placeholder: str = ""
    title: str = ""
    section: str = ""
    """The nearest heading above."""
    nearby: str = ""
    """Text just before the field that nothing ties to it."""
    name: str = ""
    html_id: str = ""
    autocomplete: str = ""
    automation: str = ""
    """Vendor attributes: data-automation-id, data-field-path, data-ui, formcontrolname, data-qa …"""


class FieldDescriptor(Message):
    """One question a person sees on the page: a control, or a group of controls that are one question."""

    id: str
    """Stable within the document while it lives."""
    frame: str = "top"
    """Path of the frame: "top", "top/0", "top/0/1" by index in `window.frames`."""
    selector: str
    """CSS path; " >>> " steps into an open shadow root."""
    kind: FieldKind
    label: str
    """What a person would call the question."""
    texts: FieldTexts = FieldTexts()
    required: bool = False
    options: list[FieldOption] = []
    options_complete: bool = True
    """False when the widget shows its options only while open or while typing."""
    multiple: bool = False
    value: str | bool | list[str] | None = None
    """What it holds now; None for empty."""
    touched: bool = False
    parsed: bool = False
    """The page itself put the value there: its reading of the resume after our upload, which the profile knows better, or the
    first option of a list that nobody chose from."""
    """The person changed it: never filled over."""
    visible: bool = True
    hidden_reason: str | None = None
    editable: bool = True
    input_type: str = ""
    widget: str | None = None
    """Family of a scripted widget: "react-select", "select2", "listbox-button" …"""
    max_length: int | None = None
    min: str | None = None
    max: str | None = None
    step: str | None = None
    pattern: str | None = None
    accept: str | None = None
    group: str | None = None
    """Repeated section it belongs to: "work/0", "education/1"."""
    form: str | None = None
    """Which form or form-like container; fields of one form are planned together."""
    searches: bool = False
    """Its form looks something up or narrows a list, by its role, its name or its button."""
    signature: str = ""
    """Digest of what the field looked like when planned; compared again when it is filled."""


class FormSnapshot(Message):
    """All fields of a page, over all frames the agent could read."""

    v: int = PROTOCOL_VERSION
    url: str
    title: str = ""
    lang: str | None = None
    ats_marks: list[str] = []
    fields: list[FieldDescriptor] = []
    captcha: Literal["none", "invisible", "visible"] = "none"
    truncated: bool = False


class PageControl(Message):
    """Something to press: a button, or a link."""

    id: str
    """For one press after this reading."""
    frame: str = "top"
    kind: Literal["button", "link"]
    text: str
    href: str | None = None
    submits: bool = False
    """It sends a form by its very type."""
    form: str | None = None
    """As in FieldDescriptor."""
    disabled: bool = False
    region: Literal["main", "dialog", "nav", "header", "footer", "aside"] = "main"
    automation: str = ""


class PageAlert(Message):
    """A message of the page that looks like an error."""

    text: str
    selector: str | None = None
    """Of the one control it stands with, as in FieldDescriptor."""


class PageLook(Message):
    """What a page says and what can be pressed on it: `extension/agent/controls.js`."""

    url: str
    title: str = ""
    text: str = ""
    """Visible words, lines kept."""
    alerts: list[PageAlert] = []
    progress: str = ""
    """Words of step and progress indicators."""
    passwords: int = 0
    """Visible password boxes."""
    controls: list[PageControl] = []


class FileValue(Message):
    """A file of the profile to attach; the driver fetches its bytes by `handle`."""

    handle: str
    name: str
    media_type: str


FieldValue = str | bool | list[str] | FileValue


class PlanItem(Message):
    """How one field is to be filled, and why."""

    field_id: str
    frame: str = "top"
    value: FieldValue
    source: str
    """`profile:basics.phone`, `answer:17`, `rule:consent`, `draft:…`."""
    confidence: float
    reason: str
    signature: str = ""
    sensitive: bool = False
    draft: bool = False


Keep = Literal["all", "employer", "ats", "country", "once", "never"]
"""How far an answer holds: "once" is not remembered unless the person says so, "never" not at all."""


class OpenQuestion(Message):
    """A field left for the person, and why."""

    field_id: str
    frame: str = "top"
    label: str
    kind: FieldKind
    required: bool
    options: list[FieldOption] = []
    reason: str
    keep: Keep = "all"
    """How far the person's answer is proposed to hold."""
    max_length: int | None = None


class FillPlan(Message):
    """What to put where. Meant for one page, once, soon."""

    plan_id: str
    url: str
    ats: str | None = None
    employer: str | None = None
    """Whose form it is, as far as the posting says; answers can be kept for it, for the ATS or for the country."""
    country: str | None = None
    """ISO 3166-1 alpha-2 of the job."""
    items: list[PlanItem] = []
    questions: list[OpenQuestion] = []
    notice: str | None = None
    """Said to the person before the first fill, e.g. that this site sends data while typing."""


FieldOutcome = Literal["filled", "kept", "refused", "failed"]


class FieldReport(Message):
    """What became of one planned field: `shown` is the value read back after the page settled."""

    field_id: str
    frame: str = "top"
    label: str = ""
    outcome: FieldOutcome
    shown: str | None = None
    source: str = ""
    reason: str = ""
    offered: list[str] = []
    """What a list that opens only on use offered, when the planned value was not among it: plan again with these."""


class FillReport(Message):
    plan_id: str
    url: str
    fields: list[FieldReport] = []
    questions: list[OpenQuestion] = []
    milliseconds: float = 0


# ---------------------------------------------------------------- events


class PortalRow(Message):
    """One application on a candidate portal, in the portal's own words."""

    title: str = Field(max_length=300)
    company: str | None = Field(default=None, max_length=300)
    requisition: str | None = Field(default=None, max_length=200)
    url: str | None = Field(default=None, max_length=2000)
    status: str = Field(max_length=300)
    submitted: str | None = Field(default=None, max_length=300)
    group: str | None = Field(default=None, max_length=40)
    """The list it stands in: active, inactive, draft …"""


class PortalSnapshot(Message):
    """What `extension/agent/portal.js` reads from a candidate portal."""

    v: int = PROTOCOL_VERSION
    url: str = Field(max_length=2000)
    ats: str = Field(max_length=40)
    signed_in: bool = True
    """False where the page asks to sign in instead of listing applications."""
    rows: list[PortalRow] = Field(default=[], max_length=200)


class Event(Message):
    """One change, as stored and streamed. `seq` grows by one with each event of the companion."""

    seq: int
    type: str
    at: datetime
    user: int
    data: dict[str, JsonValue]


class ClientHello(Message):
    """First message on the socket, within 5 seconds."""

    type: Literal["hello"] = "hello"
    v: int = PROTOCOL_VERSION
    client: str
    """Program and version, e.g. "extension/0.1.0"."""
    token: str | None = None
    """None only for the dashboard, which is known by its cookie."""
    after: int | None = None
    """Last sequence number seen; None asks only for what comes from now on."""


class Ping(Message):
    """Sent by a client every 20 s: only application messages keep an extension's worker alive."""

    type: Literal["ping"] = "ping"


class ServerWelcome(Message):
    type: Literal["welcome"] = "welcome"
    v: int = PROTOCOL_VERSION
    server: str
    seq: int
    """Newest sequence number at this moment."""


class Pong(Message):
    type: Literal["pong"] = "pong"


class EventMessage(Message):
    type: Literal["event"] = "event"
    event: Event


class ErrorMessage(Message):
    """The server is about to close the socket, and why."""

    type: Literal["error"] = "error"
    code: str
    message: str


ClientMessage = Annotated[ClientHello | Ping, Field(discriminator="type")]
ServerMessage = Annotated[ServerWelcome | Pong | EventMessage | ErrorMessage, Field(discriminator="type")]


# ---------------------------------------------------------------- HTTP requests and replies


class ErrorReply(Message):
    """The one shape of every error answer."""

    error: str
    """A word for programs, e.g. "not_paired"."""
    message: str
    """What is wrong and what to do, for a person."""


class HelloRequest(Message):
    """Asks the server to prove that it knows the pairing before a token is sent to it."""

    nonce: str = Field(min_length=16, max_length=128)
    device: str | None = None
    """Id of the pairing; None when not paired yet."""


class HelloReply(Message):
    app: Literal["job-companion"] = "job-companion"
    version: str
    protocol: int = PROTOCOL_VERSION
    proof: str | None = None
    """hex HMAC-SHA256(key = SHA-256 of the token as hex, message = nonce); None when the device is unknown."""


class PairRequest(Message):
    code: str = Field(max_length=32)
    name: str = Field(max_length=80)
    """What the user calls this browser."""


class PairReply(Message):
    device: str
    token: str


class SetupReply(Message):
    """What the extension needs to know to show the right state."""

    version: str
    user: int
    has_profile: bool
    name: str | None = None
    resume_name: str | None = None
    drafts: bool = False
    """A model for drafts is set."""
    seq: int


class ScoreJobRequest(Message):
    """Score one posting now; exactly one of the three says which."""

    user: int = 1
    snapshot: PageSnapshot | None = None
    url: str | None = None
    posting_id: int | None = None


class ScoreJobReply(Message):
    posting_id: int | None
    """None when the page is no posting."""
    reading: PostingReading


class PlanRequest(Message):
    """Plan the fill of one page. Nothing is filled by this."""

    user: int = 1
    form: FormSnapshot
    posting_id: int | None = None


class FileRequest(Message):
    user: int = 1
    handle: str


class FileReply(Message):
    name: str
    media_type: str
    base64: str


class ReportRequest(Message):
    user: int = 1
    report: FillReport


class Done(Message):
    ok: Literal[True] = True
