/* Legend and filters: each entry of the legend is a switch. */
KG.filters = (() => {
  const { data, shapes, text } = KG;
  const { el, t } = text;
  const $ = (id) => document.getElementById(id);
  const GROUPS = [
    ["group_encounters", ["Meeting", "Summit", "Visit", "Negotiation", "PhoneCall", "VideoCall", "Call", "Encounter"]],
    ["group_actors", ["Person", "State", "Organization"]],
    ["group_things", ["Topic", "Place", "Article"]],
  ];
  const STATUSES = ["Occurred", "Ongoing", "Planned", "Possible", "Denied", "Cancelled", "Unknown"];
  const switches = [];

  /** The figure of a kind, drawn like in the network. */
  function symbol(kind, status) {
    const look = shapes.lookOf === undefined || !status ? { fill: "full", dash: [], mark: "" } : shapes.look(status);
    const full = look.fill === "full" && kind !== "Article";
    const svg = el("svg:svg", { viewBox: "-1.7 -1.7 3.4 3.4", class: `symbol ${shapes.family(kind)} ${full ? "full" : look.fill}`, "aria-hidden": "true" });
    if (look.ring) svg.append(el("svg:circle", { r: "1.52", class: "ring" }));
    svg.append(el("svg:path", { d: shapes.body(kind), class: "body", "stroke-dasharray": look.dash.length ? look.dash.join(" ") : null }));
    const sign = look.mark || shapes.sign(kind);
    if (sign) svg.append(el("svg:path", { d: sign, class: look.mark ? "mark" : "sign" }));
    return svg;
  }

  /** A switch that takes ``value`` out of the set ``name`` of the state and puts it back. */
  function toggle(name, value, label, count, figure) {
    const button = el("button", { type: "button", class: "switch", "aria-pressed": "true", onclick: () => flip(name, value) },
      figure, el("span", { class: "name", dir: "auto" }, label), el("span", { class: "count" }, text.count(count)));
    switches.push({ button, name, value });
    return button;
  }

  function flip(name, value) {
    const set = new Set(KG.state.get()[name]);
    if (!set.delete(value)) set.add(value);
    KG.state.set({ [name]: set });
  }

  const tally = (values) => values.reduce((counts, value) => counts.set(value, (counts.get(value) || 0) + 1), new Map());

  function legend() {
    const counts = tally(data.nodes.map((node) => node.group));
    for (const [title, kinds] of GROUPS) {
      const present = kinds.filter((kind) => counts.has(kind));
      if (!present.length) continue;
      $("legend").append(el("div", { role: "group", "aria-label": t(title) }, el("h3", {}, t(title)),
        present.map((kind) => toggle("hide", kind, t(`kind.${kind}`), counts.get(kind), symbol(kind)))));
    }
  }

  /** What is no kind of its own: the arrow, the dotted line, the dot. */
  function signs() {
    const drawn = {
      sign_initiator: [["svg:path", { d: "M1.4 0H-1.3M-.7 -.6L-1.4 0L-.7 .6" }]],
      sign_away: [["svg:path", { d: "M-1.5 0H1.5", "stroke-dasharray": "0.1 0.5" }]],
      sign_dispute: [["svg:circle", { r: "0.6" }]],
    };
    const row = ([name, parts]) => el("li", {}, el("svg:svg", { viewBox: "-1.7 -1.7 3.4 3.4", class: `symbol ${name}`, "aria-hidden": "true" },
      parts.map(([tag, attributes]) => el(tag, attributes))), el("span", {}, t(name)));
    $("legend").append(el("h3", {}, t("signs")), el("ul", { class: "signs" }, Object.entries(drawn).map(row)));
  }

  function statuses() {
    const counts = tally([...data.encounters.values()].map((encounter) => encounter.status));
    const present = STATUSES.filter((status) => counts.has(status));
    $("statuses").append(...present.map((status) => toggle("status", status, t(`state.${status}`), counts.get(status), symbol("Meeting-plain", status))));
  }

  function publishers() {
    const names = [...data.encounters.values()].flatMap((encounter) => [...encounter.publishers]);
    const counts = [...tally(names)].sort((a, b) => b[1] - a[1] || text.compare(a[0], b[0]));
    $("publishers").append(...counts.map(([name, count]) => toggle("source", name, name ? text.short(name, 40) : t("unknown_publisher"), count)));
    $("publishers").closest("section").hidden = counts.length < 2;
  }

  function topics() {
    const all = data.nodes.flatMap((node, i) => (node.group === "Topic" ? [i] : []));
    all.sort((a, b) => text.compare(data.nodes[a].label, data.nodes[b].label));
    const option = (i) => el("option", { value: i }, text.short(data.nodes[i].label, 60));
    $("topic").append(el("option", { value: -1 }, t("any_topic")), ...all.map(option));
    $("topic").addEventListener("change", () => KG.state.set({ topic: Number($("topic").value) }));
    $("topic").closest("section").hidden = !all.length;
  }

  function actors() {
    const all = data.nodes.flatMap((_, i) => (data.isActor(i) ? [i] : []));
    const ranked = all.sort((a, b) => data.nodes[b].value - data.nodes[a].value || a - b);
    $("actors").append(...ranked.slice(0, 800).map((i) => el("option", { value: text.short(data.nodes[i].label, 80) })));
    $("pair-show").addEventListener("click", () => pair((ends) => ({ pair: ends, view: "first", open: [], node: -1, link: -1 })));
    $("pair-path").addEventListener("click", () => pair((ends) => (ends.length < 2 ? {} : { view: "path", ends, pair: [], open: [], node: -1, link: -1 })));
  }

  /** The actor that a field names: exactly, else the first that the search finds. */
  function actor(field) {
    const wanted = data.fold(field.value.trim());
    if (!wanted) return -1;
    const exact = data.nodes.findIndex((node, i) => data.isActor(i) && data.fold(text.short(node.label, 80)) === wanted);
    return exact >= 0 ? exact : KG.search.find(field.value).find(data.isActor) ?? -1;
  }

  function pair(patch) {
    const ends = [$("pair-a"), $("pair-b")].map(actor).filter((i) => i >= 0);
    KG.state.set(patch([...new Set(ends)]));
  }

  /** Make the controls say what the state says. */
  function update(state, view) {
    for (const { button, name, value } of switches) button.setAttribute("aria-pressed", String(!state[name].has(value)));
    $("topic").value = String(state.topic);
    const ends = state.view === "path" ? state.ends : state.pair;
    if (ends.length) ["pair-a", "pair-b"].forEach((id, n) => ($(id).value = ends[n] === undefined ? "" : text.short(data.nodes[ends[n]].label, 80)));
    $("pair-note").textContent = state.view === "path" ? note(view) : "";
  }

  const note = (view) => (view.nodes.length > 2 || view.links.length ? "" : t("no_path"));

  function start() {
    legend();
    signs();
    statuses();
    publishers();
    topics();
    actors();
    if (window.matchMedia("(max-width: 60rem)").matches) $("filters").open = false;
  }

  return { start, update, symbol };
})();
