"""Saved form pages, scanned once in a browser, with their labelled controls tied to our fields.

Set COMPANION_EVAL_SCANS to a folder to keep the scans between runs while the planner is worked on.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from playwright.async_api import Route

from companion.browser.launch import BrowserSession
from companion.browser.page_agent import PageAgent
from companion.contracts import FormSnapshot
from companion.paths import extension_dir


@dataclass(frozen=True)
class Control:
    """One labelled control: its place in the page's labels, what it asks for and which of our fields it is."""

    gold: str
    field: str | None
    note: str = ""
    sensitive: bool = False


@dataclass(frozen=True)
class Page:
    """One saved page as scanned."""

    set: str
    group: str
    """The ATS or the set itself."""
    name: str
    form: FormSnapshot
    controls: list[Control]


Label = dict[str, object]

TIE = """({labels, anchors}) => {
  const find = (selector) => {
    let root = document, found = null;
    for (const part of selector.split(' >>> ')) {
      try { found = root?.querySelector(part) ?? null; } catch { return null; }
      root = found?.shadowRoot ?? null;
    }
    return found;
  };
  const all = [...document.querySelectorAll('input,select,textarea')];
  const fields = anchors.map(({id, selector, kind}) => ({id, kind, anchor: find(selector)})).filter((field) => field.anchor);
  const exact = new Map(fields.map((field) => [field.anchor, field.id]));
  const parts = new Set(['radio', 'checkbox_group', 'date_parts', 'combobox', 'select', 'buttons', 'multiselect']);
  const tie = (element) => {
    if (!element) return null;
    if (exact.has(element)) return exact.get(element);
    if (element.type === 'radio' || element.type === 'checkbox') {
      const same = fields.find(({anchor}) => anchor.type === element.type && anchor.name && anchor.name === element.name && anchor.form === element.form);
      if (same) return same.id;
    }
    for (let at = element.parentElement, step = 0; at && step < 6; at = at.parentElement, step++) {
      const inside = fields.filter(({anchor}) => at.contains(anchor));
      if (inside.length > 1) return null;
      if (inside.length === 1) return parts.has(inside[0].kind) ? inside[0].id : null;
    }
    return null;
  };
  return labels.map((label) => {
    let element = null;
    if (label.index !== undefined) element = all[label.index];
    else if (label.eval !== undefined) element = document.querySelector(`[data-eval="${label.eval}"]`);
    else try { element = document.querySelector(label.selector); } catch { element = null; }
    return tie(element);
  });
}"""


def _lines(path: Path) -> Iterator[Label]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def labelled(data: Path) -> dict[Path, tuple[str, str, list[Label]]]:
    """Page -> (set, group, labels)."""
    pages: dict[Path, tuple[str, str, list[Label]]] = {}

    def add(name: str, group: str, page: Path, label: Label) -> None:
        if page.exists():
            pages.setdefault(page, (name, group, []))[2].append(label)

    forms = data / "forms"
    for label in _lines(forms / "identity" / "labels.jsonl"):
        add("identity", "identity", forms / "identity" / str(label["form"]), label)
    for label in _lines(forms / "formasaurus" / "labels.jsonl"):
        add("formasaurus", "formasaurus", forms / "formasaurus" / str(label["page"]), label)
    for label in _lines(forms / "jobapp" / "fields.jsonl"):
        name = str(label["page"])
        add("jobapp", name.partition("/")[0], forms / "jobapp" / name, label)
    return pages


async def _served(path: Path, route: Route) -> None:
    """The file as its server sent it: these sets keep UTF-8 whatever the page's own head says."""
    await route.fulfill(body=path.read_bytes(), content_type="text/html; charset=utf-8")


async def _scan(pages: dict[Path, tuple[str, str, list[Label]]], folder: Path) -> dict[Path, dict[str, object]]:
    scans: dict[Path, dict[str, object]] = {}
    async with BrowserSession(scripts=False, offline=True) as session:
        session.allow_folder(folder)
        page = await session.new_page()
        for path, (_, _, labels) in pages.items():
            await page.route(path.as_uri(), partial(_served, path))
            await page.goto(path.as_uri(), wait_until="domcontentloaded")
            form = await PageAgent(page).scan()
            anchors = [{"id": f.id, "selector": f.selector, "kind": f.kind} for f in form.fields if f.frame == "top"]
            ties = await page.evaluate(TIE, {"labels": labels, "anchors": anchors})
            scans[path] = {"form": form.model_dump(mode="json"), "ties": ties}
            await page.unroute(path.as_uri())
    return scans


def _digest(pages: dict[Path, tuple[str, str, list[Label]]]) -> str:
    digest = hashlib.sha256(TIE.encode())
    for script in sorted((extension_dir() / "agent").glob("*.js")):
        digest.update(script.read_bytes())
    for path in pages:
        digest.update(str(path).encode())
    return digest.hexdigest()[:16]


def scanned(data: Path, every: int = 1) -> list[Page]:
    """Each `every`th labelled page with our scan of it."""
    data = data.resolve()
    pages = dict(islice(labelled(data).items(), 0, None, every))
    kept = os.environ.get("COMPANION_EVAL_SCANS")
    cache = Path(kept) / f"{_digest(pages)}.json" if kept else None
    if cache and cache.exists():
        found = {Path(name): scan for name, scan in json.loads(cache.read_text(encoding="utf-8")).items()}
    else:
        found = asyncio.run(_scan(pages, data / "forms"))
        if cache:
            cache.parent.mkdir(parents=True, exist_ok=True)
            cache.write_text(json.dumps({str(path): scan for path, scan in found.items()}), encoding="utf-8")
    return [_page(path, pages[path], scan) for path, scan in found.items()]


def _page(path: Path, labels: tuple[str, str, list[Label]], scan: dict[str, object]) -> Page:
    name, group, rows = labels
    ties = scan["ties"]
    assert isinstance(ties, list)
    controls = [
        Control(
            gold=str(row.get("gold") or row.get("type")),
            field=tie,
            note=str(row.get("label") or row.get("selector") or row.get("eval") or ""),
            sensitive=bool(row.get("sensitive")),
        )
        for row, tie in zip(rows, ties, strict=True)
    ]
    return Page(name, group, path.name, FormSnapshot.model_validate(scan["form"]), controls)
