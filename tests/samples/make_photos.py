"""Draws the photographs of full.yaml: nobody's faces, the same bytes every time.

    python tests/samples/make_photos.py

Plain shapes and gradients in the formats that notes come with. One lies on its side and says
where it was taken, as telephones do; one is a PNG with few colours, as of a screen.
"""

from __future__ import annotations

import random
from math import sin
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

PHOTOS = Path(__file__).with_name("photos")
WIDE, TALL, PANORAMA = (960, 720), (630, 840), (1120, 630)
ORIENTATION, GPS = 0x0112, 0x8825


def sky(size, top, foot):
    """A gradient from one colour to another."""
    column = Image.linear_gradient("L").resize(size)
    return Image.composite(Image.new("RGB", size, foot), Image.new("RGB", size, top), column)


def ridge(draw, size, base, height, colour, seed):
    """A line of hills, filled down to the foot."""
    chance = random.Random(seed)  # noqa: S311 - a landscape
    waves = [(chance.uniform(1, 9), chance.uniform(0, 6), chance.uniform(0.2, 1)) for _ in range(6)]
    width, foot = size
    tops = [
        (x, base - height * sum(a * sin(f * x / width * 2 + p) for f, p, a in waves) / 3)
        for x in range(0, width + 8, 8)
    ]
    draw.polygon([(0, foot), *tops, (width, foot)], fill=colour)


def person(draw, x, y, size, colour, scarf=None):
    """Someone who sits, from behind."""
    draw.ellipse((x - 0.62 * size, y, x + 0.62 * size, y + 2.4 * size), fill=colour)
    draw.ellipse((x - 0.34 * size, y - 0.75 * size, x + 0.34 * size, y + 0.1 * size), fill=scarf)


def hall():
    picture = sky(WIDE, "#e9dfd0", "#cdb999")
    draw = ImageDraw.Draw(picture)
    draw.polygon([(0, 720), (960, 720), (960, 470), (0, 470)], fill="#8a6f52")
    for x in (60, 760):
        draw.rectangle((x, 90, x + 140, 330), fill="#b8d4e0")
        draw.line((x + 70, 90, x + 70, 330), fill="#f3ece0", width=8)
        draw.line((x, 210, x + 140, 210), fill="#f3ece0", width=8)
    draw.rectangle((290, 70, 670, 310), fill="#fbfbf7", outline="#6d5a45", width=8)
    for row, length in enumerate((250, 300, 210)):
        draw.rectangle((630 - length, 120 + 50 * row, 630, 138 + 50 * row), fill="#0f5e6b")
    draw.ellipse((140, 400, 820, 600), fill="#b98d5f")
    draw.ellipse((140, 388, 820, 585), fill="#d9b282")
    scarves = ["#3c4a57", "#7b2d3b", "#2f2a26", "#c9b8d4", "#2c4f3f", "#4a3526", "#8fa9bd"]
    coats = ["#3a5a78", "#5d4037", "#37474f", "#6a4c6e", "#4f6f52", "#8a5a44", "#2b3a4a"]
    for n, x in enumerate(range(120, 880, 118)):
        y = 500 + 55 * (1 - abs(x - 480) / 420)
        person(draw, x, y, 66, coats[n % 7], scarves[n % 7])
    return picture.filter(ImageFilter.GaussianBlur(0.8))


def hill():
    picture = sky(PANORAMA, "#7fb2d6", "#f7d9b0")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((790, 170, 880, 260), fill="#fff3cf")
    for n, colour in enumerate(("#9fb4b0", "#7f9c86", "#5f8062", "#48653f", "#33492c")):
        ridge(draw, PANORAMA, 310 + 72 * n, 60 - 5 * n, colour, n + 3)
    chance = random.Random(5)  # noqa: S311 - a landscape
    for _ in range(70):
        x, y = chance.randrange(0, 1120), chance.randrange(520, 630)
        size = (y - 470) / 6
        box = (x - size, y - 1.2 * size, x + size, y + 0.4 * size)
        draw.ellipse(box, fill=chance.choice(("#2c4226", "#3d5a30", "#54703d")))
    return picture.filter(ImageFilter.GaussianBlur(1.2))


def street():
    picture = sky(TALL, "#86b6d8", "#e7eef2")
    draw = ImageDraw.Draw(picture)
    draw.polygon([(0, 840), (0, 0), (230, 210), (230, 640)], fill="#d8c19a")
    draw.polygon([(630, 840), (630, 60), (410, 240), (410, 640)], fill="#c9ac80")
    draw.polygon([(0, 840), (630, 840), (410, 640), (230, 640)], fill="#a08a6c")
    for x, y, w, h in (
        (40, 250, 70, 150),
        (150, 300, 45, 110),
        (470, 310, 45, 110),
        (550, 270, 60, 140),
    ):
        draw.pieslice((x, y - w / 2, x + w, y + w / 2), 180, 360, fill="#5b4632")
        draw.rectangle((x, y, x + w, y + h), fill="#5b4632")
    for n, x in enumerate(range(0, 630, 90)):
        drop = 150 + 60 * abs(x - 315) / 315
        draw.polygon(
            [(x, drop), (x + 90, drop), (x + 45, drop + 70)],
            fill=("#b5332e", "#0f5e6b", "#e0a526")[n % 3],
        )
    for x, y, size, coat in (
        (270, 600, 34, "#3a5a78"),
        (345, 610, 38, "#7b2d3b"),
        (300, 690, 50, "#37474f"),
    ):
        person(draw, x, y, size, coat, "#3a2c22")
    return picture.filter(ImageFilter.GaussianBlur(0.8))


def board():
    picture = Image.new("RGB", WIDE, "#f4f5f2")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 959, 719), outline="#9aa3a8", width=26)
    colours = ["#f6d55c", "#9ed2c6", "#f2a48e", "#b9c6ea"]
    for column in range(4):
        left = 70 + 215 * column
        draw.rectangle((left, 70, left + 175, 84), fill="#33475b")
        for row in range(4 - (column % 2)):
            top = 120 + 140 * row
            draw.rectangle((left, top, left + 175, top + 112), fill=colours[column])
            for line in range(3):
                reach = 130 - 28 * ((line + row + column) % 3)
                y = top + 28 + 26 * line
                draw.line((left + 158 - reach, y, left + 158, y), fill="#4d4d4d", width=6)
    return picture.quantize(16, dither=Image.Dither.NONE)


def main() -> None:
    PHOTOS.mkdir(exist_ok=True)
    hall().save(PHOTOS / "hall.jpg", quality=72, optimize=True)
    hill().save(PHOTOS / "hill.jpg", quality=72, optimize=True, progressive=True)
    board().save(PHOTOS / "board.png", optimize=True)
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS).update({1: "N", 2: (32.0, 33.0, 20.0), 3: "E", 4: (35.0, 51.0, 0.0)})
    lying = street().transpose(Image.Transpose.ROTATE_90)
    lying.save(PHOTOS / "street.jpg", quality=72, optimize=True, exif=exif)


if __name__ == "__main__":
    main()
