from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from kg.view.forces import EXACT_UP_TO, _exact, _mesh
from kg.view.layout import layout
from kg.view.overlap import close_pairs, uncover


def place(graph):
    return layout(len(graph), list(graph.edges))


def closest(points):
    apart = np.linalg.norm(points[:, None] - points[None], axis=2)
    np.fill_diagonal(apart, np.inf)
    return apart.min()


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_hardly_any_nodes(count):
    points = layout(count, [])
    assert points.shape == (count, 2)
    assert np.isfinite(points).all()


def test_equal_input_gives_equal_positions_in_any_order():
    graph = nx.barabasi_albert_graph(300, 2, seed=3)
    turned = [(b, a) for a, b in reversed(list(graph.edges))]
    assert (place(graph) == layout(300, turned)).all()


@pytest.mark.parametrize("count", [60, EXACT_UP_TO + 100])
def test_linked_nodes_lie_closer_than_others_and_none_on_another(count):
    graph = nx.connected_watts_strogatz_graph(count, 4, 0.05, seed=1)
    points = place(graph)
    linked = np.mean([np.linalg.norm(points[a] - points[b]) for a, b in graph.edges])
    everything = np.linalg.norm(points[:, None] - points[None], axis=2).mean()
    assert linked < everything / 3
    assert closest(points) > 0.4


def test_components_lie_apart():
    graph = nx.disjoint_union_all([nx.path_graph(6), nx.star_graph(8), nx.cycle_graph(30), nx.path_graph(1)])
    points = place(graph)
    boxes = [
        (points[list(part)].min(axis=0), points[list(part)].max(axis=0)) for part in nx.connected_components(graph)
    ]
    for i, (low, high) in enumerate(boxes):
        for other_low, other_high in boxes[:i]:
            assert (low > other_high).any() or (other_low > high).any()


def test_boxes_of_one_component_and_of_several_cover_each_other_nowhere():
    graph = nx.disjoint_union_all([nx.barabasi_albert_graph(40, 2, seed=2), nx.star_graph(6), nx.path_graph(3)])
    boxes = np.random.default_rng(3).uniform(0.5, 2.5, (len(graph), 2))
    points = layout(len(graph), list(graph.edges), boxes)
    cover = (boxes[:, None] + boxes) / 2 - np.abs(points[:, None] - points)
    one, two = np.nonzero((cover > 0.05).all(axis=2))
    assert (one == two).all()


def test_boxes_on_one_spot_are_pushed_apart():
    points = uncover(np.zeros((3, 2)), np.ones((3, 2)))
    assert closest(points) > 0.9


def test_two_hubs_that_share_much_stand_apart_and_what_they_share_around_them():
    graph = nx.complete_bipartite_graph(2, 9)
    points = place(graph)
    assert np.linalg.norm(points[0] - points[1]) > 2
    assert closest(points) > 0.6


def test_the_whole_is_wider_than_high():
    points = place(nx.disjoint_union_all([nx.star_graph(5)] * 200))
    width, height = np.ptp(points, axis=0)
    assert 1.1 < width / height < 2.0


def test_links_to_itself_and_twice_do_no_harm():
    assert np.isfinite(layout(3, [(0, 0), (0, 1), (1, 0), (1, 2)])).all()


def test_mesh_agrees_with_the_exact_forces():
    random = np.random.default_rng(1)
    points, mass = random.uniform(-40, 40, (600, 2)), random.uniform(1, 5, 600)
    exact, mesh = _exact(points, mass), _mesh(points, mass)
    far = np.linalg.norm(exact, axis=1) < np.quantile(np.linalg.norm(exact, axis=1), 0.7)
    error = np.linalg.norm((mesh - exact)[far], axis=1).mean()
    assert error < 0.35 * np.linalg.norm(exact[far], axis=1).mean()


def test_close_pairs_are_all_pairs_closer_than_the_distance():
    points = np.random.default_rng(2).uniform(0, 10, (200, 2))
    apart = np.linalg.norm(points[:, None] - points[None], axis=2)
    wanted = {(i, j) for i in range(200) for j in range(i + 1, 200) if apart[i, j] < 0.8}
    assert set(zip(*(ends.tolist() for ends in close_pairs(points, 0.8)), strict=True)) == wanted
