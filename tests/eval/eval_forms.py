"""Field understanding and planning on labelled real forms: what is filled right, wrong, and where nothing may be.

`python -m tests.eval.eval_forms ../shared/data [set]` lists every miss and every wrong fill.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from companion.autofill.context import PlanContext
from companion.autofill.planner import plan_form
from companion.contracts import FieldDescriptor, FillPlan, PlanItem, Posting
from companion.profile.model import Demographics, Profile
from tests.eval.form_scans import Control, Page, scanned
from tests.eval.table import Row

NAME = "forms"
FLOORS: dict[str, float] = {
    "identity/recall of seen": 0.94,
    "formasaurus, all stated/recall of seen": 0.94,
    "jobapp, all stated/recall of seen": 0.95,
    "identity/precision": 0.99,
    "jobapp, all stated/precision": 0.99,
    "max:identity/into must-stay-empty": 0,
    "max:formasaurus/into must-stay-empty": 0,
    "max:jobapp, all stated/into must-stay-empty": 0,
    "max:jobapp/sensitive wrong": 0,
    "max:jobapp, all stated/sensitive wrong": 0,
    "max:formasaurus, all stated/sensitive wrong": 0,
    "max:identity, all stated/sensitive wrong": 0,
}
IN_TESTS = {"every": 3}
TODAY = date(2026, 11, 24)

APPLICANT = Profile.model_validate(
    {
        "resume": {
            "basics": {
                "name": "Ada Marie Lovelace",
                "label": "Data engineer",
                "email": "ada@example.org",
                "phone": "+1 415 555 2671",
                "url": "https://ada.example.org",
                "summary": "Data engineer with nine years of practice.",
                "profiles": [
                    {"network": "LinkedIn", "url": "https://www.linkedin.com/in/ada-example"},
                    {"network": "GitHub", "url": "https://github.com/ada-example"},
                    {"network": "Twitter", "url": "https://twitter.com/ada_example"},
                ],
            },
            "work": [
                {"name": "Engine Works", "position": "Data Engineer", "location": "San Francisco", "startDate": "2020-03",
                 "summary": "Built pipelines."},
                {"name": "Loom Ltd", "position": "Analyst", "location": "London", "startDate": "2016-01", "endDate": "2020-02"},
            ],
            "education": [
                {"institution": "University of London", "studyType": "Bachelor of Science", "area": "Mathematics",
                 "startDate": "2012-09", "endDate": "2015-06", "score": "3.8"}
            ],
            "skills": [{"name": "Python"}, {"name": "SQL"}],
            "languages": [{"language": "English", "fluency": "Native"}],
        },
        "applicant": {
            "first_name": "Ada", "middle_name": "Marie", "last_name": "Lovelace", "preferred_name": "Ada",
            "name_prefix": "Ms", "name_suffix": "Jr", "street": "12 Analytical Way", "street2": "Apt 4",
            "city": "San Francisco", "region": "California", "postal_code": "94105", "country": "US",
            "birth_date": "1990-05-10", "nationality": "US",
            "work_authorization": [
                {"country": "US", "authorized": True, "needs_sponsorship": False, "status": "citizen"},
                {"country": "GB", "authorized": False, "needs_sponsorship": True},
            ],
            "notice_period": "4 weeks", "start_date": "2027-01-11",
            "pay_minimum": {"amount": 100000, "currency": "USD"}, "pay_expected": {"amount": 120000, "currency": "USD"},
            "relocate": True, "workplaces": ["remote", "hybrid"], "over_18": True, "driving_licence": True,
            "worked_for": ["Engine Works"], "referral": "LinkedIn",
        },
        "resume_file": {"handle": "resume:0", "name": "ada.pdf", "media_type": "application/pdf", "size_bytes": 9},
    }
)  # fmt: skip
"""Every fact stated but self-identification."""

DEMOGRAPHICS = Demographics(
    gender="Female", pronouns="She/her", ethnicity="White", hispanic=False, veteran="I am not a protected veteran",
    disability="No, I do not have a disability", orientation="Heterosexual", transgender=False,
)  # fmt: skip

_NAMES = ("profile:basics.name",)
SOURCES: dict[str, tuple[str, ...]] = {
    "first_name": ("profile:applicant.first_name",),
    "last_name": ("profile:applicant.last_name",),
    "middle_name": ("profile:applicant.middle_name",),
    "full_name": _NAMES,
    "preferred_name": ("profile:applicant.preferred_name", "profile:applicant.first_name"),
    "name_suffix": ("profile:applicant.name_suffix",),
    "email": ("profile:basics.email",),
    "phone": ("profile:basics.phone",),
    "street": ("profile:applicant.street",),
    "street2": ("profile:applicant.street2",),
    "city": ("profile:applicant.city",),
    "region": ("profile:applicant.region",),
    "postal_code": ("profile:applicant.postal_code",),
    "country": ("profile:applicant.country",),
    "location": ("profile:applicant.city", "profile:applicant.country"),
    "birth": ("profile:applicant.birth_date",),
    "linkedin": ("profile:basics.profiles[0]",),
    "github": ("profile:basics.profiles[1]",),
    "twitter": ("profile:basics.profiles[2]",),
    "website": ("profile:basics.url",),
    "resume": ("profile:resume_file",),
    "company": ("profile:work",),
    "job_title": ("profile:work", "profile:basics.label"),
    "summary": ("profile:basics.summary", "profile:basics.label"),
    "education": ("profile:education",),
    "work": ("profile:work",),
    "gender": ("profile:applicant.demographics.gender", "profile:applicant.name_prefix"),
    "race": ("profile:applicant.demographics.ethnicity", "profile:applicant.demographics.hispanic"),
    "veteran": ("profile:applicant.demographics.veteran",),
    "disability": ("profile:applicant.demographics.disability",),
    "orientation": ("profile:applicant.demographics.orientation",),
    "transgender": ("profile:applicant.demographics.transgender",),
    "authorization": ("profile:applicant.work_authorization",),
    "salary": ("profile:applicant.pay_",),
    "referral": ("profile:applicant.referral",),
    "notice": ("profile:applicant.notice_period", "profile:applicant.start_date"),
    "over_18": ("profile:applicant.over_18",),
    "worked_for": ("profile:applicant.worked_for",),
    "place": (
        "profile:applicant.city",
        "profile:applicant.relocate",
        "profile:applicant.country",
        "profile:applicant.workplaces",
        "profile:applicant.commute_places",
    ),
    "skills": ("profile:skills",),
    "language": ("profile:languages",),
}

GOLD: dict[str, str] = {
    # identity
    "firstName": "first_name", "lastName": "last_name", "middleName": "middle_name", "fullName": "full_name",
    "emailAddress": "email", "phone": "phone", "addressStreet": "street", "addressStreet2": "street2",
    "addressCity": "city", "addressProvince": "region", "addressPostalCode": "postal_code", "addressCountryCode": "country",
    "birthday": "birth", "birthdayDay": "birth", "birthdayMonth": "birth", "birthdayYear": "birth",
    # formasaurus
    "first_name": "first_name", "last_name": "last_name", "middle_name": "middle_name", "full_name": "full_name",
    "email": "email", "email_confirm": "email", "phone_part": "phone", "address": "street", "address_line2": "street2",
    "apartment_number": "street2", "street_number": "street", "city": "city", "state": "region", "postal_code": "postal_code",
    "country": "country", "birth_date": "birth", "birth_day": "birth", "birth_month": "birth", "birth_year": "birth",
    "gender": "gender", "current_company": "company", "website": "website", "summary": "summary",
    # job applications
    "preferred_name": "preferred_name", "name_suffix": "name_suffix", "location": "location", "resume_file": "resume",
    "linkedin": "linkedin", "github": "github", "twitter": "twitter", "job_title": "job_title",
    "education_degree": "education", "education_school": "education", "education_field": "education",
    "education_start": "education", "education_end": "education", "work_title": "work", "work_company": "work",
    "work_location": "work", "work_start": "work", "work_end": "work", "work_current": "work", "work_description": "work",
    "work_authorization": "authorization", "visa_sponsorship": "authorization", "salary_expectation": "salary",
    "how_heard": "referral", "notice_period": "notice", "age_minimum": "over_18", "previously_employed_here": "worked_for",
    "location_commitment": "place", "skills": "skills", "language": "language",
    "eeo_gender": "gender", "eeo_race": "race", "eeo_veteran": "veteran", "eeo_disability": "disability",
    "eeo_orientation": "orientation", "eeo_transgender": "transgender",
}  # fmt: skip
"""Label of a set -> what we call it; every other label must stay empty."""

MAY_TAKE = {"username OR emailAddress": "email", "unknown": ""}
SENSITIVE = frozenset(
    {"gender", "race", "veteran", "disability", "orientation", "transgender", "authorization", "salary", "over_18"}
)
UNANSWERABLE = frozenset({"summary"})
"""Labels that stand for different things: not counted as missed."""
OWN_STATEMENT = tuple(
    source for name in SENSITIVE for source in SOURCES[name] if source != "profile:applicant.name_prefix"
)


@dataclass
class Tally:
    """Counts over one set or ATS."""

    answerable: int = 0
    answerable_seen: int = 0
    right: int = 0
    wrong: int = 0
    empty: int = 0
    """Controls that must stay empty."""
    trespass: int = 0
    sensitive_wrong: int = 0
    lines: list[str] = field(default_factory=list)


def _item_of(plan: FillPlan, control: Control) -> PlanItem | None:
    return next((item for item in plan.items if item.field_id == control.field and item.frame == "top"), None)


def _fields(page: Page) -> dict[str, FieldDescriptor]:
    return {found.id: found for found in page.form.fields if found.frame == "top"}


def judge(page: Page, profile: Profile, tally: Tally) -> None:
    """Add one page to `tally`."""
    posting = Posting(title="Engineer", company="Acme", locations=["San Francisco, CA, United States"])
    context = PlanContext("eval", TODAY, posting=posting if page.set == "jobapp" else None)
    plan = plan_form(page.form, profile, context)
    fields = _fields(page)
    stated = profile.applicant.demographics.gender is not None
    for control in _once(page.controls):
        item = _item_of(plan, control)
        want = GOLD.get(control.gold, MAY_TAKE.get(control.gold))
        known = fields.get(control.field or "")
        told = f"{page.group}/{page.name} {control.gold:20} {known.label[:50] if known else control.note!r}"
        if known:
            told += f" [{known.kind} {known.texts.name[:30]!r} {known.texts.section[:20]!r}]"
        if want and control.gold not in MAY_TAKE and want not in UNANSWERABLE:
            if stated or (control.gold[:4] != "eeo_" and control.gold != "gender"):
                seen = known is not None and known.visible and known.editable and known.value in (None, "", False, [])
                tally.answerable += 1
                tally.answerable_seen += seen
                if item is None and seen:
                    reason = next((q.reason for q in plan.questions if q.field_id == control.field), "not planned")
                    tally.lines.append(f"MISS  {told}: {reason} options={[o.label for o in known.options][:4]}")
        elif not want and control.gold not in MAY_TAKE:
            tally.empty += 1
        if item is None:
            continue
        if want and item.source.startswith(SOURCES[want]):
            tally.right += 1
            continue
        if (item.source.startswith(OWN_STATEMENT) and want not in SENSITIVE) or control.sensitive:
            tally.sensitive_wrong += 1
            tally.lines.append(f"SENS  {told} <- {item.source} {item.value!r}")
        if want:
            tally.wrong += 1
            tally.lines.append(f"WRONG {told} <- {item.source} {item.value!r}")
        elif control.gold == "unknown":
            tally.lines.append(f"UNKN  {told} <- {item.source} {item.value!r}")
            tally.trespass += 1
        elif want is None:
            tally.trespass += 1
            tally.lines.append(f"EMPTY {told} <- {item.source} {item.value!r}")


def _once(controls: list[Control]) -> Iterator[Control]:
    """A group of radios is one question however many labels it has."""
    seen: set[str] = set()
    for control in controls:
        if control.field is not None:
            if control.field in seen:
                continue
            seen.add(control.field)
        yield control


def measure(data: Path, every: int = 1) -> dict[str, Tally]:
    """Tallies by set, by ATS within the job forms, and of the job forms with self-identification stated."""
    stated = APPLICANT.model_copy(
        update={"applicant": APPLICANT.applicant.model_copy(update={"demographics": DEMOGRAPHICS})}
    )
    tallies: dict[str, Tally] = {}
    for page in scanned(data, every):
        judge(page, APPLICANT, tallies.setdefault(page.set, Tally()))
        judge(page, stated, tallies.setdefault(f"{page.set}, all stated", Tally()))
        if page.set == "jobapp":
            judge(page, stated, tallies.setdefault(f"jobapp {page.group}", Tally()))
    return tallies


def evaluate(data: Path, every: int = 1) -> list[Row]:
    """Rows for `make eval`; of each set, each `every`th page."""
    rows: list[Row] = []
    for name, tally in measure(data, every).items():
        made = tally.right + tally.wrong + tally.trespass
        rows += [
            Row(name, "precision", tally.right / made if made else 1.0, f"{tally.right} of {made} fills"),
            Row(
                name,
                "recall of seen",
                tally.right / tally.answerable_seen if tally.answerable_seen else 1.0,
                f"{tally.right} of {tally.answerable_seen} visible empty fields that a profile answers",
            ),
            Row(
                name,
                "recall of all",
                tally.right / tally.answerable if tally.answerable else 1.0,
                f"of {tally.answerable}, hidden and prefilled ones too",
            ),
            Row(name, "wrong fills", tally.wrong),
            Row(name, "into must-stay-empty", tally.trespass, f"of {tally.empty}"),
            Row(name, "sensitive wrong", tally.sensitive_wrong),
        ]
    return rows


def main(arguments: list[str]) -> None:
    """Print the lines of one set, or all."""
    for name, tally in measure(Path(arguments[0])).items():
        if len(arguments) < 2 or arguments[1] == name:
            counts = Counter(line.split()[0] for line in tally.lines)
            print(f"== {name}: right {tally.right} of {tally.answerable_seen} seen; {dict(counts)}")
            print("\n".join(sorted(tally.lines)))


if __name__ == "__main__":
    main(sys.argv[1:])
