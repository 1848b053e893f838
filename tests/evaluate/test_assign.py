"""The pairing against trying every pairing."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.assign import pair_up

ROWS = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.sampled_from([0.0, 0.3, 0.5, 0.9, 1.0]), min_size=width, max_size=width), min_size=1, max_size=4
    )
)


def best_total(weights):
    rows, columns = len(weights), len(weights[0])
    slots = [*range(columns), *[None] * rows]
    return max(
        sum(weights[i][j] for i, j in enumerate(choice) if j is not None) for choice in permutations(slots, rows)
    )


@given(ROWS)
def test_total_is_the_highest_and_nobody_is_paired_twice(weights):
    pairs = pair_up(range(len(weights)), range(len(weights[0])), lambda i, j: weights[i][j])
    assert abs(sum(weights[i][j] for i, j in pairs) - best_total(weights)) < 1e-9
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(weights[i][j] > 0 for i, j in pairs)


def test_empty_sides():
    assert pair_up([], ["a"], lambda _a, _b: 1.0) == []
    assert pair_up(["a"], [], lambda _a, _b: 1.0) == []
