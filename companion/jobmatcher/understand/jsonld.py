"""JobPosting objects out of a page's JSON-LD, broken JSON included, and out of embedded page states."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

MAX_SCRIPT_CHARS = 600_000
MAX_NODES = 20_000
"""How many JSON values are looked at in search of a posting."""

Node = dict[str, Any]

_WRAPPING = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/|<!\[CDATA\[)?\s*|\s*(?:-->|//\]\]>|\]\]>|;)?\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_CONTROL = re.compile(r"[\x00-\x1f]")
_MISSING_COMMA = re.compile(r'("|\]|\}|\d|true|false|null)(\s*\n\s*)(?="[\w@]+"\s*:)')
_FIELD = re.compile(r'"(title|description|datePosted|validThrough|employmentType|jobLocationType)"\s*:\s*"')
_NAME_AFTER = re.compile(r'"hiringOrganization"\s*:\s*\{[^{}]{0,400}?"name"\s*:\s*"((?:[^"\\]|\\.){1,200})"')
_LOCALITY = re.compile(r'"(addressLocality|addressRegion|addressCountry)"\s*:\s*"((?:[^"\\]|\\.){1,120})"')


def parse_scripts(scripts: list[str]) -> list[Node]:
    """All objects of the scripts that can be read; what is broken is repaired as far as it goes."""
    found: list[Node] = []
    for script in scripts:
        found.extend(_objects(_load(script[:MAX_SCRIPT_CHARS])))
    return found


def job_postings(nodes: list[Node]) -> list[Node]:
    """The JobPosting objects among `nodes`."""
    return [node for node in nodes if _is_type(node, "JobPosting")]


def organisation_name(nodes: list[Node]) -> str | None:
    """Name of the Organization the page's JSON-LD declares, for pages without a JobPosting."""
    for kind in ("Organization", "Corporation", "LocalBusiness", "WebSite"):
        for node in nodes:
            name = node.get("name")
            if _is_type(node, kind) and isinstance(name, str) and name.strip():
                return name.strip()
    return None


def _is_type(node: Node, name: str) -> bool:
    kind = node.get("@type", node.get("type"))
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(one, str) and one.rsplit("/", 1)[-1].rsplit(":", 1)[-1] == name for one in kinds)


def _objects(value: Any) -> Iterator[Node]:
    """Objects of a parsed script: itself, @graph, arrays, mainEntity."""
    stack, looked = [value], 0
    while stack and looked < MAX_NODES:
        looked += 1
        at = stack.pop(0)
        if isinstance(at, list):
            stack.extend(at)
        elif isinstance(at, dict):
            yield at
            for key in (
                "@graph",
                "mainEntity",
                "mainEntityOfPage",
                "itemListElement",
                "item",
                "subjectOf",
                "about",
            ):
                inner = at.get(key)
                if isinstance(inner, (dict, list)):
                    stack.append(inner)


def _load(script: str) -> Any:
    raw = _WRAPPING.sub("", script)
    try:
        return json.loads(raw, strict=False)
    except (ValueError, RecursionError):
        return _repair(raw)


def _repair(raw: str) -> Any:
    """Try what usually is wrong: raw control characters, trailing or missing commas, two objects in a row."""
    text = _CONTROL.sub(lambda match: "\n" if match[0] in "\n\r\t" else " ", raw)
    text = _TRAILING_COMMA.sub(r"\1", text)
    text = _MISSING_COMMA.sub(r"\1,\2", text)
    try:
        value, end = json.JSONDecoder(strict=False).raw_decode(text)
        rest = text[end:].strip().lstrip(",")
        return [value, _repair(rest)] if rest.startswith(("{", "[")) else value
    except (ValueError, RecursionError):
        return _scavenge(text)


def _scavenge(text: str) -> Node:
    """Single fields of a posting whose JSON cannot be parsed (mostly unescaped quotes in the description)."""
    if '"JobPosting"' not in text:
        return {}
    node: Node = {"@type": "JobPosting"}
    for match in _FIELD.finditer(text):
        value = _string_at(text, match.end())
        if value and match[1] not in node:
            node[match[1]] = value
    if company := _NAME_AFTER.search(text):
        node["hiringOrganization"] = {"name": _unquote(company[1])}
    address = {match[1]: _unquote(match[2]) for match in _LOCALITY.finditer(text)}
    if address:
        node["jobLocation"] = {"@type": "Place", "address": address}
    return node


_STRING_END = re.compile(r'"\s*(?:,\s*"[@\w]+"\s*:|,?\s*[}\]])')


def _string_at(text: str, start: int) -> str:
    """A string that may hold unescaped quotes: it ends where the next key or the object's end follows."""
    end = _STRING_END.search(text, start)
    return _unquote(text[start : end.start()]) if end else ""


def _unquote(raw: str) -> str:
    try:
        return str(json.loads(f'"{raw}"', strict=False))
    except ValueError:
        return raw.replace('\\"', '"').replace("\\n", "\n").replace("\\/", "/")


_DESCRIPTION_KEYS = (
    "descriptionHtml", "description_html", "jobDescription", "job_description", "content", "description",
    "descriptionBody", "descriptionPlain", "ExternalDescriptionStr", "body",
)  # fmt: skip
_TITLE_KEYS = ("title", "jobTitle", "job_title", "text", "name", "Title", "jobOpeningName")
MIN_STATE_DESCRIPTION = 300


def state_posting(states: dict[str, str]) -> tuple[str, str] | None:
    """(title, description) of the posting that a page state carries, or None.

    Looked at only when the page shows no text of its own: script-made pages saved before they were drawn.
    """
    best: tuple[str, str] | None = None
    for raw in states.values():
        try:
            value = json.loads(raw, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _every(value):
            title = _first(node, _TITLE_KEYS, 2, 200)
            body = _first(node, _DESCRIPTION_KEYS, MIN_STATE_DESCRIPTION, MAX_SCRIPT_CHARS)
            if title and body and (best is None or len(body) > len(best[1])):
                best = title, body
    return best


def _first(node: Node, keys: tuple[str, ...], shortest: int, longest: int) -> str | None:
    for key in keys:
        value = node.get(key)
        if isinstance(value, str) and shortest <= len(value) <= longest:
            return value
    return None


def _every(value: Any) -> Iterator[Node]:
    stack, looked = [value], 0
    while stack and looked < MAX_NODES:
        looked += 1
        at = stack.pop()
        if isinstance(at, dict):
            yield at
            stack.extend(inner for inner in at.values() if isinstance(inner, (dict, list)))
        elif isinstance(at, list):
            stack.extend(inner for inner in at if isinstance(inner, (dict, list)))
