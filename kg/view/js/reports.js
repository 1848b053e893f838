/* What the articles say: one card per report, the status over time, and contradictions side by side. */
KG.reports = (() => {
  const { data, text } = KG;
  const { el, t } = text;

  const name = (i) => el("button", { type: "button", class: "ref", dir: "auto", onclick: () => KG.search.reveal(i) }, text.title(i));
  const names = (ids) => ids.flatMap((i, n) => (n ? [", ", name(i)] : [name(i)]));
  /** Names below each other; the rest of a long list is folded away. */
  function list(ids) {
    const items = ids.map((i) => el("li", {}, name(i)));
    const rest = items.length > 5 ? items.splice(4) : [];
    const more = () => el("details", { class: "more" }, el("summary", {}, t("expand_count", { n: rest.length })), el("ul", {}, rest));
    return items.length ? [el("ul", {}, items), rest.length ? more() : ""] : null;
  }

  const chip = (status) => el("span", { class: `chip ${status || "Unknown"}` }, KG.filters.symbol("Meeting-plain", status || "Unknown"), t(`state.${status || "Unknown"}`));
  const sourceOf = (telling) => data.sources.get(telling.article) || {};

  /** Date of publication as a key for sorting; what has none comes last. */
  const when = (telling) => sourceOf(telling).published || "9999";
  const byTime = (tellings) => [...tellings].sort((a, b) => text.compare(when(a), when(b)));

  function dated(date, basis) {
    if (!date) return null;
    return [text.date(date), basis ? el("span", { class: "basis" }, ` (${t(`basis.${basis}`)})`) : null];
  }

  /** "laut Kreml, über TASS", or that the article says it in its own words. */
  function holder(telling) {
    const via = telling.via.length ? [`, ${t("via")} `, ...names(telling.via)] : [];
    return telling.holders.length ? [`${t("relation.claimedBy")} `, ...names(telling.holders), ...via] : [t("own_words"), ...via];
  }

  function article(telling) {
    if (telling.article < 0) return null;
    const source = sourceOf(telling);
    const about = [source.publisher, source.published ? text.date(source.published) : "", (source.agencies || []).join(", ")].filter(Boolean);
    return el("p", { class: "source" }, name(telling.article), about.length ? el("span", { dir: "auto" }, ` – ${text.clean(about.join(", "))}`) : null,
      source.url ? [" ", text.link(source.url, t("open_article"))] : null);
  }

  const quote = (sentence) => el("blockquote", { dir: "auto" }, text.short(sentence, 1200));

  /** One report; inside the panel of its article the article is not named again. */
  function card(telling, inside = false) {
    const date = dated(telling.date, telling.basis);
    return el("li", { class: "report" },
      el("p", { class: "who" }, chip(telling.status), telling.is_echo ? el("span", { class: "tag" }, t("echo")) : null, el("span", {}, holder(telling))),
      telling.quotes.map(quote),
      telling.cue ? el("p", { class: "small" }, `${t("cue")}: `, el("q", { dir: "auto" }, text.short(telling.cue, 80))) : null,
      date ? el("p", { class: "small" }, `${t("date")}: `, date) : null,
      telling.about.length ? el("p", { class: "small" }, `${t("about")}: `, names(telling.about)) : null,
      telling.not_about.length ? el("p", { class: "small" }, `${t("not_about")}: `, names(telling.not_about)) : null,
      inside ? null : article(telling));
  }

  const cards = (tellings) => el("ol", { class: "reports" }, byTime(tellings).map((telling) => card(telling)));

  /** The status from article to article, in the order of publication. */
  function history(encounter) {
    const known = byTime(encounter.tellings).filter((telling) => telling.status);
    if (new Set(known.map((telling) => telling.status)).size < 2) return null;
    const step = (telling) => el("li", {},
      el("time", {}, sourceOf(telling).published ? text.date(sourceOf(telling).published, text.SHORT) : t("undated")),
      el("div", {}, chip(telling.status), el("p", { class: "small" }, holder(telling))));
    return el("section", {}, el("h3", {}, t("history")), el("ol", { class: "history" }, known.map(step)));
  }

  /** Who says what, a column for each version. */
  function versions(encounter, field, label) {
    const groups = new Map();
    for (const telling of byTime(encounter.tellings)) {
      if (!telling[field]) continue;
      if (!groups.has(telling[field])) groups.set(telling[field], []);
      groups.get(telling[field]).push(telling);
    }
    const column = ([value, tellings]) => el("div", { class: "version" },
      el("h4", {}, field === "status" ? chip(value) : text.date(value)),
      tellings.map((telling) => el("div", {}, el("p", { class: "small" }, holder(telling), sourceOf(telling).publisher ? ` (${text.clean(sourceOf(telling).publisher)})` : ""),
        telling.quotes.slice(0, 1).map(quote))));
    return el("section", { class: "dispute" }, el("h3", {}, `${t("disagree")} ${t(label)}`), el("div", { class: "versions" }, [...groups].map(column)));
  }

  const disputes = (encounter) => [
    encounter.disputed.status ? versions(encounter, "status", "disagree_status") : null,
    encounter.disputed.date ? versions(encounter, "date", "disagree_date") : null,
  ];

  /** The reports of an encounter that name a neighbour. */
  function naming(encounter, other) {
    const lists = ["absent", "places", "about", "not_about", "holders", "via"];
    return encounter.tellings.filter((telling) => telling.article === other ||
      telling.roles.some(([, actor]) => actor === other) || lists.some((list) => telling[list].includes(other)));
  }

  return { card, cards, chip, dated, disputes, history, list, name, names, naming, byTime };
})();
