/* The data of the page: nodes, links, encounters and sources, with the indexes that the other parts look things up in. */
KG.data = (() => {
  const data = { nodes: [], links: [], around: [], encounters: new Map(), sources: new Map(), byKey: new Map() };

  const DAY = 86400000;
  const dayOf = (iso) => {
    const time = Date.parse(`${iso}T00:00:00Z`);
    return Number.isNaN(time) ? null : Math.round(time / DAY);
  };
  const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

  const LETTERS = { ß: "ss", ø: "o", ł: "l", đ: "d", ı: "i", æ: "ae", œ: "oe" };

  /** Letters without case and diacritics, as they are compared in a search. */
  function fold(text) {
    return text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().replace(/[ßøłđıæœ]/g, (c) => LETTERS[c]);
  }

  async function unpack(text) {
    const bytes = Uint8Array.from(atob(text.trim()), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  }

  async function load() {
    const raw = await unpack(document.getElementById("data").textContent);
    Object.assign(data, { lang: raw.lang, options: raw.options, limits: raw.limits, base: raw.base });
    data.nodes = raw.nodes;
    data.nodes.forEach((node, i) => {
      const names = raw.names[i] || {};
      node.key = raw.iris[i];
      node.iri = raw.base + raw.iris[i];
      node.aliases = names.aliases || [];
      node.same = names.same || [];
      data.byKey.set(node.key, i);
    });
    data.links = raw.edges;
    data.around = data.nodes.map(() => []);
    data.links.forEach((link) => {
      data.around[link.from].push([link.id, link.to]);
      data.around[link.to].push([link.id, link.from]);
    });
    data.first = new Map(raw.first.map(([i, x, y]) => [i, { x, y }]));
    for (const [i, source] of Object.entries(raw.sources)) data.sources.set(Number(i), source);
    for (const [i, encounter] of Object.entries(raw.encounters)) data.encounters.set(Number(i), complete(Number(i), encounter));
    data.ranked = [...data.encounters.keys()].sort((a, b) => data.nodes[b].value - data.nodes[a].value || a - b);
  }

  const LISTS = ["absent", "places", "about", "not_about", "within", "roles", "tellings", "outcomes", "cameo", "plover", "merged_because"];

  /** An encounter with empty lists filled in and with what the filters ask for. */
  function complete(id, encounter) {
    const tellings = (encounter.tellings || []).map((telling) => ({
      article: -1, quotes: [], holders: [], via: [], roles: [], places: [], about: [], not_about: [], absent: [], ...telling,
    }));
    const whole = { id, status: "Unknown", ...encounter };
    for (const list of LISTS) whole[list] = encounter[list] || [];
    whole.tellings = tellings;
    whole.actors = [...new Set(whole.roles.map(([, actor]) => actor))];
    whole.publishers = new Set(tellings.map((telling) => publisherOf(telling.article)));
    whole.from = encounter.earliest ? dayOf(encounter.earliest) : null;
    whole.to = encounter.latest ? dayOf(encounter.latest) : null;
    whole.dated = whole.from !== null || whole.to !== null;
    whole.disputed = { status: deniedAndNot(tellings), date: apart(tellings) };
    return whole;
  }

  const NO = new Set(["Denied", "Cancelled"]);

  /** True when some reports say no and some do not; first planned and then held is no contradiction. */
  function deniedAndNot(tellings) {
    const told = tellings.filter((telling) => telling.status);
    return told.some((telling) => NO.has(telling.status)) && told.some((telling) => !NO.has(telling.status));
  }

  /** True when two reports name days that cannot be the same; "July" and "7 July" can. */
  function apart(tellings) {
    const last = tellings.reduce((day, { earliest }) => (earliest && earliest > day ? earliest : day), "");
    return tellings.some(({ latest }) => latest && latest < last);
  }

  const publisherOf = (article) => (data.sources.get(article) || {}).publisher || "";
  const isEncounter = (i) => data.encounters.has(i);
  const ACTORS = new Set(["Person", "State", "Organization"]);
  const isActor = (i) => ACTORS.has(data.nodes[i].group);

  /** True for actors that meet somebody; others are there because they speak about an encounter or were absent. */
  const takesPart = (i) => isActor(i) && data.nodes[i].value > 0;

  const FEW = 8;

  /** Encounters of an actor against those of the actor with the most, 0 to 1; where nobody has many, nobody stands out. */
  let most = 0;
  function share(i) {
    most ||= data.nodes.reduce((high, node, n) => (isActor(n) ? Math.max(high, node.value) : high), FEW);
    return data.nodes[i].value / most;
  }

  const dateOf = (i) => (isEncounter(i) ? KG.text.date(data.encounters.get(i).date) : "");

  /** Names of all nodes, folded, made on first use. */
  let folded = null;
  function names() {
    folded ||= data.nodes.map((node, i) => fold([KG.text.title(i), node.label, ...node.aliases, dateOf(i)].join("\n")));
    return folded;
  }

  return Object.assign(data, { load, fold, dayOf, isoOf, isEncounter, isActor, publisherOf, names, share, takesPart });
})();
