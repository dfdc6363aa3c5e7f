"""Sites whose terms forbid automation: a list as data, with the reason that is told."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

DATA = Path(__file__).parent / "data" / "sites.toml"


@dataclass(frozen=True)
class Site:
    """A site that is only filled with the person at the page."""

    name: str
    hosts: tuple[str, ...]
    reason: str


@cache
def forbidden_sites() -> tuple[Site, ...]:
    """Every site of the list."""
    entries = tomllib.loads(DATA.read_text(encoding="utf-8"))["site"]
    return tuple(Site(one["name"], tuple(one["hosts"]), one["reason"]) for one in entries)


def forbidden_site(url: str) -> Site | None:
    """The site of the list that an address belongs to."""
    host = (urlsplit(url).hostname or "").lower()
    for site in forbidden_sites():
        if any(host == one or host.endswith(f".{one}") for one in site.hosts):
            return site
    return None
