"""Predictions for applications and postings, from the user's own history."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from datetime import timedelta

from companion.analytics.facts import RESPONSES, UNKNOWN, Facts
from companion.analytics.messages import (
    Prediction,
    PredictionBin,
    PredictionReason,
    PredictionReply,
    PredictionRequest,
)
from companion.analytics.prediction import (
    LEAST,
    LEAST_EACH,
    QUESTIONS,
    Example,
    Model,
    Question,
    Reason,
    Target,
    fit,
)
from companion.analytics.reports import share
from companion.analytics.service import Analytics, GroupUnknown, TakeScore
from companion.clock import Clock
from companion.store.analytics import AnalyticsStore, AppliedScore

CIRCUMSTANCES = frozenset({"source", "ats", "workplace"})
"""Groups that a prediction may rest on; an employer or a week is not one: too few of each."""


class Forecast:
    """Fits a model when its history has changed, off the event loop; keeps the newest of each."""

    def __init__(self, analytics: Analytics, store: AnalyticsStore, take_score: TakeScore, clock: Clock) -> None:
        self._analytics = analytics
        self._store = store
        self._take_score = take_score
        self._clock = clock
        self._models: dict[tuple[int, Target], tuple[list[Example], Model]] = {}

    async def predict(self, asked: PredictionRequest) -> PredictionReply:
        """For an application, a posting, or in general. Raises GroupUnknown."""
        if asked.application is not None and asked.posting is not None:
            raise GroupUnknown("give an application or a posting, not both")
        features = await self._asked(asked)
        predictions = {}
        for target, question in QUESTIONS.items():
            model = await self._model(asked.user, question)
            predictions[target] = _shown(model, features)
        return PredictionReply(response=predictions["response"], interview=predictions["interview"])

    async def prepare(self, user: int) -> None:
        """Fit what is not fitted yet, so that nobody who looks waits for it."""
        for question in QUESTIONS.values():
            await self._model(user, question)

    async def _asked(self, asked: PredictionRequest) -> dict[str, float]:
        if asked.application is not None:
            facts = (await self._analytics.state(asked.user)).metrics.facts.get(asked.application)
            scores = await self._store.applied_scores(asked.user, [asked.application])
            return {} if facts is None else dict(_features(facts, scores.get(asked.application)))
        if asked.posting is not None:
            score = await self._take_score(asked.user, 0, asked.posting)
            return {} if score is None else dict(_of_score(score))
        return {}

    async def _model(self, user: int, question: Question) -> Model:
        examples = await self._examples(user, question)
        known = self._models.get((user, question.target))
        if known is None or known[0] != examples:
            model = await asyncio.to_thread(fit, question, examples)
            known = self._models[user, question.target] = examples, model
        return known[1]

    async def _examples(self, user: int, question: Question) -> list[Example]:
        """Applications old enough for the question, whatever became of them."""
        facts = (await self._analytics.state(user)).metrics.facts
        scores = await self._store.applied_scores(user)
        within = timedelta(days=question.within_days)
        now = self._clock.now()
        old = [
            one for one in sorted(facts.values(), key=lambda one: one.id)
            if one.started is not None and one.start_known and now - one.started >= within
        ]  # fmt: skip
        features = [dict(_features(one, scores.get(one.id))) for one in old]
        names = {name for some in features for name in some}
        return [
            Example(_complete(some, names), _happened(one, question, within))
            for one, some in zip(old, features, strict=True)
        ]


def _complete(features: dict[str, float], names: Iterable[str]) -> dict[str, float]:
    """A circumstance that another application has and this one has not is a no, not an unknown."""
    return {**{name: 0.0 for name in names if name.partition(":")[0] in CIRCUMSTANCES}, **features}


def _happened(facts: Facts, question: Question, within: timedelta) -> bool:
    wanted = RESPONSES if question.target == "response" else {"interview", "offer", "accepted"}
    first = min((at for status, at in facts.reached if status in wanted), default=None)
    return first is not None and facts.started is not None and first - facts.started <= within


def _features(facts: Facts, score: AppliedScore | None) -> Iterator[tuple[str, float]]:
    for name, value in facts.groups:
        if name in CIRCUMSTANCES and value != UNKNOWN:
            yield f"{name}:{value}", 1.0
    if score is not None:
        yield from _of_score(score)


def _of_score(score: AppliedScore) -> Iterator[tuple[str, float]]:
    yield "score", score.score / 100
    yield "blockers", min(1.0, float(score.blockers))
    for name, value in score.components.items():
        yield f"part:{name}", value


def _shown(model: Model, asked: dict[str, float]) -> Prediction:
    features = _complete(asked, model.names) if asked else {}
    probability, reasons = model.predict(features)
    question, quality = model.question, model.quality
    return Prediction(
        target=question.target, within_days=question.within_days, probability=probability, enough=model.enough,
        note=_note(model), prior_rate=question.prior_rate, prior_weight=question.prior_weight,
        observed=share(model.happened, model.examples),
        log_loss=quality.log_loss if quality else None, base_log_loss=quality.base_log_loss if quality else None,
        bins=[PredictionBin(said=one.said, came=share(one.came, one.of)) for one in quality.bins] if quality else [],
        reasons=[PredictionReason(label=_label(one), **vars(one)) for one in reasons],
    )  # fmt: skip


def _note(model: Model) -> str:
    """What the number rests on, in a sentence."""
    if model.quality is None:
        return (
            f"Too little data: {model.examples} applications are old enough, {model.happened} with a positive outcome; "
            f"{LEAST} are needed, {LEAST_EACH} of each outcome. The figure is your rate so far, drawn towards a cautious guess."
        )
    if not model.quality.useful:
        return "Nothing known of an application tells it apart yet: the figure is your rate so far."
    return f"Learned from {model.examples} applications; better than the plain rate on those it had not seen."


def _label(reason: Reason) -> str:
    """What of the application counts, as it is: what it is not is said so, and a part of the score against the average."""
    kind, _, name = reason.feature.partition(":")
    if kind in CIRCUMSTANCES:
        words = {"source": "heard of: ", "ats": "applied through ", "workplace": ""}[kind] + name.replace("_", " ")
        return words if reason.value > reason.average else f"not {words}"
    side = "above" if reason.value > reason.average else "below"
    return f"{f'score: {name}' if name else kind} {side} your average".replace("_", " ")
