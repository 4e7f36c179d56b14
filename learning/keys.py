"""The secret of an instance, in a file of its own, and the keys derived from it for each purpose."""

import hashlib
import hmac
import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path

SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys by purpose; the first secret is the present one, the others still read what was made with them."""

    secrets: tuple[bytes, ...]

    def digest(self, purpose: str, *parts: str) -> bytes:
        """A keyed digest of some texts (32 bytes), made with the present key."""
        return self.digests(purpose, *parts)[0]

    def digests(self, purpose: str, *parts: str) -> tuple[bytes, ...]:
        """The digest under each key, the present one first."""
        message = "\x1f".join(parts).encode()
        return tuple(hmac.digest(hmac.digest(secret, purpose.encode(), "sha256"), message, "sha256") for secret in self.secrets)


def read_keys(folder: Path) -> Keys:
    """The keys of the instance in `folder`, made at the first start.

    Raises:
        ValueError: others can read the file (the message gives the command that closes it), or no secret is in it.
    """
    path = folder / "secret"
    if not path.exists():
        _write(path, secrets.token_bytes(SECRET_BYTES))
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise ValueError(f"Others can read {path}. Type: chmod 600 {path}")
    return Keys(_read(path))


def hashed(secret: str) -> bytes:
    """The SHA-256 of a long random secret: enough for 128 bits and more."""
    return hashlib.sha256(secret.encode()).digest()


def _read(path: Path) -> tuple[bytes, ...]:
    try:
        found = tuple(bytes.fromhex(line) for line in path.read_text(encoding="ascii").split())
    except ValueError:
        found = ()
    if not found or any(len(secret) < SECRET_BYTES for secret in found):
        raise ValueError(f"{path} does not hold the secret of this instance. Put back the file you kept with your backups.")
    return found


def _write(path: Path, secret: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(secret.hex() + "\n")
