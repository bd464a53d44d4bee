"""Scenes among people: village hall, cloth, match, workshop, school and clinic."""

from __future__ import annotations

import math
import random

from brushes import H, W, clouds, glow, gradient, mix, palm, person, ridge, tree
from PIL import Image, ImageDraw, ImageFilter


def balai(rng: random.Random) -> Image.Image:
    image = gradient((90, 150, 200), (150, 196, 220), (222, 232, 226))
    clouds(image, rng, 8, 300, (255, 255, 255), 150)
    ridge(image, rng, 560, 90, ((140, 176, 178), (110, 150, 140)))
    pen = ImageDraw.Draw(image)
    for x in (110, 260, 1370, 1500):
        tree(pen, x, 720, rng.randrange(300, 400), ((52, 96, 66), (112, 156, 92)), rng)
    pen.polygon([(330, 480), (800, 250), (1270, 480)], fill=(158, 76, 54))
    pen.polygon([(430, 480), (800, 300), (1170, 480)], fill=(180, 92, 64))
    pen.rectangle((390, 480, 1210, 700), fill=(240, 234, 222))
    pen.rectangle((390, 480, 1210, 506), fill=(200, 190, 172))
    for n in range(7):
        x = 410 + n * 128
        pen.rectangle((x, 500, x + 30, 704), fill=(255, 252, 244))
        pen.rectangle((x + 22, 500, x + 30, 704), fill=(214, 206, 190))
        if n < 6:
            pen.rectangle((x + 50, 550, x + 108, 704 if n in (2, 3) else 640), fill=(106, 132, 140))
    pen.rectangle((350, 700, 1250, 730), fill=(206, 196, 178))
    ridge(image, rng, 770, 6, ((146, 172, 104), (98, 128, 74)))
    pen.polygon([(700, 735), (900, 735), (1120, 1000), (480, 1000)], fill=(214, 200, 172))
    pen.rectangle((276, 330, 284, 780), fill=(236, 236, 236))
    pen.rectangle((284, 334, 384, 366), fill=(206, 38, 44))
    pen.rectangle((284, 366, 384, 398), fill=(250, 250, 250))
    pen.rounded_rectangle((980, 760, 1330, 900), 22, fill=(236, 240, 244))
    pen.rectangle((980, 830, 1330, 850), fill=(40, 96, 160))
    pen.rounded_rectangle((1240, 778, 1320, 826), 8, fill=(96, 126, 146))
    for n in range(3):
        pen.rounded_rectangle((1010 + n * 72, 778, 1066 + n * 72, 820), 6, fill=(120, 150, 166))
    for x in (1060, 1260):
        pen.ellipse((x - 34, 868, x + 34, 936), fill=(46, 46, 50))
    for n, x in enumerate((760, 830, 900)):
        person(pen, x, 910, 130, ((196, 90, 70), (80, 120, 90), (90, 100, 160))[n], (50, 48, 54))
    return image



def batik(rng: random.Random) -> Image.Image:
    image = gradient((92, 54, 34), (112, 66, 40), (86, 48, 32))
    pen = ImageDraw.Draw(image)
    cream, soga, blue = (238, 220, 184), (176, 112, 58), (34, 58, 98)
    for row in range(-1, 6):
        for column in range(-1, 9):
            x = column * 220 + (row % 2) * 110
            y = row * 220
            for n in range(8):
                a = n * math.pi / 4
                cx, cy = x + math.cos(a) * 62, y + math.sin(a) * 62
                pen.ellipse((cx - 34, cy - 34, cx + 34, cy + 34), fill=blue if n % 2 else soga, outline=cream, width=4)
                pen.ellipse((cx - 12, cy - 12, cx + 12, cy + 12), fill=cream)
            pen.ellipse((x - 40, y - 40, x + 40, y + 40), fill=cream, outline=blue, width=6)
            for n in range(12):
                a = n * math.pi / 6
                pen.ellipse(
                    (
                        x + math.cos(a) * 24 - 5,
                        y + math.sin(a) * 24 - 5,
                        x + math.cos(a) * 24 + 5,
                        y + math.sin(a) * 24 + 5,
                    ),
                    fill=soga,
                )
            for n in range(4):
                a = n * math.pi / 2 + math.pi / 4
                for step in range(7):
                    d = 108 + step * 9
                    pen.ellipse(
                        (
                            x + math.cos(a) * d - 4,
                            y + math.sin(a) * d - 4,
                            x + math.cos(a) * d + 4,
                            y + math.sin(a) * d + 4,
                        ),
                        fill=cream,
                    )
    for _ in range(700):
        x, y = rng.randrange(W), rng.randrange(H)
        pen.ellipse((x - 2, y - 2, x + 2, y + 2), fill=mix(cream, soga, rng.random()))
    image = image.crop((0, 0, 1200, 750)).resize((W, H), Image.Resampling.LANCZOS)
    folds = Image.new("L", (W, H), 0)
    shade = ImageDraw.Draw(folds)
    for n in range(7):
        shade.line((n * 280 - 120, 0, n * 280 + 90, H), fill=120, width=46)
    image.paste(Image.new("RGB", (W, H), (30, 16, 10)), (0, 0), folds.filter(ImageFilter.GaussianBlur(44)))
    return image.filter(ImageFilter.GaussianBlur(1.4))


def jemuran(rng: random.Random) -> Image.Image:
    image = gradient((196, 216, 214), (226, 226, 206), (214, 198, 164))
    clouds(image, rng, 6, 220, (255, 255, 250), 140)
    pen = ImageDraw.Draw(image)
    for n in range(7):
        tree(pen, n * 270 + rng.randrange(60), 640, rng.randrange(260, 400), ((88, 122, 88), (140, 166, 110)), rng)
    ridge(image, rng, 700, 10, ((190, 166, 126), (150, 124, 90)))
    dyes = ((146, 86, 50), (206, 160, 76), (44, 70, 112), (120, 60, 46), (222, 196, 148), (70, 96, 110))
    for line, (y, drop) in enumerate(((300, 300), (390, 430))):
        pen.line((0, y - 20, W // 2, y + 12, W, y - 20), fill=(90, 74, 60), width=7, joint="curve")
        for n in range(6):
            x = 70 + n * 260 + line * 90
            dye = dyes[(n + line * 2) % len(dyes)]
            sag = y + 8
            for strip in range(20):
                lit = 0.12 + 0.12 * math.sin(strip * 0.9 + n)
                foot = sag + drop + 14 * math.sin(strip * 0.5 + n)
                pen.rectangle((x + strip * 10, sag, x + strip * 10 + 10, foot), fill=mix(dye, (255, 246, 226), lit))
            pen.rectangle((x, sag + drop - 70, x + 199, sag + drop - 52), fill=mix(dye, (255, 240, 210), 0.5))
    return image


def lapangan(rng: random.Random) -> Image.Image:
    image = gradient((12, 20, 44), (26, 40, 74), (66, 72, 96), (60, 66, 70))
    pen = ImageDraw.Draw(image)
    for _ in range(160):
        x, y = rng.randrange(W), rng.randrange(360)
        pen.point((x, y), fill=(210, 216, 230))
    ridge(image, rng, 500, 40, ((22, 34, 44), (16, 26, 32)))
    pen.polygon([(0, 620), (W, 620), (W, H), (0, H)], fill=(48, 78, 62))
    pen.polygon(
        [(420, 640), (1180, 640), (1500, 960), (100, 960)], fill=(196, 112, 72), outline=(244, 240, 226), width=7
    )
    pen.line((292, 770, 1308, 770), fill=(244, 240, 226), width=6)
    for _ in range(260):
        x, y = rng.randrange(W), rng.randrange(560, 636)
        r = rng.randrange(8, 13)
        pen.ellipse((x - r, y - r, x + r, y + r), fill=mix((40, 44, 60), (190, 150, 120), rng.random() * 0.8))
    pen.rectangle((262, 520, 276, 790), fill=(220, 220, 220))
    pen.rectangle((1324, 520, 1338, 790), fill=(220, 220, 220))
    for n in range(54):
        pen.line((276 + n * 19.6, 545, 276 + n * 19.6, 655), fill=(206, 210, 214), width=1)
    for n in range(7):
        pen.line((276, 545 + n * 18, 1324, 545 + n * 18), fill=(206, 210, 214), width=1 if 0 < n < 6 else 6)
    for x, y, shirt in (
        (460, 880, (230, 190, 60)),
        (700, 850, (230, 190, 60)),
        (900, 900, (230, 190, 60)),
        (620, 735, (70, 120, 200)),
        (860, 725, (70, 120, 200)),
        (1060, 740, (70, 120, 200)),
    ):
        person(pen, x, y, 150 if y > 800 else 115, shirt, (40, 34, 40))
    pen.ellipse((800, 430, 846, 476), fill=(250, 244, 220))
    for x in (90, 1510):
        pen.rectangle((x - 8, 120, x + 8, 640), fill=(110, 116, 124))
        pen.rectangle((x - 60, 100, x + 60, 150), fill=(250, 246, 220))
        glow(image, x, 125, 420, (255, 246, 214), 0.75)
    return image


def bengkel(rng: random.Random) -> Image.Image:
    image = gradient((46, 42, 46), (74, 62, 58), (54, 46, 44))
    pen = ImageDraw.Draw(image)
    for n in range(5):
        x = 90 + n * 310
        pen.rectangle((x, 90, x + 190, 300), fill=(150, 170, 180))
        pen.line((x + 95, 90, x + 95, 300), fill=(50, 48, 50), width=8)
        pen.line((x, 195, x + 190, 195), fill=(50, 48, 50), width=8)
    for x, y, radius, teeth, colour in (
        (240, 470, 110, 18, (132, 126, 120)),
        (470, 560, 150, 24, (168, 140, 96)),
        (1330, 480, 130, 20, (120, 124, 132)),
    ):
        for n in range(teeth):
            a = n * 6.2832 / teeth
            pen.line((x, y, x + math.cos(a) * (radius + 20), y + math.sin(a) * (radius + 20)), fill=colour, width=22)
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)
        pen.ellipse(
            (x - radius * 0.7, y - radius * 0.7, x + radius * 0.7, y + radius * 0.7), fill=mix(colour, (0, 0, 0), 0.25)
        )
        pen.ellipse((x - 26, y - 26, x + 26, y + 26), fill=(46, 42, 44))
    pen.rectangle((0, 760, W, H), fill=(66, 54, 48))
    pen.rectangle((700, 690, 1250, 730), fill=(104, 84, 66))
    pen.rectangle((740, 730, 780, 940), fill=(84, 66, 52))
    pen.rectangle((1170, 730, 1210, 940), fill=(84, 66, 52))
    person(pen, 1120, 950, 420, (60, 92, 124), (34, 32, 36))
    pen.line((1090, 660, 980, 660), fill=(52, 80, 108), width=36)
    glow(image, 930, 670, 380, (255, 180, 90), 0.85)
    for _ in range(420):
        a, d = rng.uniform(2.4, 6.2), rng.random() ** 1.6 * 420
        x, y = 930 + math.cos(a) * d, 670 + math.sin(a) * d * 0.7 + d * d / 900
        pen.line(
            (x, y, x + math.cos(a) * 16, y + math.sin(a) * 12 + d / 40),
            fill=mix((255, 246, 200), (255, 130, 50), rng.random()),
            width=2,
        )
    return image


def sekolah(rng: random.Random) -> Image.Image:
    image = gradient((120, 190, 214), (186, 222, 222), (246, 232, 200))
    clouds(image, rng, 7, 260, (255, 255, 255), 150)
    pen = ImageDraw.Draw(image)
    for y in range(520, 640):
        pen.line((0, y, W, y), fill=mix((110, 176, 186), (150, 200, 196), (y - 520) / 120))
    for n in range(16):
        tree(pen, 1000 + n * 44 + rng.randrange(20), 660, rng.randrange(120, 210), ((44, 92, 66), (96, 144, 84)), rng)
    ridge(image, rng, 660, 8, ((232, 210, 160), (206, 178, 124)))
    pen.polygon([(90, 450), (170, 340), (830, 340), (910, 450)], fill=(176, 84, 60))
    pen.rectangle((130, 450, 870, 690), fill=(246, 238, 214))
    pen.rectangle((130, 620, 870, 690), fill=(96, 150, 150))
    for n in range(5):
        x = 160 + n * 144
        pen.rectangle((x, 500, x + 96, 600 if n != 2 else 690), fill=(84, 112, 122))
        pen.line((x + 48, 500, x + 48, 600), fill=(246, 238, 214), width=6)
    palm(pen, 960, 720, 380, (66, 92, 66), rng)
    palm(pen, 60, 730, 320, (66, 92, 66), rng)
    pen.line((880, 860, 1600, 700), fill=(150, 112, 74), width=30)
    for n in range(22):
        pen.line((890 + n * 34, 845 - n * 7.6, 898 + n * 34, 874 - n * 7.6), fill=(112, 82, 54), width=4)
    for n in range(6):
        x = 470 + n * 118
        person(pen, x, 900 - n * 14, 150 - n * 8, (246, 246, 240), (150, 44, 48))
        pen.rounded_rectangle(
            (x - 30, 800 - n * 6, x - 10, 838 - n * 8), 6, fill=((230, 170, 60), (60, 110, 170), (190, 70, 90))[n % 3]
        )
    return image


def klinik(rng: random.Random) -> Image.Image:
    image = gradient((190, 216, 226), (224, 234, 228), (248, 238, 214))
    glow(image, 1350, 220, 460, (255, 248, 220))
    ridge(image, rng, 560, 40, ((176, 200, 186), (150, 180, 160)))
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle((380, 330, 1180, 740), 14, fill=(252, 250, 244))
    pen.rectangle((380, 330, 1180, 400), fill=(40, 124, 122))
    pen.rectangle((900, 240, 1180, 740), fill=(234, 240, 236))
    pen.rectangle((1012, 286, 1068, 450), fill=(40, 124, 122))
    pen.rectangle((958, 340, 1122, 396), fill=(40, 124, 122))
    for n in range(3):
        x = 430 + n * 150
        pen.rounded_rectangle((x, 460, x + 106, 620), 8, fill=(150, 190, 200))
        pen.line((x + 53, 460, x + 53, 620), fill=(252, 250, 244), width=6)
    pen.rounded_rectangle((960, 520, 1120, 740), 8, fill=(122, 166, 176))
    pen.line((1040, 520, 1040, 740), fill=(234, 240, 236), width=7)
    ridge(image, rng, 770, 6, ((206, 206, 190), (176, 172, 154)))
    tree(pen, 210, 800, 560, ((58, 104, 76), (130, 170, 104)), rng)
    tree(pen, 1420, 800, 420, ((58, 104, 76), (130, 170, 104)), rng)
    pen.rounded_rectangle((420, 800, 640, 818), 6, fill=(140, 104, 72))
    for n, x in enumerate((460, 530, 600, 780, 860)):
        person(
            pen,
            x,
            880 if n < 3 else 900,
            150,
            ((200, 120, 80), (90, 120, 170), (120, 150, 100), (190, 90, 100), (226, 190, 110))[n],
            (54, 52, 60),
        )
    return image
