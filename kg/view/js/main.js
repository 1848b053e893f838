/* Puts the parts together: a change of the state redraws what depends on it. */
(async () => {
  const { data, text, state: store } = KG;
  const { el, t } = text;
  const $ = (id) => document.getElementById(id);

  const same = (a, b) => a.length === b.length && a.every((value, n) => value === b[n]);
  const moved = (a, b) => a.view !== b.view || a.focus !== b.focus || a.depth !== b.depth || !same(a.ends, b.ends) || !same(a.open, b.open);
  const narrowed = (a, b) => ["hide", "status", "source", "topic", "pair", "from", "to", "undated"].some((name) => a[name] !== b[name]);

  function update(state, before) {
    const redo = !before || moved(state, before);
    if (redo || narrowed(state, before)) {
      const view = KG.visible.compute(state);
      const places = KG.canvas.places();
      KG.canvas.show(state, view, redo || view.nodes.some((i) => !places[i]));
      KG.filters.update(state, view);
      KG.timeline.update(state);
      words(state, view);
    }
    KG.canvas.light();
    const idle = state.node < 0 && state.link < 0;
    if (!before || redo || idle || state.node !== before.node || state.link !== before.link) KG.details.render(state);
    tabs(state);
  }

  function words(state, view) {
    $("shown").textContent = t("shown", { nodes: text.count(view.nodes.length), total: text.count(data.nodes.length), encounters: text.count(view.encounters.length) });
    $("empty").textContent = view.nodes.length ? "" : t(state.view === "path" ? "no_path" : "empty");
    $("empty").hidden = view.nodes.length > 0;
    $("reset").hidden = state.view === "first" && !state.open.length && !store.filtered(state) && !moved(state, store.initial());
    for (const name of ["first", "all"]) $(`view-${name}`).setAttribute("aria-pressed", String(state.view === name));
    $("mode").replaceChildren(...mode(state, view));
  }

  /** What the view is about, where it is neither the overview nor everything. */
  function mode(state, view) {
    if (state.view === "path") {
      return [el("span", {}, `${t("path")}: ${state.ends.map((i) => text.short(data.nodes[i].label, 30)).join(" → ")}`),
        el("span", { class: "small" }, t("path_of", { n: view.encounters.length }))];
    }
    if (state.view !== "focus") return state.pair.length ? [el("span", {}, `${t("pair")}: ${state.pair.map((i) => text.short(data.nodes[i].label, 30)).join(" – ")}`)] : [];
    const depth = (n) => el("button", { type: "button", "aria-pressed": String(state.depth === n), "aria-label": `${t("depth")} ${n}`, onclick: () => store.set({ depth: n }) }, String(n));
    return [el("span", { dir: "auto" }, `${t("focus")}: ${text.short(text.title(state.focus), 50)}`), el("div", { class: "segments", role: "group", "aria-label": t("depth") }, [1, 2, 3].map(depth))];
  }

  function tabs(state) {
    for (const name of ["details", "table"]) {
      const on = state.tab === name;
      $(`tab-${name}`).setAttribute("aria-selected", String(on));
      $(`tab-${name}`).tabIndex = on ? 0 : -1;
      $(name).hidden = !on;
    }
    if (state.tab === "table") KG.table.render();
  }

  function buttons() {
    $("view-first").addEventListener("click", () => store.set({ view: "first", open: [] }));
    $("view-all").addEventListener("click", () => store.set({ view: "all", open: [] }));
    $("reset").addEventListener("click", () => {
      for (const id of ["pair-a", "pair-b"]) $(id).value = "";
      store.set({ ...store.initial(), tab: store.get().tab });
    });
    $("zoom-in").addEventListener("click", () => KG.canvas.zoom(1.35));
    $("zoom-out").addEventListener("click", () => KG.canvas.zoom(1 / 1.35));
    $("fit").addEventListener("click", () => KG.canvas.fit());
    $("arrange").addEventListener("click", () => KG.canvas.settle());
    $("skip").addEventListener("click", () => {
      store.set({ tab: "table" });
      $("table").focus();
    });
    for (const name of ["details", "table"]) {
      $(`tab-${name}`).addEventListener("click", () => store.set({ tab: name }));
      $(`tab-${name}`).addEventListener("keydown", (event) => {
        if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
        store.set({ tab: name === "details" ? "table" : "details" });
        $(`tab-${store.get().tab}`).focus();
      });
    }
  }

  function theme() {
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const root = document.documentElement;
    $("theme").addEventListener("click", () => {
      const now = root.dataset.theme || (dark.matches ? "dark" : "light");
      root.dataset.theme = now === "dark" ? "light" : "dark";
      KG.canvas.repaint();
    });
    dark.addEventListener("change", () => KG.canvas.repaint());
  }

  try {
    await data.load();
  } catch (error) {
    $("empty").textContent = t("failed");
    throw error;
  }
  store.start();
  KG.canvas.start($("canvas"));
  KG.filters.start();
  KG.timeline.start();
  KG.search.start();
  KG.download.start();
  buttons();
  theme();
  store.on(update);
  update(store.get(), null);
  document.documentElement.dataset.ready = "true";
  window.setTimeout(data.names, 300);
})();
