"""Fields in wordings that were written down before the tables were looked at: right, left open, wrong.

Left open is a question asked once; wrong is a lie in somebody's application. `python -m tests.eval.eval_blind_wordings`
lists both.

The first file was measured at 280 of 335 right and 45 wrong before anything was changed for it, the second at 96 of 128 right
and 30 wrong after the first had been learnt from, and at 13 wrong once unexplained words counted. The third (254 fields of application forms, with names and headings) was measured
at 233 right, 15 left open and 6 wrong before anything was changed for it, the fourth (87) after that at 77 right, 8 left open
and 2 wrong, the fifth (70, in Dutch, Polish, Portuguese, Italian and Swedish for the most part) after that at 60 right, 9 left
open and 1 wrong, none of them sensitive. The sixth and seventh are 165 wordings dealt into two halves: 149 right, 15 left open and
1 wrong (the European Union in Spanish) before anything was changed; after learning from the sixth alone, the seventh stood at 75
of 83 right, 7 left open and that 1 wrong, and 39 of the 46 it can answer were answered. On wordings seen by nobody expect about
that, not what the floors say. The eighth (63) was taught by 94 pages of other people's application, registration and checkout
forms: written after those had been learnt from, it stands for what they ask that no file here had asked. The code before
had 22 right, 19 left open and 22 wrong, almost all of the wrong ones somebody else's data and numbers of cards and papers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from companion.contracts import FileValue, Posting
from tests.autofill.build import field, item
from tests.eval.eval_forms import APPLICANT, DEMOGRAPHICS
from tests.eval.table import Row

NAME = "blind wordings"
SENSITIVE = ("authorisation", "pay", "selfid")
FLOORS = {
    "all/right": 0.99,
    **{f"{category}/right": 0.95 for category in SENSITIVE},
    **{f"max:{category}/wrong": 0.0 for category in SENSITIVE},
    "max:all/wrong": 2.0,
}
FOLDER = Path(__file__).resolve().parent.parent / "autofill" / "data"
FILES = (
    "blind_wordings.tsv",
    "blind_wordings_2.tsv",
    "blind_wordings_3.tsv",
    "blind_wordings_4.tsv",
    "blind_wordings_5.tsv",
    "blind_wordings_6.tsv",
    "blind_wordings_7.tsv",
    "blind_wordings_8.tsv",
)
PHONE = frozenset({"+1 415-555-2671", "(415) 555-2671", "+14155552671", "4155552671", "415-555-2671"})
PERSON = APPLICANT.model_copy(
    update={"applicant": APPLICANT.applicant.model_copy(update={"demographics": DEMOGRAPHICS})}
)
POSTING = Posting(title="Data Engineer", company="Acme", locations=["San Francisco, CA, United States"])


@dataclass(frozen=True)
class Wording:
    """One field and what may stand in it; nothing when `want` is empty. `optional`: open is as good."""

    category: str
    want: frozenset[str]
    kind: str
    label: str
    options: tuple[str, ...]
    optional: bool
    texts: dict[str, str]
    """What else could name the field, by its name in `FieldTexts`."""


def wordings() -> list[Wording]:
    """The set, in the order it was written."""
    lines = [line for name in FILES for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()[1:]]
    rows = [line.split("\t") for line in lines]
    return [
        Wording(
            category,
            _wanted(want.removeprefix("?")),
            kind,
            label,
            tuple(filter(None, options.split(";"))),
            want.startswith("?"),
            dict(text.split("=", 1) for text in texts[0].split(";") if text) if texts else {},
        )
        for category, want, kind, label, options, *texts in rows
    ]


def _wanted(want: str) -> frozenset[str]:
    if want == "*tel":
        return PHONE
    return frozenset() if want == "-" else frozenset(want.split(";"))


def judge(wording: Wording) -> tuple[str, str]:
    """ "right", "open" or "wrong", and what was planned."""
    asked = field(wording.label, wording.kind, wording.options, required=True, **wording.texts)
    planned = item(asked, profile=PERSON, posting=POSTING)
    if planned is None:
        return ("open" if wording.want and not wording.optional else "right"), ""
    found = planned.value.name if isinstance(planned.value, FileValue) else planned.value
    value = ";".join(found) if isinstance(found, list) else str(found)
    return ("right" if value in wording.want else "wrong"), f"{planned.source} {planned.value!r}"


def evaluate(data: Path) -> list[Row]:
    """Rows for `make eval`."""
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    for wording in wordings():
        verdict, _ = judge(wording)
        for category in (wording.category, "all"):
            tallies[category][verdict] += 1
    rows = []
    for category, tally in tallies.items():
        detail = f"{tally['right']} right, {tally['open']} left open, {tally['wrong']} wrong of {tally.total()}"
        rows += [
            Row(category, "right", tally["right"] / tally.total(), detail),
            Row(category, "wrong", float(tally["wrong"])),
        ]
    return rows


if __name__ == "__main__":
    for wording in wordings():
        verdict, planned = judge(wording)
        if verdict != "right":
            print(
                f"{verdict.upper():5} {wording.category:13} {wording.label[:90]} want={sorted(wording.want)[:1]} {planned}"
            )
    for row in evaluate(Path()):
        print(row)
