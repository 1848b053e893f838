/* Words, dates and safe page elements. Text from the data enters the page as text only, never as markup. */
KG.text = (() => {
  const words = JSON.parse(document.getElementById("words").textContent);
  const lang = document.documentElement.lang;

  /** A word of the interface; "kind.Person" looks inside a table; {n} is filled in. */
  function t(word, values = {}) {
    const [table, entry] = word.split(".");
    const [holder, name] = entry === undefined ? [words, table] : [words[table], entry];
    return String(Object.hasOwn(holder, name) ? holder[name] : name).replace(/\{(\w+)\}/g, (_, key) => values[key]);
  }

  /** Without control characters and marks that turn the direction of what follows. */
  const clean = (text) => String(text).replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, " ").trim();

  function short(text, limit) {
    const plain = clean(text);
    return plain.length > limit ? `${plain.slice(0, limit - 1).trimEnd()}…` : plain;
  }

  const format = (options) => new Intl.DateTimeFormat(lang, { timeZone: "UTC", ...options });
  const FORMATS = {
    4: format({ year: "numeric" }),
    7: format({ year: "numeric", month: "long" }),
    10: format({ year: "numeric", month: "long", day: "numeric" }),
  };
  const SHORT = { 4: FORMATS[4], 7: format({ year: "numeric", month: "short" }), 10: format({ year: "numeric", month: "short", day: "numeric" }) };

  const utc = (iso) => new Date(`${iso.padEnd(7, "-01").padEnd(10, "-01")}T00:00:00Z`);

  function point(edtf, formats) {
    const season = /^(\d{4})-(2[1-4])$/.exec(edtf);
    if (season) return `${t(`season.s${season[2]}`)} ${season[1]}`;
    if (!/^\d{4}(-\d\d(-\d\d)?)?$/.test(edtf) || Number.isNaN(utc(edtf).getTime())) return clean(edtf);
    return formats[edtf.length].format(utc(edtf));
  }

  function qualified(edtf, formats) {
    const mark = edtf.slice(-1);
    const plain = point(edtf.replace(/[~?%]$/, ""), formats);
    if (mark === "~" || mark === "%") return t("number.about", { x: plain });
    return mark === "?" ? t("number.uncertain", { x: plain }) : plain;
  }

  /** A date in EDTF in words of the interface language; what is not understood is shown as it is. */
  function date(edtf, formats = FORMATS) {
    if (!edtf) return "";
    const range = /^\[?([^./[\]]*)(?:\/|\.\.)([^./[\]]*)\]?$/.exec(edtf.replace("../", "/").replace("/..", "/"));
    if (!range) return qualified(edtf, formats);
    const [, from, to] = range;
    if (!from && !to) return clean(edtf);
    if (!from) return t("number.before", { x: qualified(to, formats) });
    if (!to) return t("number.after", { x: qualified(from, formats) });
    if (/^\d{4}(-\d\d){1,2}$/.test(from) && from.length === to.length) return formats[from.length].formatRange(utc(from), utc(to));
    return `${qualified(from, formats)} – ${qualified(to, formats)}`;
  }

  /** An ISO 8601 duration in words. */
  function duration(iso) {
    const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(iso);
    if (!parts) return clean(iso);
    const units = ["days", "hours", "minutes"];
    return units.map((unit, i) => (parts[i + 1] ? t(`number.${unit}`, { n: parts[i + 1] }) : "")).filter(Boolean).join(" ");
  }

  /** What a node is called in the drawing: encounters by kind and date, else status, everything else by name. */
  function caption(i) {
    const node = KG.data.nodes[i];
    const encounter = KG.data.encounters.get(i);
    if (!encounter) return short(node.label, node.group === "Article" ? 22 : 30);
    const name = encounter.event_name ? short(encounter.event_name, 26) : t(`kind.${node.group}`);
    if (encounter.date) return `${name}, ${date(encounter.date, SHORT)}`;
    return encounter.status === "Occurred" ? name : `${name}, ${t(`state.${encounter.status}`)}`;
  }

  /** What a node is called in lists and headings. */
  function title(i) {
    const encounter = KG.data.encounters.get(i);
    if (!encounter) return short(KG.data.nodes[i].label, 120);
    const who = encounter.actors.slice(0, 4).map((actor) => short(KG.data.nodes[actor].label, 40));
    if (encounter.actors.length > 4) who.push("…");
    const name = encounter.event_name ? short(encounter.event_name, 60) : t(`kind.${KG.data.nodes[i].group}`);
    return who.length ? `${name}: ${who.join(" – ")}` : name;
  }

  /** An element; children are elements or text, attributes starting with "on" are listeners. */
  function el(tag, attributes = {}, ...children) {
    const element = tag.includes(":") ? document.createElementNS("http://www.w3.org/2000/svg", tag.slice(4)) : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === undefined || value === null || value === false) continue;
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  }

  /** A link to an http or https address that opens apart; any other address stays text. */
  function link(address, label) {
    let url = null;
    try {
      url = new URL(address);
    } catch {
      url = null;
    }
    if (!url || !["http:", "https:"].includes(url.protocol)) return el("span", { class: "dead", title: t("unsafe_link") }, label);
    return el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, label);
  }

  const compare = new Intl.Collator(lang, { numeric: true, sensitivity: "base" }).compare;
  const count = (n) => new Intl.NumberFormat(lang).format(n);

  return { t, lang, clean, short, date, duration, caption, title, el, link, compare, count, format, SHORT };
})();
