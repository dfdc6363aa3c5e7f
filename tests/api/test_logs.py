"""Nothing private reaches a log: canary strings go in by every way there is, and are looked for in the file."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.logs import configure_logs, get_logger, release_logs
from tests.support.companion import EXTENSION, CompanionUnderTest, running_companion

CANARY = "c4n4ry-of-the-user"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    file = tmp_path / "log.jsonl"
    handlers = configure_logs(file, "debug", console=False)
    yield file
    release_logs(handlers)


async def attack(app: CompanionUnderTest) -> None:
    paired = await app.pair(name=CANARY)
    profile = {"resume": {"basics": {"name": CANARY, "email": f"{CANARY}@x.example"}}}
    await app.call("PUT", "/api/profile/", {"profile": profile}, paired.headers)
    await app.call("PUT", "/api/profile/", {"profile": {"applicant": {"over_18": CANARY}}})
    await app.call("POST", f"/api/{CANARY}/?token={CANARY}", {}, {"Referer": f"http://x/?token={CANARY}"})
    await app.call("POST", f"/api/setup/?token={CANARY}", {}, {"Authorization": f"Bearer {CANARY}"})
    await app.call("POST", "/api/setup/", {}, {"Cookie": f"companion_session={CANARY}"})
    await app.call("POST", "/api/pair/", {"code": CANARY[:8], "name": CANARY}, {"Origin": EXTENSION})
    await app.call("POST", "/api/profile/import/", {"name": f"{CANARY}.json", "base64": "e30="})
    async with app.session.post(
        app.url + "/api/setup/", data=CANARY, headers={**app.local, "Content-Type": "application/json"}
    ):
        pass
    app.companion.services.profiles.versions = fail  # type: ignore[method-assign, assignment]
    status, reply = await app.call("POST", "/api/profile/versions/", {})
    assert (status, reply["error"]) == (500, "internal")
    assert CANARY not in json.dumps(reply)


async def fail(user: int) -> None:
    raise ValueError(f"the value {CANARY} made trouble")


async def test_no_private_word_is_logged(tmp_path: Path, log: Path) -> None:
    async with running_companion(tmp_path / "data") as app:
        await attack(app)
        secrets = [CANARY, app.companion.local_token]
    text = log.read_text()
    assert "request failed" in text
    assert '"error": "ValueError"' in text
    for secret in secrets:
        assert secret not in text


def test_fields_are_redacted_by_name_and_exceptions_by_type(log: Path) -> None:
    logger = get_logger("test")
    logger.info("x", token=CANARY, Authorization=CANARY, user_email=CANARY, count=3)
    try:
        raise RuntimeError(CANARY)
    except RuntimeError:
        logger.exception("failed")
        logging.getLogger("another.library").exception("failed for %s", CANARY)
    text = log.read_text()
    assert CANARY not in text
    first, second, third = (json.loads(line) for line in text.splitlines())
    assert first["count"] == 3
    assert second["error"] == third["error"] == "RuntimeError"
    assert any(place.startswith("test_logs.py:") for place in third["at"])
