"""Many names in questions to the store: some at a time, since one question takes no more than a few tens of thousands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

MOST = 400
T = TypeVar("T")


def batches(things: Iterable[T], most: int = MOST) -> Iterator[list[T]]:
    """The things in their order, so many at a time; nothing where there are none."""
    left = iter(things)
    while some := list(islice(left, most)):
        yield some
