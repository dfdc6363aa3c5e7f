"""The only reader and writer of secrets: the system's keyring, or a file only the user can read.

The local token is how the command line of the same user talks to the running companion: a file of mode 0600,
written anew at each start. Whoever can read it can read the database as well.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import tempfile
from pathlib import Path
from typing import Literal

from companion.errors import CompanionError

SERVICE = "job-companion"
SECRETS_FILE = "secrets.json"
LOCAL_TOKEN_FILE = "local.token"
TOKEN_BYTES = 32


class SecretsUnavailable(CompanionError):
    """The place where secrets lie cannot be used."""

    code = "secrets_unavailable"


def new_token() -> str:
    """256 random bits, as text."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_hash(token: str) -> str:
    """What is stored of a token: hex SHA-256. Enough, because a token is random and long."""
    return hashlib.sha256(token.encode()).hexdigest()


def write_private(file: Path, content: bytes) -> None:
    """Replace a file in one step; at no moment can another user read it."""
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


class LocalToken:
    """The token for this user's own command line."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / LOCAL_TOKEN_FILE

    def rotate(self) -> str:
        """Write and return a new one; the one before is worth nothing from now on."""
        token = new_token()
        write_private(self._file, token.encode())
        return token

    def read(self) -> str | None:
        """The running companion's token, or None where there is none."""
        try:
            return self._file.read_text()
        except FileNotFoundError:
            return None

    def remove(self) -> None:
        """Forget it, at a graceful stop."""
        self._file.unlink(missing_ok=True)


class Secrets:
    """Named secrets of one data folder (mail passwords, keys of optional services)."""

    def __init__(self, folder: Path, backend: Literal["auto", "keyring", "file"] = "auto") -> None:
        self._file = folder / SECRETS_FILE
        self._account = str(folder)
        self.backend: Literal["keyring", "file"] = self._choose(backend)

    def get(self, name: str) -> str | None:
        """The secret, or None when there is none of this name."""
        if self.backend == "keyring":
            import keyring

            return keyring.get_password(SERVICE, f"{self._account}:{name}")
        return self._read().get(name)

    def set(self, name: str, secret: str) -> None:
        """Keep a secret under a name, replacing the one before."""
        if self.backend == "keyring":
            import keyring

            keyring.set_password(SERVICE, f"{self._account}:{name}", secret)
            return
        self._write({**self._read(), name: secret})

    def delete(self, name: str) -> None:
        """Forget a secret; nothing happens when there is none."""
        if self.get(name) is None:
            return
        if self.backend == "keyring":
            import keyring

            keyring.delete_password(SERVICE, f"{self._account}:{name}")
            return
        self._write({key: value for key, value in self._read().items() if key != name})

    @staticmethod
    def _choose(wanted: Literal["auto", "keyring", "file"]) -> Literal["keyring", "file"]:
        if wanted == "file":
            return "file"
        import keyring

        usable = keyring.get_keyring().priority > 0
        if wanted == "keyring" and not usable:
            raise SecretsUnavailable("no usable keyring on this system: set COMPANION_SECRETS=file")
        return "keyring" if usable else "file"

    def _read(self) -> dict[str, str]:
        try:
            content = json.loads(self._file.read_text())
        except FileNotFoundError:
            return {}
        except ValueError as error:
            raise SecretsUnavailable(f"{self._file} is damaged: move it away and set secrets again") from error
        return {str(key): str(value) for key, value in content.items()}

    def _write(self, content: dict[str, str]) -> None:
        write_private(self._file, json.dumps(content).encode())
