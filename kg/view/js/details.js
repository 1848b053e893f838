/* The panel: everything the graph says about what is chosen. */
KG.details = (() => {
  const { data, text, reports } = KG;
  const { el, t } = text;
  const panel = document.getElementById("details");

  const facts = (rows) => el("dl", {}, rows.filter(([, value]) => value && value.length !== 0).flatMap(([label, value]) => [el("dt", {}, label), el("dd", { dir: "auto" }, value)]));
  const section = (title, ...content) => (content.flat().some(Boolean) ? el("section", {}, el("h3", {}, title), ...content) : null);
  const plain = (values) => values.map((value) => text.short(value, 300)).join("; ");

  function head(i, status) {
    const node = data.nodes[i];
    return el("header", { class: "head" }, KG.filters.symbol(node.group, status),
      el("div", {}, el("p", { class: "kind" }, t(`kind.${node.group}`)), el("h2", { dir: "auto" }, text.title(i))),
      el("button", { type: "button", class: "icon close", "aria-label": t("close"), onclick: () => KG.state.set({ node: -1, link: -1 }) }, "×"));
  }

  /** What can be done with a node: look around it, unfold it, begin a path at it. */
  function actions(i) {
    const state = KG.state.get();
    const depth = (n) => el("button", {
      type: "button", "aria-pressed": String(state.view === "focus" && state.focus === i && state.depth === n),
      "aria-label": `${t("focus")}, ${t("depth")} ${n}`, onclick: () => KG.state.set({ view: "focus", focus: i, depth: n, open: [] }),
    }, String(n));
    const more = KG.visible.folded(i, KG.canvas.view(), state);
    return el("div", { class: "actions" },
      el("div", { class: "segments", role: "group", "aria-label": t("focus") }, el("span", {}, t("focus")), [1, 2, 3].map(depth)),
      more ? el("button", { type: "button", onclick: () => KG.canvas.unfold(i) }, `${t("expand")} (${text.count(more)})`) : null);
  }

  function encounter(i) {
    const it = data.encounters.get(i);
    const people = it.actors.map((actor) => {
      const roles = it.roles.filter(([role, who]) => who === actor && role !== "participant").map(([role]) => t(`relation.${role}`));
      return el("li", {}, reports.name(actor), roles.length ? ` – ${roles.join(", ")}` : "");
    });
    const inside = data.around[i].filter(([link, other]) => data.links[link].to === i && data.isEncounter(other)).map(([, other]) => other);
    return [
      head(i, it.status),
      el("p", { class: "lead" }, reports.chip(it.status), el("span", {}, reports.dated(it.date, it.basis) || t("no_date"))),
      actions(i),
      facts([
        [t("participants"), people.length ? el("ul", {}, people) : null],
        [t("absent"), reports.list(it.absent)],
        [t("place"), reports.list(it.places)],
        [t("about"), reports.list(it.about)],
        [t("not_about"), reports.list(it.not_about)],
        [t("within"), reports.list(it.within)],
        [t("contains"), reports.list(inside)],
        [t("duration"), it.duration && text.duration(it.duration)],
        [t("planned_duration"), it.planned_duration && text.duration(it.planned_duration)],
        [t("outcome"), plain(it.outcomes)],
      ]),
      ...reports.disputes(it),
      reports.history(it),
      section(t("reports"), it.tellings.length ? reports.cards(it.tellings) : null),
      facts([
        [t("codes"), plain([...it.cameo.map((code) => `CAMEO ${code}`), ...it.plover.map((code) => `PLOVER ${code}`)])],
        [t("confidence"), it.confidence && new Intl.NumberFormat(text.lang, { style: "percent" }).format(Number(it.confidence))],
        [t("merged"), plain(it.merged_because)],
      ]),
    ];
  }

  const sortKey = (i) => data.encounters.get(i).earliest || data.encounters.get(i).latest || "9999";
  const ordered = (ids) => [...ids].sort((a, b) => text.compare(sortKey(a), sortKey(b)));

  function line(i, extra = "") {
    const it = data.encounters.get(i);
    return el("li", {}, KG.filters.symbol(data.nodes[i].group, it.status),
      el("div", {}, reports.name(i), el("p", { class: "small" }, [it.date ? text.date(it.date) : t("undated"), t(`state.${it.status}`), extra].filter(Boolean).join(" · "))));
  }

  function relation(link) {
    return data.links[link].relations.filter((name) => name !== "participant" && name !== "about" && name !== "place").map((name) => t(`relation.${name}`)).join(", ");
  }

  function identity(i) {
    const node = data.nodes[i];
    const links = node.same.map((iri) => text.link(iri, iri.includes("wikidata.org/") ? `${t("same_as")} ${iri.split("/").pop()}` : text.short(iri, 60)));
    return facts([
      [t("also_known"), plain(node.aliases.slice(0, 20))],
      [t("same_as_other"), links.flatMap((link, n) => (n ? [", ", link] : [link]))],
    ]);
  }

  const MOST = 60;

  function other(i) {
    const beside = data.around[i].filter(([, near]) => data.isEncounter(near));
    const relations = new Map(beside.map(([link, near]) => [near, relation(link)]));
    const claims = [...data.encounters.values()].flatMap((it) => it.tellings.filter((telling) => telling.holders.includes(i)));
    return [
      head(i), identity(i), actions(i),
      data.isActor(i) ? partners(i, relations) : null,
      section(`${t("encounters")} (${text.count(beside.length)})`, beside.length ? lines(ordered(relations.keys()), relations) : null),
      section(`${t("holder_of")} (${text.count(claims.length)})`, claims.length ? reports.cards(claims.slice(0, MOST)) : null),
    ];
  }

  function lines(ids, relations) {
    const more = ids.length > MOST ? el("p", { class: "small" }, t("expand_count", { n: text.count(ids.length - MOST) })) : null;
    return [el("ul", { class: "lines" }, ids.slice(0, MOST).map((near) => line(near, relations.get(near)))), more];
  }

  /** Who an actor shares encounters with, most first; a click shows what the two share. */
  function partners(i, relations) {
    const counts = new Map();
    for (const near of relations.keys()) {
      for (const actor of data.encounters.get(near).actors) if (actor !== i) counts.set(actor, (counts.get(actor) || 0) + 1);
    }
    const top = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 12);
    const button = ([actor, count]) => el("button", { type: "button", class: "partner", dir: "auto", onclick: () => KG.state.set({ pair: [i, actor], view: "first", open: [] }) },
      text.short(data.nodes[actor].label, 40), el("span", { class: "count" }, text.count(count)));
    return top.length ? section(t("partners"), el("div", { class: "partners" }, top.map(button))) : null;
  }

  function article(i) {
    const source = data.sources.get(i) || {};
    const tellings = [...data.encounters.values()].flatMap((it) => it.tellings.filter((telling) => telling.article === i).map((telling) => [it.id, telling]));
    return [
      head(i),
      facts([
        [t("publisher"), source.publisher && text.clean(source.publisher)],
        [t("published"), reports.dated(source.published, source.basis)],
        [t("agency"), plain(source.agencies || [])],
        [t("article"), source.identifier && text.short(source.identifier, 80)],
      ]),
      source.url ? el("p", {}, text.link(source.url, t("open_article"))) : null,
      actions(i),
      section(t("reports"), el("ol", { class: "reports" }, tellings.map(([id, telling]) => el("li", { class: "of" }, reports.name(id), el("ol", { class: "reports" }, reports.card(telling, true)))))),
    ];
  }

  function link(id) {
    const { from, to, relations } = data.links[id];
    const it = data.encounters.get(from);
    const found = reports.naming(it, to);
    return [
      el("header", { class: "head" }, el("div", {}, el("p", { class: "kind" }, t("link")), el("h2", { dir: "auto" }, text.title(to))),
        el("button", { type: "button", class: "icon close", "aria-label": t("close"), onclick: () => KG.state.set({ node: -1, link: -1 }) }, "×")),
      el("p", { class: "lead" }, relations.map((name) => t(`relation.${name}`)).join(", ")),
      facts([[t(`kind.${data.nodes[from].group}`), [reports.name(from), el("p", { class: "small" }, [text.date(it.date), t(`state.${it.status}`)].filter(Boolean).join(" · "))]],
        [t(`kind.${data.nodes[to].group}`), reports.name(to)]]),
      section(t("link_evidence"), found.length ? reports.cards(found) : el("p", { class: "small" }, t("no_evidence"))),
    ];
  }

  /** What to do, and the encounters of the view that are worth a look. */
  function nothing() {
    const shown = new Set(KG.canvas.view().encounters);
    const top = data.ranked.filter((i) => shown.has(i)).slice(0, 12);
    return [
      el("div", { class: "nothing" }, el("p", {}, t("nothing_selected")), el("p", { class: "small" }, t("nothing_selected_more"))),
      section(t("most_told"), top.length ? el("ul", { class: "lines" }, top.map((i) => line(i))) : null),
    ];
  }

  function render(state) {
    const { node } = state;
    const make = () => {
      if (state.link >= 0) return link(state.link);
      if (node < 0) return nothing();
      if (data.isEncounter(node)) return encounter(node);
      return data.nodes[node].group === "Article" ? article(node) : other(node);
    };
    panel.replaceChildren(...make().flat().filter(Boolean));
    panel.scrollTop = 0;
  }

  return { render };
})();
