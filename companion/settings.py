"""Typed settings: defaults < settings.toml of the data folder < environment (COMPANION_*) < flags."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Literal

from platformdirs import user_data_path
from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from companion.errors import CompanionError

DEFAULT_PORT = 8731
ALTERNATE_PORTS = (8732, 8733)
"""Tried in order when nobody named a port and the default one is taken. The extension knows all three."""

SETTINGS_FILE = "settings.toml"


class SettingsInvalid(CompanionError):
    """A setting has a value that cannot be used."""

    exit_code = 2
    code = "settings_invalid"


class Settings(BaseSettings):
    """How this companion runs. Immutable once loaded."""

    model_config = SettingsConfigDict(env_prefix="COMPANION_", frozen=True, extra="ignore")

    data_dir: Path
    """Everything the companion keeps lies here."""
    host: Literal["127.0.0.1", "::1"] = "127.0.0.1"
    """Only loopback addresses exist as values."""
    port: int = Field(DEFAULT_PORT, ge=0, le=65535)
    """0 lets the system choose."""
    database_url: str | None = None
    """SQLAlchemy URL of a shared database; None means the SQLite file of the data folder."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    secrets: Literal["auto", "keyring", "file"] = "auto"
    """Where passwords lie: the system's keyring where there is a usable one, else a file of mode 0600."""

    matching_minutes: int = Field(5, ge=1, le=1_440)
    """How often a watched board is read; some ATSs want more patience and get it."""
    boards_gateway: str | None = None
    """Address that all requests for boards go through, as GATEWAY/host/path: a cache that several companions share."""

    browser_args: tuple[str, ...] = ()
    """Further arguments for the browser that applies, such as a proxy's address."""
    draft_base_url: str | None = None
    """OpenAI-compatible endpoint that drafts free-text answers of who set none on the dashboard, such as
    http://127.0.0.1:11434/v1. None: no drafts."""
    draft_model: str | None = None
    """The model asked there. Its key, where it wants one, lies with the secrets."""

    @property
    def ports(self) -> tuple[int, ...]:
        """Ports to try, in order: a port somebody named is the only one."""
        return (self.port,) if "port" in self.model_fields_set else (self.port, *ALTERNATE_PORTS)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags, then environment, then the file. No .env file is ever read."""
        data_dir = Path(init_settings().get("data_dir") or default_data_dir())
        file = TomlConfigSettingsSource(settings_cls, toml_file=data_dir / SETTINGS_FILE)
        return init_settings, env_settings, file


def default_data_dir() -> Path:
    """COMPANION_DATA_DIR, or the system's place for user data."""
    named = os.environ.get("COMPANION_DATA_DIR")
    return Path(named).expanduser() if named else user_data_path("job-companion", appauthor=False)


def load_settings(**flags: Any) -> Settings:
    """Settings from all sources; flags that are None count as not given. Raises SettingsInvalid."""
    given = {name: value for name, value in flags.items() if value is not None}
    given.setdefault("data_dir", default_data_dir())
    given["data_dir"] = Path(given["data_dir"]).expanduser().absolute()
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = ".".join(str(part) for part in first["loc"])
        raise SettingsInvalid(
            f"setting {name}: {first['msg']}; look at COMPANION_{name.upper()} and {SETTINGS_FILE}"
        ) from None
    except ValueError as error:
        raise SettingsInvalid(f"{given['data_dir'] / SETTINGS_FILE} cannot be read: {error}") from None
