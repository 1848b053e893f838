"use strict";

// The query page. The shipped queries are in a list; choosing one opens it in a tab, and /query#name opens that one.
// Why nothing was found, in the words of the server.
function explain(tab) {
  const hint = tab.getYasr().results?.res?.headers?.get("X-SPARQL-Hint");
  document.getElementById("hint").textContent = hint ? decodeURIComponent(hint) : "";
}

async function open() {
  const { queries, prefixes } = await (await fetch("/queries.json")).json();
  Yasgui.Yasr.defaults.prefixes = prefixes;
  const first = queries.find(({ name }) => name === "took-place") || queries[0];
  const yasgui = new Yasgui(document.getElementById("yasgui"), {
    requestConfig: { endpoint: "/sparql", method: "POST" },
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [] },
    persistenceId: null,
    populateFromUrl: false,
    yasqe: { value: first.query },
  });
  yasgui.on("queryResponse", (_, tab) => setTimeout(() => explain(tab)));  // the tab keeps the answer after its event
  yasgui.getTab().setName(first.title.de);
  const tabs = new Map([[first.name, yasgui.getTab().getId()]]);

  const list = document.getElementById("shipped");
  const choose = (name) => {
    const query = queries.find((candidate) => candidate.name === name);
    if (!query) {
      return;
    }
    if (!tabs.has(name) || !yasgui.getTab(tabs.get(name))) {
      const tab = yasgui.addTab(true, { name: query.title.de, yasqe: { value: query.query } });
      tabs.set(name, tab.getId());
    }
    yasgui.selectTabId(tabs.get(name));
    list.value = name;
    document.getElementById("question").textContent = query.question.de;
  };

  for (const { name, title } of queries) {
    list.append(new Option(title.de, name, false, name === first.name));
  }
  list.addEventListener("change", () => choose(list.value));
  window.addEventListener("hashchange", () => choose(location.hash.slice(1)));
  choose(location.hash.slice(1) || first.name);
}

open();
