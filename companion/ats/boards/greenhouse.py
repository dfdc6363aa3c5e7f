"""Greenhouse: the job board interface (developers.greenhouse.io/job-board.html). One answer, no paging."""

from __future__ import annotations

import re
from collections.abc import Mapping

from companion.ats.board import BoardPage, BoardPosting, BoardReader, BoardRef
from companion.ats.boards.common import name_in, whole_page, workplace_of
from companion.ats.fetch import PoliteFetch, Validators
from companion.ats.shape import Row, joined, rows_of, several

_ADDRESS = re.compile(
    r"//(?:boards|job-boards|boards-api|api)(?:\.eu)?\.greenhouse\.io/"
    r"(?:embed/job_(?:board|app)(?:/js)?\?[^#]*\bfor=([\w.-]+)|v1/boards/([\w.-]+)|(?!embed\b|v1\b)([\w.-]+))",
    re.IGNORECASE,
)


class Greenhouse(BoardReader):
    """Reads `boards-api.greenhouse.io`, or its European twin."""

    name = "greenhouse"

    def matches(self, url: str) -> BoardRef | None:
        name = name_in(_ADDRESS, url)
        if name is None:
            return None
        europe = ".eu." if re.search(r"//[\w-]+\.eu\.greenhouse\.io", url, re.IGNORECASE) else "."
        return BoardRef(
            self.name, f"eu:{name}" if europe == ".eu." else name, f"https://job-boards{europe}greenhouse.io/{name}"
        )

    async def list(self, ref: BoardRef, fetch: PoliteFetch, known: Mapping[str, Validators]) -> BoardPage:
        region, _, name = ref.key.rpartition(":")
        host = "boards.eu.greenhouse.io" if region == "eu" else "boards-api.greenhouse.io"
        url = f"https://{host}/v1/boards/{name}/jobs?content=true"
        answer = await fetch.get(url, known.get(url))
        if answer.unchanged:
            return BoardPage(unchanged=True)
        return await whole_page(url, answer, lambda: rows_of(answer.json(), "jobs"), lambda row: _posting(row, name))


def _posting(row: Row, board: str) -> BoardPosting | None:
    id_, title, url = row.text("id"), row.text("title"), row.text("absolute_url")
    if not id_ or not title or not url:
        return None
    place = row.text("location", "name")
    workplace = workplace_of(place)
    offices = [office.text("location") or office.text("name") for office in row.rows("offices")]
    # Some boards put only "Hybrid" or "Remote" where the place belongs; the places are the offices then.
    places = several(*offices) if workplace and any(offices) else several(place)
    group = row.text("internal_job_id")
    return BoardPosting(
        external_id=id_,
        url=url,
        title=title,
        company=row.text("company_name"),
        locations=places,
        updated_at=row.text("updated_at"),
        posted_at=row.text("first_published"),
        closes_at=row.text("application_deadline"),
        workplace=workplace,
        group=joined(f"{board}/{group}") if group else None,
        description=row.long("content"),
    )
