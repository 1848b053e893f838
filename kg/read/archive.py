"""ZIP, tar and gzip files: what is in them, read as if it lay in a folder."""

from __future__ import annotations

import gzip
import shutil
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import IO, cast

from kg.model import Article, Skip
from kg.read.article import MAX_CHARACTERS, shown

MAX_MEMBER_BYTES = 500 * MAX_CHARACTERS
"""Largest file in an archive that is unpacked, against archives that swell."""

Records = Iterator[Article | Skip]
_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    gzip.BadGzipFile,
    zlib.error,
    EOFError,
    RuntimeError,
    NotImplementedError,
)


def archive_readers(read_file: Callable[[Path], Records]) -> dict[str, Callable[[Path], Records]]:
    """Readers of archives by ending; ``read_file`` reads each unpacked file, choosing by its ending."""

    def reader(members: Callable[[Path], Iterator[tuple[str, IO[bytes]]]]) -> Callable[[Path], Records]:
        return lambda path: _read_members(path, members, read_file)

    tar = reader(_tar)
    return {".zip": reader(_zip), ".tar": tar, ".tgz": tar, ".tar.gz": tar, ".tar.xz": tar, ".gz": reader(_gzip)}


def _read_members(
    path: Path, members: Callable[[Path], Iterator[tuple[str, IO[bytes]]]], read_file: Callable[[Path], Records]
) -> Records:
    origin = shown(path)
    try:
        for name, stream in members(path):
            yield from _read_member(name, stream, origin, read_file)
    except _BROKEN as error:
        yield Skip(origin, f"broken archive: {error}")


def _read_member(name: str, stream: IO[bytes], origin: str, read_file: Callable[[Path], Records]) -> Records:
    """Unpack one file under a name of our own in a folder of its own: names in archives are not to be trusted."""
    with tempfile.TemporaryDirectory(prefix="kg-") as folder:
        unpacked = Path(folder, PurePosixPath(name).name)
        with unpacked.open("wb") as target:
            shutil.copyfileobj(_Limited(stream), target)
            size = target.tell()
        if size > MAX_MEMBER_BYTES:
            yield Skip(f"{origin}!{name}", f"too long: more than {MAX_MEMBER_BYTES} bytes")
            return
        place = shown(unpacked)
        for record in read_file(unpacked):
            yield replace(record, origin=f"{origin}!{name}{record.origin.removeprefix(place)}")


class _Limited:
    """A stream that ends one byte behind the limit."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._left = MAX_MEMBER_BYTES + 1

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(min(size, self._left) if size >= 0 else self._left)
        self._left -= len(data)
        return data


def _zip(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    with zipfile.ZipFile(path) as archive:
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            if not info.is_dir() and _is_visible(info.filename):
                with archive.open(info) as stream:
                    yield info.filename, stream


def _tar(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    with tarfile.open(path) as archive:
        for info in archive:
            stream = archive.extractfile(info) if info.isfile() and _is_visible(info.name) else None
            if stream is not None:
                yield info.name, stream


def _gzip(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    with gzip.open(path) as stream:
        yield path.stem, cast("IO[bytes]", stream)


def _is_visible(name: str) -> bool:
    parts = [part for part in PurePosixPath(name).parts if part != ".."]
    return not any(part.startswith((".", "__MACOSX")) for part in parts)
