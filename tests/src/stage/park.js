// Stops the app at a moment of its work for good, as if the tab were killed there. Does
// nothing until `__park.at` names a moment; `__park.reached` says that it has come.
(() => {
  // WebKitGTK's worker process now and then hangs a navigation when the window that it
  // served was closed a moment before; the worker has a scenario of its own.
  Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined });
  const park = { at: null, reached: false };
  Object.defineProperty(window, "__park", { value: park });
  const reach = () => {
    park.reached = true;
  };
  const never = new Promise(() => {});

  // `fetch`: a request that changes something is about to leave.
  const { fetch } = window;
  window.fetch = function (input, init) {
    const method = init?.method ?? input?.method ?? "GET";
    if (park.at !== "fetch" || method === "GET") return fetch.call(this, input, init);
    reach();
    return never;
  };

  // `put:STATE`: an entry of this state is being written; the transaction does not end.
  // `kept:STATE`: it is written, and nobody hears of it.
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (value, key) {
    const request = put.call(this, value, key);
    const [, moment, state] = /^(put|kept):(.*)$/.exec(park.at ?? "") ?? [];
    if (!moment || !String(value).includes(`"state":"${state}"`)) return request;
    if (moment === "kept") {
      this.transaction.addEventListener("complete", (event) => {
        event.stopImmediatePropagation();
        reach();
      });
      return request;
    }
    const store = this;
    const linger = () => {
      reach();
      store.count().onsuccess = linger;
    };
    linger();
    return request;
  };
})();
