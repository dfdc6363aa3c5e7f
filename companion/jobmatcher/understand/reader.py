"""From a page snapshot to a posting."""

from __future__ import annotations

from typing import Any

from companion.ats.recognise import recognise_page
from companion.contracts import PageSnapshot, Posting, PostingReading
from companion.jobmatcher.understand.body import posting_blocks
from companion.jobmatcher.understand.document import Document
from companion.jobmatcher.understand.jsonld import job_postings, parse_scripts
from companion.jobmatcher.understand.requirements import read_skills
from companion.jobmatcher.understand.structured import Structured, read_structured


class PostingReader:
    """Understands pages. Holds no state between calls; give it one skill detector for its life."""

    def __init__(self, detector: Any) -> None:
        self._detector = detector

    def read(self, snapshot: PageSnapshot) -> PostingReading:
        """Understand one page. Never raises on odd pages: what cannot be read is left unknown."""
        address = recognise_page(snapshot.url, snapshot.ats_marks)
        nodes = parse_scripts(snapshot.json_ld)
        postings = job_postings(nodes)
        data = read_structured(postings[0]) if postings else Structured()
        title = data.title or next((b.text for b in snapshot.blocks if b.kind == "heading"), None)
        document = Document.build(posting_blocks(snapshot, data, title))
        is_posting = bool(postings) or bool(snapshot.apply_controls and len(document.text) > 500)
        posting = Posting(
            title=title,
            company=data.company,
            locations=data.locations,
            workplace=data.workplace,
            employment_type=data.employment_type,
            salary=data.salary,
            posted_at=data.posted_at,
            closes_at=data.closes_at,
            description=document.text,
            skills=read_skills(document, self._detector.find(document.text)),
        )
        return PostingReading(
            is_posting=is_posting,
            confidence=0.9 if postings else 0.5,
            ats=address.ats if address else None,
            external_id=address.external_id if address else None,
            posting=posting if is_posting else None,
        )
