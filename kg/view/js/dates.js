/* Days, months and years as a reader types them into the search: "20. März 2018", "20.3.2018", "March 2018", "2018-03". */
KG.dates = (() => {
  const { data, text } = KG;

  /** Number of a month by its name, long or short, in the language of the page. */
  const MONTHS = new Map();
  for (const month of ["long", "short"]) {
    const format = text.format({ month });
    for (let n = 0; n < 12; n += 1) MONTHS.set(data.fold(format.format(Date.UTC(2000, n, 15))).replace(/\.$/, ""), n + 1);
  }
  const NAME = `(${[...MONTHS.keys()].join("|")})\\.?`;
  const numeric = text.lang === "en" ? ["month", "day", "year"] : ["day", "month", "year"];

  /** Ways to write a date and what their groups mean, the longer before those that are part of them. */
  const FORMS = [
    ["(\\d{4})-(\\d{1,2})-(\\d{1,2})", ["year", "month", "day"]],
    ["(\\d{4})-(\\d{1,2})", ["year", "month"]],
    ["(\\d{1,2})\\.\\s*(\\d{1,2})\\.\\s*(\\d{4})", ["day", "month", "year"]],
    ["(\\d{1,2})/(\\d{1,2})/(\\d{4})", numeric],
    [`(\\d{1,2})(?:\\.|st|nd|rd|th)?\\s*${NAME}\\s*(\\d{4})`, ["day", "month", "year"]],
    [`${NAME}\\s*(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})`, ["month", "day", "year"]],
    [`${NAME},?\\s*(\\d{4})`, ["month", "year"]],
    ["(\\d{1,2})[./](\\d{4})", ["month", "year"]],
  ].map(([form, names]) => [new RegExp(`(?<![\\p{L}\\d])${form}(?![\\p{L}\\d])`, "u"), names]);

  /** {from, to, rest}: first and last day of the date in a folded query, and the query without it; null without one. */
  function find(query) {
    for (const [form, names] of FORMS) {
      const match = form.exec(query);
      const period = match && days(Object.fromEntries(names.map((name, n) => [name, MONTHS.get(match[n + 1]) || Number(match[n + 1])])));
      if (period) return { ...period, rest: query.replace(match[0], " ") };
    }
    return null;
  }

  function days({ year, month, day }) {
    const iso = [String(year), ...[month, day || 1].map((n) => String(n).padStart(2, "0"))].join("-");
    const from = data.dayOf(iso);
    if (from === null || data.isoOf(from) !== iso) return null;
    return { from, to: day ? from : Math.round(Date.UTC(year, month, 0) / 86400000) };
  }

  const MONTH = 31;

  /** True when an encounter lies in the period; where its day is not known, when it is known to a month and may lie in it. */
  function within({ from, to }, i) {
    const encounter = data.encounters.get(i);
    if (!encounter || encounter.from === null || encounter.to === null) return false;
    return encounter.from <= to && encounter.to >= from && encounter.to - encounter.from <= MONTH;
  }

  /** How many days an encounter may have been on: the fewer, the better it fits a date. */
  const spread = (i) => data.encounters.get(i).to - data.encounters.get(i).from;

  return { find, within, spread };
})();
