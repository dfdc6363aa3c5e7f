"""A private dovecot (2.3) on a free loopback port, for any user with one password, in a temporary folder."""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PASSWORD = "secret"
START_SECONDS = 10.0
CONFIG = """\
base_dir={d}/run
state_dir={d}/state
log_path={d}/dovecot.log
protocols=imap
listen=127.0.0.1
ssl=no
disable_plaintext_auth=no
default_internal_user={internal}
default_internal_group={group}
default_login_user={login}
first_valid_uid=1
first_valid_gid=1
mail_max_userip_connections=50
mail_location=maildir:{d}/mail/%u
auth_mechanisms=plain login xoauth2
passdb {{
  driver=oauth2
  mechanisms=xoauth2
  args={d}/oauth2.conf
}}
passdb {{
  driver=static
  args=password={password}
}}
userdb {{
  driver=static
  args=uid={uid} gid={gid} home={d}/mail/%u
}}
namespace inbox {{
  inbox=yes
}}
service imap-login {{
  chroot=
  inet_listener imap {{
    address=127.0.0.1
    port={port}
  }}
  inet_listener imaps {{
    port=0
  }}
}}
service anvil {{
  chroot=
}}
service stats {{
  chroot=
}}
"""


def find_dovecot() -> str:
    """The program, or the test is skipped."""
    found = shutil.which("dovecot") or ("/usr/sbin/dovecot" if os.path.exists("/usr/sbin/dovecot") else None)
    if found is None:
        pytest.skip("no dovecot here: apt-get install dovecot-imapd")
    return found


@contextmanager
def running_dovecot(tokeninfo: str | None = None) -> Iterator[Dovecot]:
    """A dovecot while the context is open; `tokeninfo` tells whose an OAuth2 token is."""
    find_dovecot()
    with tempfile.TemporaryDirectory(prefix="dovecot-") as name:
        server = Dovecot(Path(name))
        if tokeninfo:
            server.accept_tokens_of(tokeninfo)
        server.start()
        try:
            yield server
        finally:
            server.stop()


class Dovecot:
    """Start, stop, fill. Mailboxes are Maildir folders on disk.

    `folder` must lie where other users may pass: dovecot's processes run as its own users when root starts it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        root = os.geteuid() == 0
        me, my_group = pwd.getpwuid(os.geteuid()).pw_name, grp.getgrgid(os.getegid()).gr_name
        self._owner = (
            (pwd.getpwnam("nobody").pw_uid, pwd.getpwnam("nobody").pw_gid) if root else (os.getuid(), os.getgid())
        )
        folder.chmod(0o755)
        (folder / "mail").mkdir(exist_ok=True)
        self._give(folder / "mail")
        self._config = folder / "dovecot.conf"
        self._config.write_text(CONFIG.format(
            d=folder, port=self.port, password=PASSWORD, uid=self._owner[0], gid=self._owner[1],
            internal="dovecot" if root else me, group="dovecot" if root else my_group, login="dovenull" if root else me,
        ))  # fmt: skip
        self.accept_tokens_of("http://127.0.0.1:9/")
        self._process: subprocess.Popen[bytes] | None = None

    def accept_tokens_of(self, tokeninfo: str) -> None:
        """Ask this address, followed by a token, whose token it is (before `start`)."""
        (self.folder / "oauth2.conf").write_text(f"tokeninfo_url={tokeninfo}\nusername_attribute=email\n")

    def start(self) -> None:
        """Start and wait until it answers."""
        self._process = subprocess.Popen([find_dovecot(), "-F", "-c", str(self._config)])
        ends = time.monotonic() + START_SECONDS
        while time.monotonic() < ends:
            with socket.socket() as probe:
                probe.settimeout(1)
                if probe.connect_ex(("127.0.0.1", self.port)) == 0 and probe.recv(10):
                    return
            time.sleep(0.02)
        raise AssertionError(f"dovecot did not start: {(self.folder / 'dovecot.log').read_text()[-2000:]}")

    def stop(self) -> None:
        """Stop the process that was started."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(10)
            self._process = None

    def deliver(self, user: str, mails: Iterable[bytes], folder: str = "INBOX", start: int = 0) -> None:
        """Put mails into a folder as a delivery does: written to tmp, moved to new."""
        maildir = self.maildir(user, folder)
        for number, content in enumerate(mails, start):
            name = f"{1_700_000_000 + number}.M{number}P{os.getpid()}.test"
            file = maildir / "tmp" / name
            file.write_bytes(content)
            os.chown(file, *self._owner)
            file.rename(maildir / "new" / name)

    def maildir(self, user: str, folder: str = "INBOX") -> Path:
        """The folder on disk, made when it is missing."""
        root = self.folder / "mail" / user
        path = root if folder == "INBOX" else root / f".{folder}"
        for part in (root, path, *(path / name for name in ("cur", "new", "tmp"))):
            if not part.exists():
                part.mkdir()
                self._give(part)
        return path

    def _give(self, path: Path) -> None:
        os.chown(path, *self._owner)
        path.chmod(0o700)
