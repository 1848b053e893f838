/* The network on the canvas: vis-network holds, moves and hits nodes; drawing and labels are ours. */
KG.canvas = (() => {
  const { data, shapes, draw, labels } = KG;
  const { scene } = draw;
  const SETTLE_UP_TO = 400;
  let network = null;
  let edges = null;
  let box = null;
  let places = new Map();
  let at = [];
  let view = null;
  let timer = 0;

  const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  function start(element) {
    box = element;
    edges = new vis.DataSet();
    const options = structuredClone(data.options);
    options.nodes.ctxRenderer = draw.node;
    shapes.refresh();
    network = new vis.Network(element, { nodes: new vis.DataSet(), edges }, options);
    scene.places = () => at;
    network.on("beforeDrawing", (ctx) => {
      scene.scale = network.getScale();
      if (edges.length) read();
      draw.links(ctx);
    });
    network.on("afterDrawing", over);
    network.on("click", ({ pointer }) => choose(pointer.DOM));
    network.on("doubleClick", ({ pointer }) => unfold(network.getNodeAt(pointer.DOM)));
    network.on("hoverNode", ({ node }) => hover(node));
    network.on("blurNode", () => hover(-1));
    network.on("dragging", ({ nodes: dragged }) => read(dragged));
    network.on("dragEnd", ({ nodes: dragged }) => read(dragged));
    element.addEventListener("keydown", key);
    new ResizeObserver(() => view && fit(false)).observe(element);
  }

  /** Take over where vis-network has moved nodes to. */
  function read(ids) {
    for (const [i, point] of Object.entries(network.getPositions(ids))) {
      at[i] = point;
      places.set(Number(i), point);
    }
  }

  /** Show the view of a state. A filter hands nothing to vis-network: what is not shown is not drawn and cannot be hit. */
  function show(state, next, replace) {
    stop();
    view = scene.view = next;
    if (!replace) return;
    const placed = KG.arrange.place(state, next, places, box.clientHeight > box.clientWidth);
    places = placed.places;
    at = [];
    for (const [i, point] of places) at[i] = point;
    const nodes = new vis.DataSet(next.nodes.map((i) => ({ id: i, shape: "custom", x: at[i].x, y: at[i].y })));
    network.setData({ nodes, edges });
    fit();
    if (placed.loose && next.nodes.length <= SETTLE_UP_TO) settle(next);
  }

  /** Let the nodes of a small view find their places by themselves, for a moment. */
  function settle(next) {
    stop();
    edges.add(next.links.map((link) => ({ id: link.id, from: link.from, to: link.to, hidden: true })));
    network.setOptions({
      physics: {
        enabled: true, solver: "forceAtlas2Based", stabilization: false, timestep: 0.4,
        forceAtlas2Based: { gravitationalConstant: -90, springLength: 84, springConstant: 0.06, damping: 0.6, avoidOverlap: 0.7, centralGravity: 0.012 },
      },
    });
    if (still()) {
      network.stabilize(150);
      network.once("stabilized", done);
      return;
    }
    timer = window.setTimeout(done, 1600);
  }

  function done() {
    stop();
    fit();
  }

  /** End the settling, if there is any: options are costly to set. */
  function stop() {
    if (!edges.length) return;
    window.clearTimeout(timer);
    timer = 0;
    read();
    network.setOptions({ physics: { enabled: false } });
    edges.clear();
  }

  function over(ctx) {
    if (!view) return;
    draw.flush(ctx);
    const ratio = ctx.canvas.width / ctx.canvas.clientWidth;
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    labels.write(ctx, scene, screen());
    ctx.restore();
  }

  /** Size of the picture and where a node lies on it, in screen pixels. */
  function screen() {
    const middle = network.getViewPosition();
    const scale = network.getScale();
    const { clientWidth: width, clientHeight: height } = box;
    const spot = (i) => at[i] && { x: (at[i].x - middle.x) * scale + width / 2, y: (at[i].y - middle.y) * scale + height / 2 };
    return { width, height, at: spot, taken: buttons() };
  }

  /** Where the buttons lie on the picture. */
  function buttons() {
    const frame = box.getBoundingClientRect();
    const { left, top, width, height } = document.querySelector(".zoom").getBoundingClientRect();
    return { x: left - frame.left, y: top - frame.top, w: width, h: height };
  }

  function choose(point) {
    const node = network.getNodeAt(point);
    if (node !== undefined) KG.state.set({ node, link: -1, tab: "details" });
    else KG.state.set({ node: -1, link: nearest(network.DOMtoCanvas(point)) });
    box.focus({ preventScroll: true });
  }

  /** The link under a point, or -1. */
  function nearest({ x, y }) {
    let best = 7 / network.getScale();
    let found = -1;
    for (const { id, from, to } of view.links) {
      const a = at[from];
      const b = at[to];
      const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2 || 1;
      const share = Math.min(1, Math.max(0, ((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / length));
      const away = Math.hypot(a.x + share * (b.x - a.x) - x, a.y + share * (b.y - a.y) - y);
      if (away < best) [best, found] = [away, id];
    }
    return found;
  }

  function unfold(node) {
    if (node === undefined || node < 0) return;
    const { open } = KG.state.get();
    KG.state.set({ node, link: -1, open: open.includes(node) ? open.filter((i) => i !== node) : [...open, node] });
  }

  const around = (i) => new Set([i, ...data.around[i].map(([, other]) => other)]);

  function hover(node) {
    scene.at = node;
    box.style.cursor = node >= 0 ? "pointer" : "";
    light();
  }

  /** Dim everything that is not beside what is chosen or under the pointer. */
  function light() {
    const { node, link } = KG.state.get();
    const focus = scene.at >= 0 ? scene.at : node;
    const ends = link >= 0 ? data.links[link] : null;
    const lit = focus >= 0 ? around(focus) : ends ? new Set([ends.from, ends.to]) : null;
    const centre = KG.state.get().view === "focus" && focus === KG.state.get().focus;
    scene.lit = lit && !centre && (focus < 0 || (view && view.shown[focus])) ? lit : null;
    network.redraw();
  }

  /** Everything shown, with room for the labels, which keep their size; never larger than life. */
  function fit(animated = !still()) {
    const points = view.nodes.map((i) => at[i]);
    if (!points.length || !box.clientWidth) return;
    const span = (values) => [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
    const [left, right] = span(points.map((point) => point.x));
    const [top, bottom] = span(points.map((point) => point.y));
    const room = { x: Math.min(130, box.clientWidth * 0.2), y: 84 };
    const scale = Math.min(1.35, (box.clientWidth - room.x) / (right - left + 1), (box.clientHeight - room.y) / (bottom - top + 1));
    const animation = animated && points.length <= 1500 ? { duration: 350, easingFunction: "easeInOutCubic" } : false;
    network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animation });
  }

  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: still() ? false : { duration: 180, easingFunction: "easeInOutQuad" } });

  /** Bring a node into the picture when it lies outside. */
  function seek(i) {
    const { width, height, at: spot } = screen();
    const point = spot(i);
    if (!point || (point.x > 30 && point.y > 30 && point.x < width - 30 && point.y < height - 30)) return;
    network.moveTo({ position: at[i], animation: still() ? false : { duration: 300, easingFunction: "easeInOutCubic" } });
  }

  const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

  function key(event) {
    const { node } = KG.state.get();
    if (ARROWS[event.key]) step(ARROWS[event.key], node);
    else if (event.key === "Enter" && node >= 0) unfold(node);
    else if (event.key === "Escape") KG.state.set({ node: -1, link: -1 });
    else if (event.key === "+") zoom(1.3);
    else if (event.key === "-") zoom(1 / 1.3);
    else if (event.key === "0") fit();
    else return;
    event.preventDefault();
  }

  /** The next node in a direction: near, and not far off the line. */
  function step([dx, dy], node) {
    const from = node >= 0 && view.shown[node] ? at[node] : network.getViewPosition();
    let best = Infinity;
    let found = -1;
    for (const i of view.nodes) {
      const x = at[i].x - from.x;
      const y = at[i].y - from.y;
      const along = x * dx + y * dy;
      const cost = along + 2.5 * Math.abs(x * dy - y * dx);
      if (i !== node && along > 1 && cost < best) [best, found] = [cost, i];
    }
    if (found < 0) return;
    KG.state.set({ node: found, link: -1 }, true);
    seek(found);
  }

  function repaint() {
    shapes.refresh();
    network.redraw();
  }

  return { start, show, light, fit, zoom, seek, unfold, hover, repaint, screen, settle: () => settle(view), places: () => at, view: () => view };
})();
