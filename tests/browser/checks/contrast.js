() => {
  // Elements whose text has a contrast below 4.5:1 (WCAG 2.2, 1.4.3) to the nearest opaque background.
  const part = (v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (colour) => {
    paint.clearRect(0, 0, 1, 1);
    paint.fillStyle = colour;
    paint.fillRect(0, 0, 1, 1);
    return [...paint.getImageData(0, 0, 1, 1).data];
  };
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = rgb(getComputedStyle(e).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255];
  };
  const hasText = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  const contrast = (e) => {
    const [light, dark] = [luminance(rgb(getComputedStyle(e).color)), luminance(behind(e))].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const seen = [...document.querySelectorAll("body *")].filter((e) => hasText(e) && e.getClientRects().length && !e.closest("svg"));
  return seen.filter((e) => contrast(e) < 4.5).map((e) => e.outerHTML.slice(0, 120));
}
