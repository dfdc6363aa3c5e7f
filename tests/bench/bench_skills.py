"""Skill detection: texts a second on one core, beside bare multi-pattern search, and the time to load."""

from __future__ import annotations

import time
from collections.abc import Callable

import ahocorasick

from companion.jobmatcher.skills.detect import SkillDetector
from companion.jobmatcher.skills.taxonomy import Taxonomy
from tests.eval.table import DATA, Row

SIZE = 3300
TEXTS = 600
LIMIT = 2500


def _texts() -> list[str]:
    from tests.eval.eval_skills import texts

    folder = DATA / "postings_bulk"
    if folder.exists():
        return [text for text in texts(folder, "description") if len(text) > 500][: TEXTS * 4 : 4]
    forms = [form.text for skill in Taxonomy.load().skills.values() for form in skill.forms]
    return [" and with experience of the ".join(forms[i : i + 90]) for i in range(0, len(forms) - 90, 90)]


def texts_per_second(work: Callable[[str], object], corpus: list[str]) -> float:
    """Texts a second of processor time, the best of three rounds."""
    best = 0.0
    for _ in range(3):
        started = time.process_time()
        for text in corpus:
            work(text)
        best = max(best, len(corpus) / (time.process_time() - started))
    return best


def bare_search(taxonomy: Taxonomy) -> Callable[[str], object]:
    """The peer: a search for every form of the taxonomy and nothing else."""
    automaton = ahocorasick.Automaton()
    for form in _forms(taxonomy):
        automaton.add_word(form, 1)
    automaton.make_automaton()
    return lambda text: list(automaton.iter(text.lower()))


def _forms(taxonomy: Taxonomy) -> set[str]:
    return {form.text.lower() for skill in taxonomy.skills.values() for form in skill.forms}


def bench() -> list[Row]:
    """Rows with the limit each is held against."""
    started = time.process_time()
    taxonomy = Taxonomy.load()
    detector = SkillDetector(taxonomy)
    load = (time.process_time() - started) * 1000
    corpus = _texts()
    for text in corpus:
        detector.find(text)
    size = sum(map(len, corpus)) / len(corpus) / SIZE
    bare = texts_per_second(bare_search(taxonomy), corpus) * size
    found = texts_per_second(detector.find, corpus) * size
    return [
        Row("skills", "load_ms", load, f"limit 150, {len(_forms(taxonomy))} forms"),
        Row("skills", "texts_per_second", found, f"limit {LIMIT}, 3.3 kB each, one core"),
        Row("skills", "bare_search_per_second", bare, "the same forms, nothing but string search"),
    ]
