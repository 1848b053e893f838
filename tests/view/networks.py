"""Invented networks of any size, for tests of the page."""

from __future__ import annotations

import random

from kg.network import Encounter, Network, Node, NodeKind, Source, Telling

BASE = "https://example.org/id/"
WORDS = (
    "Hafen",
    "Fischerei",
    "Grenze",
    "Vertrag",
    "Besuch",
    "Minister",
    "sprach",
    "heute",
    "erneut",
    "lange",
    "darüber",
)


def network(encounters: int, seed: int = 1) -> Network:
    """As many encounters, twice as many other nodes; three reports for every two encounters."""
    rng = random.Random(seed)
    actors = [
        Node(f"{BASE}person/{i}", NodeKind.PERSON, f"Person {rng.randrange(10**6)} Nachname{i}", (f"Nachname{i}",))
        for i in range(encounters)
    ]
    places = [Node(f"{BASE}place/{i}", NodeKind.PLACE, f"Ort {i}") for i in range(encounters // 4)]
    topics = [Node(f"{BASE}topic/{i}", NodeKind.TOPIC, f"Thema {i}") for i in range(encounters // 4)]
    articles = [
        Node(f"{BASE}article/{i}", NodeKind.ARTICLE, " ".join(rng.choices(WORDS, k=6))) for i in range(encounters // 2)
    ]
    events, hubs = [], []
    for i in range(encounters):
        iri = f"{BASE}encounter/{i:06}"
        roles = tuple(
            ("participant", actor.iri) for actor in rng.sample(actors, min(len(actors), rng.choice([2, 2, 3])))
        )
        day = f"{rng.randint(2010, 2024)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        told = tuple(
            Telling(
                f"{BASE}report/{i}-{n}",
                "Occurred",
                article=rng.choice(articles).iri,
                quotes=(" ".join(rng.choices(WORDS, k=18)) + ".",),
                date=day,
                roles=roles,
            )
            for n in range(1 + i % 2)
        )
        place, topic = rng.choice(places).iri, rng.choice(topics).iri
        events.append(
            Encounter(iri, "Occurred", day, day, day, "Stated", roles, places=(place,), about=(topic,), tellings=told)
        )
        hubs.append(Node(iri, NodeKind.MEETING, f"Treffen {i}"))
    sources = [
        Source(a.iri, a.iri, "2024-01-01", publisher=f"Blatt {i % 9}", url=f"https://b.example/{i}")
        for i, a in enumerate(articles)
    ]
    nodes = sorted([*actors, *places, *topics, *articles, *hubs], key=lambda node: node.iri)
    return Network(
        tuple(nodes), tuple(sorted(events, key=lambda e: e.iri)), tuple(sorted(sources, key=lambda s: s.iri))
    )
