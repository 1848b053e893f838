/* Histogram of the encounters over time with a window that two handles set and the pointer moves. */
KG.timeline = (() => {
  const { data, text } = KG;
  const { el, t } = text;
  const $ = (id) => document.getElementById(id);
  const UNITS = [
    { most: 62, name: "per_day", next: (y, m, d) => [y, m, d + 1], start: (y, m, d) => [y, m, d] },
    { most: 1900, name: "per_month", next: (y, m) => [y, m + 1, 1], start: (y, m) => [y, m, 1] },
    { most: 5500, name: "per_quarter", next: (y, m) => [y, m + 3, 1], start: (y, m) => [y, m - (m % 3), 1] },
    { most: Infinity, name: "per_year", next: (y) => [y + 1, 0, 1], start: (y) => [y, 0, 1] },
  ];
  const FAR = 0.05;
  let bins = [];
  let unit = null;
  let first = 0;
  let last = 0;
  let off = 0;
  let wait = 0;
  let dragging = false;

  const bound = (encounter, side) => (side === "from" ? encounter.from ?? encounter.to : encounter.to ?? encounter.from);
  const number = (parts) => Math.round(Date.UTC(...parts) / 86400000);
  const parts = (day) => {
    const date = new Date(day * 86400000);
    return [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  };

  /** The first of sorted days, without the few that lie farther off than all others reach: they would press these together. */
  function near(days) {
    const reach = (n) => Math.abs(days[days.length - 1] - days[n]);
    let n = 0;
    for (let k = 1; k <= days.length * FAR; k += 1) if (Math.abs(days[k] - days[k - 1]) > reach(k) && reach(k)) n = k;
    return days[n];
  }

  function cut() {
    const dated = [...data.encounters.values()].filter((encounter) => encounter.dated);
    if (!dated.length) return;
    const low = near(dated.map((encounter) => bound(encounter, "from")).sort((a, b) => a - b));
    const high = near(dated.map((encounter) => bound(encounter, "to")).sort((a, b) => b - a));
    unit = UNITS.find(({ most }) => high - low <= most);
    for (let day = number(unit.start(...parts(low))); day <= high;) {
      const next = number(unit.next(...parts(day)));
      bins.push({ from: day, to: next - 1, all: 0, shown: 0 });
      day = next;
    }
    first = bins[0].from;
    last = bins[bins.length - 1].to;
    off = dated.filter((encounter) => bound(encounter, "to") < first || bound(encounter, "from") > last).length;
  }

  /** An encounter whose day is not known exactly is spread evenly over the bins that it may lie in; at the end of the axis
   * stands what lies beyond it. */
  function fill(marks, name) {
    for (const bin of bins) bin[name] = 0;
    for (const encounter of data.encounters.values()) {
      if (!encounter.dated || (marks && !marks[encounter.id])) continue;
      const from = Math.min(last, bound(encounter, "from"));
      const to = Math.max(first, bound(encounter, "to"));
      const hit = bins.filter((bin) => bin.from <= to && bin.to >= from);
      for (const bin of hit) bin[name] += 1 / hit.length;
    }
  }

  const WIDE = 1000;
  const HIGH = 100;

  /** The bars of all encounters as a shadow behind those that pass; few that pass are drawn on a scale of their own. */
  function bars() {
    const top = { all: 1e-9, shown: 1e-9 };
    for (const bin of bins) for (const name of ["all", "shown"]) top[name] = Math.max(top[name], bin[name]);
    if (top.shown > 0.3 * top.all) top.shown = top.all;
    const wide = WIDE / bins.length;
    const { from, to } = KG.state.get();
    const bar = (bin, n, share, name) => el("svg:rect", {
      x: n * wide + Math.min(1, wide * 0.1), width: Math.max(wide * 0.8, wide - 2), y: (1 - share) * HIGH, height: share * HIGH, class: name,
    });
    const inside = (bin) => (from === null || bin.to >= from) && (to === null || bin.from <= to);
    $("histogram").setAttribute("viewBox", `0 0 ${WIDE} ${HIGH}`);
    $("histogram").setAttribute("aria-label", t(unit.name));
    $("histogram").replaceChildren(...bins.flatMap((bin, n) => [
      bin.all ? bar(bin, n, bin.all / top.all, "all") : null,
      bin.shown ? bar(bin, n, bin.shown / top.shown, inside(bin) ? "shown" : "outside") : null,
    ]).filter(Boolean));
  }

  function ticks() {
    const span = last - first;
    const step = unit.name === "per_day" ? null : Math.max(1, Math.ceil(span / 365 / 8));
    const years = [];
    for (let year = parts(first)[0]; year <= parts(last)[0]; year += step || 1) years.push([number([year, 0, 1]), String(year)]);
    const months = span > 1100 || step === null ? [] : Array.from({ length: Math.ceil(span / 30.4) }, (_, n) => {
      const [year, month] = parts(first);
      const day = number([year, month + n, 1]);
      return [day, text.format({ month: "short", year: n && parts(day)[1] ? undefined : "numeric" }).format(day * 86400000)];
    });
    const every = Math.ceil(months.length / 8);
    const days = step === null ? bins.filter((_, n) => n % Math.ceil(bins.length / 6) === 0).map((bin) => [bin.from, text.date(data.isoOf(bin.from), text.SHORT)]) : [];
    const marks = step === null ? days : months.length ? months.filter((_, n) => n % every === 0) : years;
    $("ticks").replaceChildren(...marks.filter(([day]) => day >= first && day <= last - span * 0.02).map(([day, label]) => {
      const tick = el("span", {}, label);
      tick.style.left = `${((day - first) / (span + 1)) * 100}%`;
      return tick;
    }));
  }

  const words = (from, to) => (from <= first && to >= last ? "" : `${text.date(data.isoOf(from))} – ${text.date(data.isoOf(to))}`);

  /** Put handles, window and words where a period is. */
  function place(wantedFrom, wantedTo) {
    const [from, to] = [wantedFrom, wantedTo].map((day) => Math.min(last, Math.max(first, day)));
    $("from").value = String(from);
    $("to").value = String(to);
    const share = (day) => ((day - first) / (last - first + 1)) * 100;
    $("window").classList.toggle("whole", from <= first && to >= last);
    $("window").style.left = `${share(from)}%`;
    $("window").style.width = `${share(to + 1) - share(from)}%`;
    $("period").textContent = [words(from, to) || t(unit.name), off ? t("off_axis", { n: text.count(off) }) : ""].filter(Boolean).join(" · ");
    for (const [id, day] of [["from", from], ["to", to]]) $(id).setAttribute("aria-valuetext", text.date(data.isoOf(day)));
  }

  /** Take a period over: at once for the eye, for the network when the hand rests. */
  function choose(from, to) {
    place(from, to);
    window.clearTimeout(wait);
    const period = { from: from <= first ? null : from, to: to >= last ? null : to };
    wait = window.setTimeout(() => {
      KG.state.set(period, dragging);
      dragging = true;
    }, 60);
  }

  function handles() {
    for (const id of ["from", "to"]) {
      Object.assign($(id), { min: String(first), max: String(last), step: "1" });
      $(id).addEventListener("input", () => {
        const from = Number($("from").value);
        const to = Number($("to").value);
        if (id === "from") choose(Math.min(from, to), to);
        else choose(from, Math.max(from, to));
      });
      $(id).addEventListener("change", () => (dragging = false));
    }
  }

  function pan() {
    const bar = $("window");
    bar.addEventListener("pointerdown", (down) => {
      const from = Number($("from").value);
      const width = Number($("to").value) - from;
      const perPixel = (last - first + 1) / $("chart").clientWidth;
      const move = (event) => {
        const start = Math.round(Math.min(last - width, Math.max(first, from + (event.clientX - down.clientX) * perPixel)));
        choose(start, start + width);
      };
      bar.setPointerCapture(down.pointerId);
      bar.addEventListener("pointermove", move);
      bar.addEventListener("pointerup", () => {
        bar.removeEventListener("pointermove", move);
        dragging = false;
      }, { once: true });
    });
  }

  function update(state) {
    const undated = [...data.encounters.values()].filter((encounter) => !encounter.dated).length;
    $("undated").checked = state.undated;
    $("undated-label").hidden = !undated;
    $("undated-label").querySelector("span").textContent = `${text.count(undated)} ${t("undated")}`;
    if (!bins.length) return;
    $("period-all").hidden = state.from === null && state.to === null;
    fill(KG.visible.passing({ ...state, from: null, to: null }), "shown");
    bars();
    place(state.from ?? first, state.to ?? last);
  }

  function start() {
    cut();
    $("undated").addEventListener("change", () => KG.state.set({ undated: $("undated").checked }));
    if (!bins.length) {
      $("chart").hidden = true;
      return;
    }
    fill(null, "all");
    ticks();
    handles();
    pan();
    $("period-all").addEventListener("click", () => KG.state.set({ from: null, to: null }));
  }

  return { start, update };
})();
