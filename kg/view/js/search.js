/* Search by any name of a node, without case and diacritics; a combobox that the keyboard drives. */
KG.search = (() => {
  const { data, text } = KG;
  const { el, t } = text;
  const MOST = 12;
  const LETTER = /[\p{L}\d]/u;
  const input = document.getElementById("search");
  const list = document.getElementById("hits");
  let hits = [];
  let active = -1;
  let wait = 0;

  /** Nodes that have every word of the query in their names, a date in it apart: encounters of that date. */
  function find(query) {
    const folded = data.fold(query);
    const date = KG.dates.find(folded);
    const words = (date ? date.rest : folded).split(/\s+/).filter(Boolean);
    if (!words.length && !date) return [];
    const found = [];
    data.names().forEach((names, i) => {
      if (words.every((word) => names.includes(word)) && (!date || KG.dates.within(date, i))) found.push(i);
    });
    return found.sort(date ? (a, b) => KG.dates.spread(a) - KG.dates.spread(b) || byWeight(a, b) : byName(found, words[0]));
  }

  const byWeight = (a, b) => data.nodes[b].value - data.nodes[a].value || a - b;

  /** Names with a word that begins like this first; of these encounters and then articles last; then the weightier. */
  function byName(found, word) {
    const begins = (i) => {
      const names = data.names()[i];
      for (let at = names.indexOf(word); at >= 0; at = names.indexOf(word, at + 1)) if (!LETTER.test(names[at - 1] || " ")) return true;
      return false;
    };
    const late = (i) => (data.isEncounter(i) ? 1 : data.nodes[i].group === "Article" ? 2 : 0);
    const order = new Map(found.map((i) => [i, (begins(i) ? 0 : 3) + late(i)]));
    return (a, b) => order.get(a) - order.get(b) || byWeight(a, b);
  }

  function update() {
    hits = find(input.value);
    active = hits.length ? 0 : -1;
    const open = input.value.trim() !== "";
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    list.replaceChildren(...hits.slice(0, MOST).map(row));
    if (open && !hits.length) list.append(el("li", { class: "note" }, t("no_hits")));
    if (hits.length > MOST) list.append(el("li", { class: "note" }, t("more_hits", { n: text.count(hits.length - MOST) })));
    mark();
  }

  function row(i, position) {
    const encounter = data.encounters.get(i);
    const also = encounter ? text.date(encounter.date) : alias(i);
    return el("li", { role: "option", id: `hit-${position}`, onpointerdown: (event) => pick(event, i) },
      KG.filters.symbol(data.nodes[i].group, encounter && encounter.status),
      el("span", { class: "name", dir: "auto" }, text.title(i)),
      el("span", { class: "also", dir: "auto" }, also || t(`kind.${data.nodes[i].group}`)));
  }

  /** The other name that was meant, where the label is not what was typed. */
  function alias(i) {
    const word = data.fold(input.value.trim());
    if (data.fold(data.nodes[i].label).includes(word)) return "";
    const found = data.nodes[i].aliases.find((name) => data.fold(name).includes(word));
    return found ? text.short(found, 40) : "";
  }

  function mark() {
    [...list.children].forEach((child, n) => child.getAttribute("role") === "option" && child.setAttribute("aria-selected", String(n === active)));
    if (active >= 0) input.setAttribute("aria-activedescendant", `hit-${active}`);
    else input.removeAttribute("aria-activedescendant");
  }

  function pick(event, i) {
    event.preventDefault();
    close();
    reveal(i);
  }

  /** Show a node wherever it is: in the view, else unfolded into it. */
  function reveal(i) {
    const state = KG.state.get();
    const patch = { node: i, link: -1, tab: "details" };
    if (!KG.canvas.view().shown[i]) Object.assign(patch, { view: "focus", focus: i, depth: 1, open: [] });
    if (state.hide.has(data.nodes[i].group)) patch.hide = new Set([...state.hide].filter((kind) => kind !== data.nodes[i].group));
    KG.state.set(patch);
    KG.canvas.seek(i);
  }

  /** What was typed counts at once when a key follows it, and never opens the list behind a choice. */
  function settle() {
    if (!wait) return;
    cancel();
    update();
  }

  function cancel() {
    window.clearTimeout(wait);
    wait = 0;
  }

  function close() {
    cancel();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function key(event) {
    if (["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) settle();
    const last = Math.min(hits.length, MOST) - 1;
    if (event.key === "ArrowDown") active = Math.min(last, active + 1);
    else if (event.key === "ArrowUp") active = Math.max(0, active - 1);
    else if (event.key === "Enter" && active >= 0) return pick(event, hits[active]);
    else if (event.key === "Escape") return close();
    else return undefined;
    event.preventDefault();
    return mark();
  }

  function start() {
    input.addEventListener("input", () => {
      cancel();
      wait = window.setTimeout(settle, 60);
    });
    input.addEventListener("keydown", key);
    input.addEventListener("blur", close);
    input.addEventListener("focus", () => input.value.trim() && update());
  }

  return { start, find, reveal };
})();
