"""What may stand between a posting and its confirmation, as data: one record for each posting.

A posting has its conditions from its file (`data/<slug>.json`, "conditions") or from a test (`EmployersSite.set`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Place = Literal["posting", "form", "submit", "answer"]
"""Where trouble strikes: `submit` before the application is noted, `answer` after."""
Trouble = Literal["hang", "reset", "error", "loop"]
Nuisance = Literal["alert", "confirm", "beforeunload", "download", "geolocation", "notifications", "memory"]


@dataclass(frozen=True)
class Conditions:
    """Everything off is the plain way: posting, form, submit, confirmation in the vendor's own manner."""

    account_wall: bool = False
    """The form is shown only to who signed in or made an account."""
    manual_choice: bool = False
    """Apply leads to a choice first: autofill with a resume, apply manually, use the last application."""
    new_tab: Literal["", "link", "script"] = ""
    """Apply opens the form in a new tab."""
    embedded: bool = False
    """The employer's own site shows the posting, with the vendor's form in a frame from another site."""
    captcha: Literal["", "form", "submit"] = ""
    """A challenge a person sees: from the start, or once they press submit."""
    email_code: bool = False
    """After submit the server asks for a code that it sends by mail (`EmployersSite.codes`)."""
    slow_s: float = 0.0
    """Seconds the server takes to confirm; the application is noted before."""
    confirmation: Literal["", "address", "in_place"] = ""
    """How success is shown; empty for the vendor's own way."""
    refuse_duplicates: bool = False
    """A second application of the same person is refused. Otherwise it is taken, and counted."""
    closed: Literal["", "posting", "submit"] = ""
    """The posting is closed already, or closes before the application arrives."""
    refuses: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Field -> (pattern, message): the server objects with the message while the value does not fit the pattern."""
    trouble: Mapping[Place, Trouble] = field(default_factory=dict)
    """The server never answers, cuts the connection, answers 500, or redirects in a circle."""
    nuisances: tuple[Nuisance, ...] = ()
    """What the form's page does beside: dialogs, a download, asking for permissions, eating memory."""

    def in_page(self) -> dict[str, Any]:
        """What the page's own script has to know; empty when there is nothing."""
        told = {
            "captcha": self.captcha,
            "newTab": self.new_tab if self.new_tab == "script" else "",
            "nuisances": list(self.nuisances),
        }
        return {name: value for name, value in told.items() if value}

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def read_conditions(found: Mapping[str, Any]) -> Conditions:
    """From a posting's file. Raises TypeError for a name that is none."""
    lists = {name: tuple(value) if isinstance(value, list) else value for name, value in found.items()}
    return Conditions(**lists)
