/* Drawing on the canvas: nodes one by one as vis-network asks for them, links in few strokes, labels where there is room. */
KG.draw = (() => {
  const { data, shapes, text } = KG;
  const known = new Map();
  const path = (d) => known.get(d) || known.set(d, new Path2D(d)).get(d);

  /** What the drawing depends on besides the state: the nodes shown, what is in focus, the zoom. */
  const scene = { view: null, lit: null, at: -1, scale: 1, places: () => ({}) };

  /** In a small view figures stay large enough to be told apart when the picture shrinks. */
  const size = (id) => shapes.radius(id) * (scene.view.nodes.length > CROWD ? 1 : Math.min(2, Math.max(1, 0.7 / scene.scale)));

  const dim = (i) => (scene.lit && !scene.lit.has(i) ? 0.18 : 1);

  const NOTHING = { drawNode: () => {}, nodeDimensions: { width: 0, height: 0 } };

  /** Renderer of one node, in the form vis-network wants for the shape "custom". */
  function node({ ctx, id, x, y }) {
    if (!scene.view || !scene.view.shown[id]) return NOTHING;
    const wanted = size(id);
    const least = Math.max(wanted, Math.min(2.4 / scene.scale, 3 * wanted));
    const drawNode = least * scene.scale < 3.5 ? () => collect(id, x, y, least) : () => paint(ctx, id, x, y, least);
    return { drawNode, nodeDimensions: { width: 2.3 * least, height: 2.3 * least } };
  }

  /** Nodes too small to show more than their colour, by colour; thousands of them are filled in a few strokes. */
  const specks = new Map();

  function collect(id, x, y, radius) {
    const key = `${dim(id)} ${shapes.colours[shapes.family(data.nodes[id].group)]}`;
    if (!specks.has(key)) specks.set(key, new Path2D());
    const speck = specks.get(key);
    if (data.nodes[id].group === "Person") {
      speck.moveTo(x + radius, y);
      speck.arc(x, y, radius, 0, 7);
    } else speck.rect(x - 0.8 * radius, y - 0.8 * radius, 1.6 * radius, 1.6 * radius);
  }

  function flush(ctx) {
    ctx.save();
    for (const [key, speck] of specks) {
      const [alpha, colour] = key.split(" ");
      ctx.globalAlpha = Number(alpha);
      ctx.fillStyle = colour;
      ctx.fill(speck);
    }
    ctx.restore();
    specks.clear();
  }

  function paint(ctx, id, x, y, radius) {
    ctx.save();
    ctx.globalAlpha = dim(id);
    ctx.translate(x, y);
    ctx.scale(radius, radius);
    const marked = id === scene.at || id === KG.state.get().node;
    if (scene.view.nodes.length > CROWD) ctx.drawImage(stamp(id, radius), -REACH, -REACH, 2 * REACH, 2 * REACH);
    else figure(ctx, id);
    if (marked) ring(ctx, 1.62, shapes.colours.accent, 0.16);
    ctx.restore();
  }

  /** From this many nodes on, figures are drawn once for each look and size, and copied from then on. */
  const CROWD = 300;
  const REACH = 1.7;
  const stamps = new Map();

  function stamp(id, radius) {
    const encounter = data.encounters.get(id);
    const pixels = Math.ceil(radius * scene.scale * (window.devicePixelRatio || 1));
    const key = `${data.nodes[id].group} ${encounter && encounter.status} ${encounter && isDisputed(encounter)} ${pixels} ${shapes.colours.paper}`;
    if (stamps.has(key)) return stamps.get(key);
    if (stamps.size > 1000) stamps.clear();
    const image = document.createElement("canvas");
    image.width = image.height = Math.ceil(2 * REACH * pixels);
    const ctx = image.getContext("2d");
    ctx.translate(image.width / 2, image.height / 2);
    ctx.scale(pixels, pixels);
    figure(ctx, id);
    stamps.set(key, image);
    return image;
  }

  const isDisputed = (encounter) => encounter.disputed.status || encounter.disputed.date;

  function figure(ctx, id) {
    const { group } = data.nodes[id];
    body(ctx, group, shapes.lookOf(id), shapes.colours[shapes.family(group)]);
    badges(ctx, id);
  }

  function body(ctx, kind, look, colour) {
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

  /** Ring of what is under way, dot of what is told in contradicting ways. */
  function badges(ctx, id) {
    const encounter = data.encounters.get(id);
    const colours = shapes.colours;
    if (encounter && shapes.lookOf(id).ring) ring(ctx, 1.52, colours[shapes.family(data.nodes[id].group)], 0.1);
    if (encounter && isDisputed(encounter)) {
      ctx.fillStyle = colours.warn;
      ctx.strokeStyle = colours.paper;
      ctx.lineWidth = 0.12;
      ctx.beginPath();
      ctx.arc(0.85, -0.85, 0.34, 0, 7);
      ctx.fill();
      ctx.stroke();
    }
  }

  function ring(ctx, radius, colour, width) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.beginPath();
    ctx.arc(0, 0, radius, 0, 7);
    ctx.stroke();
  }

  /** Colour, width and dashes of a link; the doubtful is broken, what is said not to be the topic dotted. */
  function style(link) {
    const [first] = link.relations;
    const status = data.encounters.get(link.from).status;
    const doubtful = status === "Planned" || status === "Possible" || status === "Denied" || status === "Cancelled";
    const away = ["notAbout", "absent", "claimedBy", "via"].includes(first);
    const actor = data.isActor(link.to) && !away;
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
      const lit = light(link);
      const lot = `${lit}${look.strong}${look.dash}`;
      if (!lots.has(lot)) lots.set(lot, { lit, look, line: new Path2D() });
      const { line } = lots.get(lot);
      line.moveTo(one.x, one.y);
      line.lineTo(two.x, two.y);
      if (lit && link.relations.includes("initiator") && scene.scale > 0.4) arrow(line, two, one, size(link.from));
    }
    ctx.save();
    ctx.lineCap = "round";
    const crowd = Math.min(1, Math.max(0.25, 900 / scene.view.links.length));
    for (const { lit, look, line } of [...lots.values()].sort((a, b) => a.lit - b.lit)) {
      ctx.globalAlpha = [0.14, look.strong ? 0.85 : 0.55, 1][lit] * crowd;
      ctx.strokeStyle = lit === 2 ? shapes.colours.accent : shapes.colours.line;
      ctx.lineWidth = Math.max(look.strong ? 1.7 : 1.1, (scene.view.links.length > CROWD ? 0.5 : look.strong ? 1.4 : 0.8) / scene.scale);
      ctx.setLineDash(look.dash);
      ctx.stroke(line);
    }
    ctx.restore();
  }

  /** How a link is lit: 2 when it is chosen or starts at what is chosen, 0 when something else is, else 1. */
  function light(link) {
    if (!scene.lit) return 1;
    const { node, link: chosen } = KG.state.get();
    const at = scene.at >= 0 ? scene.at : node;
    if (at >= 0) return link.from === at || link.to === at ? 2 : 0;
    return link.id === chosen ? 2 : 0;
  }

  /** Head of an arrow that ends at the border of the node at ``to``. */
  function arrow(line, from, to, radius) {
    const angle = Math.atan2(to.y - from.y, to.x - from.x);
    const gap = radius * 1.25 + 3;
    const tip = { x: to.x - Math.cos(angle) * gap, y: to.y - Math.sin(angle) * gap };
    for (const side of [-0.5, 0.5]) {
      line.moveTo(tip.x, tip.y);
      line.lineTo(tip.x - Math.cos(angle + side) * 9, tip.y - Math.sin(angle + side) * 9);
    }
  }

  return { scene, size, node, flush, links, styleOf, arrow, isDisputed };
})();
