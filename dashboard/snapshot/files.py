"""Exports on disk: all of a file or nothing of it, and never over another one unasked."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from dashboard.snapshot.export import BESIDE, Export
from dashboard.snapshot.formats import FORMATS
from geo.faults import Fault, refuse


def write_files(export: Export, target: Path, *, force: bool) -> list[Path]:
    """Writes an export, and its manifest beside it where it has one. Raises `geo.faults.Refused`; then nothing is left."""
    wanted = {target: export.data}
    if export.beside is not None:
        wanted[Path(f"{target}{BESIDE}")] = export.beside
    refuse_taken(export.format, target, force=force)
    finished: dict[Path, Path] = {}
    try:
        for path, content in wanted.items():
            finished[path] = _write_aside(path, content)
        for path, aside in finished.items():
            aside.replace(path)
    except OSError as error:
        rule = f"cannot be written ({error.strerror or error})"
        refuse([Fault(str(target), None, "", rule, "make room, or name a place where files may be written")])
    finally:
        for aside in finished.values():
            with suppress(OSError):
                aside.unlink()
    return list(wanted)


def refuse_taken(format_name: str, target: Path, *, force: bool) -> None:
    """Refuses a target that is there already, or whose manifest is, unless it may be replaced."""
    wanted = [target] if FORMATS[format_name].inside else [target, Path(f"{target}{BESIDE}")]
    try:
        refuse([fault for path in wanted for fault in _taken(path, force=force)])
    except OSError as error:  # a name too long for the file system, for one
        refuse([Fault(str(target), None, "", f"cannot be written ({error.strerror})", "choose another name")])


def _taken(path: Path, *, force: bool) -> list[Fault]:
    if path.is_dir():
        return [Fault(str(path), None, "", "is a folder", "name a file in it")]
    if path.exists() and not path.is_file():  # a device or a pipe would be replaced, not written to
        return [Fault(str(path), None, "", "is no ordinary file", "name one that is, or that is not there yet")]
    if not force and (path.exists() or path.is_symlink()):
        return [Fault(str(path), None, "", "is there already", "choose another name, or say --force to replace it")]
    return []


def _write_aside(path: Path, content: bytes) -> Path:
    """Writes under another name in the same folder, through to the disk."""
    handle, name = tempfile.mkstemp(prefix=".greyline-", dir=path.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        aside.chmod(0o666 & ~umask)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return aside
