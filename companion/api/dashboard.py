"""The dashboard's pages: one server-rendered shell for each, and the files they load.

Nothing private is in them, so anybody on this machine may have them; what they show comes through the API.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.util import find_spec
from pathlib import Path
from string import Template

from aiohttp import web

from companion.api.access import Access
from companion.api.auth import DASHBOARD_HOST
from companion.api.house import HOUSE, socket_name
from companion.api.routes import Route
from companion.errors import CompanionError
from companion.paths import extension_dir

WEB = Path(__file__).resolve().parent.parent / "web"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src {styles}; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
VENDOR_SECONDS = 86_400
"""How long the browser keeps a library: they are large, and change with an installation only."""
MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css", ".png": "image/png", ".svg": "image/svg+xml"}


class NoSuchPage(CompanionError):
    """The address leads nowhere."""

    status = 404
    code = "not_found"

    def __init__(self) -> None:
        super().__init__("there is nothing at this address: start at the dashboard's first page")


@dataclass(frozen=True)
class Page:
    """One page: its module is `web/pages/<name>.js`."""

    name: str
    path: str
    title: str
    lead: str
    """What it is for, in one line under the title."""
    group: str = ""
    """Heading of the navigation it stands under; pages without one are reached from others."""
    icon: str = ""
    """Path of its sign, drawn as strokes on 24 by 24."""
    charts: bool = False
    """Draws with a library that sets styles of its own: only here are inline styles allowed."""


PAGES = (
    Page("today", "/", "Today", "What needs you, and what is new.", "Search",
         "M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6"),
    Page("jobs", "/jobs/", "Jobs", "Postings by how well they fit you.", "Search",
         "M4 8h16v11H4zM9 8V5h6v3M4 13h16"),
    Page("board", "/board/", "Applications", "Where each one stands. Drag a card, or move it with Shift and the arrow keys.",
         "Search", "M4 5h4v14H4zM10 5h4v9h-4zM16 5h4v12h-4z"),
    Page("queue", "/queue/", "Queue", "What is to be applied to, what waits for you, and what was sent.", "Search",
         "M4 6h11M4 12h11M4 18h7M17 14l5 3-5 3z"),
    Page("calendar", "/calendar/", "Calendar", "Interviews, follow-ups and last days.", "Search",
         "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4"),
    Page("pipeline", "/pipeline/", "Pipeline", "How far applications come, and how long it takes.", "Search",
         "M4 5h16l-6 7v6l-4 2v-8z", charts=True),
    Page("mails", "/mails/", "Mail review", "Every mail seen, and what was made of it.", "Search",
         "M4 6h16v12H4zM4 7l8 6 8-6"),
    Page("answers", "/answers/", "Answers", "What you answered once, and where it is used again.", "Set-up",
         "M5 5h14v11h-8l-4 4v-4H5zM9 9h6M9 12h4"),
    Page("boards", "/boards/", "Watched boards", "Careers pages read for new postings.", "Set-up",
         "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 100-6 3 3 0 000 6z"),
    Page("mailboxes", "/mailboxes/", "Mail and portals", "Where answers of employers are read; nothing is marked, moved or sent.", "Set-up",
         "M3 9l9-6 9 6v11H3zM3 9l9 6 9-6"),
    Page("notifications", "/notifications/", "Notifications", "What you were told, and what you want to hear of.", "Set-up",
         "M6 17V11a6 6 0 0112 0v6l2 2H4zM10 21h4"),
    Page("data", "/data/", "Import and export", "What goes out and comes in. It is yours.", "Set-up",
         "M8 20V4M8 4L4 8M8 4l4 4M16 4v16M16 20l-4-4M16 20l4-4"),
    Page("settings", "/settings/", "Settings", "What runs by itself, and what it learned.", "Set-up",
         "M4 7h9M17 7h3M15 9.5a2.5 2.5 0 100-5 2.5 2.5 0 000 5zM4 17h3M11 17h9M9 19.5a2.5 2.5 0 100-5 2.5 2.5 0 000 5z"),
    Page("health", "/health/", "Health", "What runs, when it last did, and what it found.", "Set-up",
         "M3 12h4l3-8 4 16 3-8h4"),
    Page("application", "/applications/{id}/", "Application", "Everything known of it, with its evidence."),
    Page("attempt", "/queue/{id}/", "Review", "What will be sent, and where each answer comes from."),
)  # fmt: skip


def _action(shown: Page) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """What answers with this page on its own host name, and from another name sends there."""

    async def action(request: web.Request) -> web.StreamResponse:
        number = request.match_info.get("id", "")
        if number and not (number.isascii() and number.isdecimal()):
            raise NoSuchPage
        if request.host.partition(":")[0] != DASHBOARD_HOST:
            _, port = socket_name(request)
            path = shown.path.replace("{id}", number)
            return web.Response(status=307, headers={"Location": f"http://{DASHBOARD_HOST}:{port}{path}"})
        response = web.Response(text=_shell(shown, request.app[HOUSE].version), content_type="text/html")
        styles = "'self' 'unsafe-inline'" if shown.charts else "'self'"
        response.headers["Content-Security-Policy"] = POLICY.format(styles=styles)
        return response

    action.__name__ = f"{shown.name}_page"
    action.__doc__ = f"Dashboard: {shown.title}. {shown.lead}"
    return action


async def asset(request: web.Request) -> web.StreamResponse:
    """A script, style or picture of the dashboard: one of a fixed list, so that no address leads elsewhere."""
    file = _assets().get(f"{request.match_info['folder']}/{request.match_info['name']}")
    if file is None:
        raise NoSuchPage
    response = web.Response(body=file.read_bytes(), content_type=MEDIA_TYPES[file.suffix], charset=_charset(file))
    if request.match_info["folder"] == "vendor":
        response.headers["Cache-Control"] = f"private, max-age={VENDOR_SECONDS}"
    return response


def _charset(file: Path) -> str | None:
    return None if file.suffix == ".png" else "utf-8"


@cache
def _assets() -> dict[str, Path]:
    """Every file that is served, by folder and name. `shared` and `icons` are the extension's: one design, one place."""
    folders = {
        **{name: WEB / name for name in ("lib", "pages", "style")},
        **{name: extension_dir() / name for name in ("shared", "icons")},
    }
    own = {
        f"{name}/{file.name}": file
        for name, folder in folders.items()
        for file in folder.iterdir()
        if file.suffix in MEDIA_TYPES
    }
    return own | {f"vendor/{file.name}": file for file in _vendor()}


def _vendor() -> list[Path]:
    """Libraries that Python packages carry, served from where they lie; looked up without importing the package."""
    found = find_spec("plotly")
    folders = found.submodule_search_locations if found else None
    return [Path(folder) / "package_data" / "plotly.min.js" for folder in folders or []]


def _shell(shown: Page, version: str) -> str:
    template = Template((WEB / "shell.html").read_text(encoding="utf-8"))
    return template.substitute(
        page=shown.name, title=escape(shown.title), lead=escape(shown.lead), navigation=_navigation(shown),
        version=escape(version),
    )  # fmt: skip


def _navigation(shown: Page) -> str:
    groups = dict.fromkeys(page.group for page in PAGES if page.group)
    parts = []
    for group in groups:
        links = "".join(_link(page, page is shown) for page in PAGES if page.group == group)
        parts.append(
            f'<h2 id="nav-{group.lower()}">{escape(group)}</h2><ul aria-labelledby="nav-{group.lower()}">{links}</ul>'
        )
    return "\n".join(parts)


def _link(to: Page, current: bool) -> str:
    mark = ' aria-current="page"' if current else ""
    sign = f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{to.icon}"/></svg>'
    return f'<li><a href="{to.path}"{mark}>{sign}<span>{escape(to.title)}</span><span class="count" data-count="{to.name}"></span></a></li>'


ROUTES = (
    *(Route("GET", page.path, _action(page), Access.PUBLIC, raw=True) for page in PAGES),
    Route("GET", "/web/{folder}/{name}", asset, Access.PUBLIC, raw=True),
)
