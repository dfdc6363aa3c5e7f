"""A small search to show: a person, postings, applications at every stage, mails to decide on, follow-ups."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any

from companion.contracts import FieldOption
from companion.jobapplier.messages import Review, ReviewItem
from companion.jobapplier.review import digest_of
from companion.store.attempts import NewAttempt
from tests.support.companion import CompanionUnderTest
from tests.support.sample import sample_profile

JOBS = (
    ("Senior Backend Engineer", "Northwind Tools", "Chicago, IL, US", "Python, PostgreSQL and Kubernetes"),
    ("Platform Engineer", "Kestrel Energy", "Remote", "Go, Terraform, Kubernetes and AWS"),
    ("Data Engineer", "Harbour Analytics", "Boston, MA, US", "Python, Spark, Airflow and SQL"),
    ("Staff Nurse", "Riverside Clinic", "Leeds, GB", "patient care, triage and a nursing licence"),
    ("Payments Engineer", "Quillmark", "Chicago, IL, US", "Python, PostgreSQL, Kafka and payment systems"),
    ("Frontend Developer", "Larkspur Studio", "Berlin, DE", "TypeScript, React and accessibility"),
    ("Site Reliability Engineer", "Osprey Cloud", "Remote", "Linux, Prometheus, Kubernetes and Python"),
    ("Warehouse Clerk", "Fenland Logistics", "Ely, GB", "forklift driving and stock control"),
)  # fmt: skip
STAGES = ("saved", "applied", "acknowledged", "assessment", "screening", "interview", "offer", "rejected", "withdrawn")
PICTURE = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP//////////////////////////////////////////////////////////////////"
    "////////////////////wAALCAABAAEBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF"
    "BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW"
    "V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi"
    "4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AJK//9k="
)
"""The smallest screenshot there is."""
EMPLOYERS = ("Northwind Tools", "Kestrel Energy", "Harbour Analytics", "Osprey Cloud", "Larkspur Studio", "Quillmark")


def snapshot(number: int) -> dict[str, Any]:
    """The page of one posting."""
    title, company, place, skills = JOBS[number % len(JOBS)]
    text = (
        f"{company} looks for a {title}. Requirements: 3+ years of experience with {skills}. "
        "You will plan, build and run services used by thousands of people every day. "
    ) * 3
    posting = {
        "@context": "https://schema.org", "@type": "JobPosting", "title": title, "description": f"<p>{text}</p>",
        "hiringOrganization": {"@type": "Organization", "name": company}, "datePosted": "2026-10-20",
        **({"jobLocationType": "TELECOMMUTE"} if place == "Remote" else {"jobLocation": {"@type": "Place", "address": place}}),
    }  # fmt: skip
    return {
        "url": f"https://jobs.example.com/{number}", "title": title, "json_ld": [json.dumps(posting)],
        "blocks": [{"kind": "heading", "level": 1, "text": title}, {"kind": "paragraph", "text": text}],
        "apply_controls": ["Apply now"],
    }  # fmt: skip


async def save_profile(app: CompanionUnderTest) -> None:
    """The sample person."""
    await app.ok("/api/profile/", {"profile": sample_profile().model_dump(mode="json")}, "PUT")


async def add_jobs(app: CompanionUnderTest, count: int = len(JOBS)) -> list[int]:
    """Postings, as pages that were looked at."""
    replies = [await app.ok("/api/jobmatcher/score-job/", {"snapshot": snapshot(number)}) for number in range(count)]
    return [int(reply["posting_id"]) for reply in replies]


async def add_applications(app: CompanionUnderTest, count: int = 18) -> list[int]:
    """Applications told by hand, spread over the stages and the last weeks."""
    made, now = [], datetime.now(UTC)
    for number in range(count):
        title, company = JOBS[number % len(JOBS)][0], EMPLOYERS[number % len(EMPLOYERS)]
        at = (now - timedelta(days=2 * number + 3)).isoformat()
        body = {"title": title, "company": company, "status": "applied", "at": at}
        application = (await app.ok("/api/jobtracker/applications/add/", body))["application"]["id"]
        stage = STAGES[number % len(STAGES)]
        if stage != "applied":
            at = (now - timedelta(days=number, hours=5)).isoformat()
            await app.ok(
                f"/api/jobtracker/application/{application}/status/",
                {"status": stage, "at": at, "note": "They wrote: thank you, we would like to go on."}, "PATCH",
            )  # fmt: skip
        made.append(application)
    return made


async def add_mails(app: CompanionUnderTest, application: int, subject: str = "") -> list[int]:
    """One mail that needs a decision, one that was understood, one that is about nothing; with a subject, the first alone."""
    services = app.companion.services
    now = datetime.now(UTC)
    common = {"account_id": None, "folder": "INBOX", "title": None, "interview": None, "candidates": [], "seen_at": now}
    rows = [
        {**common, "uid": 1, "message_id": f"m1{subject}", "sender": "Quillmark Talent <talent@quillmark.example>",
         "sender_domain": "quillmark.example", "subject": subject or "Your application to Quillmark", "date": now - timedelta(hours=3),
         "kind": "interview", "confidence": 0.62, "evidence": "We would like to invite you to a first conversation.",
         "company": "Quillmark", "authenticated": None, "application_id": None, "state": "review",
         "note": "the sender is not verified",
         "candidates": [{"application": application, "score": 0.7, "reasons": ["the employer's name"]}]},
        {**common, "uid": 2, "message_id": "m2", "sender": "Northwind Careers <jobs@northwind.example>",
         "sender_domain": "northwind.example", "subject": "We got your application", "date": now - timedelta(days=1),
         "kind": "confirmation", "confidence": 0.98, "evidence": "Thank you for applying to Northwind Tools.",
         "company": "Northwind Tools", "authenticated": True, "application_id": application, "state": "applied",
         "note": "sender and employer fit"},
        {**common, "uid": 3, "message_id": "m3", "sender": "Weekly Bread <news@bread.example>",
         "sender_domain": "bread.example", "subject": "Ten loaves to bake this week", "date": now - timedelta(days=2),
         "kind": "other", "confidence": 0.99, "evidence": "", "company": None, "authenticated": True,
         "application_id": None, "state": "other", "note": "not about an application"},
    ]  # fmt: skip
    tracker = services.tracker.review._tracker
    async with tracker.write() as unit:
        await unit.add_mails(1, rows[:1] if subject else rows)
        await unit.emit(
            "mail.suggested", 1,
            {"mail": 1, "kind": "interview", "application": None, "subject": rows[0]["subject"]},
        )  # fmt: skip
    return [mail.id for mail in await tracker.mails(1)]


async def add_follow_up(app: CompanionUnderTest, application: int, days: int = 0) -> None:
    """A follow-up that is due since so many days, and told."""
    now = datetime.now(UTC)
    async with app.companion.services.tracker.review._tracker.write() as unit:
        number = await unit.add(
            "follow_ups", 1, application_id=application, rule="no_answer", anchor="applied", due=now - timedelta(days=days, hours=2),
            state="open", draft="Dear team,\n\nmay I ask where my application stands?\n\nKind regards", created=now, told=now,
        )  # fmt: skip
        data = {"follow_up": number, "application": application, "rule": "no_answer", "due": now.isoformat()}
        await unit.emit("followup.due", 1, data)


async def add_interview(app: CompanionUnderTest, application: int) -> None:
    """An interview in two days."""
    start = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=2)
    async with app.companion.services.tracker.review._tracker.write() as unit:
        number = await unit.add(
            "interviews", 1, application_id=application, uid="i1", sequence=0, start=start,
            end=start + timedelta(hours=1), timezone="Europe/Berlin", location="Video call",
            url="https://meet.example.com/abc", cancelled=False, changed=datetime.now(UTC),
        )  # fmt: skip
        data = {"application": application, "interview": number, "start": start.isoformat(), "timezone": "Europe/Berlin",
                "location": "Video call", "url": "https://meet.example.com/abc", "cancelled": False, "changed": False}  # fmt: skip
        await unit.emit("interview.detected", 1, data)


async def add_answers(app: CompanionUnderTest) -> None:
    """Three remembered answers."""
    for question, kind, value, scope in (
        ("How did you hear about us?", "text", "From a friend", "all"),
        ("Are you willing to relocate?", "checkbox", True, "all"),
        ("Why Quillmark?", "textarea", "Payments that people can trust.", "employer:Quillmark"),
    ):
        body = {"question": question, "kind": kind, "value": value, "scope": scope}
        await app.ok("/api/autofill/answers/save/", body)


async def add_attempt(app: CompanionUnderTest, title: str, state: str = "ready", open_: bool = False) -> int:
    """An attempt whose form is filled and waits for the person."""
    applier = app.companion.services.applier
    new = NewAttempt(
        url=f"https://jobs.example.com/{title}", host="jobs.example.com", job_key=title, mode="review", company="Quillmark",
        title=title,
    )  # fmt: skip
    attempt = await applier.store.add(1, new)
    if state == "queued":
        return attempt.id
    for passed in ("opening", "filling"):
        attempt = await applier.store.advance(attempt, passed, "work")
    await applier.evidence.keep(attempt, "form", PICTURE, "image/jpeg")
    common = {"step": 0, "frame": "top", "signature": "s", "required": True, "confidence": 0.97}
    items = [
        ReviewItem(key="top#name", field_id="name", label="Full name", kind="text", value="Maya Lindgren",
                   source="profile:basics.name", reason="the label says so", **common),
        ReviewItem(key="top#why", field_id="why", label="Why do you want to work here?", kind="textarea",
                   value=None if open_ else "Payments that people can trust.", source="" if open_ else "answer:3",
                   reason="your answer to the same question", **common),
        ReviewItem(key="top#visa", field_id="visa", label="Do you need sponsorship?", kind="radio", value="No",
                   options=[FieldOption(label="Yes"), FieldOption(label="No")], source="profile:applicant.work_authorization",
                   reason="you stated it", **common),
    ]  # fmt: skip
    review = Review(
        url=new.url, made=datetime.now(UTC), submit="Submit application", items=items,
        open=["top#why"] if open_ else [], doubts=["a question has no sure answer"] if open_ else [],
    )  # fmt: skip
    review = review.model_copy(update={"digest": digest_of(review)})
    note = "one question wants your answer" if open_ else "look it through, then say yes"
    attempt = await applier.store.advance(attempt, state, "ask", review=review.model_dump(mode="json"), note=note)
    return attempt.id


async def full(app: CompanionUnderTest) -> list[int]:
    """All of it; the applications' numbers."""
    await save_profile(app)
    await add_jobs(app)
    applications = await add_applications(app)
    await add_mails(app, applications[1])
    await add_follow_up(app, applications[1])
    await add_interview(app, applications[5])
    await add_answers(app)
    await app.ok("/api/jobapplier/settings/change/", {"on": False})
    await add_attempt(app, "Ready Engineer")
    await add_attempt(app, "Queued Engineer", "queued")
    return applications
