"""Reading: exact text, encodings, and that one bad source never takes the others down."""

import contextlib
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Article, Skip
from kg.read import read
from kg.read.article import MAX_CHARACTERS
from kg.read.decode import UndecodableError, decode

GERMAN = "Der Präsident traf den König in Österreich.\r\n„Schön“, sagte er – süß.\n"


def split(records):
    records = list(records)
    return [r for r in records if isinstance(r, Article)], [r for r in records if isinstance(r, Skip)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_the_text_is_the_decoded_file_to_the_letter(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes(GERMAN.encode(encoding))
    articles, skips = split(read([tmp_path]))
    assert not skips
    assert articles[0].text == GERMAN
    assert articles[0].id == "a"


def test_latin_1_umlauts():
    assert decode("Größe über Köln".encode("latin-1")) == "Größe über Köln"


def test_utf_8_with_one_broken_byte_stays_utf_8():
    data = ("Köln grüßt Düsseldorf. " * 20).encode() + b"\xff"
    assert decode(data) == "Köln grüßt Düsseldorf. " * 20 + "\ufffd"


@given(st.binary(max_size=300))
def test_decoding_gives_storable_text_or_a_reason(data):
    with contextlib.suppress(UndecodableError):
        decode(data).encode()


def test_bad_files_are_skipped_with_a_record_and_the_rest_is_read(tmp_path):
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "false-mark.txt").write_bytes(b"\xff\xfea")
    (tmp_path / "good.txt").write_text("Merkel traf Macron.")
    (tmp_path / "huge.txt").write_text("a" * (MAX_CHARACTERS + 1))
    (tmp_path / "image.png").write_bytes(b"\x89PNG")
    (tmp_path / "monster.txt").write_text("a" * (5 * MAX_CHARACTERS))
    (tmp_path / ".hidden.txt").write_text("x")
    os.mkfifo(tmp_path / "pipe.txt")
    articles, skips = split(read([tmp_path]))
    assert [a.id for a in articles] == ["good"]
    reasons = {Path(s.origin).name: s.reason for s in skips}
    assert set(reasons) == {
        "binary.txt",
        "empty.txt",
        "false-mark.txt",
        "huge.txt",
        "image.png",
        "monster.txt",
        "pipe.txt",
    }
    assert "binary" in reasons["binary.txt"]
    assert "empty" in reasons["empty.txt"]
    assert "UTF-16" in reasons["false-mark.txt"]
    assert str(MAX_CHARACTERS) in reasons["huge.txt"]
    assert str(MAX_CHARACTERS) in reasons["monster.txt"]
    assert ".png" in reasons["image.png"]


def test_json_lines(tmp_path):
    lines = [
        json.dumps(
            {"id": "x1", "text": "Eins.", "published": "2018-03-21", "publisher": "DW", "url": "u", "title": "T"}
        ),
        "",
        '{"id": "x2", "text": "Zw',
        "[1]",
        json.dumps({"id": 7, "text": "Drei.", "other": {"a": 1}, "language": None}),
        json.dumps({"text": "Ohne Kennung \ud800."}),
        json.dumps({"id": "x4"}),
        json.dumps({"id": "x5", "text": 5}),
        "[" * 100_000,
        json.dumps({"id": "x1", "text": "Noch einmal."}),
    ]
    path = tmp_path / "news.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + "\n".join(lines).encode())
    articles, skips = split(read([path]))
    assert [(a.id, a.text) for a in articles] == [("x1", "Eins."), ("7", "Drei."), ("news-6", "Ohne Kennung \ufffd.")]
    assert articles[0].published == "2018-03-21"
    assert articles[0].publisher == "DW"
    assert [int(s.origin.rpartition(":")[2]) for s in skips] == [3, 4, 7, 8, 9, 10]
    assert "column" in skips[0].reason
    assert f"{path}:1" in skips[-1].reason


def test_utf_16_json_lines(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_bytes('{"id": "a", "text": "Köln"}\n{"id": "b", "text": "Bonn"}\n'.encode("utf-16"))
    articles, _ = split(read([path]))
    assert [a.text for a in articles] == ["Köln", "Bonn"]


def test_two_files_with_one_id_name_both_places(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(folder)
    articles, skips = split(read([tmp_path / "two", tmp_path / "one"]))
    assert [a.text for a in articles] == ["one"]
    assert str(tmp_path / "one" / "a.txt") in skips[0].reason
    assert skips[0].origin == str(tmp_path / "two" / "a.txt")


def test_a_file_named_twice_is_read_once(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Text")
    (tmp_path / "link.txt").symlink_to(path)
    articles, skips = split(read([tmp_path, path]))
    assert [a.id for a in articles] == ["a"]
    assert not skips


def test_a_named_file_without_known_ending_is_read_as_text(tmp_path):
    path = tmp_path / "article"
    path.write_text("Text")
    assert next(iter(read([path]))).id == "article"


def test_a_missing_path_is_an_error_before_anything_is_read(tmp_path):
    with pytest.raises(InputError, match="nowhere"):
        read([tmp_path, tmp_path / "nowhere"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_skipped(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Text")
    path.chmod(0)
    _, skips = split(read([tmp_path]))
    assert "cannot be read" in skips[0].reason


def test_names_that_are_not_utf_8_give_storable_ids(tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/gr\xfcn.txt")).write_text("Text")
    article = next(iter(read([tmp_path])))
    assert article.id == "gr\ufffdn"
    article.origin.encode()
