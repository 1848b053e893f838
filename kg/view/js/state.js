/* What the reader has chosen. It lives in the address, so that a view can be shared and the back button works. */
KG.state = (() => {
  const listeners = [];

  const initial = () => ({
    view: "first", focus: -1, depth: 1, ends: [], open: [],
    hide: new Set(["Article"]), status: new Set(), source: new Set(),
    topic: -1, pair: [], from: null, to: null, undated: true,
    node: -1, link: -1, tab: "details",
  });

  let current = null;

  const key = (i) => KG.data.nodes[i].key;
  const index = (name) => (KG.data.byKey.has(name) ? KG.data.byKey.get(name) : -1);
  const known = (names) => names.map(index).filter((i) => i >= 0);

  const same = (one, two) => one.size === two.size && [...one].every((value) => two.has(value));

  /** The address of a state; what is as at the beginning is left out. */
  function encode(state) {
    const out = new URLSearchParams();
    const put = (name, value) => value && out.set(name, value);
    const each = (name, values) => values.forEach((value) => out.append(name, value));
    put("view", state.view === "first" ? "" : state.view);
    if (state.view === "focus" && state.focus >= 0) {
      put("focus", key(state.focus));
      put("depth", state.depth > 1 ? String(state.depth) : "");
    }
    if (state.view === "path") each("end", state.ends.map(key));
    each("open", state.open.map(key));
    if (!same(state.hide, initial().hide)) each("no-kind", state.hide.size ? [...state.hide].sort() : [""]);
    each("no-status", [...state.status].sort());
    each("no-source", [...state.source].sort());
    put("topic", state.topic >= 0 ? key(state.topic) : "");
    each("pair", state.pair.map(key));
    put("from", state.from === null ? "" : KG.data.isoOf(state.from));
    put("to", state.to === null ? "" : KG.data.isoOf(state.to));
    put("undated", state.undated ? "" : "no");
    put("node", state.node >= 0 ? key(state.node) : "");
    if (state.link >= 0) each("link", [KG.data.links[state.link].from, KG.data.links[state.link].to].map(key));
    put("tab", state.tab === "details" ? "" : state.tab);
    return out.toString();
  }

  /** The state of an address; what the graph does not know is passed over. */
  function decode(hash) {
    const given = new URLSearchParams(hash.replace(/^#/, ""));
    const state = initial();
    const view = given.get("view");
    state.focus = index(given.get("focus"));
    state.ends = known(given.getAll("end"));
    if (view === "all" || (view === "focus" && state.focus >= 0) || (view === "path" && state.ends.length === 2)) state.view = view;
    state.depth = Math.min(3, Math.max(1, Number(given.get("depth")) || 1));
    state.open = known(given.getAll("open"));
    if (given.has("no-kind")) state.hide = new Set(given.getAll("no-kind").filter(Boolean));
    state.status = new Set(given.getAll("no-status"));
    state.source = new Set(given.getAll("no-source"));
    state.topic = index(given.get("topic"));
    state.pair = known(given.getAll("pair")).slice(0, 2);
    state.from = given.get("from") ? KG.data.dayOf(given.get("from")) : null;
    state.to = given.get("to") ? KG.data.dayOf(given.get("to")) : null;
    state.undated = given.get("undated") !== "no";
    state.node = index(given.get("node"));
    const [one, two] = known(given.getAll("link"));
    const found = two === undefined ? null : KG.data.around[one].find(([, other]) => other === two);
    state.link = found ? found[0] : -1;
    state.tab = given.get("tab") === "table" ? "table" : "details";
    return state;
  }

  function tell(before) {
    for (const listener of listeners) listener(current, before);
  }

  /** Change the state; a new entry in the history unless the change is a small step of a larger one. */
  function set(patch, step = false) {
    const before = current;
    current = { ...current, ...patch };
    const address = encode(current);
    if (address !== encode(before)) {
      const url = address ? `#${address}` : location.href.split("#")[0];
      history[step ? "replaceState" : "pushState"](null, "", url);
    }
    tell(before);
  }

  function start() {
    current = decode(location.hash);
    window.addEventListener("popstate", () => {
      const before = current;
      current = decode(location.hash);
      tell(before);
    });
  }

  /** True when a filter leaves encounters out. */
  const filtered = (state) =>
    state.status.size > 0 || state.source.size > 0 || state.topic >= 0 || state.pair.length > 0 ||
    state.from !== null || state.to !== null || !state.undated;

  return { get: () => current, set, start, filtered, initial, on: (listener) => listeners.push(listener) };
})();
