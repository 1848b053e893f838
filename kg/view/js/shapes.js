/* Shapes, signs and colours of nodes, as path data: the drawing, the legend and the SVG file use the same. Radius 1. */
KG.shapes = (() => {
  const ROUND = "M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z";
  const DIAMOND = "M-.14 -1.16Q0 -1.3 .14 -1.16L1.16 -.14Q1.3 0 1.16 .14L.14 1.16Q0 1.3 -.14 1.16L-1.16 .14Q-1.3 0 -1.16 -.14Z";
  const BODY = {
    Person: ROUND,
    State: "M-.62 -.88H.62Q.88 -.88 .88 -.62V.62Q.88 .88 .62 .88H-.62Q-.88 .88 -.88 .62V-.62Q-.88 -.88 -.62 -.88Z",
    Organization: "M-.55 -.95H.55L1.08 0L.55 .95H-.55L-1.08 0Z",
    Topic: "M-1 -.62H.42L1.08 0L.42 .62H-1Z",
    Place: "M0 1.2C-.25 .65 -.85 .3 -.85 -.3A.85 .85 0 1 1 .85 -.3C.85 .3 .25 .65 0 1.2Z",
    Article: "M-.72 -.98H.28L.76 -.5V.98H-.72Z",
  };
  const SIGN = {
    Person: "", State: "", Organization: "", Topic: "M-.62 0H.2",
    Place: "M.26 -.3A.26 .26 0 1 1 -.26 -.3A.26 .26 0 1 1 .26 -.3Z",
    Article: "M-.38 -.2H.4M-.38 .18H.4M-.38 .56H.12",
    Encounter: "M-.38 -.02H-.36M-.01 -.02H.01M.36 -.02H.38",
    Call: "M-.5 .12Q-.5 -.3 0 -.3Q.5 -.3 .5 .12M-.5 .12V.2M.5 .12V.2M-.36 .3V.1M.36 .3V.1",
    PhoneCall: "M-.46 .2V.02Q-.46 -.32 0 -.32Q.46 -.32 .46 .02V.2M-.46 .24H-.2V.02M.46 .24H.2V.02",
    VideoCall: "M-.48 -.28H.16V.28H-.48ZM.16 -.04L.5 -.24V.24L.16 .04",
    Meeting: "M-.1 -.24A.16 .16 0 1 1 -.42 -.24A.16 .16 0 1 1 -.1 -.24ZM.42 -.24A.16 .16 0 1 1 .1 -.24A.16 .16 0 1 1 .42 -.24ZM-.52 .36Q-.5 .06 -.26 .06Q-.02 .06 0 .36Q.02 .06 .26 .06Q.5 .06 .52 .36",
    Visit: "M-.5 0H.14M-.08 -.22L.14 0L-.08 .22M.06 -.44H.4V.44H.06",
    Summit: "M-.54 .34L-.14 -.36L.1 .04L.22 -.12L.54 .34Z",
    Negotiation: "M-.46 -.16H.36M.18 -.34L.38 -.16L.18 .02M.46 .2H-.36M-.18 .02L-.38 .2L-.18 .38",
  };
  const body = (kind) => BODY[kind] || DIAMOND;

  /** How the status of an encounter is drawn: filled or hollow, outline whole or broken, struck out or not. */
  const LOOK = {
    Occurred: { fill: "full", dash: [], mark: "" },
    Ongoing: { fill: "full", dash: [], mark: "", ring: true },
    Planned: { fill: "tint", dash: [0.34, 0.22], mark: "" },
    Possible: { fill: "none", dash: [0.06, 0.24], mark: "" },
    Denied: { fill: "none", dash: [], mark: "M-.6 -.6L.6 .6M.6 -.6L-.6 .6" },
    Cancelled: { fill: "tint", dash: [], mark: "M-.78 .78L.78 -.78" },
    Unknown: { fill: "tint", dash: [], mark: "" },
  };
  const look = (status) => (Object.hasOwn(LOOK, status) ? LOOK[status] : LOOK.Unknown);
  const THINGS = { fill: "full", dash: [], mark: "" };
  const lookOf = (i) => (KG.data.isEncounter(i) ? look(KG.data.encounters.get(i).status) : THINGS);

  const FAMILY = {
    Person: "person", State: "state", Organization: "organization", Topic: "topic", Place: "place", Article: "article",
    Call: "call", PhoneCall: "call", VideoCall: "call",
  };
  const family = (kind) => FAMILY[kind] || "meeting";

  /** Radius in pixels of the network; the area of an actor grows with the number of its encounters. */
  function radius(i) {
    const node = KG.data.nodes[i];
    if (KG.data.isEncounter(i)) return 11 + Math.min(5, 1.6 * Math.log2(1 + KG.data.encounters.get(i).tellings.length));
    if (KG.data.isActor(i)) return 8 + 13 * Math.sqrt(KG.data.share(i));
    return node.group === "Article" ? 8 : 7 + Math.min(5, Math.log2(1 + node.value));
  }

  /** Colours as the style sheet has them, for the light or the dark page. */
  let colours = {};
  function refresh() {
    const style = getComputedStyle(document.documentElement);
    const names = ["person", "state", "organization", "topic", "place", "article", "call", "meeting", "paper", "ink", "soft", "line", "accent", "warn"];
    colours = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
    return colours;
  }

  return { body, sign: (kind) => SIGN[kind] || "", look, lookOf, family, radius, refresh, get colours() { return colours; } };
})();
