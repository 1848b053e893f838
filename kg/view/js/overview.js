/* The nodes of the overview: as ``choice.py`` chooses them for the first look, from what passes the filters. */
KG.overview = (() => {
  const { data } = KG;

  const isArticle = (i) => data.nodes[i].group === "Article";

  const EACH = 5600;

  /** How many nodes can be read on this screen: each with its label needs some square pixels. */
  function readable() {
    const { clientWidth, clientHeight } = document.getElementById("canvas");
    return Math.max(30, Math.min(data.limits.nodes, Math.round((clientWidth * clientHeight) / EACH)));
  }

  /** The weightiest passing encounters with their participants, as many as can be read, and what goes with them. */
  function choose(marks, state) {
    const nodes = readable();
    const things = Math.round((nodes * data.limits.things) / data.limits.nodes);
    const shown = (i) => !state.hide.has(data.nodes[i].group);
    const chosen = new Set();
    const beside = new Map();
    for (const encounter of data.ranked) {
      if (!marks[encounter]) continue;
      const fresh = [encounter, ...data.encounters.get(encounter).actors].filter((i) => shown(i) && !chosen.has(i));
      if (chosen.size + fresh.length > nodes - things) continue;
      fresh.forEach((i) => chosen.add(i));
      beside.set(encounter, []);
    }
    for (const [encounter, near] of beside) {
      for (const [, other] of data.around[encounter]) if (shown(other) && !chosen.has(other) && !data.isEncounter(other) && !isArticle(other)) near.push(other);
    }
    thingsOf(beside).slice(0, things).forEach((i) => chosen.add(i));
    for (const encounter of beside.keys()) for (const [, other] of data.around[encounter]) if (isArticle(other) && shown(other)) chosen.add(other);
    return chosen;
  }

  /** Neighbours of encounters: the shared ones, most shared first, then each encounter's own, the weightier first. */
  function thingsOf(beside) {
    const shared = new Map();
    for (const near of beside.values()) for (const i of near) shared.set(i, (shared.get(i) || 0) + 1);
    const found = new Set([...shared].filter(([, times]) => times > 1).sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([i]) => i));
    for (const near of beside.values()) {
      const own = near.filter((i) => shared.get(i) === 1).sort((a, b) => data.nodes[b].value - data.nodes[a].value || a - b);
      own.slice(0, Math.max(0, data.limits.own - (near.length - own.length))).forEach((i) => found.add(i));
    }
    return [...found];
  }

  return { choose };
})();
