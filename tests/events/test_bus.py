"""The bus: never waits, drops who is slow, lets them resume; and the vocabulary is documented."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from companion.contracts import Event
from companion.events import PAGE, VOCABULARY, EventBus, SlowListener


class MemoryLog:
    """Stored events, without a database."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def add(self, user: int = 1) -> Event:
        now = datetime(2026, 1, 1, tzinfo=UTC)
        event = Event(seq=len(self.events) + 1, type="x", at=now, user=user, data={})
        self.events.append(event)
        return event

    async def after(self, seq: int, user: int | None, limit: int) -> list[Event]:
        return [e for e in self.events if e.seq > seq and user in (None, e.user)][:limit]

    async def newest(self) -> int:
        return len(self.events)


async def test_a_slow_listener_is_dropped_and_resumes_without_loss() -> None:
    log = MemoryLog()
    bus = EventBus(log, queue_limit=3)
    slow, quick = bus.subscribe(), bus.subscribe()
    for _ in range(3):
        bus.publish([log.add()])
    first = aiter(quick)
    seen_quick = [(await anext(first)).seq for _ in range(3)]
    bus.publish([log.add()])
    seen_quick.append((await anext(first)).seq)
    with pytest.raises(SlowListener):
        async for _ in slow:
            pass
    again = aiter(bus.subscribe(after=0))
    assert [(await anext(again)).seq for _ in range(4)] == seen_quick == [1, 2, 3, 4]


@pytest.mark.parametrize("stored", [0, 1, PAGE - 1, PAGE, PAGE + 1, 2 * PAGE + 7])
async def test_catching_up_joins_the_live_stream_without_gap_or_repeat(stored: int) -> None:
    log = MemoryLog()
    bus = EventBus(log)
    for _ in range(stored):
        log.add()
    listener = bus.subscribe(after=0)
    bus.publish([log.add()])
    events = aiter(listener)
    seen = [(await anext(events)).seq for _ in range(stored + 1)]
    bus.publish([log.add()])
    seen.append((await anext(events)).seq)
    assert seen == list(range(1, stored + 3))


async def test_listeners_get_only_their_user() -> None:
    log = MemoryLog()
    bus = EventBus(log)
    events = aiter(bus.subscribe(user=2, after=0))
    bus.publish([log.add(1), log.add(2)])
    assert (await anext(events)).user == 2


async def test_closing_the_bus_ends_every_stream() -> None:
    bus = EventBus(MemoryLog())
    listeners = [bus.subscribe() for _ in range(3)]
    bus.close()
    for listener in listeners:
        assert [event async for event in listener] == []


def test_every_word_says_when_it_happens_and_what_it_carries() -> None:
    for name, kind in VOCABULARY.items():
        assert name == kind.name
        assert name.count(".") == 1
        assert kind.when
        assert all(kind.data.values())
