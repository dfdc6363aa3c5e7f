"""Small pieces of HTML that the employers' pages are put together from."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

TEMPLATE = (Path(__file__).parent / "templates" / "page.html").read_text(encoding="utf-8")

GENDERS = ("Male", "Female", "Decline To Self Identify")
RACES = (
    "American Indian or Alaska Native", "Asian", "Black or African American", "White",
    "Native Hawaiian or Other Pacific Islander", "Two or More Races", "Decline To Self Identify",
)  # fmt: skip
VETERAN = (
    "I am not a protected veteran", "I identify as one or more of the classifications of a protected veteran",
    "I don't wish to answer",
)  # fmt: skip
DISABILITY = (
    "Yes, I have a disability, or have had one in the past",
    "No, I do not have a disability and have not had one in the past", "I do not want to answer",
)  # fmt: skip
COUNTRIES = ("Canada", "Germany", "Mexico", "United Kingdom", "United States")
STATES = ("California", "Colorado", "Illinois", "Michigan", "Nevada", "Ohio", "Oregon", "Texas", "Washington")


@dataclass(frozen=True)
class Page:
    """One page of a site: its title, its body, what stands in its head besides, and its language."""

    title: str
    body: str
    head: str = ""
    lang: str = "en"

    def render(self, kind: str) -> str:
        text = TEMPLATE
        for name, value in {
            "title": e(self.title),
            "head": self.head,
            "kind": kind,
            "lang": self.lang,
            "body": self.body,
        }.items():
            text = text.replace("{{" + name + "}}", value)
        return text


def e(text: str) -> str:
    """Escaped for text and attributes."""
    return html.escape(text, quote=True)


def data(value: object) -> str:
    """JSON for an attribute."""
    return e(json.dumps(value))


def options(values: Iterable[str], first: str | None = "") -> str:
    """Options of a native select; values are numbers, as vendors have them."""
    start = "" if first is None else f'<option value="">{e(first)}</option>'
    return start + "".join(f'<option value="{index}">{e(value)}</option>' for index, value in enumerate(values, 1))


def star(required: bool) -> str:
    return '<span class="required" aria-hidden="true">*</span>' if required else ""


def scripts(*names: str) -> str:
    return "".join(f'<script src="/static/{name}.js"></script>' for name in names)


def header(company: str) -> str:
    return (
        f'<header class="site"><span>{e(company)}</span>'
        '<nav><a href="/">Jobs</a><a href="/about">About us</a></nav></header>'
    )


def footer(company: str) -> str:
    return (
        f'<footer class="site">© 2026 {e(company)}. <a href="/privacy">Privacy</a> · Powered by a small world</footer>'
    )
