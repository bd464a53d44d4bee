"""Scenes under the open sky: kampung, field, sea, tea, rice, water and the road along the coast."""

from __future__ import annotations

import math
import random

from brushes import H, W, clouds, glow, gradient, house, mist, mix, palm, person, ridge, rows
from PIL import Image, ImageDraw


def kampung(rng: random.Random) -> Image.Image:
    image = gradient((104, 132, 158), (170, 186, 192), (240, 214, 170), (246, 226, 190))
    glow(image, 1180, 330, 520, (255, 240, 205))
    clouds(image, rng, 9, 260, (96, 112, 132), 110)
    ridge(image, rng, 560, 60, ((150, 166, 160), (122, 144, 130)))
    pen = ImageDraw.Draw(image)
    for n in range(9):
        palm(pen, 60 + n * 190 + rng.randrange(40), 650, rng.randrange(170, 300), (74, 96, 78), rng)
    ridge(image, rng, 690, 14, ((132, 150, 98), (104, 122, 74)))
    for x, w, wall in (
        (40, 330, (226, 206, 172)),
        (470, 400, (204, 220, 212)),
        (960, 300, (232, 196, 160)),
        (1300, 320, (214, 210, 222)),
    ):
        house(pen, x, 800, w, wall, (166, 88, 58))
    pen.line((700, 810, 640, 560), fill=(120, 88, 52), width=9)
    pen.line((730, 810, 670, 560), fill=(120, 88, 52), width=9)
    for n in range(8):
        pen.line((700 - n * 8, 780 - n * 30, 730 - n * 8, 780 - n * 30), fill=(120, 88, 52), width=6)
    ridge(image, rng, 840, 8, ((150, 134, 96), (112, 98, 70)))
    for x, shirt in ((560, (70, 110, 150)), (690, (190, 80, 60)), (830, (220, 180, 80)), (1240, (90, 130, 90))):
        person(pen, x, 870, 120, shirt, (52, 46, 46))
    return image


def bawang(rng: random.Random) -> Image.Image:
    image = gradient((246, 178, 120), (252, 214, 160), (250, 236, 206), (220, 220, 190))
    glow(image, 560, 400, 460, (255, 246, 214), 0.95)
    ridge(image, rng, 440, 60, ((176, 164, 176), (150, 150, 150)))
    pen = ImageDraw.Draw(image)
    rows(image, 480, 700, ((150, 116, 88), (104, 72, 54)), ((98, 142, 70), (62, 112, 62)))
    for _ in range(2600):
        t = rng.random() ** 0.6
        y = 490 + t * 510
        bed = rng.randrange(-26, 27)
        x = 700 + bed * (6 + 144 * t) + (46 + rng.uniform(-34, 34)) * t
        length = 4 + 44 * t
        pen.line(
            (x, y, x + rng.uniform(-8, 8) * t, y - length),
            fill=mix((70, 118, 60), (150, 190, 96), rng.random()),
            width=1 + round(4 * t),
        )
    for x, y, s in ((1080, 640, 110), (1190, 610, 90), (380, 590, 70)):
        person(pen, x, y, s, (206, 90, 66), (60, 50, 50))
        pen.polygon(
            [(x - s // 4, y - round(s * 0.92)), (x, y - round(s * 1.16)), (x + s // 4, y - round(s * 0.92))],
            fill=(226, 196, 130),
        )
    return image


def perahu(rng: random.Random) -> Image.Image:
    image = gradient((58, 72, 90), (102, 120, 134), (190, 188, 170), (140, 156, 158))
    clouds(image, rng, 16, 330, (44, 54, 70), 150)
    glow(image, 1220, 440, 360, (246, 226, 180), 0.7)
    pen = ImageDraw.Draw(image)
    for y in range(470, H):
        t = (y - 470) / (H - 470)
        pen.line((0, y, W, y), fill=mix((118, 140, 146), (40, 66, 80), t))
    for _ in range(900):
        t = rng.random()
        y, x = 474 + t * 520, rng.randrange(W)
        length = 14 + 130 * t
        pen.arc(
            (x, y - 5 - 12 * t, x + length, y + 5 + 12 * t),
            200,
            340,
            fill=mix((80, 108, 120), (214, 222, 218), rng.random() ** 2),
            width=1 + round(4 * t),
        )
    for x, y, size, hull in (
        (240, 660, 300, (52, 104, 140)),
        (700, 760, 430, (176, 62, 52)),
        (1190, 690, 330, (56, 124, 92)),
    ):
        pen.polygon(
            [
                (x - size * 0.12, y - size * 0.3),
                (x + size * 0.12, y),
                (x + size * 0.86, y),
                (x + size * 1.14, y - size * 0.36),
                (x + size * 0.8, y - size * 0.2),
                (x + size * 0.16, y - size * 0.2),
            ],
            fill=hull,
        )
        pen.line(
            [
                (x - size * 0.12, y - size * 0.3),
                (x + size * 0.16, y - size * 0.2),
                (x + size * 0.8, y - size * 0.2),
                (x + size * 1.14, y - size * 0.36),
            ],
            fill=(244, 234, 206),
            width=9,
            joint="curve",
        )
        pen.rectangle((x + size * 0.42, y - size * 0.42, x + size * 0.68, y - size * 0.2), fill=(232, 222, 196))
        pen.rectangle((x + size * 0.46, y - size * 0.37, x + size * 0.54, y - size * 0.28), fill=(70, 90, 104))
        pen.line((x + size * 0.3, y - size * 0.2, x + size * 0.3, y - size * 0.95), fill=(70, 56, 46), width=9)
        pen.line((x + size * 0.3, y - size * 0.92, x + size * 1.1, y - size * 0.36), fill=(70, 56, 46), width=3)
        pen.polygon(
            [(x + size * 0.3, y - size * 0.95), (x + size * 0.46, y - size * 0.9), (x + size * 0.3, y - size * 0.85)],
            fill=(214, 60, 54),
        )
    return image


def teh(rng: random.Random) -> Image.Image:
    image = gradient((176, 206, 214), (222, 228, 214), (240, 232, 206))
    glow(image, 420, 250, 420, (255, 244, 214))
    pen = ImageDraw.Draw(image)
    pen.polygon([(760, 470), (1130, 150), (1180, 160), (1600, 450), (1600, 600), (700, 600)], fill=(150, 172, 186))
    mist(image, 470, 70, (236, 238, 230), 200)
    greens = ((146, 176, 140), (116, 156, 106), (88, 134, 78), (62, 110, 60), (44, 88, 50))
    for n, green in enumerate(greens):
        base = 500 + n * 95
        ridge(image, rng, base, 70, (mix(green, (255, 255, 230), 0.2), mix(green, (20, 40, 20), 0.25)), 0.6)
        pen = ImageDraw.Draw(image)
        for k in range(10):
            y = base + 20 + k * (8 + n * 4)
            points = [
                (x, y + 24 * math.sin(x / (240 + n * 40) + n * 2) + 8 * math.sin(x / 90 + k))
                for x in range(0, W + 20, 20)
            ]
            pen.line(points, fill=mix(green, (26, 56, 30), 0.35), width=2 + n, joint="curve")
        if n < 3:
            mist(image, base + 60, 44, (238, 240, 232), 120)
    for n, x in enumerate((980, 1080, 1190, 1290)):
        person(
            pen,
            x,
            880 + n % 2 * 20,
            110,
            ((206, 84, 70), (230, 180, 80), (80, 110, 160), (190, 90, 130))[n],
            (50, 46, 46),
        )
        pen.polygon(
            [(x - 34, 790 + n % 2 * 20), (x, 756 + n % 2 * 20), (x + 34, 790 + n % 2 * 20)], fill=(226, 200, 140)
        )
        pen.rounded_rectangle((x + 8, 800 + n % 2 * 20, x + 44, 846 + n % 2 * 20), 8, fill=(170, 128, 76))
    return image


def sawah(rng: random.Random) -> Image.Image:
    image = gradient((130, 186, 210), (206, 222, 206), (250, 228, 176))
    glow(image, 1120, 300, 420, (255, 240, 196))
    clouds(image, rng, 6, 230, (255, 252, 240), 140)
    ridge(image, rng, 440, 110, ((130, 164, 170), (120, 156, 140)))
    mist(image, 470, 40, (240, 236, 214), 150)
    pen = ImageDraw.Draw(image)
    for n in range(10):
        palm(pen, 40 + n * 170 + rng.randrange(50), 560, rng.randrange(130, 240), (80, 110, 80), rng)
    for n in range(8):
        y = 540 + n * 62
        ripe = mix((196, 186, 84), (232, 186, 76), rng.random())
        ridge(image, rng, y, 16, (mix(ripe, (255, 255, 220), 0.15), mix(ripe, (110, 120, 50), 0.35)), 0.5)
        pen = ImageDraw.Draw(image)
        for _ in range(360):
            x, dy = rng.randrange(W), rng.uniform(14, 62)
            pen.line(
                (x, y + dy, x + rng.uniform(-4, 4), y + dy - 6 - n * 2),
                fill=mix(ripe, (120, 140, 60), rng.random() * 0.6),
                width=2,
            )
    for x, y in ((520, 830), (640, 850), (760, 835)):
        person(pen, x, y, 120, (80, 110, 150), (60, 50, 46))
        pen.polygon([(x - 36, y - 108), (x, y - 142), (x + 36, y - 108)], fill=(232, 204, 140))
    return image


def saluran(rng: random.Random) -> Image.Image:
    image = gradient((170, 206, 216), (226, 232, 210), (206, 214, 160))
    ridge(image, rng, 330, 70, ((150, 180, 170), (130, 164, 130)))
    pen = ImageDraw.Draw(image)
    for y in range(360, H):
        t = (y - 360) / (H - 360)
        pen.line((0, y, W, y), fill=mix((150, 180, 96), (74, 126, 60), t))
    for _ in range(4200):
        t = rng.random() ** 0.7
        x, y = rng.randrange(W), 366 + t * 634
        pen.line(
            (x, y, x + rng.uniform(-6, 6) * t, y - 5 - 26 * t),
            fill=mix((70, 124, 56), (176, 200, 104), rng.random()),
            width=1 + round(3 * t),
        )
    middle = [
        (820 + 260 * math.sin(t * 3.4) * (0.25 + t) - 160 * t, 362 + t * 660, 7 + 150 * t**1.3)
        for t in (n / 60 for n in range(61))
    ]
    for grow, colour in ((1.5, (150, 124, 84)), (1.22, (112, 92, 64)), (1.0, (120, 164, 172))):
        left = [(x - w * grow, y) for x, y, w in middle]
        pen.polygon(left + [(x + w * grow, y) for x, y, w in reversed(middle)], fill=colour)
    for _ in range(40):
        x, y, w = middle[rng.randrange(8, 60)]
        pen.line((x - w * 0.6, y, x - w * 0.6 + w * rng.uniform(0.3, 1), y), fill=(214, 232, 232), width=3)
    return image


def pantura(rng: random.Random) -> Image.Image:
    image = gradient((46, 50, 92), (150, 92, 112), (246, 152, 92), (250, 196, 130))
    glow(image, 800, 520, 420, (255, 226, 160), 0.95)
    clouds(image, rng, 8, 330, (92, 66, 98), 130)
    ridge(image, rng, 540, 26, ((70, 56, 74), (50, 44, 58)))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 560, W, H), fill=(46, 48, 50))
    pen.polygon([(780, 560), (820, 560), (1560, H), (40, H)], fill=(66, 64, 72))
    pen.polygon([(799, 560), (801, 560), (812, H), (788, H)], fill=(226, 190, 90))
    for n in range(9):
        t0, t1 = (n / 9) ** 2, ((n + 0.5) / 9) ** 2
        for side in (-1, 1):
            pen.polygon(
                [
                    (800 + side * (10 + 370 * t0), 560 + 440 * t0),
                    (800 + side * (11 + 376 * t0), 560 + 440 * t0),
                    (800 + side * (11 + 384 * t1), 560 + 440 * t1),
                    (800 + side * (10 + 370 * t1), 560 + 440 * t1),
                ],
                fill=(220, 214, 206),
            )
    for n in range(7):
        t = ((n + 1) / 7) ** 2
        for side in (-1, 1):
            x, top = 800 + side * (40 + 860 * t), 540 - 360 * t
            pen.line((x, 560 + 440 * t * 0.8, x, top), fill=(36, 34, 44), width=2 + round(10 * t))
            pen.line((x, top, x - side * 120 * t, top - 10 * t), fill=(36, 34, 44), width=2 + round(6 * t))
    for x, y, size, lamp in (
        (560, 850, 190, (255, 240, 200)),
        (660, 700, 90, (255, 240, 200)),
        (715, 636, 46, (255, 240, 200)),
        (1030, 830, 170, (230, 50, 40)),
        (930, 690, 84, (230, 50, 40)),
        (870, 626, 42, (230, 50, 40)),
    ):
        pen.rounded_rectangle((x - size // 2, y - round(size * 0.95), x + size // 2, y), size // 12, fill=(34, 36, 46))
        pen.rectangle(
            (x - round(size * 0.4), y - round(size * 0.82), x + round(size * 0.4), y - round(size * 0.5)),
            fill=(84, 92, 112),
        )
        for side in (-1, 1):
            lx, ly = x + side * round(size * 0.34), y - round(size * 0.2)
            glow(image, lx, ly, max(12, round(size * 0.5)), lamp, 0.9)
            pen.ellipse(
                (lx - size // 14, ly - size // 14, lx + size // 14, ly + size // 14),
                fill=(255, 250, 236) if lamp[1] > 100 else lamp,
            )
    return image
