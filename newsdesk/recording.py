"""Writing down what people say here: cleaned, and only what every other machine takes in, so that no parcel is refused for it."""

from __future__ import annotations

from typing import Any

from newsdesk.desk import Act
from newsdesk.errors import Refused
from newsdesk.store.tables import Event
from newsdesk.text.canonical import canonical_json
from newsdesk.text.usable import clean_text
from newsdesk.vetting import vet


def record(act: Act, kind: str, article: str = "", **said: Any) -> str:
    """`Act.record` for whatever has words of a person in it. Returns the event's hash.

    What machines cannot carry is left out of the words. Raises Refused("text-too-large") where they are more than others take in
    as one piece, or name more things: it must not be written, since all that this machine says later would wait behind it.
    """
    cleaned = _cleaned(said)
    try:
        vet(Event(kind=kind, article=article, payload=canonical_json(cleaned)))
    except Refused as wrong:
        raise Refused("text-too-large") from wrong
    return act.record(kind, article, **cleaned)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        return {name: _cleaned(part) for name, part in value.items()}
    return [_cleaned(part) for part in value] if isinstance(value, list | tuple) else value
