"""The key of this machine, and what is signed with it (Ed25519). The library is imported with the first signature, not at start."""

from __future__ import annotations

import os
import secrets
from base64 import b64decode, b64encode
from pathlib import Path

from newsdesk.errors import Refused


def device_key(file: Path) -> bytes:
    """The secret key of this machine, made where there is none, in a file that nobody else may read.

    Raises Refused("device-key-damaged") where the file is no key, OSError where it cannot be written or read.
    """
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        seed = file.read_bytes()
        if len(seed) != 32:
            raise Refused("device-key-damaged", file=str(file)) from None
        return seed
    with os.fdopen(handle, "wb") as new:
        seed = secrets.token_bytes(32)
        new.write(seed)
        new.flush()
        os.fsync(new.fileno())
    return seed


def public_key(seed: bytes) -> str:
    """The public half of a key, as 64 hexadecimal digits."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw().hex()


def sign(seed: bytes, text: str) -> str:
    """The signature of a text, in Base64."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return b64encode(Ed25519PrivateKey.from_private_bytes(seed).sign(text.encode())).decode()


def is_signed(public: str, text: str, signature: str) -> bool:
    """Whether a signature of a text is of this key; False for anything that is no key or no signature."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(b64decode(signature, validate=True), text.encode())
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True
