"""Colour as the eye takes it: luminance, lightness, contrast, and the three kinds of colour-blindness. Pure arithmetic."""

from __future__ import annotations

import numpy as np

# Linear sRGB to XYZ (IEC 61966-2-1), white point D65. Its second row is the luminance of Rec. 709.
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = TO_XYZ.sum(axis=1)
# G. M. Machado, M. M. Oliveira, L. A. F. Fernandes: A Physiologically-based Model for Simulation of Color Vision
# Deficiency, IEEE TVCG 15 (2009), severity 1.0; for linear RGB.
BLINDNESS = {
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
SEEN = ("as is", "greyscale", *BLINDNESS)


def rgb(code: str) -> np.ndarray:
    """A colour such as #63A9E0 as three numbers from 0 to 1."""
    return np.array([int(code[place : place + 2], 16) / 255 for place in (1, 3, 5)])


def linear(picture: np.ndarray) -> np.ndarray:
    """sRGB values without their gamma."""
    return np.where(picture <= 0.04045, picture / 12.92, ((picture + 0.055) / 1.055) ** 2.4)


def luminance(picture: np.ndarray) -> np.ndarray:
    """Relative luminance (Rec. 709) of sRGB values, from 0 to 1."""
    return linear(picture) @ TO_XYZ[1]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    low, high = sorted(float(luminance(rgb(code))) for code in (one, other))
    return (high + 0.05) / (low + 0.05)


def seen(picture: np.ndarray, how: str) -> np.ndarray:
    """A picture of sRGB values in CIE L*a*b*, as it is seen in greyscale print or by a colour-blind eye."""
    light = linear(picture)
    if how == "greyscale":
        light = np.repeat(luminance(picture)[..., None], 3, axis=-1)
    elif how in BLINDNESS:
        light = np.clip(light @ BLINDNESS[how].T, 0, 1)
    return lab(light)


def lab(light: np.ndarray) -> np.ndarray:
    """Linear sRGB as CIE L*a*b* (D65)."""
    x, y, z = np.moveaxis(_cube_root(light @ TO_XYZ.T / WHITE), -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def _cube_root(share: np.ndarray) -> np.ndarray:
    return np.where(share > (6 / 29) ** 3, np.cbrt(share), share / (3 * (6 / 29) ** 2) + 4 / 29)
