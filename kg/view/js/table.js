/* The same as the drawing, as a table that can be sorted and read out; a row chooses its node. */
KG.table = (() => {
  const { data, text } = KG;
  const { el, t } = text;
  const holder = document.getElementById("table");
  const PAGE = 100;
  const sort = { encounters: { column: 0, down: false }, nodes: { column: 2, down: true }, links: { column: 0, down: false } };
  let what = "encounters";
  let limit = PAGE;

  const withDate = (i) => [text.title(i), text.date(data.encounters.get(i).date, text.SHORT)].filter(Boolean).join(", ");
  const labels = (ids) => ids.map((i) => text.short(data.nodes[i].label, 60)).join(", ");
  const COLUMNS = {
    encounters: [
      { title: "column_date", value: (i) => text.date(data.encounters.get(i).date, text.SHORT), key: (i) => data.encounters.get(i).earliest || data.encounters.get(i).latest || "9999" },
      { title: "column_kind", value: (i) => t(`kind.${data.nodes[i].group}`) },
      { title: "column_participants", value: (i) => labels(data.encounters.get(i).actors), choose: true },
      { title: "column_status", value: (i) => t(`state.${data.encounters.get(i).status}`) },
      { title: "column_place", value: (i) => labels(data.encounters.get(i).places) },
      { title: "column_articles", value: (i) => new Set(data.encounters.get(i).tellings.map((telling) => telling.article)).size, number: true },
    ],
    nodes: [
      { title: "column_name", value: (i) => text.title(i), choose: true },
      { title: "column_kind", value: (i) => t(`kind.${data.nodes[i].group}`) },
      { title: "column_links", value: (i) => data.around[i].length, number: true },
    ],
    links: [
      { title: "column_encounter", value: (id) => withDate(data.links[id].from), choose: true },
      { title: "column_relation", value: (id) => data.links[id].relations.map((name) => t(`relation.${name}`)).join(", ") },
      { title: "column_name", value: (id) => text.title(data.links[id].to) },
    ],
  };

  const ROWS = {
    encounters: (view) => [...view.encounters],
    nodes: (view) => view.nodes.filter((i) => !data.isEncounter(i)),
    links: (view) => view.links.map((link) => link.id),
  };

  function ordered(ids) {
    const { column, down } = sort[what];
    const { key, value } = COLUMNS[what][column];
    const keys = new Map(ids.map((i) => [i, (key || value)(i)]));
    const compare = (a, b) => (typeof a === "number" ? a - b : text.compare(a, b));
    return ids.sort((a, b) => (down ? -1 : 1) * compare(keys.get(a), keys.get(b)) || a - b);
  }

  function heading(column, n) {
    const { column: by, down } = sort[what];
    const order = by === n ? (down ? "descending" : "ascending") : "none";
    const click = () => {
      sort[what] = { column: n, down: by === n ? !down : Boolean(column.number) };
      render();
      holder.querySelectorAll("thead button")[n].focus();
    };
    return el("th", { scope: "col", "aria-sort": order, class: column.number ? "number" : null }, el("button", { type: "button", onclick: click }, t(column.title)));
  }

  function row(i) {
    const chosen = KG.state.get()[what === "links" ? "link" : "node"] === i;
    const cell = (column) => {
      const value = String(column.value(i)) || "–";
      const content = column.choose ? el("button", { type: "button", class: "ref", dir: "auto", onclick: () => open(i) }, value) : value;
      return el("td", { dir: "auto", class: column.number ? "number" : null }, content);
    };
    return el("tr", { "aria-selected": String(chosen), onclick: (event) => event.target.closest("button") || point(i) }, COLUMNS[what].map(cell));
  }

  function point(i, patch = {}) {
    const isLink = what === "links";
    KG.state.set({ node: isLink ? -1 : i, link: isLink ? i : -1, ...patch });
    KG.canvas.seek(isLink ? data.links[i].from : i);
  }

  function open(i) {
    point(i, { tab: "details" });
    document.getElementById("details").focus();
  }

  function choice(name) {
    return el("button", { type: "button", "aria-pressed": String(what === name), onclick: () => {
      what = name;
      limit = PAGE;
      render();
    } }, t(`table_${name}`));
  }

  function render() {
    const ids = ordered(ROWS[what](KG.canvas.view()));
    const rest = ids.length - limit;
    const more = rest > 0 ? el("button", { type: "button", class: "more", onclick: () => {
      limit += 5 * PAGE;
      render();
    } }, t("more_rows", { n: text.count(rest) })) : null;
    holder.replaceChildren(...[
      el("div", { class: "segments", role: "group", "aria-label": t("table") }, Object.keys(ROWS).map(choice)),
      el("table", {}, el("caption", { class: "unseen" }, t(`table_${what}`)), el("thead", {}, el("tr", {}, COLUMNS[what].map(heading))), el("tbody", {}, ids.slice(0, limit).map(row))),
      more,
    ].filter(Boolean));
  }

  return { render };
})();
