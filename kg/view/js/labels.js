/* Labels of a size that does not depend on the zoom, the weightiest first, each only where it covers no other. */
KG.labels = (() => {
  const { data, draw, shapes, text } = KG;
  const FAMILY = "Inter, 'Source Sans 3', -apple-system, BlinkMacSystemFont, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
  const MOST = 260;
  const FEW = 60;
  const widths = new Map();

  /** Letters in pixels: the more encounters an actor has, the larger its name. */
  function letters(i) {
    if (data.takesPart(i)) return 12 + Math.round(4 * data.share(i));
    return data.isEncounter(i) ? 12 : 11;
  }

  const font = (i) => `${data.isEncounter(i) ? "500" : data.takesPart(i) ? "600" : "400"} ${letters(i)}px ${FAMILY}`;

  function width(ctx, i, caption) {
    const key = `${i}`;
    if (!widths.has(key)) {
      ctx.font = font(i);
      widths.set(key, ctx.measureText(caption).width);
    }
    return widths.get(key);
  }

  const captions = [];
  const caption = (i) => (captions[i] ??= text.caption(i));

  /** Actors before encounters before things, the weightier first; what is chosen or beside it before everything. */
  function rank(i, scene) {
    const chosen = i === scene.at || i === KG.state.get().node ? 1e9 : scene.lit && scene.lit.has(i) ? 1e7 : 0;
    const kind = data.takesPart(i) ? 2e5 : data.isEncounter(i) ? 1e5 : 0;
    return chosen + kind + data.nodes[i].value;
  }

  /** Boxes that are taken, in a grid, so that asking is cheap. */
  function grid() {
    const cells = new Map();
    const CELL = 60;
    const each = (box, visit) => {
      for (let x = Math.floor(box.x / CELL); x <= (box.x + box.w) / CELL; x += 1) {
        for (let y = Math.floor(box.y / CELL); y <= (box.y + box.h) / CELL; y += 1) if (visit(`${x}:${y}`)) return true;
      }
      return false;
    };
    const hits = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
    return {
      take: (box) => each(box, (cell) => void (cells.get(cell) || cells.set(cell, []).get(cell)).push(box)),
      free: (box, owner) => !each(box, (cell) => (cells.get(cell) || []).some((other) => other.owner !== owner && hits(box, other))),
      over: (box, owner) => {
        const covered = new Set();
        each(box, (cell) => void (cells.get(cell) || []).forEach((other) => other.owner !== owner && hits(box, other) && covered.add(other)));
        return covered.size;
      },
      clear: (box) => !each(box, (cell) => (cells.get(cell) || []).some((other) => other.label && hits(box, other))),
    };
  }

  /** [{id, text, x, y, size}] in screen pixels: y is the baseline, x the middle; where ``screen.taken`` is nothing is written. */
  function plan(ctx, scene, screen) {
    const taken = grid();
    taken.take({ ...screen.taken, label: true });
    const inside = [];
    for (const i of scene.view.nodes) {
      const at = screen.at(i);
      if (!at || at.x < -40 || at.y < -20 || at.x > screen.width + 40 || at.y > screen.height + 20) continue;
      const size = Math.max(2, draw.size(i) * scene.scale);
      inside.push({ i, at, size, rank: rank(i, scene) });
      if (size > 5 && (!scene.lit || scene.lit.has(i))) taken.take({ x: at.x - size, y: at.y - size, w: 2 * size, h: 2 * size, owner: i });
    }
    inside.sort((a, b) => b.rank - a.rank || a.i - b.i);
    const placed = [];
    const most = scene.scale < 0.3 ? FEW : MOST;
    for (const { i, at, size, rank: weight } of inside.slice(0, 3 * most)) {
      if (placed.length >= most) break;
      if ((scene.lit && !scene.lit.has(i)) || (size < 3.5 && !data.takesPart(i) && weight < 1e7)) continue;
      const label = caption(i);
      const spot = room(taken, i, at, size, width(ctx, i, label), screen, weight >= 1e9);
      if (spot) placed.push({ id: i, text: label, size: letters(i), ...spot });
    }
    return placed;
  }

  /** Below the node, above or beside it where nothing is; for who takes part at least where no other label is; always in the picture. */
  function room(taken, i, at, size, wide, screen, always) {
    const gap = size * (data.isEncounter(i) ? 1.3 : 1.05) + 3;
    const high = letters(i);
    const aside = gap * 0.7 + wide / 2;
    const spots = [
      { x: at.x, y: at.y + gap + high - 1 },
      { x: at.x, y: at.y - gap - 3 },
      { x: at.x + gap + wide / 2 + 2, y: at.y + 4 },
      { x: at.x - gap - wide / 2 - 2, y: at.y + 4 },
      { x: at.x + aside, y: at.y + gap * 0.7 + high },
      { x: at.x - aside, y: at.y + gap * 0.7 + high },
      { x: at.x + aside, y: at.y - gap * 0.7 },
      { x: at.x - aside, y: at.y - gap * 0.7 },
    ];
    const inside = (spot) => ({ ...spot, x: Math.min(Math.max(spot.x, wide / 2 + 2), screen.width - wide / 2 - 2) });
    const box = ({ x, y }) => ({ x: x - wide / 2 - 2, y: y - high, w: wide + 4, h: high + 4, owner: i, label: true });
    const fits = (spot) => inside(spot).x === spot.x && spot.y > high && spot.y < screen.height - 3;
    const inner = spots.filter(fits);
    const least = () => inner.filter((it) => taken.clear(box(it))).sort((a, b) => taken.over(box(a), i) - taken.over(box(b), i))[0];
    const spot = inner.find((it) => taken.free(box(it), i)) || (data.takesPart(i) && least()) || (always && inside(spots[0]));
    if (spot) taken.take(box(spot));
    return spot || null;
  }

  /** Write the labels over the network; ``ctx`` counts screen pixels here. */
  function write(ctx, scene, screen) {
    ctx.save();
    ctx.textAlign = "center";
    ctx.lineJoin = "round";
    ctx.lineWidth = 3.5;
    ctx.strokeStyle = shapes.colours.paper;
    for (const label of plan(ctx, scene, screen)) {
      ctx.font = font(label.id);
      ctx.fillStyle = data.takesPart(label.id) || label.id === scene.at ? shapes.colours.ink : shapes.colours.soft;
      ctx.strokeText(label.text, label.x, label.y);
      ctx.fillText(label.text, label.x, label.y);
    }
    ctx.restore();
  }

  return { plan, write, FAMILY };
})();
