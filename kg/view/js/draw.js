/* Drawing on the canvas: nodes one by one as vis-network asks for them, links in few strokes, labels where there is room. */
KG.draw = (() => {
  const { data, shapes, text } = KG;
  const known = new Map();
  const path = (d) => known.get(d) || known.set(d, new Path2D(d)).get(d);

  /** What the drawing depends on besides the state: the nodes shown, what is in focus, the zoom. */
  const scene = { view: null, lit: null, at: -1, scale: 1, places: () => ({}) };

  const dim = (i) => (scene.lit && !scene.lit.has(i) ? 0.18 : 1);

  /** Renderer of one node, in the form vis-network wants for the shape "custom". */
  function node({ ctx, id, x, y }) {
    const size = shapes.radius(id);
    const least = Math.max(size, 2.2 / scene.scale);
    return { drawNode: () => paint(ctx, id, x, y, least), nodeDimensions: { width: 2.3 * size, height: 2.3 * size } };
  }

  function paint(ctx, id, x, y, size) {
    const kind = data.nodes[id].group;
    const colour = shapes.colours[shapes.family(kind)];
    ctx.save();
    ctx.globalAlpha = dim(id);
    ctx.translate(x, y);
    ctx.scale(size, size);
    if (size * scene.scale < 4) {
      ctx.fillStyle = colour;
      ctx.fillRect(-0.8, -0.8, 1.6, 1.6);
    } else {
      figure(ctx, kind, shapes.lookOf(id), colour);
      badges(ctx, id);
    }
    ctx.restore();
  }

  function figure(ctx, kind, look, colour) {
    const outline = path(shapes.body(kind));
    ctx.lineJoin = ctx.lineCap = "round";
    ctx.fillStyle = look.fill === "full" && kind !== "Article" ? colour : shapes.colours.paper;
    ctx.fill(outline);
    if (look.fill === "tint") {
      ctx.save();
      ctx.globalAlpha *= 0.2;
      ctx.fillStyle = colour;
      ctx.fill(outline);
      ctx.restore();
    }
    ctx.strokeStyle = colour;
    ctx.lineWidth = 0.15;
    ctx.setLineDash(look.dash);
    ctx.stroke(outline);
    ctx.setLineDash([]);
    ctx.strokeStyle = look.fill === "full" && kind !== "Article" ? shapes.colours.paper : colour;
    ctx.lineWidth = 0.11;
    const sign = shapes.sign(kind);
    if (sign && !look.mark) ctx.stroke(path(sign));
    if (look.mark) {
      ctx.lineWidth = 0.17;
      ctx.stroke(path(look.mark));
    }
  }

  /** Ring of what is under way, dot of what is told in contradicting ways, ring of what is selected. */
  function badges(ctx, id) {
    const encounter = data.encounters.get(id);
    const colours = shapes.colours;
    if (encounter && shapes.lookOf(id).ring) ring(ctx, 1.52, colours[shapes.family(data.nodes[id].group)], 0.1);
    if (encounter && (encounter.disputed.status || encounter.disputed.date)) {
      ctx.fillStyle = colours.warn;
      ctx.strokeStyle = colours.paper;
      ctx.lineWidth = 0.12;
      ctx.beginPath();
      ctx.arc(0.85, -0.85, 0.34, 0, 7);
      ctx.fill();
      ctx.stroke();
    }
    if (id === scene.at) ring(ctx, 1.62, colours.accent, 0.16);
  }

  function ring(ctx, size, colour, width) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.beginPath();
    ctx.arc(0, 0, size, 0, 7);
    ctx.stroke();
  }

  /** Colour, width and dashes of a link; the doubtful is broken, what is said not to be the topic dotted. */
  function style(link) {
    const [first] = link.relations;
    const status = data.encounters.get(link.from).status;
    const doubtful = status === "Planned" || status === "Possible" || status === "Denied" || status === "Cancelled";
    const actor = data.isActor(link.to) && first !== "claimedBy" && first !== "absent";
    const away = first === "notAbout" || first === "absent" || first === "claimedBy";
    return { strong: actor || first === "withinEvent", dash: away ? [1.5, 5] : doubtful ? [7, 5] : [] };
  }

  const styles = [];
  const styleOf = (link) => (styles[link.id] ||= style(link));

  /** All links of the view in one stroke per style. */
  function links(ctx) {
    if (!scene.view) return;
    const places = scene.places();
    const lots = new Map();
    for (const link of scene.view.links) {
      const one = places[link.from];
      const two = places[link.to];
      if (!one || !two) continue;
      const look = styleOf(link);
      const lit = scene.lit ? (scene.lit.has(link.from) && scene.lit.has(link.to) && lights(link) ? 2 : 0) : 1;
      const lot = `${lit}${look.strong}${look.dash}`;
      if (!lots.has(lot)) lots.set(lot, { lit, look, line: new Path2D() });
      const { line } = lots.get(lot);
      line.moveTo(one.x, one.y);
      line.lineTo(two.x, two.y);
      if (lit && link.relations.includes("initiator") && scene.scale > 0.4) arrow(line, two, one, shapes.radius(link.from));
    }
    ctx.save();
    ctx.lineCap = "round";
    for (const { lit, look, line } of [...lots.values()].sort((a, b) => a.lit - b.lit)) {
      ctx.globalAlpha = [0.12, look.strong ? 0.75 : 0.45, 1][lit];
      ctx.strokeStyle = lit === 2 ? shapes.colours.accent : shapes.colours.line;
      ctx.lineWidth = Math.max(look.strong ? 1.6 : 1, 0.6 / scene.scale);
      ctx.setLineDash(look.dash);
      ctx.stroke(line);
    }
    ctx.restore();
  }

  /** With a node in focus its own links light up, with a link that one alone. */
  function lights(link) {
    const { node, link: chosen } = KG.state.get();
    if (scene.at >= 0) return link.from === scene.at || link.to === scene.at;
    return node >= 0 ? link.from === node || link.to === node : chosen < 0 || link.id === chosen;
  }

  /** Head of an arrow that ends at the border of the node at ``to``. */
  function arrow(line, from, to, size) {
    const angle = Math.atan2(to.y - from.y, to.x - from.x);
    const tip = { x: to.x - Math.cos(angle) * (size * 1.25 + 3), y: to.y - Math.sin(angle) * (size * 1.25 + 3) };
    for (const side of [-0.5, 0.5]) {
      line.moveTo(tip.x, tip.y);
      line.lineTo(tip.x - Math.cos(angle + side) * 9, tip.y - Math.sin(angle + side) * 9);
    }
  }

  return { scene, node, links, styleOf, arrow, path };
})();
