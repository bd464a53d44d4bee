"""Draws the pictures of the sample newsroom: layered scenes, the same bytes every time. Run it from anywhere."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageFilter
from scenes_land import bawang, kampung, pantura, perahu, saluran, sawah, teh
from scenes_town import balai, batik, bengkel, jemuran, klinik, lapangan, sekolah

HERE = Path(__file__).parent / "pictures"
LARGEST = 120_000
SCENES: dict[str, Callable[[random.Random], Image.Image]] = {
    "kampung-setelah-angin": kampung,
    "balai-desa": balai,
    "ladang-bawang": bawang,
    "kain-batik": batik,
    "jemuran-kain": jemuran,
    "lapangan-malam": lapangan,
    "perahu-di-muara": perahu,
    "kebun-teh": teh,
    "bengkel-logam": bengkel,
    "sekolah-pesisir": sekolah,
    "klinik-pagi": klinik,
    "sawah-terasering": sawah,
    "saluran-air": saluran,
    "jalan-pantura": pantura,
}


def main() -> None:
    HERE.mkdir(exist_ok=True)
    for name, scene in SCENES.items():
        picture = scene(random.Random(name)).filter(ImageFilter.GaussianBlur(0.6))
        path = HERE / f"{name}.jpg"
        for quality in range(82, 20, -6):
            picture.save(path, quality=quality, optimize=True, progressive=True)
            if path.stat().st_size < LARGEST:
                break
        print(f"{path.name:28} {path.stat().st_size:7} bytes, quality {quality}")


if __name__ == "__main__":
    main()
