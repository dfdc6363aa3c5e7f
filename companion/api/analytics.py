"""The analytics' routes: metrics, times, pipeline, calendar, what changed."""

from __future__ import annotations

from companion.analytics.messages import (
    ActivityReply,
    ActivityRequest,
    AnalyticsRequest,
    BreakdownReply,
    BreakdownRequest,
    CalendarReply,
    CalendarRequest,
    ChangesReply,
    ChangesRequest,
    FunnelReply,
    FunnelRequest,
    PredictionReply,
    PredictionRequest,
    ResponseTimesReply,
    ResponseTimesRequest,
    SankeyReply,
    SilentReply,
    SilentRequest,
    SummaryReply,
    VisitReply,
    VisitRequest,
)
from companion.api.access import Access
from companion.api.routes import Call, Route


async def analytics_summary(call: Call, query: AnalyticsRequest) -> SummaryReply:
    """The search at a glance: counts by status, rates with their intervals, what waits."""
    return await call.house.analytics.metrics.summary(query.user)


async def analytics_funnel(call: Call, query: FunnelRequest) -> FunnelReply:
    """How many applications came how far; of all, or of one group."""
    return await call.house.analytics.metrics.funnel(query)


async def analytics_sankey(call: Call, query: AnalyticsRequest) -> SankeyReply:
    """The pipeline as flows between stages, to where each application stands."""
    return await call.house.analytics.metrics.sankey(query.user)


async def analytics_breakdown(call: Call, query: BreakdownRequest) -> BreakdownReply:
    """Rates and times by source, ATS, company, role, score band, resume, workplace or week."""
    return await call.house.analytics.metrics.breakdown(query)


async def analytics_response_times(call: Call, query: ResponseTimesRequest) -> ResponseTimesReply:
    """Time to the first response and at each stage, with those that still wait."""
    return await call.house.analytics.metrics.response_times(query)


async def analytics_activity(call: Call, query: ActivityRequest) -> ActivityReply:
    """What happened in each of the last weeks."""
    return await call.house.analytics.metrics.activity(query)


async def analytics_silent(call: Call, query: SilentRequest) -> SilentReply:
    """Applications that wait for an answer too long."""
    return await call.house.analytics.metrics.silent(query)


async def analytics_prediction(call: Call, query: PredictionRequest) -> PredictionReply:
    """How likely a response and an interview are, with reasons and the model's own calibration."""
    return await call.house.analytics.forecast.predict(query)


async def analytics_calendar(call: Call, query: CalendarRequest) -> CalendarReply:
    """Interviews, follow-ups and last days."""
    return await call.house.analytics.agenda.calendar(query)


async def analytics_changes(call: Call, query: ChangesRequest) -> ChangesReply:
    """What happened since the last visit, or since an event."""
    return await call.house.analytics.agenda.changes(query)


async def analytics_visit(call: Call, body: VisitRequest) -> VisitReply:
    """The person has seen what happened up to an event."""
    return await call.house.analytics.agenda.visit(body)


ROUTES = (
    Route("GET", "/api/analytics/summary/", analytics_summary, Access.PAIRED),
    Route("GET", "/api/analytics/funnel/", analytics_funnel, Access.PAIRED),
    Route("GET", "/api/analytics/sankey/", analytics_sankey, Access.PAIRED),
    Route("GET", "/api/analytics/breakdown/", analytics_breakdown, Access.PAIRED),
    Route("GET", "/api/analytics/response-times/", analytics_response_times, Access.PAIRED),
    Route("GET", "/api/analytics/activity/", analytics_activity, Access.PAIRED),
    Route("GET", "/api/analytics/silent/", analytics_silent, Access.PAIRED),
    Route("GET", "/api/analytics/prediction/", analytics_prediction, Access.PAIRED),
    Route("GET", "/api/analytics/calendar/", analytics_calendar, Access.PAIRED),
    Route("GET", "/api/analytics/changes/", analytics_changes, Access.PAIRED),
    Route("POST", "/api/analytics/visit/", analytics_visit, Access.PAIRED),
)
