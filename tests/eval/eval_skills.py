"""Skill detection against labelled sentences (SkillSpan) and real postings and resumes."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from companion.jobmatcher.skills.detect import ASKED, SkillDetector
from tests.eval.table import Row

NAME = "skills"
FLOORS: dict[str, float] = {
    "skillspan_train_tech/recall": 0.81,
    "skillspan_train_tech/recall_exact": 0.60,
    "skillspan_train_tech/precision": 0.76,
    "skillspan_train_house/recall": 0.66,
    "skillspan_train_house/recall_exact": 0.41,
    "skillspan_train_house/precision": 0.69,
    "skillspan_dev_tech/recall": 0.78,
    "skillspan_dev_tech/recall_exact": 0.60,
    "skillspan_dev_tech/precision": 0.75,
    "skillspan_dev_house/recall": 0.71,
    "skillspan_dev_house/recall_exact": 0.47,
    "skillspan_dev_house/precision": 0.65,
    "postings_bulk/five_skills": 0.96,
    "resumes/five_skills": 0.93,
}

Span = tuple[int, int]


@dataclass
class Score:
    """Counts over the sentences of one source."""

    spans: int = 0
    overlapped: int = 0
    exact: int = 0
    found: int = 0
    right: int = 0
    misses: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)


def spans_of(tags: list[str]) -> list[Span]:
    """(first, last + 1) token positions of each BIO span."""
    spans: list[Span] = []
    for i, tag in enumerate(tags):
        if tag[0] == "B" or (tag[0] == "I" and (i == 0 or tags[i - 1] == "O")):
            spans.append((i, i + 1))
        elif tag[0] == "I":
            spans[-1] = (spans[-1][0], i + 1)
    return spans


def _lines(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def skillspan(detector: SkillDetector, path: Path) -> dict[str, Score]:
    """Scores by source. Recall is of knowledge spans, precision against knowledge or skill spans."""
    scores: dict[str, Score] = {}
    for row in _lines(path):
        score = scores.setdefault(row["source"], Score())
        tokens: list[str] = row["tokens"]
        text = " ".join(tokens)
        starts: list[int] = []
        position = 0
        for token in tokens:
            starts.append(position)
            position += len(token) + 1
        gold = [(starts[a], starts[b - 1] + len(tokens[b - 1])) for a, b in spans_of(row["tags_knowledge"])]
        skill = [(starts[a], starts[b - 1] + len(tokens[b - 1])) for a, b in spans_of(row["tags_skill"])]
        found = [m for m in detector.find(text) if m.confidence >= ASKED]
        _count(score, text, gold, gold + skill, [(m.start, m.end) for m in found])
    return scores


def _count(score: Score, text: str, gold: list[Span], accepted: list[Span], found: list[Span]) -> None:
    for a, b in gold:
        score.spans += 1
        if any(s < b and a < e for s, e in found):
            score.overlapped += 1
            score.exact += _trim(text, a, b) in {_trim(text, s, e) for s, e in found}
        else:
            score.misses[text[a:b].lower()] += 1
    for s, e in found:
        score.found += 1
        if any(s < b and a < e for a, b in accepted):
            score.right += 1
        else:
            score.alarms[text[s:e].lower()] += 1


def _trim(text: str, start: int, end: int) -> Span:
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in "+#"):
        end -= 1
    while start < end and not (text[start].isalnum() or text[start] == "."):
        start += 1
    return start, end


def texts(folder: Path, key: str) -> list[str]:
    """The texts of every line of every file of `folder`."""
    return [row[key] for path in sorted(folder.glob("*.jsonl")) for row in _lines(path)]


def evaluate(data: Path) -> list[Row]:
    """Rows for SkillSpan by part and source, and coverage of postings and resumes."""
    detector = SkillDetector.load()
    rows: list[Row] = []
    for part in ("train", "dev", "test"):
        path = data / "skills" / f"skillspan_{part}.jsonl"
        if not path.exists():
            continue
        for source, score in sorted(skillspan(detector, path).items()):
            name = f"skillspan_{part}_{source}"
            seen = f"{score.overlapped} of {score.spans} spans"
            rows.append(Row(name, "recall", score.overlapped / score.spans, seen))
            rows.append(Row(name, "recall_exact", score.exact / score.spans, f"{score.exact} with both ends"))
            rows.append(Row(name, "precision", score.right / score.found, f"{score.right} of {score.found} found"))
    for name, key in (("postings_bulk", "description"), ("resumes", "text")):
        if (data / name).exists():
            counts = [len({m.skill for m in detector.find(t)}) for t in texts(data / name, key)]
            rows.append(Row(name, "five_skills", sum(c >= 5 for c in counts) / len(counts), f"{len(counts)} texts"))
    return rows


_TERM = re.compile(r"[A-Za-z][\w+#&'’-]*")


def uncovered(detector: SkillDetector, corpus: list[str], words: int) -> Counter[str]:
    """In how many texts each run of `words` words stands that touches no mention."""
    counts: Counter[str] = Counter()
    for text in corpus:
        free = list(text)
        for mention in detector.find(text):
            free[mention.start : mention.end] = "|" * (mention.end - mention.start)
        seen: set[str] = set()
        for part in re.split(r"[^\w+#&'’\- ]|\||\n", "".join(free)):
            terms = _TERM.findall(part.lower())
            seen.update(" ".join(terms[i : i + words]) for i in range(len(terms) - words + 1))
        counts.update(seen)
    return counts


def commonest(data: Path) -> Iterator[tuple[str, Counter[str]]]:
    """What to add and what to doubt: misses and false alarms by source, and frequent words that belong to no skill."""
    detector = SkillDetector.load()
    for part in ("train", "dev"):
        path = data / "skills" / f"skillspan_{part}.jsonl"
        for source, score in sorted(skillspan(detector, path).items()) if path.exists() else ():
            yield f"{part} {source}, misses", score.misses
            yield f"{part} {source}, false alarms", score.alarms
    for name, key in (("postings_bulk", "description"), ("resumes", "text")):
        if (data / name).exists():
            for words in (1, 2):
                yield f"{name}, in no skill", uncovered(detector, texts(data / name, key), words)
