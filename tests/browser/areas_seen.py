"""The canvas of the control areas as an array, and shapes in degrees as masks on it."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely
from PIL import Image, ImageDraw, ImageFilter
from playwright.sync_api import Frame

from dashboard.snapshot.picture.frame import to_world

CANVAS = """() => {
  const { map, areas } = window.greylineMap;
  const origin = map.getPixelOrigin();
  const { min } = areas._bounds;
  return {
    picture: areas._container.toDataURL(), scale: window.devicePixelRatio, zoom: map.getZoom(),
    x: origin.x + min.x, y: origin.y + min.y,
  };
}"""


@dataclass(frozen=True)
class Areas:
    """What is drawn: RGBA from 0 to 255, and where in the world, in px at zoom 0 times `scale`, its corner lies."""

    drawn: np.ndarray
    corner: tuple[float, float]
    scale: float

    def mask(self, shape, by: int = 0) -> np.ndarray:
        """Where a shape in degrees lies on the canvas; grown by so many px, or shrunk where that is negative."""
        high, wide = self.drawn.shape[:2]
        found = np.zeros((high, wide), dtype=bool)
        for polygon in shapely.get_parts(shape):
            image = Image.new("L", (wide, high))
            pen = ImageDraw.Draw(image)
            pen.polygon(self._points(polygon.exterior), fill=255)
            for hole in polygon.interiors:
                pen.polygon(self._points(hole), fill=0)
            found |= np.asarray(image) > 0
        return found if by == 0 else grown(found, by)

    def _points(self, ring) -> list[tuple[float, float]]:
        world = (to_world(lat, lon) for lon, lat in ring.coords)
        return [(x * self.scale - self.corner[0], y * self.scale - self.corner[1]) for x, y in world]

    def at(self, lon: float, lat: float) -> tuple[int, ...]:
        """The pixel at a point in degrees."""
        (x, y), (left, top) = to_world(lat, lon), self.corner
        return tuple(int(one) for one in self.drawn[round(y * self.scale - top), round(x * self.scale - left)])

    @property
    def inked(self) -> np.ndarray:
        """Where anything is drawn."""
        return self.drawn[..., 3] > 0


def grown(mask: np.ndarray, by: int) -> np.ndarray:
    """A mask grown by so many px, or shrunk where that is negative."""
    kind = ImageFilter.MaxFilter if by > 0 else ImageFilter.MinFilter
    return np.asarray(Image.fromarray(mask.astype(np.uint8) * 255).filter(kind(2 * abs(by) + 1))) > 0


def areas_of(frame: Frame) -> Areas:
    """The canvas of the control areas as it is now."""
    told = frame.evaluate(CANVAS)
    image = Image.open(io.BytesIO(base64.b64decode(told["picture"].partition(",")[2]))).convert("RGBA")
    scale = told["scale"]
    return Areas(np.asarray(image), (told["x"] * scale, told["y"] * scale), 2 ** told["zoom"] * scale)


def share(of: np.ndarray, within: np.ndarray) -> float:
    """What part of a mask is drawn upon."""
    return float(of[within].mean())


def union(shapes: Iterable):
    """Shapes as one."""
    return shapely.union_all(list(shapes))
