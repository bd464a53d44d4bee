"""What is signed with a machine's key (Ed25519), and whether it is. The library is imported with the first signature, not at start."""

from __future__ import annotations

from base64 import b64decode, b64encode


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
