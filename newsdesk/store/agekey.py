"""The key with which packages are sealed for this machine (age, X25519). It follows from the machine's own key, so that there is
no second secret that could be lost."""

from __future__ import annotations

_SIGNS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_FACTORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def seal_secret(seed: bytes) -> str:
    """What opens packages that were sealed for a machine, as age writes it (``AGE-SECRET-KEY-1...``)."""
    return _bech32("age-secret-key-", _scalar(seed)).upper()


def seal_public(seed: bytes) -> str:
    """What packages are sealed with for a machine (``age1...``)."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return _bech32("age", X25519PrivateKey.from_private_bytes(_scalar(seed)).public_key().public_bytes_raw())


def _scalar(seed: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt=None, info=b"newsdesk seal 1").derive(seed)


def _bech32(prefix: str, data: bytes) -> str:
    """BIP 173, as age has its keys."""
    bits = int.from_bytes(data, "big") << (-8 * len(data) % 5)
    count = -(-8 * len(data) // 5)
    values = [bits >> 5 * at & 31 for at in reversed(range(count))]
    spread = [ord(sign) >> 5 for sign in prefix] + [0] + [ord(sign) & 31 for sign in prefix]
    check = _polymod([*spread, *values, 0, 0, 0, 0, 0, 0]) ^ 1
    values += [check >> 5 * at & 31 for at in reversed(range(6))]
    return f"{prefix}1" + "".join(_SIGNS[value] for value in values)


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for at, factor in enumerate(_FACTORS):
            check ^= factor if top >> at & 1 else 0
    return check
