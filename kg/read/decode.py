"""Bytes to text: byte order marks, UTF-8, and the 8-bit encodings that German files come in."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_MARKS: tuple[tuple[bytes, str], ...] = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_EIGHT_BIT = ["cp1252", "iso8859_15", "cp1250", "cp850", "mac_roman"]
_GERMAN = re.compile(r"[\x00-\x7fäöüÄÖÜßéèáàâêëíîïóòôúùûçñåøÉÁÀÇÅØ€§°²³·©®«»‹›„“”‚‘’–—…•´¼½¾\xa0\xad]*")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_MAX_CONTROL_SHARE = 0.005
_BROKEN_SHARE = 0.1


class UndecodableError(ValueError):
    """The bytes are not text in any encoding that is tried."""


def decode(data: bytes) -> str:
    """Text of ``data`` with its newlines untouched and without byte order mark.

    Tried in order: the byte order mark (UTF-8, UTF-16, UTF-32); UTF-8, also with a few broken bytes, which
    become U+FFFD; Windows-1252 when all its letters are at home in German text; what charset-normalizer prefers among
    five 8-bit encodings.

    Raises:
        UndecodableError: when the bytes look like a binary file or contradict their own byte order mark.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return _text_or_error(data.decode(encoding))
            except UnicodeDecodeError as error:
                message = (
                    f"the file begins with the byte order mark of {encoding.upper()} but is not {encoding.upper()}"
                )
                raise UndecodableError(message) from error
    if b"\x00" in data:
        raise UndecodableError("binary file, not text")
    return _text_or_error(_unmarked(data))


def replace_surrogates(text: str) -> str:
    """``text`` with lone surrogates, which no UTF-8 file can hold, replaced one for one by U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def _unmarked(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    letters = sum(1 for character in lenient if character > "\x7f") - broken
    if broken <= _BROKEN_SHARE * letters:
        return lenient
    try:
        western = data.decode("cp1252")
        if _GERMAN.fullmatch(western):
            return western
    except UnicodeDecodeError:
        pass
    best = from_bytes(data, cp_isolation=_EIGHT_BIT).best()
    return str(best) if best else data.decode("latin-1")


def _text_or_error(text: str) -> str:
    if len(_CONTROL.findall(text)) > _MAX_CONTROL_SHARE * len(text):
        raise UndecodableError("binary file, not text")
    return replace_surrogates(text)
