"""Cutting and turning are numbers that always stay inside the picture, and what the page carries is what they say."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from newsdesk.article.content import Picture
from newsdesk.pictures.cutting import (
    WHOLE,
    cut_of,
    focus_of,
    pixels,
    quarter_turns,
    ratio_of,
    shaped,
    size_shown,
    size_upright,
    turned,
    uncut,
    written,
)
from newsdesk.pictures.developing import prepare

side = st.integers(1, 9_000)
part = st.integers(-3_000, 13_000)
sized = st.builds(Picture, st.just("p1"), width=side, height=side)


@given(st.tuples(part, part, part, part), side, side)
def test_a_cut_is_always_inside_the_picture(box: tuple[int, int, int, int], width: int, height: int) -> None:
    cut = cut_of(Picture("p1", crop=written(box)))
    left, top, right, bottom = pixels(cut, width, height)
    assert 0 <= left < right <= width and 0 <= top < bottom <= height
    assert written(cut) == written(box)


@given(st.text(max_size=30), st.text(max_size=12), st.integers(-5, 5000))
def test_what_is_no_cut_is_the_whole_picture(crop: str, focus: str, turn: int) -> None:
    picture = Picture("p1", crop=crop, focus=focus, turn=turn)
    left, top, width, height = cut_of(picture)
    assert left + width <= 10_000 and top + height <= 10_000 and 0 <= quarter_turns(picture) <= 3
    assert focus_of(picture) is None or max(focus_of(picture) or ()) <= 10_000
    assert cut_of(uncut(picture)) == WHOLE


@given(sized, st.sampled_from(["16:9", "4:3", "1:1", "3:4"]), st.tuples(st.integers(0, 10_000), st.integers(0, 10_000)))
def test_a_shape_is_as_large_as_can_be_and_keeps_the_focus(picture: Picture, shape: str, focus: tuple[int, int]) -> None:
    picture = Picture("p1", width=picture.width, height=picture.height, focus=f"{focus[0]},{focus[1]}")
    cut = cut_of(shaped(picture, shape))
    width, height = picture.width * cut[2] / 10_000, picture.height * cut[3] / 10_000
    if cut[2] > 500 and cut[3] > 500:  # a picture much longer than the shape is cut no thinner than can be handled
        assert abs(width / height / ratio_of(shape) - 1) < 0.02
        assert 10_000 - max(cut[2:]) <= 1
    assert cut[0] - 2 <= focus[0] <= cut[0] + cut[2] + 2 and cut[1] - 2 <= focus[1] <= cut[1] + cut[3] + 2


@given(sized, st.integers(0, 8), st.tuples(part, part, part, part))
def test_four_quarter_turns_change_nothing(picture: Picture, quarters: int, box: tuple[int, int, int, int]) -> None:
    picture = Picture("p1", width=picture.width, height=picture.height, crop=written(box), focus="2000,7000")
    there = turned(picture, quarters)
    assert turned(there, -quarters % 4) == picture
    assert sorted(size_upright(there)) == sorted(size_upright(picture))
    assert abs(size_shown(there)[quarters % 2] - size_shown(picture)[0]) <= 1


def _quarters() -> bytes:
    """A picture of four colours: red and green above, blue and white below."""
    image = Image.new("RGB", (400, 200))
    for n, colour in enumerate(("red", "lime", "blue", "white")):
        image.paste(colour, (n % 2 * 200, n // 2 * 100, n % 2 * 200 + 200, n // 2 * 100 + 100))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _colour(picture: Picture, x: float, y: float) -> tuple[int, ...]:
    made = prepare(_quarters(), picture, 1, "a", 4_000)
    with Image.open(io.BytesIO(made.data)) as image:
        seen = image.getpixel((int(x * (image.width - 1)), int(y * (image.height - 1))))
    assert isinstance(seen, tuple)
    return tuple(round(channel / 255) for channel in seen)


def test_the_page_carries_the_part_that_was_cut_of_the_picture_as_it_was_turned() -> None:
    whole = Picture("p1", width=400, height=200)
    assert _colour(whole, 0, 0) == (1, 0, 0)
    assert _colour(turned(whole, 1), 0, 0) == (0, 0, 1)  # what was below left is above left after a turn to the right
    right_half = Picture("p1", width=400, height=200, crop="5000,0,5000,10000")
    assert _colour(right_half, 0.1, 0.1) == (0, 1, 0) and _colour(right_half, 0.9, 0.9) == (1, 1, 1)
    assert _colour(turned(right_half, 1), 0.9, 0.1) == (0, 1, 0)
    made = prepare(_quarters(), turned(right_half, 1), 1, "a", 4_000)
    assert (made.width, made.height) == size_shown(turned(right_half, 1)) == (200, 200)
