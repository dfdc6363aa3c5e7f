"""Whether a posting is still open, by its ATS's public interface, its board's complete list, or its page.

Closed is said only on proof: 404 or 410 of the posting itself, its absence from a complete list, or a page that says
so. A refusal, a fault, a bot page or a changed layout says nothing: unknown. Lever's interface leaves confidential
postings out that their page still shows, so there the page is asked too.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from companion.ats.board import BoardPage, BoardRef
from companion.ats.boards import READERS, reader_of
from companion.ats.boards.taleo_enterprise import advert_in
from companion.ats.fetch import Answer, FetchFailed, PoliteFetch, Validators
from companion.ats.pages import job_objects, parse_html
from companion.ats.recognise import recognise
from companion.ats.shape import Row

State = Literal["open", "closed", "unknown"]
MAX_TEXT = 200_000

_DETAILS: Mapping[str, tuple[str, str]] = {
    "greenhouse": ("https://boards-api.greenhouse.io/v1/boards/{board}/jobs/{id}", "title"),
    "lever": ("https://api.lever.co/v0/postings/{board}/{id}", "text"),
    "smartrecruiters": ("https://api.smartrecruiters.com/v1/companies/{board}/postings/{id}", "name"),
    "bamboohr": ("https://{board}.bamboohr.com/careers/{id}/detail", "result.jobOpening"),
    "rippling": ("https://api.rippling.com/platform/api/ats/v1/board/{board}/jobs/{id}", "name"),
}
"""Address of one posting, and the field that an answer about one always has."""
_EUROPE = {
    "greenhouse": ("boards-api.greenhouse.io", "boards.eu.greenhouse.io"),
    "lever": ("api.lever.co", "api.eu.lever.co"),
}
_BY_LIST = frozenset({"ashby", "workable", "recruitee", "teamtailor", "personio", "breezy", "jazzhr"})
_WORKDAY_PATH = re.compile(r"/(?:job|details)/.+?(?=/apply\b|[?#]|$)")
_CLOSED = re.compile(
    r"\bno longer (?:available|open|accepting (?:applications|applicants)|active|posted)\b"
    r"|\b(?:job|position|role|vacancy|requisition|opening)\b.{0,40}\b(?:has been|is already|was) filled\b"
    r"|\b(?:job|posting|position|listing|vacancy|requisition)\b.{0,30}\b(?:has expired|is closed|has closed|has been closed|has been removed|cannot be found|not found|does not exist)\b"
    r"|\bapplications? (?:for this (?:job|position|role) )?(?:have|are|is|has) (?:now )?closed\b"
    r"|\bstelle\b.{0,30}\b(?:nicht mehr verfügbar|bereits besetzt|nicht mehr besetzt|ist besetzt)\b|\bnicht mehr (?:verfügbar|ausgeschrieben)\b"
    r"|\boffre\b.{0,30}\b(?:expirée|n.est plus (?:disponible|en ligne))\b|\bposte (?:est |a été )?pourvu\b"
    r"|\boferta\b.{0,30}\b(?:ya no está disponible|cerrada|caducada)\b",
    re.IGNORECASE,
)  # fmt: skip
"""Banners of closed postings. A form that "has been filled" is none of them."""


@dataclass(frozen=True)
class Look:
    """What one look found. `digest` changes with the posting's content; empty when it was not read."""

    state: State
    note: str
    digest: str = ""
    etag: str | None = None
    unchanged: bool = False


class Liveness:
    """Looks at postings. Boards read within one object are read once: make one for each run."""

    def __init__(self, fetch: PoliteFetch) -> None:
        self._fetch = fetch
        self._boards: dict[BoardRef, BoardPage | FetchFailed] = {}

    async def look(self, url: str, etag: str | None = None) -> Look:
        """Whether the posting at `url` is open. Never raises for what a vendor answers."""
        address = recognise(url)
        try:
            if address is not None and address.external_id and address.board and address.ats in _DETAILS:
                return await self._by_detail(url, address.ats, address.board, address.external_id, etag)
            if address is not None and address.ats == "workday":
                return await self._workday(url, etag)
            if address is not None and address.external_id and address.ats in _BY_LIST:
                return await self._by_list(url, address.external_id)
            if address is not None and address.ats == "oracle" and address.external_id:
                return await self._oracle(url, address.external_id)
            if address is not None and address.ats == "icims" and address.external_id:
                # Its page is a shell around a frame of the same address.
                return await self._by_page(url.partition("?")[0] + "?in_iframe=1", address.external_id, etag)
            return await self._by_page(url, address.external_id if address else None, etag)
        except FetchFailed as error:
            return Look("unknown", f"could not be looked at: {error}")

    async def _by_detail(self, url: str, ats: str, board: str, id_: str, etag: str | None) -> Look:
        template, mark = _DETAILS[ats]
        address = template.format(board=quote(board, safe=""), id=quote(id_, safe=""))
        if re.search(r"//[\w-]+\.eu\.", url):
            address = address.replace(*_EUROPE.get(ats, ("", "")), 1)
        try:
            answer = await self._fetch.get(address, Validators(etag=etag))
        except FetchFailed as error:
            if error.kind != "gone":
                raise
            if ats == "lever":
                return await self._by_page(url, id_, None)
            return Look("closed", "its ATS says that it is gone")
        return _detail(answer, mark)

    async def _workday(self, url: str, etag: str | None) -> Look:
        reader = reader_of("workday")
        ref, path = reader.matches(url), _WORKDAY_PATH.search(url)
        if ref is None or path is None:
            return await self._by_page(url, None, etag)
        host, tenant, site = ref.key.split("/")
        shown = path[0].replace("/details/", "/job/", 1)
        try:
            answer = await self._fetch.get(f"https://{host}/wday/cxs/{tenant}/{site}{shown}", Validators(etag=etag))
        except FetchFailed as error:
            if error.kind != "gone":
                raise
            return Look("closed", "its ATS says that it is gone")
        return _detail(answer, "jobPostingInfo.title")

    async def _oracle(self, url: str, id_: str) -> Look:
        """Its page is drawn by scripts: the interface they ask knows the requisition, or lists none."""
        ref = next((ref for reader in READERS if reader.name == "oracle" and (ref := reader.matches(url))), None)
        if ref is None:
            return await self._by_page(url, id_, None)
        host, _, site = ref.key.partition("/")
        finder = f'ById;Id="{quote(id_, safe="")}",siteNumber={site}'
        answer = await self._fetch.get(
            f"https://{host}/hcmRestApi/resources/latest/recruitingCEJobRequisitionDetails?onlyData=true&expand=all&finder={finder}"
        )
        content = answer.json()
        items = content.get("items") if isinstance(content, Mapping) else None
        if not isinstance(items, list):
            return Look("unknown", "its ATS answers in a way that is not understood")
        if not items:
            return Look("closed", "its ATS lists it no longer")
        return Look("open", "its ATS shows it", hashlib.sha256(answer.body).hexdigest())

    async def _by_list(self, url: str, id_: str) -> Look:
        ref = next((ref for reader in READERS if (ref := reader.matches(url))), None)
        if ref is None:
            return await self._by_page(url, id_, None)
        page = await self._board(ref)
        found = next((one for one in page.postings if one.external_id == id_ or id_ in one.url), None)
        if found is not None:
            return Look("open", "it is on the employer's board", found.digest)
        if not page.complete or page.note or not page.postings:
            # An empty board may as well be a changed layout: the posting's own page is asked.
            return await self._by_page(url, id_, None)
        return Look("closed", "it is on the employer's board no longer")

    async def _board(self, ref: BoardRef) -> BoardPage:
        if ref not in self._boards:
            reader = reader_of(ref.ats)
            try:
                self._boards[ref] = await reader.list(ref, self._fetch, {})
            except FetchFailed as error:
                self._boards[ref] = error
        found = self._boards[ref]
        if isinstance(found, FetchFailed):
            raise found
        return found

    async def _by_page(self, url: str, id_: str | None, etag: str | None) -> Look:
        try:
            answer = await self._fetch.get(
                url, Validators(etag=etag), accept="text/html,application/xhtml+xml", limit=5_000_000
            )
        except FetchFailed as error:
            if error.kind != "gone":
                raise
            return Look("closed", "its page is gone")
        if answer.unchanged:
            return Look("open", "its page is unchanged", etag=etag, unchanged=True)
        if id_ and id_ not in answer.url:
            return Look("unknown", "its address now leads elsewhere")
        return _page(answer)


def _detail(answer: Answer, mark: str) -> Look:
    if answer.unchanged:
        return Look("open", "unchanged", etag=answer.validators.etag, unchanged=True)
    content = answer.json()
    row = Row(content if isinstance(content, Mapping) else {})
    if row.at(*mark.split(".")) is None:
        return Look("unknown", "its ATS answers in a way that is not understood")
    if row.at("active") is False or row.at("jobPostingInfo", "canApply") is False:
        return Look("closed", "its ATS takes no applications for it")
    return Look("open", "its ATS shows it", hashlib.sha256(answer.body).hexdigest(), answer.validators.etag)


def _page(answer: Answer) -> Look:
    if advert := advert_in(answer.text()):
        return Look(
            "open", "its page describes the job", hashlib.sha256(advert.encode()).hexdigest(), answer.validators.etag
        )
    root = parse_html(answer.text())
    if root is None:
        return Look("unknown", "its page is not readable")
    objects = job_objects(root)
    for hidden in root.xpath("//script|//style|//noscript|//template"):
        hidden.drop_tree()
    text = " ".join(root.text_content().split())[:MAX_TEXT]
    if banner := _CLOSED.search(text):
        return Look("closed", f"its page says: {banner[0][:120]}")
    if objects:
        digest = hashlib.sha256((objects[0].text("title") or "").encode() + objects[0].long("description").encode())
        return Look("open", "its page describes the job", digest.hexdigest(), answer.validators.etag)
    if len(text) < 200:
        return Look("unknown", "its page shows nothing without a browser")
    shows = re.search(r"\b(?:apply|bewerben|postuler|solicitar|candidarsi|solliciteer)\b", text, re.IGNORECASE)
    return Look("open" if shows else "unknown", "its page takes applications" if shows else "its page says neither")
