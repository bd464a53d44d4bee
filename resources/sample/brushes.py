"""Brushes of the sample's pictures: skies, hills, mist, trees, houses and people, each drawn onto a picture."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

W, H = 1600, 1000
Colour = tuple[int, int, int]


def mix(a: Colour, b: Colour, t: float) -> Colour:
    return (round(a[0] + (b[0] - a[0]) * t), round(a[1] + (b[1] - a[1]) * t), round(a[2] + (b[2] - a[2]) * t))


def gradient(*stops: Colour) -> Image.Image:
    """A picture that goes from the first colour at the top to the last one at the bottom."""
    column = Image.new("RGB", (1, len(stops)))
    column.putdata(stops)
    return column.resize((W, H), Image.Resampling.BICUBIC)


def glow(image: Image.Image, x: int, y: int, radius: int, colour: Colour, strength: float = 0.8) -> None:
    """A soft light around a point."""
    light = Image.radial_gradient("L").resize((radius * 2, radius * 2))
    mask = ImageChops.invert(light).point(lambda v: round(max(0, v - 74) / 181 * 255 * strength))
    image.paste(Image.new("RGB", mask.size, colour), (x - radius, y - radius), mask)


def ridge(
    image: Image.Image, rng: random.Random, base: int, height: int, colours: tuple[Colour, Colour], rough: float = 1.0
) -> None:
    """A range of hills: its top edge is a sum of waves, its body fades from one colour into the other."""
    waves = [
        (rng.uniform(0.4, 1) / (n + 1), rng.uniform(0.8, 1.4) * (n + 1) * rough, rng.uniform(0, 6.3)) for n in range(5)
    ]
    top = [
        base - height * sum(a * math.sin(f * x / W * 6.3 + p) for a, f, p in waves) / 1.6 for x in range(0, W + 1, 8)
    ]
    mask = Image.new("L", (W, H), 0)
    ImageDraw.Draw(mask).polygon([(n * 8, y) for n, y in enumerate(top)] + [(W, H), (0, H)], fill=255)
    body = Image.new("RGB", (W, H))
    start = round(min(top))
    fade = gradient(*colours).resize((W, max(1, min(H - start, height * 4))))
    body.paste(colours[1], (0, start, W, H))
    body.paste(fade, (0, start))
    image.paste(body, (0, 0), mask)


def mist(image: Image.Image, y: int, height: int, colour: Colour, strength: int = 120) -> None:
    mask = Image.new("L", (W, H), 0)
    ImageDraw.Draw(mask).ellipse((-300, y - height, W + 300, y + height), fill=strength)
    image.paste(Image.new("RGB", (W, H), colour), (0, 0), mask.filter(ImageFilter.GaussianBlur(height * 0.55)))


def clouds(image: Image.Image, rng: random.Random, count: int, low: int, colour: Colour, strength: int) -> None:
    mask = Image.new("L", (W, H), 0)
    pen = ImageDraw.Draw(mask)
    for _ in range(count):
        x, y, size = rng.randrange(-100, W), rng.randrange(20, low), rng.randrange(60, 190)
        for n in range(6):
            dx, r = (n - 2.5) * size * 0.6, size * rng.uniform(0.35, 0.7)
            pen.ellipse((x + dx - r * 1.5, y - r * 0.6, x + dx + r * 1.5, y + r * 0.6), fill=strength)
    image.paste(Image.new("RGB", (W, H), colour), (0, 0), mask.filter(ImageFilter.GaussianBlur(26)))


def palm(pen: ImageDraw.ImageDraw, x: int, y: int, size: int, colour: Colour, rng: random.Random) -> None:
    lean = rng.randrange(-size // 6, size // 6)
    pen.line(
        [(x, y), (x + lean // 3, y - size // 2), (x + lean, y - size)],
        fill=colour,
        width=max(4, size // 22),
        joint="curve",
    )
    for angle in range(-200, 30, 24):
        a = math.radians(angle + rng.uniform(-6, 6))
        reach = size * rng.uniform(0.36, 0.46)
        tip = (x + lean + math.cos(a) * reach, y - size + math.sin(a) * reach * 0.6 + reach * 0.32)
        middle = (x + lean + math.cos(a) * reach * 0.55, y - size + math.sin(a) * reach * 0.62)
        pen.line([(x + lean, y - size), middle, tip], fill=colour, width=max(3, size // 26), joint="curve")


def tree(
    pen: ImageDraw.ImageDraw, x: int, y: int, size: int, colours: tuple[Colour, Colour], rng: random.Random
) -> None:
    pen.rectangle((x - size // 18, y - size // 2, x + size // 18, y), fill=mix(colours[0], (60, 44, 34), 0.7))
    for n in range(26):
        a, d = rng.uniform(0, 6.3), rng.uniform(0, size * 0.34)
        r = size * rng.uniform(0.1, 0.2)
        cx, cy = x + math.cos(a) * d, y - size * 0.75 + math.sin(a) * d * 0.75
        pen.ellipse((cx - r, cy - r, cx + r, cy + r), fill=mix(*colours, n / 26))


def house(pen: ImageDraw.ImageDraw, x: int, y: int, w: int, wall: Colour, roof: Colour) -> None:
    """A village house with a hipped roof, a door and two windows; y is the ground."""
    h = round(w * 0.42)
    pen.rectangle((x, y - h, x + w, y), fill=wall)
    pen.rectangle((x, y - h, x + w, y - h + w // 14), fill=mix(wall, (0, 0, 0), 0.18))
    pen.polygon(
        [
            (x - w // 9, y - h),
            (x + w // 5, y - h - round(w * 0.36)),
            (x + w - w // 5, y - h - round(w * 0.36)),
            (x + w + w // 9, y - h),
        ],
        fill=roof,
    )
    for n in range(1, 5):
        level = y - h - round(w * 0.36 * n / 5)
        inset = round((w // 9 + w // 5) * n / 5) - w // 9
        pen.line((x + inset, level, x + w - inset, level), fill=mix(roof, (0, 0, 0), 0.16), width=3)
    pen.rectangle((x + round(w * 0.44), y - round(h * 0.72), x + round(w * 0.58), y), fill=mix(roof, (40, 25, 15), 0.5))
    for left in (0.12, 0.72):
        pen.rectangle(
            (x + round(w * left), y - round(h * 0.66), x + round(w * (left + 0.17)), y - round(h * 0.28)),
            fill=mix(wall, (60, 90, 110), 0.7),
        )


def person(pen: ImageDraw.ImageDraw, x: int, y: int, size: int, shirt: Colour, dark: Colour) -> None:
    pen.line((x - size // 12, y, x - size // 24, y - size // 2), fill=dark, width=size // 9)
    pen.line((x + size // 10, y, x + size // 24, y - size // 2), fill=dark, width=size // 9)
    pen.rounded_rectangle(
        (x - size // 7, y - round(size * 0.82), x + size // 7, y - round(size * 0.42)), size // 10, fill=shirt
    )
    pen.ellipse((x - size // 10, y - size, x + size // 10, y - round(size * 0.8)), fill=mix(dark, (150, 105, 75), 0.8))


def rows(
    image: Image.Image, horizon: int, centre: int, ground: tuple[Colour, Colour], plant: tuple[Colour, Colour]
) -> None:
    """Beds of a field that run together at the horizon."""
    pen = ImageDraw.Draw(image)
    for y in range(horizon, H):
        pen.line((0, y, W, y), fill=mix(*ground, (y - horizon) / (H - horizon)))
    for n in range(-26, 27):
        foot, next_foot = centre + n * 150, centre + n * 150 + 92
        near = mix(*plant, 0.5 + 0.5 * math.sin(n * 1.7))
        pen.polygon([(centre + n * 6, horizon), (centre + n * 6 + 4, horizon), (next_foot, H), (foot, H)], fill=near)
