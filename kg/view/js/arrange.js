/* Where nodes go when the view changes: given places where there are some, rings around a focus, columns along a path. */
KG.arrange = (() => {
  const { data, shapes } = KG;
  const TURN = 2.399963229728653;

  /** Around a circle encounters follow time, everything else its kind. */
  const order = (i) => `${(data.encounters.get(i) || {}).earliest || data.nodes[i].group} ${String(i).padStart(6, "0")}`;

  /** Rings around a node: its neighbours, theirs beside them, as wide as the labels need. */
  function rings(focus, view) {
    const places = new Map([[focus, { x: 0, y: 0 }]]);
    const shown = new Set(view.nodes);
    let ring = [{ id: focus, angle: -Math.PI / 2 }];
    let distance = 0;
    while (ring.length) {
      const next = [];
      for (const parent of ring) {
        const fresh = data.around[parent.id].map(([, other]) => other).filter((i) => shown.has(i) && !places.has(i));
        fresh.sort((a, b) => (order(a) < order(b) ? -1 : 1));
        for (const id of fresh) {
          places.set(id, null);
          next.push({ id });
        }
      }
      distance = Math.max(distance + 170, (next.length * 58) / (2 * Math.PI));
      next.forEach((child, n) => {
        child.angle = -Math.PI / 2 + (2 * Math.PI * n) / next.length + distance / 700;
        const stagger = next.length > 14 ? (n % 2) * 62 : 0;
        places.set(child.id, { x: Math.cos(child.angle) * (distance + stagger) * 1.25, y: Math.sin(child.angle) * (distance + stagger) * 0.9 });
      });
      ring = next;
    }
    return places;
  }

  /** Columns from the first end of a path to the second. */
  function columns([one], view) {
    const shown = new Set(view.nodes);
    const places = new Map();
    const seen = new Set([one]);
    let column = [one];
    for (let x = 0; column.length; x += 190) {
      column.forEach((id, n) => places.set(id, { x, y: (n - (column.length - 1) / 2) * 74 + (x % 380 ? 8 : 0) }));
      const next = new Set(column.flatMap((id) => data.around[id].map(([, other]) => other).filter((i) => shown.has(i) && !seen.has(i))));
      next.forEach((i) => seen.add(i));
      column = [...next].sort((a, b) => data.nodes[b].value - data.nodes[a].value || a - b);
    }
    return places;
  }

  /** New nodes beside the neighbour they were unfolded from; those without one where the whole network has them. */
  function beside(view, old) {
    const places = new Map(view.nodes.filter((i) => old.has(i)).map((i) => [i, old.get(i)]));
    const fresh = view.nodes.filter((i) => !places.has(i)).sort((a, b) => data.nodes[b].value - data.nodes[a].value || a - b);
    if (!places.size) return whole(view, Math.min(1, 9 / Math.sqrt(view.nodes.length + 1)));
    fresh.forEach((i, n) => {
      const anchor = data.around[i].map(([, other]) => places.get(other)).find(Boolean) || { x: 0, y: 0 };
      const far = shapes.radius(i) + 64 + 6 * Math.sqrt(n);
      places.set(i, { x: anchor.x + Math.cos(n * TURN) * far, y: anchor.y + Math.sin(n * TURN) * far });
    });
    return places;
  }

  const whole = (view, scale = 1) => new Map(view.nodes.map((i) => [i, { x: data.nodes[i].x * scale, y: data.nodes[i].y * scale }]));

  /** {places, loose}: where the nodes of a view go, and whether they should still settle; on its side on a tall screen. */
  function place(state, view, old, tall) {
    const { places, loose } = choose(state, view, old);
    const span = (axis) => [...places.values()].reduce(([low, high], point) => [Math.min(low, point[axis]), Math.max(high, point[axis])], [0, 0]);
    const [[left, right], [top, bottom]] = [span("x"), span("y")];
    if (!tall || state.open.length || right - left <= bottom - top) return { places, loose };
    return { places: new Map([...places].map(([i, { x, y }]) => [i, { x: y, y: x }])), loose };
  }

  function choose(state, view, old) {
    if (state.open.length) return { places: beside(view, old), loose: true };
    if (state.view === "focus") return { places: rings(state.focus, view), loose: state.depth > 1 };
    if (state.view === "path") return { places: columns(state.ends, view), loose: false };
    if (state.view === "all") return { places: whole(view), loose: false };
    const first = view.nodes.every((i) => data.first.has(i));
    if (first) return { places: new Map(view.nodes.map((i) => [i, data.first.get(i)])), loose: false };
    return { places: beside(view, old), loose: true };
  }

  return { place };
})();
