() => {
  // Controls without a name for those who cannot see them.
  const controls = document.querySelectorAll("button, input, select, [role=application], svg[role=img]");
  const named = (e) => e.getAttribute("aria-label") || e.getAttribute("aria-labelledby") || e.textContent || (e.labels && e.labels.length);
  return [...controls].filter((e) => !named(e)).map((e) => e.outerHTML);
}
