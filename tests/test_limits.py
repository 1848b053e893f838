"""Bounds on a piece of work."""

import threading

import pytest

from kg.limits import TooSlowError, at_most_megabytes, at_most_seconds


def never_ends():
    with at_most_seconds(0.05):
        while True:
            pass


def test_work_without_end_is_interrupted():
    with pytest.raises(TooSlowError):
        never_ends()


def test_work_without_end_is_interrupted_in_a_thread_too():
    seen = []

    def work():
        try:
            never_ends()
        except TooSlowError:
            seen.append("interrupted")
        with at_most_seconds(60):
            seen.append("went on")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == ["interrupted", "went on"]


def test_too_much_memory_is_refused_and_afterwards_granted():
    with pytest.raises(MemoryError), at_most_megabytes(16):
        bytearray(64 * 2**20)
    assert len(bytearray(64 * 2**20)) == 64 * 2**20
