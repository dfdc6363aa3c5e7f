"""Which model drafts come from: what the user set on the dashboard or by command, else what settings.toml names."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from companion.autofill.drafts.client import DraftUnavailable, Endpoint, complete
from companion.autofill.messages import ModelChange, ModelInfo, ModelTrial
from companion.errors import CompanionError
from companion.secrets import Secrets
from companion.store.database import Database
from companion.store.user_settings import forget_setting, keep_setting, read_setting

SETTING = "drafts.model"
MAILS = "drafts.mails"
"""Whether the model is asked about mails too: only where the user said so, and only the server it was said of."""
TRY_SECONDS = 45.0
"""A trial waits so long: who asked for it is watching."""
TRIAL = [{"role": "user", "content": "Reply with the one word: ready"}]
"""All that a trial sends: nothing of the person."""
QUOTED_CHARS = 60
"""Of the model's answer, in what is said of a trial."""


class ModelUnusable(CompanionError):
    """What was given is no model that can be asked."""

    status = 422
    exit_code = 2
    code = "model_unusable"


def secret_name(user: int) -> str:
    """Name of the key of a user's model among the secrets."""
    return f"drafts.{user}"


class DraftEndpoint:
    """The endpoint of each user, and its key; both are optional. `base_url` and `model` hold for who set nothing."""

    def __init__(
        self, database: Database, base_url: str | None, model: str | None, open_secrets: Callable[[], Secrets]
    ) -> None:
        self._database = database
        self._default = Endpoint(base_url, model) if base_url and model else None
        self._open_secrets = open_secrets

    async def _stored(self, user: int) -> Endpoint | None:
        kept = await read_setting(self._database, user, SETTING)
        return None if kept is None else Endpoint(kept.value["base_url"], kept.value["model"])

    async def named(self, user: int) -> Endpoint | None:
        """The endpoint without its key, None while drafts are off: what needs no look at the secrets."""
        return await self._stored(user) or self._default

    async def find(self, user: int) -> Endpoint | None:
        """The endpoint with its key, None while drafts are off."""
        found = await self.named(user)
        if found is None:
            return None
        key = await asyncio.to_thread(lambda: self._open_secrets().get(secret_name(user)))
        return Endpoint(found.base_url, found.model, key)

    async def for_mails(self, user: int) -> Endpoint | None:
        """The endpoint with its key, where it may be asked about mails."""
        return await self.find(user) if await self._sees_mails(user, await self.named(user)) else None

    async def _sees_mails(self, user: int, named: Endpoint | None) -> bool:
        asked = await read_setting(self._database, user, MAILS)
        return asked is not None and named is not None and asked.value["server"] == _place(named)

    async def show_mails(self, user: int, on: bool) -> ModelInfo:
        """Whether it is asked about mails that the rules are not sure of. Raises ModelUnusable where none is set."""
        found = await self.named(user)
        if on and found is None:
            raise ModelUnusable("no model is set: give its address and its name first")
        async with self._database.write() as unit:
            if on and found is not None:
                await keep_setting(unit, user, MAILS, {"server": _place(found)})
            else:
                await forget_setting(unit, user, MAILS)
            await unit.emit("model.changed", user, {"on": found is not None})
        return await self.info(user)

    async def info(self, user: int) -> ModelInfo:
        """How it is set."""
        found, stored = await self.find(user), await self._stored(user)
        if found is None:
            return ModelInfo()
        return ModelInfo(
            on=True, base_url=found.base_url, model=found.model, key_set=found.key is not None, from_file=stored is None,
            mails=await self._sees_mails(user, found),
        )  # fmt: skip

    async def change(self, asked: ModelChange) -> ModelInfo:
        """Set another model; without an address and a model, what the user set is forgotten. Raises ModelUnusable.

        A key stays with the server it was given for: another address forgets it unless a new one comes along.
        """
        before = await self.named(asked.user)
        base_url, model = tidy(asked.base_url), asked.model.strip()
        if bool(base_url) != bool(model):
            raise ModelUnusable("a model needs both: its address and its name")
        if base_url:
            try:
                Endpoint(base_url, model).checked()
            except DraftUnavailable as error:
                raise ModelUnusable(str(error)) from None
        key = asked.key
        if key is None and (before is None or _server(before.base_url) != _server(base_url)):
            key = ""
        if key is not None:
            await asyncio.to_thread(self._keep_key, asked.user, key)
        async with self._database.write() as unit:
            if base_url:
                await keep_setting(unit, asked.user, SETTING, {"base_url": base_url, "model": model})
            else:
                await forget_setting(unit, asked.user, SETTING)
            await unit.emit("model.changed", asked.user, {"on": bool(base_url) or self._default is not None})
        return await self.info(asked.user)

    def _keep_key(self, user: int, key: str) -> None:
        kept = self._open_secrets()
        if key:
            kept.set(secret_name(user), key)
        else:
            kept.delete(secret_name(user))

    async def trial(self, user: int) -> ModelTrial:
        """Ask the model for one word, and say how that went. Raises ModelUnusable where none is set."""
        endpoint = await self.find(user)
        if endpoint is None:
            raise ModelUnusable("no model is set: give its address and its name first")
        started = time.monotonic()
        try:
            text = await complete(endpoint, TRIAL, TRY_SECONDS)
        except DraftUnavailable as error:
            return ModelTrial(ok=False, message=str(error), seconds=time.monotonic() - started)
        seconds = time.monotonic() - started
        if not text:
            return ModelTrial(ok=False, message="the model answered with nothing: try another model", seconds=seconds)
        said = " ".join(text.split())[:QUOTED_CHARS]
        return ModelTrial(ok=True, message=f"it answers: “{said}”", seconds=seconds)


def tidy(base_url: str) -> str:
    """An address as it is kept: without the path of a single request, which some copy along. Pure."""
    return base_url.strip().rstrip("/").removesuffix("/chat/completions").rstrip("/")


def _place(endpoint: Endpoint) -> str:
    return "://".join(_server(endpoint.base_url))


def _server(base_url: str) -> tuple[str, str]:
    parts = urlsplit(base_url)
    return parts.scheme, parts.netloc
