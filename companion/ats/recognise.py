"""Which applicant tracking system an address belongs to, with board and posting id where it shows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_LOCALE = r"(?:[a-z]{2}(?:[-_][A-Za-z]{2,4})?/)?"

MAX_URL_CHARS = 2_000


@dataclass(frozen=True)
class AtsAddress:
    """An address understood: `kind` is posting, apply, board or other."""

    ats: str
    kind: str
    board: str | None = None
    external_id: str | None = None


_RULES: tuple[tuple[str, str, str], ...] = (
    ("greenhouse", "posting", r"//(?:boards|job-boards)(?:\.eu)?\.greenhouse\.io/(?P<board>[\w.-]+)/jobs/(?P<id>\d+)"),
    ("greenhouse", "posting", r"//(?:boards|job-boards)(?:\.eu)?\.greenhouse\.io/embed/job_app\?(?=.*\btoken=(?P<id>\d+))(?=.*\bfor=(?P<board>[\w.-]+))"),
    ("greenhouse", "posting", r"//(?:boards|job-boards)(?:\.eu)?\.greenhouse\.io/embed/job_app\?.*\btoken=(?P<id>\d+)"),
    ("greenhouse", "board", r"//(?:boards|job-boards)(?:\.eu)?\.greenhouse\.io/embed/job_board.*\bfor=(?P<board>[\w.-]+)"),
    ("greenhouse", "board", r"//(?:boards|job-boards)(?:\.eu)?\.greenhouse\.io/(?!embed\b)(?P<board>[\w.-]+)"),
    ("lever", "apply", rf"//jobs\.(?:eu\.)?lever\.co/(?P<board>[^/?#]+)/(?P<id>{_UUID})/apply"),
    ("lever", "posting", rf"//jobs\.(?:eu\.)?lever\.co/(?P<board>[^/?#]+)/(?P<id>{_UUID})"),
    ("lever", "board", r"//jobs\.(?:eu\.)?lever\.co/(?P<board>[^/?#]+)"),
    ("ashby", "apply", rf"//jobs\.ashbyhq\.com/(?P<board>[^/?#]+)/(?P<id>{_UUID})/application"),
    ("ashby", "posting", rf"//jobs\.ashbyhq\.com/(?P<board>[^/?#]+)/(?P<id>{_UUID})"),
    ("ashby", "board", r"//jobs\.ashbyhq\.com/(?P<board>[^/?#]+)"),
    ("workday", "apply", r"//(?P<board>[\w-]+)\.wd\d+\.myworkdayjobs(?:-impl)?\.com/(?:[^?#]*/)?(?:job|details)/[^?#]*?_(?P<id>[A-Za-z]{0,6}[-_]?\d[\w-]*?)(?:-\d{1,2})?/apply"),
    ("workday", "posting", r"//(?P<board>[\w-]+)\.wd\d+\.myworkdayjobs(?:-impl)?\.com/(?:[^?#]*/)?(?:job|details)/[^?#]*_(?P<id>[A-Za-z]{0,6}[-_]?\d[\w-]*?)(?:-\d{1,2})?/?(?:[?#]|$)"),
    ("workday", "posting", r"//wd\d+\.myworkdaysite\.com/[^?#]*recruiting/(?P<board>[\w-]+)/[^?#]*(?:job|details)/[^?#]*_(?P<id>[A-Za-z]{0,6}[-_]?\d[\w-]*?)(?:-\d{1,2})?/?(?:apply|[?#]|$)"),
    ("workday", "posting", r"//(?P<board>[\w-]+)\.wd\d+\.myworkdayjobs(?:-impl)?\.com/(?:[^?#]*/)?(?:job|details)/(?P<id>[^?#]+)"),
    ("workday", "board", r"//(?P<board>[\w-]+)\.wd\d+\.myworkdayjobs(?:-impl)?\.com"),
    ("workday", "board", r"//wd\d+\.myworkdaysite\.com/[^?#]*recruiting/(?P<board>[\w-]+)"),
    ("smartrecruiters", "apply", r"//jobs\.smartrecruiters\.com/oneclick-ui/company/(?P<board>[^/?#]+)/publication/(?P<id>[\w-]+)"),
    ("smartrecruiters", "posting", r"//(?:jobs|careers|www)\.smartrecruiters\.com/(?:ni/)?(?P<board>[^/?#]+)/(?P<id>\d{6,}|[0-9a-f-]{36})"),
    ("smartrecruiters", "board", r"//(?:jobs|careers)\.smartrecruiters\.com/(?P<board>[^/?#]+)"),
    ("workable", "apply", r"//apply\.workable\.com/(?P<board>[^/?#]+)/j/(?P<id>[0-9A-F]{6,12})/apply"),
    ("workable", "posting", r"//apply\.workable\.com/(?:(?P<board>[^/?#]+)/)?j/(?P<id>[0-9A-F]{6,12})"),
    ("workable", "posting", r"//(?P<board>[\w-]+)\.workable\.com/(?:j|jobs)/(?P<id>\w+)"),
    ("workable", "posting", r"//jobs\.workable\.com/view/(?P<id>\w+)"),
    ("workable", "board", r"//apply\.workable\.com/(?P<board>[^/?#]+)"),
    ("icims", "posting", r"//(?P<board>[\w.-]+)\.icims\.com/jobs/(?P<id>\d+)"),
    ("icims", "board", r"//(?P<board>[\w.-]+)\.icims\.com"),
    ("successfactors", "posting", r"//[\w.-]*(?:successfactors|sapsf)\.(?:com|eu|cn)/.*\b(?:career_job_req_id|jobId)=(?P<id>\d+)"),
    ("successfactors", "posting", r"//[\w.-]*(?:successfactors|sapsf|jobs2web)\.(?:com|eu|cn)/(?:[^?#]*/)?job/[^?#]*?(?P<id>\d{6,12})"),
    ("successfactors", "board", r"//[\w.-]*(?:successfactors|sapsf|jobs2web)\.(?:com|eu|cn)"),
    ("taleo", "posting", r"//(?P<board>[\w-]+)\.taleo\.net/careersection/[^?#]*/jobdetail\.ftl\?.*\bjob=(?P<id>[\w-]+)"),
    ("taleo", "apply", r"//(?P<board>[\w-]+)\.taleo\.net/careersection/[^?#]*/jobapply\.ftl\?.*\bjob=(?P<id>[\w-]+)"),
    ("taleo", "posting", r"//[\w.-]+\.tbe\.taleo\.net/[^?#]*(?:viewRequisition|requisition\.jsp)\?(?=.*\brid=(?P<id>\d+))(?=.*\borg=(?P<board>[\w-]+))?"),
    ("taleo", "board", r"//(?P<board>[\w-]+)(?:\.tbe)?\.taleo\.net"),
    ("oracle", "apply", r"//(?P<board>[\w-]+)\.fa[\w.-]*\.oraclecloud\d*\.com/hcmUI/CandidateExperience/[^?#]*/job/(?P<id>\d+)/apply"),
    ("oracle", "posting", r"//(?P<board>[\w-]+)\.fa[\w.-]*\.oraclecloud\d*\.com/hcmUI/CandidateExperience/[^?#]*/(?:job|requisitions/preview)/(?P<id>\d+)"),
    ("oracle", "board", r"//(?P<board>[\w-]+)\.fa[\w.-]*\.oraclecloud\d*\.com/hcmUI/CandidateExperience"),
    ("bamboohr", "posting", r"//(?P<board>[\w-]+)\.bamboohr\.com/(?:careers/|jobs/view\.php\?(?:.*&)?id=|hiring/jobs/)(?P<id>\d+)"),
    ("bamboohr", "board", r"//(?P<board>[\w-]+)\.bamboohr\.com"),
    ("jobvite", "apply", r"//jobs\.jobvite\.com/(?:careers/)?(?P<board>[^/?#]+)/job/(?P<id>o\w+)/apply"),
    ("jobvite", "posting", r"//jobs\.jobvite\.com/(?:careers/)?(?P<board>[^/?#]+)/job/(?P<id>o\w+)"),
    ("jobvite", "posting", r"//(?:app|hire)\.jobvite\.com/.*\bj(?:obId)?=(?P<id>o\w+)"),
    ("jobvite", "board", r"//jobs\.jobvite\.com/(?:careers/)?(?P<board>[^/?#]+)"),
    ("recruitee", "apply", rf"//(?P<board>[\w-]+)\.recruitee\.com/(?:l/)?{_LOCALE}o/(?P<id>[^/?#]+)/c/new"),
    ("recruitee", "posting", rf"//(?P<board>[\w-]+)\.recruitee\.com/(?:l/)?{_LOCALE}o/(?P<id>[^/?#]+)"),
    ("recruitee", "board", r"//(?P<board>[\w-]+)\.recruitee\.com"),
    ("teamtailor", "apply", rf"//(?P<board>[\w-]+)(?:\.na|\.au)?\.teamtailor\.com/{_LOCALE}jobs/(?P<id>\d+)[^/?#]*/applications/new"),
    ("teamtailor", "posting", rf"//(?P<board>[\w-]+)(?:\.na|\.au)?\.teamtailor\.com/{_LOCALE}jobs/(?P<id>\d+)"),
    ("teamtailor", "board", r"//(?P<board>[\w-]+)(?:\.na|\.au)?\.teamtailor\.com"),
    ("personio", "posting", r"//(?P<board>[\w-]+)\.jobs\.personio\.(?:de|com)/job/(?P<id>\d+)"),
    ("personio", "board", r"//(?P<board>[\w-]+)\.jobs\.personio\.(?:de|com)"),
    ("breezy", "apply", r"//(?P<board>[\w-]+)\.breezy\.hr/p/(?P<id>[0-9a-f]{10,16})[^/?#]*/apply"),
    ("breezy", "posting", r"//(?P<board>[\w-]+)\.breezy\.hr/p/(?P<id>[0-9a-f]{10,16})"),
    ("breezy", "board", r"//(?P<board>[\w-]+)\.breezy\.hr"),
    ("rippling", "posting", rf"//ats\.rippling\.com/{_LOCALE}(?P<board>[^/?#]+)/jobs/(?P<id>{_UUID})"),
    ("rippling", "board", rf"//ats\.rippling\.com/{_LOCALE}(?P<board>[^/?#]+)"),
    ("jazzhr", "posting", r"//(?P<board>[\w-]+)\.applytojob\.com/apply/(?:jobs/details/)?(?P<id>\w{8,12})"),
    ("jazzhr", "board", r"//(?P<board>[\w-]+)\.applytojob\.com"),
    ("greenhouse", "posting", r"[?&]gh_jid=(?P<id>\d+)"),
    ("ashby", "posting", r"[?&]ashby_jid=(?P<id>[0-9a-f-]{36})"),
    ("lever", "posting", rf"[?&]lever-via=[^#]*|/(?P<id>{_UUID})\?.*\blever"),
)  # fmt: skip
"""ATS, kind, pattern; the first that fits wins. Forms of the addresses: the vendors' own pages, 2026."""

_COMPILED = tuple((ats, kind, re.compile(pattern, re.IGNORECASE)) for ats, kind, pattern in _RULES)
_HOSTS = re.compile(
    r"greenhouse\.io|lever\.co|ashbyhq|myworkday|smartrecruiters|workable\.com|icims|successfactors|sapsf|jobs2web|taleo"
    r"|oraclecloud|bamboohr|jobvite|recruitee|teamtailor|personio|breezy\.hr|rippling|applytojob|gh_jid|ashby_jid|lever-via",
    re.IGNORECASE,
)


def recognise(url: str) -> AtsAddress | None:
    """Recognise an address; None when it belongs to no known system."""
    url = url[:MAX_URL_CHARS]
    if not _HOSTS.search(url):
        return None
    for ats, kind, pattern in _COMPILED:
        match = pattern.search(url)
        if match:
            groups = match.groupdict()
            return AtsAddress(ats, kind, groups.get("board"), groups.get("id"))
    return None


def recognise_page(url: str, marks: Sequence[str]) -> AtsAddress | None:
    """Recognise by address, else by the one vendor whose marks the page bears."""
    address = recognise(url)
    if address or not marks:
        return address
    return AtsAddress(marks[0], "other") if len(set(marks)) == 1 else None


def vendor_host(url: str) -> AtsAddress | None:
    """The address understood, if its host proves whose it is: parameters such as `gh_jid` stand on any site."""
    address = recognise(url)
    if address is None:
        return None
    parts = urlsplit(url)
    elsewhere = recognise(urlunsplit(("https", "elsewhere.invalid", parts.path, parts.query, parts.fragment)))
    return None if elsewhere is not None and elsewhere.ats == address.ats else address
