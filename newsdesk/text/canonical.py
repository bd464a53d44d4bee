"""One text for one value: canonical JSON (sorted keys, no white space, UTF-8) and its SHA-256."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def canonical_json(values: Any) -> str:
    """Plain values as the one JSON text that stands for them: sorted keys, no white space, Unicode as itself.

    Raises ValueError for NaN and infinities, TypeError for what JSON has no form for.
    """
    return json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def digest(text: str) -> str:
    """SHA-256 of a text's UTF-8 bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
