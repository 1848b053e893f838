/* Which nodes and links a state shows. */
KG.visible = (() => {
  const { data } = KG;

  /** Marks of the encounters that pass every filter. */
  function passing(state) {
    const marks = new Uint8Array(data.nodes.length);
    for (const encounter of data.encounters.values()) if (passes(encounter, state)) marks[encounter.id] = 1;
    return marks;
  }

  function passes(encounter, state) {
    if (state.hide.has(data.nodes[encounter.id].group) || state.status.has(encounter.status)) return false;
    if (state.source.size && encounter.publishers.size && [...encounter.publishers].every((name) => state.source.has(name))) return false;
    if (state.topic >= 0 && !encounter.about.includes(state.topic) && !encounter.not_about.includes(state.topic)) return false;
    if (!state.pair.every((actor) => encounter.actors.includes(actor))) return false;
    return encounter.dated ? inPeriod(encounter, state) : state.undated;
  }

  /** True when the encounter can lie in the period; an open end reaches any day. */
  function inPeriod(encounter, state) {
    return (state.from === null || encounter.to === null || encounter.to >= state.from) &&
      (state.to === null || encounter.from === null || encounter.from <= state.to);
  }

  const crosses = (marks, i) => marks[i] === 1 || !data.isEncounter(i);

  /** Nodes at most ``depth`` links away, going through passing encounters and kinds that are shown only. */
  function reach(start, depth, marks, state) {
    const seen = new Set([start]);
    let front = [start];
    for (let step = 0; step < depth; step += 1) {
      const next = [];
      for (const node of front) {
        for (const [, other] of data.around[node]) {
          if (seen.has(other) || !crosses(marks, other) || state.hide.has(data.nodes[other].group)) continue;
          seen.add(other);
          next.push(other);
        }
      }
      front = next;
    }
    return seen;
  }

  /** All nodes on shortest paths between two actors over encounters; over topics and places only when there is no other. */
  function paths(one, two, marks) {
    const strict = (i) => data.isActor(i);
    return between(one, two, marks, strict) || between(one, two, marks, (i) => data.nodes[i].group !== "Article") || new Set();
  }

  function between(one, two, marks, through) {
    const hops = new Map([[one, 0]]);
    let front = [one];
    while (front.length && !hops.has(two)) {
      const next = [];
      for (const node of front) {
        for (const [link, other] of data.around[node]) {
          if (hops.has(other) || !usable(link) || !(marks[other] || (!data.isEncounter(other) && through(other)))) continue;
          hops.set(other, hops.get(node) + 1);
          next.push(other);
        }
      }
      front = next;
    }
    return hops.has(two) ? walkBack(two, hops) : null;
  }

  /** Being named as absent, or as who says so, is no way from one actor to another. */
  const usable = (link) => !["absent", "claimedBy", "via"].includes(data.links[link].relations[0]);

  function walkBack(end, hops) {
    const kept = new Set([end]);
    let front = [end];
    while (front.length) {
      const next = [];
      for (const node of front) {
        for (const [link, other] of data.around[node]) {
          if (hops.get(other) !== hops.get(node) - 1 || kept.has(other) || !usable(link)) continue;
          kept.add(other);
          next.push(other);
        }
      }
      front = next;
    }
    return kept;
  }

  function base(state, marks) {
    if (state.view === "focus") return reach(state.focus, state.depth, marks, state);
    if (state.view === "path") return paths(state.ends[0], state.ends[1], marks);
    if (state.view === "all") return new Set(data.nodes.keys());
    return KG.overview.choose(marks, state);
  }

  /** {nodes, links, encounters}: ids of what is shown. */
  function compute(state) {
    const marks = passing(state);
    const wanted = base(state, marks);
    for (const opened of state.open) for (const node of reach(opened, 1, marks, state)) wanted.add(node);
    const anchors = new Set(state.view === "focus" ? [state.focus] : state.ends);
    const shown = new Uint8Array(data.nodes.length);
    const nodes = [];
    const bare = state.view === "all" && !KG.state.filtered(state);
    for (const i of wanted) {
      if (data.isEncounter(i) ? !marks[i] : state.hide.has(data.nodes[i].group) && !anchors.has(i)) continue;
      if (!data.isEncounter(i) && !anchors.has(i) && !(bare && !data.around[i].length) && !touches(i, marks, wanted)) continue;
      shown[i] = 1;
      nodes.push(i);
    }
    const links = data.links.filter((link) => shown[link.from] && shown[link.to]);
    return { nodes, links, shown, encounters: nodes.filter((i) => data.isEncounter(i)) };
  }

  const touches = (i, marks, wanted) => data.around[i].some(([, other]) => marks[other] === 1 && wanted.has(other));

  /** How many neighbours of a node could still be unfolded. */
  function folded(i, view, state) {
    const marks = passing(state);
    return [...reach(i, 1, marks, state)].filter((other) => !view.shown[other]).length;
  }

  return { compute, folded, passing };
})();
