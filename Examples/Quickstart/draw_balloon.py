#!/usr/bin/env python3
"""Draws the picture of this example: a striped balloon above hills, in 256x240 pixels.

Every pixel is the mean of 3x3 points, so that edges are smooth. A grain from a formula with whole
numbers gives the sky and the hills some texture.

    python3 draw_balloon.py        writes Photos/balloon.ppm (PPM, P6)
"""

import math
import pathlib

WIDTH, HEIGHT = 256, 240
POINTS = 3  # points of a pixel in each direction

# The balloon: its center, radius, and where its lower half ends.
X, Y, RADIUS, MOUTH = 134.0, 92.0, 66.0, 182.0
BASKET = (122.0, 198.0, 146.0, 216.0)  # left, top, right, bottom
STRIPES = [(222, 52, 46), (250, 210, 70), (40, 92, 170), (250, 246, 236)]


def mix(a, b, t):
    return tuple(p + (q - p) * min(1, max(0, t)) for p, q in zip(a, b))


def grain(x, y):
    """A number from -1 to 1 for a pixel, always the same."""
    n = (int(x) * 374761393 + int(y) * 668265263) & 0xFFFFFFFF
    n = ((n ^ (n >> 13)) * 1274126177) & 0xFFFFFFFF
    return ((n >> 16) & 0xFF) / 127.5 - 1


def half_width(y):
    """Half the balloon's width at a height: a circle above, a smooth curve to the mouth below."""
    if y < Y - RADIUS or y > MOUTH:
        return -1
    if y <= Y:
        return math.sqrt(RADIUS**2 - (y - Y) ** 2)
    t = (y - Y) / (MOUTH - Y)
    return RADIUS * (1 - t) * (1 + t - 0.35 * t * t) + 9 * t


def balloon(x, y):
    """The balloon's color at a point, or None beside it."""
    half = half_width(y)
    if half <= 0 or abs(x - X) > half:
        return None
    side = (x - X) / half
    turn = math.asin(min(1, max(-1, side)))
    color = STRIPES[math.floor((turn + math.pi) / (math.pi / 7)) % len(STRIPES)]
    light = 0.62 + 0.38 * math.cos(turn + 0.5) - 0.10 * (y - Y) / RADIUS
    return tuple(min(255, c * light) for c in color)


def basket(x, y):
    """The color of the basket and of its ropes at a point, or None beside them."""
    left, top, right, bottom = BASKET
    if left <= x <= right and top <= y <= bottom:
        weave = 18 if (int(x / 3) + int(y / 3)) % 2 else 0
        return (126 + weave, 84 + weave, 46)
    if MOUTH <= y < top:
        t = (y - MOUTH) / (top - MOUTH)
        for sign in (-1, 1):
            if abs(x - X - sign * (9 + 3 * t)) < 0.8:
                return (70, 56, 44)
    return None


def ground(x, y):
    """Two rows of hills, or None above them."""
    far = 196 + 12 * math.sin(x / 33.0) + 5 * math.sin(x / 11.0 + 1)
    near = 218 + 9 * math.sin(x / 47.0 + 2) + 3 * math.sin(x / 13.0)
    noise = grain(x, y)
    if y > near:
        return tuple(c + 12 * noise for c in mix((96, 138, 62), (58, 96, 44), (y - near) / 30))
    if y > far:
        return tuple(c + 8 * noise for c in mix((128, 160, 128), (104, 142, 104), (y - far) / 30))
    return None


def sky(x, y):
    color = mix((74, 136, 208), (206, 226, 240), y / 210)
    cloud = math.sin(x / 41.0 + y / 23.0) + math.sin(x / 17.0 - y / 29.0) * 0.6
    color = mix(color, (244, 246, 248), 0.5 * (cloud - 0.7) * (1 - abs(y - 70) / 120))
    return tuple(c + 3 * grain(x, y) for c in color)


def point(x, y):
    for part in (basket, balloon, ground):
        color = part(x, y)
        if color is not None:
            return color
    return sky(x, y)


def pixel(column, row):
    offsets = [(i + 0.5) / POINTS for i in range(POINTS)]
    colors = [point(column + dx, row + dy) for dy in offsets for dx in offsets]
    return bytes(min(255, max(0, round(sum(c) / len(colors)))) for c in zip(*colors))


def main():
    folder = pathlib.Path(__file__).resolve().parent / "Photos"
    folder.mkdir(exist_ok=True)
    pixels = b"".join(pixel(column, row) for row in range(HEIGHT) for column in range(WIDTH))
    (folder / "balloon.ppm").write_bytes(b"P6\n%d %d\n255\n" % (WIDTH, HEIGHT) + pixels)


main()
