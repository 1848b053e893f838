/* Saving: the view as PNG, SVG or CSV, the whole network as GraphML or GEXF. Made here; nothing leaves the page. */
KG.download = (() => {
  const { data, shapes, text, draw, labels } = KG;
  const escape = (value) => String(value).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/gu, "").replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

  function save(name, content, type) {
    const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
    const anchor = text.el("a", { href: url, download: name });
    anchor.click();
    window.setTimeout(() => URL.revokeObjectURL(url), 10000);
  }

  function png() {
    const source = document.querySelector("#canvas canvas");
    const copy = document.createElement("canvas");
    Object.assign(copy, { width: source.width, height: source.height });
    const ctx = copy.getContext("2d");
    ctx.fillStyle = shapes.colours.paper;
    ctx.fillRect(0, 0, copy.width, copy.height);
    ctx.drawImage(source, 0, 0);
    copy.toBlob((blob) => save("kg-encounters.png", blob), "image/png");
  }

  function svgNode(i, point, scale) {
    const kind = data.nodes[i].group;
    const look = shapes.lookOf(i);
    const colour = shapes.colours[shapes.family(kind)];
    const { paper } = shapes.colours;
    const full = look.fill === "full" && kind !== "Article";
    const dash = look.dash.length ? ` stroke-dasharray="${look.dash.join(" ")}"` : "";
    const sign = look.mark || shapes.sign(kind);
    const tint = look.fill === "tint" ? `<path d="${shapes.body(kind)}" fill="${colour}" fill-opacity=".2" stroke="none"/>` : "";
    return `<g transform="translate(${point.x.toFixed(1)} ${point.y.toFixed(1)}) scale(${(draw.size(i) * scale).toFixed(2)})" stroke="${colour}" stroke-width=".15" stroke-linejoin="round" stroke-linecap="round">` +
      `<title>${escape(text.title(i))}</title><path d="${shapes.body(kind)}" fill="${full ? colour : paper}"${dash}/>${tint}` +
      (sign ? `<path d="${sign}" fill="none" stroke="${full ? paper : colour}" stroke-width="${look.mark ? 0.17 : 0.11}"/>` : "") +
      (look.ring ? `<circle r="1.52" fill="none" stroke-width=".1"/>` : "") +
      (data.isEncounter(i) && draw.isDisputed(data.encounters.get(i)) ? `<circle cx=".85" cy="-.85" r=".34" fill="${shapes.colours.warn}" stroke="${paper}" stroke-width=".12"/>` : "") + "</g>";
  }

  function svg() {
    const screen = KG.canvas.screen();
    const view = KG.canvas.view();
    const { colours } = shapes;
    const { scale } = draw.scene;
    const line = (link) => {
      const [a, b] = [screen.at(link.from), screen.at(link.to)];
      const { strong, dash } = draw.styleOf(link);
      let path = "";
      const pen = Object.fromEntries([["moveTo", "M"], ["lineTo", "L"]].map(([name, letter]) => [name, (x, y) => (path += `${letter}${x.toFixed(1)} ${y.toFixed(1)}`)]));
      pen.moveTo(a.x, a.y);
      pen.lineTo(b.x, b.y);
      if (link.relations.includes("initiator")) draw.arrow(pen, b, a, draw.size(link.from) * scale);
      return `<path d="${path}" fill="none" stroke-width="${strong ? 1.6 : 1}" stroke-opacity="${strong ? 0.75 : 0.45}"${dash.length ? ` stroke-dasharray="${dash.join(" ")}"` : ""}/>`;
    };
    const ctx = document.createElement("canvas").getContext("2d");
    const written = labels.plan(ctx, { ...draw.scene, lit: null, at: -1 }, screen).map((label) =>
      `<text x="${label.x.toFixed(1)}" y="${label.y.toFixed(1)}" font-size="${label.size}" font-weight="${data.takesPart(label.id) ? 600 : 400}" fill="${data.takesPart(label.id) ? colours.ink : colours.soft}">${escape(label.text)}</text>`);
    save("kg-encounters.svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${screen.width} ${screen.height}" width="${screen.width}" height="${screen.height}">` +
      `<rect width="100%" height="100%" fill="${colours.paper}"/><g stroke="${colours.line}" stroke-linecap="round">${view.links.map(line).join("")}</g>` +
      view.nodes.map((i) => svgNode(i, screen.at(i), scale)).join("") +
      `<g font-family="${escape(labels.FAMILY)}" text-anchor="middle" paint-order="stroke" stroke="${colours.paper}" stroke-width="3.5" stroke-linejoin="round">${written.join("")}</g></svg>`, "image/svg+xml");
  }

  /** A field for a spreadsheet: quoted, and never read as a formula. */
  function field(value) {
    const plain = String(value).replace(/[\r\n]+/g, " ");
    const guarded = /^[=+\-@\t]/.test(plain.trimStart()) ? `'${plain}` : plain;
    return `"${guarded.replace(/"/g, '""')}"`;
  }

  function csv() {
    const labelsOf = (ids) => ids.map((i) => data.nodes[i].label).join("; ");
    const row = (i) => {
      const it = data.encounters.get(i);
      return [data.nodes[i].iri, data.nodes[i].group, it.status, it.date || "", it.earliest || "", it.latest || "", labelsOf(it.places), labelsOf(it.actors), labelsOf(it.about), labelsOf(it.not_about), it.cameo.join("; "), it.plover.join("; "), it.tellings.length];
    };
    const head = ["iri", "type", "status", "date", "earliest", "latest", "place", "participants", "topics", "not_topics", "cameo", "plover", "reports"];
    const rows = [head, ...KG.canvas.view().encounters.map(row)].map((cells) => cells.map(field).join(","));
    save("kg-encounters.csv", `\ufeff${rows.join("\r\n")}\r\n`, "text/csv");
  }

  const attributes = (i) => {
    const it = data.encounters.get(i);
    return [["kind", data.nodes[i].group], ["iri", data.nodes[i].iri], ["status", it ? it.status : ""], ["date", (it && it.date) || ""]];
  };
  const NAMES = ["kind", "iri", "status", "date"];

  function graphml() {
    const value = (key, content) => (content ? `<data key="${key}">${escape(content)}</data>` : "");
    const nodes = data.nodes.map((node, i) => `<node id="n${i}">${value("label", text.title(i))}${attributes(i).map(([key, content]) => value(key, content)).join("")}</node>`);
    const links = data.links.map((link) => `<edge source="n${link.from}" target="n${link.to}">${value("relation", link.relations.join(" "))}</edge>`);
    const keys = ["label", ...NAMES].map((name) => `<key id="${name}" for="node" attr.name="${name}" attr.type="string"/>`);
    save("kg-encounters.graphml", `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">${keys.join("")}<key id="relation" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="directed">\n${nodes.join("\n")}\n${links.join("\n")}\n</graph></graphml>\n`, "application/xml");
  }

  function gexf() {
    const values = (i) => attributes(i).map(([key, content], n) => (content ? `<attvalue for="${n}" value="${escape(content)}"/>` : "")).join("");
    const nodes = data.nodes.map((node, i) => `<node id="n${i}" label="${escape(text.title(i))}"><attvalues>${values(i)}</attvalues><viz:position x="${node.x}" y="${-node.y}" z="0"/></node>`);
    const links = data.links.map((link) => `<edge id="${link.id}" source="n${link.from}" target="n${link.to}" label="${escape(link.relations.join(" "))}"/>`);
    const declared = NAMES.map((name, n) => `<attribute id="${n}" title="${name}" type="string"/>`);
    save("kg-encounters.gexf", `<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3"><graph defaultedgetype="directed"><attributes class="node">${declared.join("")}</attributes>\n<nodes>${nodes.join("\n")}</nodes>\n<edges>${links.join("\n")}</edges></graph></gexf>\n`, "application/xml");
  }

  const MAKERS = { png, svg, csv, graphml, gexf };

  function start() {
    const menu = document.getElementById("download");
    for (const button of menu.querySelectorAll("[data-save]")) {
      button.addEventListener("click", () => {
        MAKERS[button.dataset.save]();
        menu.open = false;
      });
    }
    document.addEventListener("pointerdown", (event) => menu.contains(event.target) || (menu.open = false));
    menu.addEventListener("keydown", (event) => event.key === "Escape" && (menu.open = false));
  }

  return { start };
})();
