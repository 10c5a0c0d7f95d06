// Starts the app. The WebAssembly module is asked for at once and compiled while it
// arrives; a preload would make Safari fetch it twice, and Chromium ignores a preload's
// integrity, so it is fetched here and handed over as a promise.
(() => {
  const root = document.documentElement;
  const { app, module, style, integrity, part } = document.currentScript.dataset;
  // The parts of the app: file and integrity by name. The site's builder fills them in.
  const parts = {};

  // Pages read and links work without the app: styles show what else there is to do.
  const failed = (error) => {
    root.dataset.app = "failed";
    console.warn("The app could not start.", error);
  };

  // A trap ends the app for good. What was typed is in the session's storage.
  const crashed = (error) => {
    if (!(error instanceof WebAssembly.RuntimeError)) return;
    if (!("ready" in root.dataset)) return failed(error);
    root.dataset.app = "crashed";
    document.getElementById("crashed").hidden = false;
  };

  if (typeof WebAssembly !== "object") {
    failed("WebAssembly is missing or switched off.");
    return;
  }
  addEventListener("error", (event) => crashed(event.error));
  addEventListener("unhandledrejection", (event) => crashed(event.reason));

  const wasm = fetch(module, { integrity });
  // Told below, with everything else that may fail.
  wasm.catch(() => {});
  const parsed = new Promise((done) => {
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", done);
    else done();
  });
  // The styles of the pages that this one is not; without them they still read.
  const styled = new Promise((done) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.onload = link.onerror = done;
    link.href = style;
    document.head.append(link);
  });
  const started = Promise.all([import(app), parsed, styled])
    .then(([glue]) => glue.default({ module_or_path: wasm }));
  started.catch(failed);

  // The one address that the page's policy lets become a script (docs/adr/0046).
  const worker = `${root.dataset.base}offline.js`;
  const policy = globalThis.trustedTypes?.createPolicy("multaqa", { createScriptURL: () => worker });
  globalThis.appForget = async () => {
    await globalThis.caches?.delete("own");
    await (await navigator.serviceWorker?.getRegistration(root.dataset.base))?.unregister();
  };
  globalThis.appOffline = () => navigator.serviceWorker?.register(policy ? policy.createScriptURL(worker) : worker);

  // What only some pages need (docs/adr/0024). A part takes what it shares from the exports
  // of the module, and puts its functions into the table. One that did not come is asked
  // for anew the next time.
  const fetched = {};
  const coming = {};
  const ask = (name) => (fetched[name] ??= fetch(root.dataset.base + parts[name][0], {
    integrity: parts[name][1],
    signal: AbortSignal.timeout?.(30000),
  }).then((response) => response.arrayBuffer()));
  // An app that is built for development is in one piece, and asks for none.
  if (Object.keys(parts).length) globalThis.appPart = (name) => {
    coming[name] ??= Promise.all([ask(name), started])
      .then(([bytes, shared]) => WebAssembly.instantiate(bytes, { a: shared }));
    coming[name].catch(() => {
      delete fetched[name];
      delete coming[name];
    });
    return coming[name];
  };
  // The part of this page comes beside the module.
  const first = Object.keys(parts).find((name) => part?.endsWith(parts[name][0]));
  if (first) ask(first).catch(() => {});
})();
