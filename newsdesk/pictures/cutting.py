"""Where a picture is cut: numbers only, so that the window and the export agree without decoding anything.

A cut is written ``left,top,width,height`` in ten-thousandths of the picture as it stands (upright, then turned by
`Picture.turn`), a focus ``x,y`` likewise. What cannot be read as such means the whole picture and no focus.
"""

from __future__ import annotations

import re
from dataclasses import replace

from newsdesk.article.content import Picture

WHOLE = (0, 0, 10_000, 10_000)
SMALLEST = 500
"""The least width and height of a cut, in ten-thousandths."""
Box = tuple[int, int, int, int]
_CUT = re.compile(r"(\d{1,5}),(\d{1,5}),(\d{1,5}),(\d{1,5})")
_FOCUS = re.compile(r"(\d{1,5}),(\d{1,5})")


def quarter_turns(picture: Picture) -> int:
    """How many quarter turns clockwise: 0 to 3."""
    return picture.turn // 90 % 4


def cut_of(picture: Picture) -> Box:
    """The part of the picture that is shown: left, top, width, height in ten-thousandths."""
    found = _CUT.fullmatch(picture.crop)
    if not found:
        return WHOLE
    left, top, width, height = map(int, found.groups())
    fits = width >= SMALLEST and height >= SMALLEST and left + width <= 10_000 and top + height <= 10_000
    return (left, top, width, height) if fits else WHOLE


def focus_of(picture: Picture) -> tuple[int, int] | None:
    """What must stay in sight, in ten-thousandths; None where nobody said."""
    found = _FOCUS.fullmatch(picture.focus)
    x, y = map(int, found.groups()) if found else (10_001, 0)
    return (x, y) if x <= 10_000 and y <= 10_000 else None


def written(box: Box) -> str:
    """A cut as `Picture.crop` keeps it; the whole picture is the empty text. What reaches outside is moved inside."""
    width, height = (min(10_000, max(SMALLEST, side)) for side in box[2:])
    left, top = min(max(0, box[0]), 10_000 - width), min(max(0, box[1]), 10_000 - height)
    return "" if (left, top, width, height) == WHOLE else f"{left},{top},{width},{height}"


def size_upright(picture: Picture) -> tuple[int, int]:
    """Width and height in pixels of the picture as it stands, uncut; (0, 0) where they are not known."""
    size = (picture.width, picture.height)
    return (size[1], size[0]) if quarter_turns(picture) % 2 else size


def size_shown(picture: Picture) -> tuple[int, int]:
    """Width and height in pixels of the part that is shown; (0, 0) where they are not known."""
    width, height = size_upright(picture)
    _, _, wide, high = cut_of(picture)
    return round(width * wide / 10_000), round(height * high / 10_000)


def pixels(box: Box, width: int, height: int) -> tuple[int, int, int, int]:
    """A cut of a picture of so many pixels as left, top, right, bottom: at least one pixel each way."""
    left, top = min(box[0] * width // 10_000, width - 1), min(box[1] * height // 10_000, height - 1)
    right = max(left + 1, min(width, round((box[0] + box[2]) * width / 10_000)))
    bottom = max(top + 1, min(height, round((box[1] + box[3]) * height / 10_000)))
    return left, top, right, bottom


def shaped(picture: Picture, shape: str) -> Picture:
    """The picture cut to a shape such as ``16:9``: as large as can be, its focus (usual: a little above the middle,
    where faces are) kept in sight. A picture of unknown size, or a shape that is none, stays as it is.
    """
    width, height = size_upright(picture)
    ratio = ratio_of(shape)
    if not (width and height and ratio):
        return picture
    wide, high = min(float(width), height * ratio), min(float(height), width / ratio)
    x, y = focus_of(picture) or (5_000, 4_000)
    left = min(max(0.0, width * x / 10_000 - wide / 2), width - wide)
    top = min(max(0.0, height * y / 10_000 - high / 2), height - high)
    box = tuple(round(part * 10_000 / side) for part, side in zip((left, top, wide, high), (width, height) * 2, strict=True))
    return replace(picture, crop=written((box[0], box[1], box[2], box[3])))


def ratio_of(shape: str) -> float:
    """Width by height of a shape such as ``16:9``; 0 where it is none."""
    found = re.fullmatch(r"(\d{1,3}):(\d{1,3})", shape)
    return int(found[1]) / int(found[2]) if found and int(found[1]) and int(found[2]) else 0.0


def turned(picture: Picture, quarters: int) -> Picture:
    """The picture turned by so many more quarter turns clockwise; its cut and focus turn with it."""
    for _ in range(quarters % 4):
        left, top, width, height = cut_of(picture)
        focus = focus_of(picture)
        picture = replace(picture, turn=(quarter_turns(picture) + 1) % 4 * 90,
                          crop=written((10_000 - top - height, left, height, width)),
                          focus=f"{10_000 - focus[1]},{focus[0]}" if focus else "")
    return picture


def uncut(picture: Picture) -> Picture:
    """The picture as it came: neither cut nor turned."""
    return replace(picture, turn=0, crop="", focus="")


def focus_in_cut(picture: Picture) -> tuple[int, int]:
    """What must stay in sight, in ten-thousandths of the part that is shown; usual: a little above the middle."""
    focus, (left, top, width, height) = focus_of(picture), cut_of(picture)
    if focus is None:
        return 5_000, 3_800
    x, y = (focus[0] - left) * 10_000 // width, (focus[1] - top) * 10_000 // height
    return min(max(0, x), 10_000), min(max(0, y), 10_000)
