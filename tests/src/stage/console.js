// The first script of every page under test: collects what a person would see in the
// console as an error or a warning, for the test to read.
(() => {
  const seen = [];
  Object.defineProperty(window, "__console", { value: seen });
  const note = (kind, text) => seen.push(`${kind}: ${text} (${location.pathname})`);
  const shown = (value) =>
    value instanceof Error ? `${value.message}\n${value.stack}` : String(value);
  for (const kind of ["error", "warn", "assert"]) {
    const original = console[kind];
    console[kind] = (...values) => {
      if (kind !== "assert" || !values[0]) note(kind, values.map(shown).join(" "));
      original.apply(console, values);
    };
  }
  addEventListener(
    "error",
    (event) => {
      const source = event.target;
      if (source instanceof Element) note("load", source.outerHTML);
      else note("uncaught", shown(event.error ?? event.message));
    },
    true,
  );
  addEventListener("unhandledrejection", (event) => note("rejected", shown(event.reason)));
  document.addEventListener("securitypolicyviolation", (event) =>
    note("policy", `${event.effectiveDirective} refuses ${event.blockedURI}`),
  );
  addEventListener("pagehide", () => {
    if (seen.length > 0) navigator.sendBeacon("/__test/console", seen.splice(0).join("\n\u0000"));
  });
})();
