"""Answers found again: pairs of questions that ask the same, or not, in other words."""

from __future__ import annotations

from pathlib import Path

from companion.autofill.answers import Answer, AnswerBook
from tests.eval.table import Row

NAME = "paraphrases"
FLOORS = {"pairs/precision": 0.99, "pairs/recall": 0.85}
FILE = Path(__file__).resolve().parent.parent / "autofill" / "data" / "paraphrases.tsv"


def pairs() -> list[tuple[bool, str, str]]:
    """Label and the two questions of each pair."""
    rows = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()]
    return [(label == "same", one, other) for label, one, other in rows]


def found(one: str, other: str) -> bool:
    """Whether the answer to one question is taken for the other, asked either way."""
    return AnswerBook([Answer(1, one, "x")]).find(other) is not None


def evaluate(data: Path) -> list[Row]:
    """Precision and recall over both directions."""
    judged = [(same, found(a, b)) for same, x, y in pairs() for a, b in ((x, y), (y, x))]
    right = sum(same and hit for same, hit in judged)
    hits = sum(hit for _, hit in judged)
    same_total = sum(same for same, _ in judged)
    detail = f"{right} of {same_total} found, {hits - right} wrong, {len(judged)} directed pairs"
    return [
        Row("pairs", "precision", right / hits if hits else 1.0, detail),
        Row("pairs", "recall", right / same_total, detail),
    ]


if __name__ == "__main__":
    for same, one, other in pairs():
        if found(one, other) != same:
            print("MISSED" if same else "WRONG", one, "|", other)
    for row in evaluate(Path()):
        print(row)
