"""Learn what each sign of an employer is worth: `python -m tests.training.mail.employers` writes `data/employers.tsv`.

A conditional logit over the candidates of each of the house's own mails, "none of them" among them. What the mails do not
tell apart stays as it was first judged (`FIRST`), and nothing moves far from it without need: the mails' employers are few.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from companion.jobtracker.mail import companies
from companion.jobtracker.mail.employer_names import plain_company, spelled_alike
from companion.jobtracker.mail.message import read_message
from companion.jobtracker.mail.senders import SenderBook
from companion.jobtracker.mail.titles import find_title
from tests.jobtracker.mail.mail_set import LEARNT, mails_of
from tests.training.mail.inputs import fingerprint

FIRST: dict[str, float] = {
    "any": -1.0,
    "sent to": 1.6, "sent to elsewhere": 1.6, "items sent": 1.6, "has decided": 1.6, "invites": 1.6, "on behalf": 1.6,
    "thanks from": 1.2, "applied to": 1.4, "job at": 1.8, "works at": 1.0, "talks with": 1.0, "was at": -1.5,
    "somebody from": 1.4, "its team": 1.4, "its application": 1.2, "beside": 0.8, "with": 0.2, "team of": 1.2, "interest in elsewhere": 1.2,
    "with suffix": 1.0, "kind of firm": 1.2, "with elsewhere": 0.9, "labelled far": 1.6, "its staff": 1.4, "applied far": 1.2,
    "of far": 1.2, "joined far": 1.2, "bracketed": 1.0, "behind the job": 3.2, "labelled": 4.5, "sender's name": 2.2,
    "in the sender's name": 2.2, "sender's bare name": 0.4, "as its domain": 1.6, "domain alone": 0.3, "told of": 1.4,
    "in brackets": 1.2, "board's line": 1.5, "footer": 1.0, "end of ATS's subject": 1.0, "end of subject": 0.4,
    "subject begins": 0.3, "signed": 1.0, "signed in a role": 1.8, "signed as a firm": 2.4, "signed as a team": 1.2,
    "signed last": 1.8, "line of the signature": 0.5, "is the domain": 1.6, "holds the domain": 2.2,
    "part of the domain": 2.0, "words of the domain": 1.8, "initials of the domain": 1.2, "strange to the domain": -0.2,
    "is the sender's name": 0.8, "in the sender's name too": 0.5, "goes on": -4.0, "long": -0.8, "is the service": -2.5,
    "is the writer": -3.0, "has a role": -2.0, "only sends": -2.5, "one of several": -2.0, "not whose domain it is": -2.5, "in the title": -3.0, "no domain": 0.0, "is addressed": -1.5, "has a job's word": -1.2,
}  # fmt: skip
"""What each sign was first judged to be worth; its shortened form is worth `CUT` of that."""
CUT = 0.4
HELD = 0.5
"""How strongly weights are held to what was first judged."""


@dataclass(frozen=True)
class Choice:
    """The candidates of one mail, and which of them are right (none: nothing to be named)."""

    rows: npt.NDArray[np.float64]
    right: npt.NDArray[np.bool_]
    share: float


def first(known: str) -> float:
    """The weight that something known of a candidate begins with."""
    return FIRST[known.removesuffix(", cut")] * (CUT if known.endswith(", cut") else 1.0)


def names() -> list[str]:
    """Everything that can be known of a candidate."""
    signs = [
        known
        for known in FIRST
        if not known.startswith(("any", "goes", "long", "is ", "has a", "no ", "only ", "one ", "not ", "in the title"))
    ]
    return [*FIRST, *(f"{sign}, cut" for sign in signs if "domain" not in sign and sign not in companies.SURE_SIGNS)]


def choices(halves: tuple[str, ...] = LEARNT) -> Iterator[Choice]:
    """One for each of the house's mails that tells an employer; all of one template count as one and a half."""
    senders, number = SenderBook.load(), {name: at for at, name in enumerate(names())}
    mails = [mail for half in halves for mail in mails_of(half) if mail.company]
    alike = Counter(mail.name.rsplit("-", 2)[0] for mail in mails)
    for mail in mails:
        message = read_message(mail.raw)
        found = companies.candidates(message, senders, find_title(message.subject, message.body))
        rows = np.zeros((len(found), len(number)))
        for row, one in zip(rows, found, strict=True):
            for known, count in one.known.items():
                if known in number:
                    row[number[known]] = 1.5 if count > 1 else 1.0
        same = [plain_company(one.name) == plain_company(mail.company or "") for one in found]
        # As its address spells it, where nothing else does: the application that it belongs to tells it apart.
        right = np.array(
            same if any(same) else [spelled_alike(one.name, mail.company or "") for one in found], dtype=bool
        )
        yield Choice(rows, right, 1.5 / alike[mail.name.rsplit("-", 2)[0]])


def fitted(learnt: list[Choice]) -> npt.NDArray[np.float64]:
    """The weights, in the order of `names`."""
    start = np.array([first(known) for known in names()])

    def lost(weights: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        loss, slope = HELD * float(((weights - start) ** 2).sum()), 2 * HELD * (weights - start)
        for one in learnt:
            scores = np.append(one.rows @ weights, 0.0)
            grown = np.exp(scores - scores.max())
            chances = grown / grown.sum()
            right = np.append(one.right, not one.right.any())
            wanted = np.where(right, chances, 0.0) / chances[right].sum()
            loss -= one.share * float(np.log(chances[right].sum()))
            slope += one.share * ((chances - wanted)[:-1] @ one.rows)
        return loss, slope

    return np.asarray(minimize(lost, start, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x)


def right_of(weights: npt.NDArray[np.float64], asked: list[Choice]) -> float:
    """The share of mails whose employer is named rightly."""
    return float(np.mean([one.right[int(scores.argmax())] and scores.max() > 0 for one in asked
                          if len(scores := one.rows @ weights)]))  # fmt: skip


def main() -> None:
    learnt = list(choices())
    weights = fitted(learnt)
    print(f"{len(learnt)} mails; right: {right_of(weights, learnt):.3f}")
    lines = [
        f"# Written by tests/training/mail/employers.py from the inputs {fingerprint(Path(__file__))}. Weights in 1/100."
    ]
    lines += [f"{known}\t{round(weight * 100)}" for known, weight in zip(names(), weights, strict=True)]
    companies.WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
