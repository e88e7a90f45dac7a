#!/usr/bin/env python3
"""Draws the ten digits of this example, as grey pictures of 24x24 and 28x28 pixels.

Each digit is a few strokes: lines and arcs of an ellipse, in a box of 1 by 1 whose y axis points
down. A pixel's grey is how much of it lies under the pen, judged by its distance from the strokes.
The pictures of 28x28 are written as text (PGM, P2), those of 24x24 as bytes (P5).

    python3 draw_digits.py        writes Digits/0-24.pgm, Digits/0-28.pgm, ...
"""

import math
import pathlib

PEN = 0.058  # half the width of a stroke, in units of the box


def line(*points):
    return list(points)


def arc(x, y, width, height, start, end):
    """A piece of an ellipse around (x, y), from one angle to another in degrees, clockwise."""
    count = max(2, round(abs(end - start) / 6))
    angles = [math.radians(start + (end - start) * i / count) for i in range(count + 1)]
    return [(x + width * math.cos(a), y + height * math.sin(a)) for a in angles]


DIGITS = [
    [arc(0.50, 0.50, 0.22, 0.34, 0, 360)],
    [line((0.34, 0.30), (0.52, 0.16), (0.52, 0.84))],
    [arc(0.50, 0.37, 0.21, 0.21, 195, 385) + line((0.27, 0.84), (0.74, 0.84))],
    [arc(0.48, 0.33, 0.20, 0.17, 205, 450), arc(0.48, 0.67, 0.23, 0.17, 270, 515)],
    [line((0.60, 0.84), (0.60, 0.16), (0.24, 0.63), (0.76, 0.63))],
    [line((0.70, 0.16), (0.34, 0.16), (0.31, 0.47)) + arc(0.48, 0.62, 0.24, 0.22, 225, 505)],
    [arc(0.62, 0.56, 0.36, 0.42, 262, 180), arc(0.50, 0.63, 0.22, 0.21, 0, 360)],
    [line((0.27, 0.16), (0.74, 0.16), (0.43, 0.84))],
    [arc(0.50, 0.33, 0.18, 0.17, 0, 360), arc(0.50, 0.67, 0.22, 0.17, 0, 360)],
    [arc(0.50, 0.37, 0.22, 0.21, 0, 360), arc(0.36, 0.43, 0.36, 0.42, 0, 80)],
]


def distance(x, y, a, b):
    """The distance of a point from the line between two others."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = 0 if length == 0 else min(1, max(0, ((x - a[0]) * dx + (y - a[1]) * dy) / length))
    return math.hypot(x - a[0] - t * dx, y - a[1] - t * dy)


def picture(strokes, size):
    """The greys of a digit, 0 (paper) to 255 (ink), row by row."""
    rows = []
    for row in range(size):
        y = (row + 0.5) / size
        greys = []
        for column in range(size):
            x = (column + 0.5) / size
            nearest = min(
                distance(x, y, a, b) for stroke in strokes for a, b in zip(stroke, stroke[1:])
            )
            cover = 0.5 + (PEN - nearest) * size
            greys.append(round(255 * min(1, max(0, cover))))
        rows.append(greys)
    return rows


def main():
    folder = pathlib.Path(__file__).resolve().parent / "Digits"
    for digit, strokes in enumerate(DIGITS):
        text = "\n".join(" ".join(f"{grey:3}" for grey in row) for row in picture(strokes, 28))
        header = f"P2\n# the digit {digit}, drawn by draw_digits.py\n28 28\n255\n"
        (folder / f"{digit}-28.pgm").write_text(header + text + "\n")
        greys = bytes(grey for row in picture(strokes, 24) for grey in row)
        (folder / f"{digit}-24.pgm").write_bytes(b"P5\n24 24\n255\n" + greys)


main()
