"""Records to compressed JSON and back. A workspace may come from elsewhere, so nothing in it can run (unlike a pickle)."""

from __future__ import annotations

import zlib
from functools import cache
from typing import Any, TypeVar

import msgspec

from kg.errors import InputError

T = TypeVar("T")

MAX_BYTES = 64_000_000
"""Largest record that is unpacked, against data that swell."""


def encode(record: object) -> bytes:
    """JSON of a dataclass of ``kg.model`` or ``kg.values``, field by field; equal records give equal bytes."""
    return msgspec.json.encode(record)


def pack(record: object) -> bytes:
    """``encode``, compressed."""
    return zlib.compress(encode(record), 6)


def unpack(data: bytes, kind: type[T]) -> T:
    """The record that was packed, checked against the types of its class. Raises ``InputError`` when it is none."""
    try:
        unpacker = zlib.decompressobj()
        plain = unpacker.decompress(data, MAX_BYTES)
        if not unpacker.eof:
            raise ValueError("cut off, or too long")
        record: T = _decoder(kind).decode(plain)  # type: ignore[arg-type]
    except (zlib.error, ValueError) as error:  # msgspec's errors are ValueErrors
        what = f"a stored {kind.__name__} is damaged: {error}."
        raise InputError(what, mend="Make the workspace anew with kg add.") from error
    return record


@cache
def _decoder(kind: type[Any]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)
