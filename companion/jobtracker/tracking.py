"""Who is tracked, how often, and what it found: for each user and for the operator."""

from __future__ import annotations

from collections.abc import Callable

from companion.jobtracker.messages import (
    GlobalTrackingReply,
    StartTrackingRequest,
    TrackingReply,
    TrackingSettings,
    TrackingStatsReply,
)
from companion.profile.users import UserService
from companion.store.loop_runs import LoopRuns
from companion.store.tracker import Tracker


class TrackingService:
    """The switch of each user's tracking; `watching` tells which accounts are read at this moment."""

    def __init__(self, users: UserService, tracker: Tracker, runs: LoopRuns, watching: Callable[[], list[int]]) -> None:
        self._users = users
        self._tracker = tracker
        self._runs = runs
        self._watching = watching

    async def settings(self, user: int) -> TrackingSettings:
        """What this user wants."""
        return TrackingSettings.model_validate(await self._runs.tracking(user) or {})

    async def tracked_users(self) -> dict[int, TrackingSettings]:
        """Everyone whose tracking is on."""
        found = {user: await self.settings(user) for user in await self._users.numbers()}
        return {user: settings for user, settings in found.items() if settings.on}

    async def start(self, request: StartTrackingRequest) -> TrackingReply:
        """Begin, or change how often. Raises UserUnknown."""
        await self._users.need(request.user)
        given = request.model_dump(exclude={"user"}, exclude_none=True)
        settings = (await self.settings(request.user)).model_copy(update={**given, "on": True})
        await self._runs.set_tracking(request.user, settings.model_dump())
        return await self.summary(request.user)

    async def stop(self, user: int) -> TrackingReply:
        """End; what is known stays. Raises UserUnknown."""
        await self._users.need(user)
        settings = (await self.settings(user)).model_copy(update={"on": False})
        await self._runs.set_tracking(user, settings.model_dump())
        return await self.summary(user)

    async def start_global(self) -> GlobalTrackingReply:
        """Begin for everyone."""
        users = await self._users.numbers()
        for user in users:
            await self.start(StartTrackingRequest.model_validate({"user": user}))
        return GlobalTrackingReply(users=users)

    async def summary(self, user: int) -> TrackingReply:
        """Where one user's tracking stands. Raises UserUnknown."""
        await self._users.need(user)
        statuses, states, tracked = await self._tracker.counts(user)
        return TrackingReply(
            user=user,
            settings=await self.settings(user),
            tracked=tracked,
            applications=statuses,
            mails=states,
            loops=await self._runs.all(user),
        )

    async def stats(self) -> TrackingStatsReply:
        """For the operator: everyone's."""
        users = [await self.summary(user) for user in await self._users.numbers()]
        return TrackingStatsReply(users=users, watching=self._watching())
