"""A board of postings: put, changed, settled, rescored, stored and loaded again."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from companion.contracts import ExperienceYears, Posting, SkillRequirement
from companion.jobmatcher.lazy import LazyMatcher
from companion.jobmatcher.learning.card import with_learning
from companion.jobmatcher.learning.features import features_of
from companion.jobmatcher.learning.model import Learned
from companion.jobmatcher.ranking.block import build_block, join_blocks, select_rows
from companion.jobmatcher.ranking.board import Board, Reaction, from_store, sheet_of
from companion.jobmatcher.ranking.tools import Tools
from companion.jobmatcher.score.titles import TitleMatcher
from tests.jobmatcher.ranking.bulk import people

TODAY = date(2026, 11, 24)
ENGINEER = people()[0]


def posting(number: int) -> Posting:
    names = ["Python", "PostgreSQL", "Docker", "Kubernetes", "Excel", "Leadership"]
    skills = [
        SkillRequirement(
            name=names[(number + step) % 6], category="tools", required=step % 2 == 0, years=4.0 if step == 1 else None,
            alternatives=1 if step in (2, 3) else None,
        )
        for step in range(number % 5)
    ]  # fmt: skip
    return Posting(
        title=["Backend Engineer", "Nurse", None, "Data Engineer"][number % 4],
        company=f"Employer {number % 7}",
        locations=[["Richmond, VA"], ["Berlin, Germany"], []][number % 3],
        workplace=[None, "remote", "onsite"][number % 3],
        seniority=[None, "senior"][number % 2],
        skills=skills,
        experience_years=ExperienceYears(min=float(number % 9)) if number % 2 else None,
    )


@pytest.fixture(scope="module")
def tools() -> Tools:
    return Tools([], LazyMatcher().scorer())


def put(board: Board, tools: Tools, numbers: dict[int, Posting]) -> None:
    person = tools.scorer.person(ENGINEER, TODAY)
    for id_, one in numbers.items():
        board.put(id_, tools.compile(one, "lever"), tools.scorer.score_facts(one, person).score)
    board.settle()


def rescore(board: Board, tools: Tools, version: int = 1) -> None:
    board.take(*board.rescore(tools.arithmetic, tools.taste, tools.scorer.person(ENGINEER, TODAY)), version)


def test_blocks_taken_apart_and_joined_are_the_same_numbers(tools: Tools) -> None:
    records = [tools.compile(posting(number), None) for number in range(40)]
    whole = build_block(range(40), records)
    keep = np.arange(40) % 3 != 1
    parts = join_blocks(select_rows(whole, keep), select_rows(whole, ~keep))
    person = tools.scorer.person(ENGINEER, TODAY)
    order = np.argsort(parts.ids)
    assert (
        tools.arithmetic.score(parts, person).tenths[order].tolist()
        == tools.arithmetic.score(whole, person).tenths.tolist()
    )


def test_a_rescore_of_unchanged_postings_moves_nothing(tools: Tools) -> None:
    board = Board()
    put(board, tools, {number: posting(number) for number in range(60)})
    move = board.take(*board.rescore(tools.arithmetic, tools.taste, tools.scorer.person(ENGINEER, TODAY)), 1)
    assert (move.postings, move.changed, move.top) == (60, 0, [])


def test_a_changed_posting_takes_the_place_of_the_old(tools: Tools) -> None:
    board = Board()
    put(board, tools, {number: posting(number) for number in range(10)})
    before = board.score_of(1)
    put(board, tools, {1: posting(0), 11: posting(11)})
    assert sorted(board.block.ids.tolist()) == [*range(10), 11]
    assert board.score_of(1) == board.score_of(0) != before


def test_another_person_moves_scores_and_the_largest_moves_are_named(tools: Tools) -> None:
    board = Board()
    put(board, tools, {number: posting(number) for number in range(60)})
    nurse = tools.scorer.person(people()[1], TODAY)
    move = board.take(*board.rescore(tools.arithmetic, tools.taste, nurse), 2)
    distances = [abs(new - (old or 0)) for _, old, new in move.top]
    assert move.changed > 30
    assert len(distances) == 10
    assert distances == sorted(distances, reverse=True)
    assert board.score_of(move.top[0][0]) == move.top[0][2]


def test_what_was_stored_is_loaded_with_newer_scores_over_it(tools: Tools) -> None:
    board = Board()
    put(board, tools, {number: posting(number) for number in range(1, 30)})
    sheet = sheet_of(board.block, board.tenths)
    records = [tools.compile(posting(number), "lever") for number in range(1, 31)]
    again = from_store(range(1, 31), records, {7: 12.5}, sheet)
    assert again.score_of(7) == 12.5
    assert again.score_of(30) is None
    assert [again.score_of(number) for number in range(8, 30)] == [board.score_of(number) for number in range(8, 30)]


def test_learning_on_columns_is_learning_on_the_card(tools: Tools) -> None:
    board = Board()
    put(board, tools, {number: posting(number) for number in range(60)})
    for number in (1, 7, 13, 19, 25, 31):
        board.react(number, Reaction("saved", ""))
    for number in (0, 2, 4, 6, 8, 10):
        board.react(number, Reaction("dismissed", "place"))
    rescore(board, tools)
    assert board.learned.reactions == 12
    person, titles = tools.scorer.person(ENGINEER, TODAY), TitleMatcher()
    moved = 0
    for number in range(60):
        card = tools.scorer.score_facts(posting(number), person)
        features = features_of(posting(number), card.components, titles, tools.scorer.gazetteer)
        after = with_learning(card, features, board.learned)
        assert board.score_of(number) == pytest.approx(after.score, abs=0.1001)
        assert sum(part.contribution for part in after.components) == pytest.approx(after.score, abs=1e-9)
        if after.score != card.score:
            moved += 1
            shown = next(part for part in after.components if part.name == "learned")
            assert shown.reason.startswith("From your 12 reactions so far")
    assert moved > 30


def test_forgetting_gives_the_scores_of_before(tools: Tools) -> None:
    board = Board()
    put(board, tools, {number: posting(number) for number in range(30)})
    before = board.tenths.tolist()
    for number in range(12):
        board.react(number, Reaction("applied", ""))
    rescore(board, tools)
    assert board.tenths.tolist() != before
    board.forget()
    rescore(board, tools)
    assert board.tenths.tolist() == before
    assert board.learned == Learned()
    assert board.reactions[3].kind == "applied"
