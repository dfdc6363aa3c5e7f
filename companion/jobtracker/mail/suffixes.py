"""Domains by the public suffix list that is bundled: nothing is fetched."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tldextract import TLDExtract

MAX_KEPT_HOSTS = 20_000


@cache
def _suffix_list() -> TLDExtract:
    """The bundled public suffix list only: nothing is fetched. Loaded when a mail needs it, not at every start."""
    import tldextract

    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


@lru_cache(maxsize=MAX_KEPT_HOSTS)
def registrable_domain(host: str) -> str:
    """example.co.uk for jobs.example.co.uk; the host itself when unknown."""
    return _suffix_list()(host.lower()).top_domain_under_public_suffix or host.lower()


@lru_cache(maxsize=MAX_KEPT_HOSTS)
def word_of(domain: str) -> str:
    """The word of a domain that its owner chose; of one that is not public, the last but one."""
    found = _suffix_list()(domain)
    labels = domain.split(".")
    return found.domain if found.suffix or len(labels) < 2 else labels[-2]


@lru_cache(maxsize=MAX_KEPT_HOSTS)
def has_suffix(domain: str) -> bool:
    """Whether a domain is one of the public net: of others the last word is no name."""
    return bool(_suffix_list()(domain).suffix)
