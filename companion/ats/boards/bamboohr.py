"""BambooHR: `/careers/list`, or the embedded list where a tenant has no such address. Descriptions one by one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from companion.ats.board import MAX_POSTINGS, BoardPage, BoardPosting, BoardReader, BoardRef
from companion.ats.boards.common import by_other_way, name_in, skipped_note
from companion.ats.fetch import FetchFailed, PoliteFetch, Validators
from companion.ats.pages import links, parse_html, read_posting
from companion.ats.shape import Row, joined, rows_of, several

_ADDRESS = re.compile(r"//(?!www\.|api\.|app\.|documentation\.|help\.|resources)([\w-]+)\.bamboohr\.com", re.IGNORECASE)
_POSTING = re.compile(r"/(?:careers/|jobs/view\.php\?(?:[^#]*&)?id=)(\d+)")


class BambooHr(BoardReader):
    """Reads `{company}.bamboohr.com`."""

    name = "bamboohr"
    has_details = True

    def matches(self, url: str) -> BoardRef | None:
        name = name_in(_ADDRESS, url)
        return BoardRef(self.name, name.lower(), f"https://{name.lower()}.bamboohr.com/careers") if name else None

    async def list(self, ref: BoardRef, fetch: PoliteFetch, known: Mapping[str, Validators]) -> BoardPage:
        url = f"https://{ref.key}.bamboohr.com/careers/list"
        try:
            answer = await fetch.get(url, known.get(url))
            if answer.unchanged:
                return BoardPage(unchanged=True)
            rows = rows_of(answer.json(), "result")
        except FetchFailed as error:
            return await by_other_way(error, lambda: _embedded(ref, fetch))
        postings = tuple(posting for row in rows[:MAX_POSTINGS] if (posting := _posting(row, ref.key)))
        return BoardPage(postings, validators={url: answer.validators}, note=skipped_note(len(rows), len(postings)))

    async def posting(self, ref: BoardRef, posting: BoardPosting, fetch: PoliteFetch) -> BoardPosting:
        try:
            answer = await fetch.get(f"https://{ref.key}.bamboohr.com/careers/{posting.external_id}/detail")
            detail = Row(answer.json())
        except FetchFailed as error:
            if error.kind not in ("refused", "garbage"):
                raise
            return await read_posting(posting, fetch)
        job = ("result", "jobOpening")
        pay = detail.text(*job, "compensation")
        description = detail.long(*job, "description")
        return replace(
            posting,
            posted_at=detail.text(*job, "datePosted"),
            employment=posting.employment or detail.text(*job, "employmentStatusLabel"),
            description=f"{description}<p>Compensation: {pay}</p>" if pay and description else description,
        )


def _posting(row: Row, company: str) -> BoardPosting | None:
    id_, title = row.text("id"), row.text("jobOpeningName")
    if not id_ or not title:
        return None
    place = joined(row.text("location", "city"), row.text("location", "state"))
    other = joined(*(row.text("atsLocation", part) for part in ("city", "state", "province", "country")))
    # locationType: 0 on site, 1 remote, 2 hybrid.
    kind = row.text("locationType")
    remote = row.at("isRemote") is True or kind == "1"
    return BoardPosting(
        external_id=id_,
        url=f"https://{company}.bamboohr.com/careers/{id_}",
        title=title,
        locations=several(place or other),
        workplace="hybrid" if kind == "2" else "remote" if remote else None,
        employment=row.text("employmentStatusLabel"),
    )


async def _embedded(ref: BoardRef, fetch: PoliteFetch) -> BoardPage:
    """The list that employers embed in their own sites."""
    url = f"https://{ref.key}.bamboohr.com/jobs/embed2.php"
    root = parse_html((await fetch.page(url)).text())
    found: dict[str, BoardPosting] = {}
    for target, text in links(root, url) if root is not None else ():
        match = _POSTING.search(target)
        if match and text:
            address = f"https://{ref.key}.bamboohr.com/careers/{match[1]}"
            found.setdefault(match[1], BoardPosting(external_id=match[1], url=address, title=text))
    if not found and (root is None or "BambooHR" not in "".join(root.xpath("//@class | //@id"))):
        raise FetchFailed("the board shows neither its list nor the embedded one", "garbage")
    return BoardPage(tuple(found.values()))
