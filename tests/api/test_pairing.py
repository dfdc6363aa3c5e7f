"""Pairing, the proof of hello, revocation."""

from __future__ import annotations

import hashlib
import hmac
import sqlite3

import pytest

from companion.api.pairing_code import ALPHABET, CODE_LENGTH, TRIES, PairingDesk, PairingRefused
from tests.support.companion import EXTENSION, OTHER_EXTENSION, CompanionUnderTest, SetClock

NONCE = "a nonce of the browser"


async def code_of(app: CompanionUnderTest) -> str:
    code: str = (await app.ok("/api/devices/pairing/"))["code"]
    return code


async def try_code(app: CompanionUnderTest, code: str, origin: str | None = EXTENSION) -> tuple[int, str]:
    headers = {"Origin": origin} if origin else {}
    status, reply = await app.call("POST", "/api/pair/", {"code": code, "name": "x"}, headers)
    return status, reply.get("error", "")


async def test_code_is_long_enough_and_easy_to_read(app: CompanionUnderTest) -> None:
    code = await code_of(app)
    assert len(code) == CODE_LENGTH
    assert set(code) <= set(ALPHABET)
    assert not set("ILOU") & set(ALPHABET)
    assert len(ALPHABET) ** CODE_LENGTH >= 2**40


async def test_code_may_be_typed_with_dashes_spaces_lookalikes_and_small_letters() -> None:
    desk = PairingDesk(SetClock())
    code, _ = desk.show(1)
    typed = f" {code[:4]}-{code[4:]} ".lower().replace("0", "o").replace("1", "l")
    assert desk.redeem(typed) == 1


async def test_a_code_works_once(app: CompanionUnderTest) -> None:
    code = await code_of(app)
    assert (await try_code(app, code))[0] == 200
    assert await try_code(app, code) == (403, "pairing_refused")


async def test_guessing_ends_after_five_tries_and_the_right_code_is_void(app: CompanionUnderTest) -> None:
    code = await code_of(app)
    wrong = "0" * CODE_LENGTH if code != "0" * CODE_LENGTH else "1" * CODE_LENGTH
    for _ in range(TRIES):
        assert await try_code(app, wrong) == (403, "pairing_refused")
    assert await try_code(app, code) == (403, "pairing_refused")
    assert await code_of(app) != code


async def test_a_code_ends_after_five_minutes(app: CompanionUnderTest, clock: SetClock) -> None:
    code = await code_of(app)
    clock.move(minutes=5)
    assert await try_code(app, code) == (403, "pairing_refused")


async def test_a_new_request_never_replaces_a_pending_code(app: CompanionUnderTest, clock: SetClock) -> None:
    code = await code_of(app)
    clock.move(minutes=4)
    assert await code_of(app) == code
    clock.move(minutes=2)
    assert await code_of(app) != code


async def test_refusals_look_the_same_whatever_the_reason(app: CompanionUnderTest) -> None:
    _, none_pending = await app.call("POST", "/api/pair/", {"code": "AAAAAAAA", "name": "x"}, {"Origin": EXTENSION})
    await code_of(app)
    _, wrong = await app.call("POST", "/api/pair/", {"code": "?", "name": "x"}, {"Origin": EXTENSION})
    assert none_pending == wrong


@pytest.mark.parametrize("origin", [None, "https://evil.example", "null", "http://127.0.0.1"])
async def test_only_an_extension_can_pair(app: CompanionUnderTest, origin: str | None) -> None:
    code = await code_of(app)
    assert (await try_code(app, code, origin))[0] == 403
    assert (await try_code(app, code))[0] == 200


async def test_hello_proves_knowledge_of_the_pairing(app: CompanionUnderTest) -> None:
    paired = await app.pair()
    _, reply = await app.call("POST", "/api/hello/", {"nonce": NONCE, "device": paired.device}, {})
    key = hashlib.sha256(paired.token.encode()).hexdigest()
    assert reply["proof"] == hmac.new(key.encode(), NONCE.encode(), "sha256").hexdigest()
    _, stranger = await app.call("POST", "/api/hello/", {"nonce": NONCE, "device": "unknown"}, {})
    assert stranger["proof"] is None


async def test_hello_is_answered_to_an_extension_that_is_not_paired_yet(app: CompanionUnderTest) -> None:
    status, _ = await app.call("POST", "/api/hello/", {"nonce": NONCE}, {"Origin": OTHER_EXTENSION})
    assert status == 200


async def test_a_revoked_browser_is_out_at_once_and_told_to_pair(app: CompanionUnderTest) -> None:
    paired = await app.pair()
    await app.ok("/api/devices/revoke/", {"device": paired.device})
    status, reply = await app.call("POST", "/api/setup/", {}, paired.headers)
    assert (status, reply["error"]) == (401, "not_paired")
    _, hello = await app.call("POST", "/api/hello/", {"nonce": NONCE, "device": paired.device}, {})
    assert hello["proof"] is None
    status, _ = await app.call("POST", "/api/devices/revoke/", {"device": paired.device})
    assert status == 404


async def test_no_token_lies_in_the_database(app: CompanionUnderTest) -> None:
    paired = await app.pair()
    with sqlite3.connect(app.companion.services.folder.database) as connection:
        dump = "\n".join(connection.iterdump())
    assert paired.device in dump
    assert paired.token not in dump
    assert app.companion.local_token not in dump


def test_desk_compares_whole_codes() -> None:
    desk = PairingDesk(SetClock())
    code, _ = desk.show(1)
    for guess in (code[:-1], code + "0", ""):
        with pytest.raises(PairingRefused):
            desk.redeem(guess)
    assert desk.redeem(code) == 1


async def test_devices_are_listed_with_their_last_use(app: CompanionUnderTest, clock: SetClock) -> None:
    paired = await app.pair(name="Laptop")
    clock.move(hours=1)
    await app.call("POST", "/api/setup/", {}, paired.headers)
    (device,) = (await app.ok("/api/devices/"))["devices"]
    assert (device["name"], device["origin"]) == ("Laptop", EXTENSION)
    assert device["last_used"].startswith("2026-11-02T10:00")
