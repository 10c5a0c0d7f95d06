// The page's clock, which a test moves on: time neither passes while a busy machine is slow,
// nor has to be waited for. `START` is the stage's clock, in milliseconds since the epoch.
(() => {
  // What takes less is no wait but a pause, such as the one after a key. It passes by itself.
  const SHORTEST = 1000;
  const real = { Date, setTimeout, setInterval, clearTimeout, clearInterval };
  const held = new Map();
  let now = START;
  let last = 2 ** 30;

  window.Date = new Proxy(real.Date, {
    construct: (target, values) => new target(...(values.length > 0 ? values : [now])),
    apply: () => new real.Date(now).toString(),
    get: (target, name) => (name === "now" ? () => now : Reflect.get(target, name)),
  });

  // A promise's own function, given to a timer, is a limit to something that goes on.
  const isLimit = (call) => /\[native code\]/.test(Function.prototype.toString.call(call));

  // Drivers set timers in the page too: WebKit's one for each script that a test runs.
  const isOfSite = () =>
    new Error().stack
      .split("\n")
      .some((line) => line.includes(location.origin) && !line.includes("/__test/"));

  const hold = (call, after, every, values) => {
    last += 1;
    held.set(last, { call: () => call(...values), due: now + after, every });
    return last;
  };
  window.setTimeout = (call, after = 0, ...values) => {
    if (!(after >= SHORTEST) || typeof call !== "function" || !isOfSite())
      return real.setTimeout.call(window, call, after, ...values);
    if (!isLimit(call)) return hold(call, after, null, values);
    const { limit } = window.__clock;
    return limit === null ? 0 : real.setTimeout.call(window, call, limit, ...values);
  };
  window.setInterval = (call, every = 0, ...values) =>
    every >= SHORTEST && isOfSite()
      ? hold(call, every, every, values)
      : real.setInterval.call(window, call, every, ...values);
  const clear = (name) => (id) => {
    if (!held.delete(id)) real[name].call(window, id);
  };
  window.clearTimeout = clear("clearTimeout");
  window.clearInterval = clear("clearInterval");
  if (AbortSignal.timeout) AbortSignal.timeout = () => new AbortController().signal;

  const pass = (milliseconds) => {
    now += milliseconds;
    const due = [...held].filter(([, timer]) => timer.due <= now);
    due.sort(([, one], [, other]) => one.due - other.due);
    for (const [id, timer] of due) {
      if (!held.has(id)) continue;
      if (timer.every === null) held.delete(id);
      else timer.due = now + timer.every;
      timer.call();
    }
  };

  Object.defineProperty(window, "__clock", {
    value: {
      // After how many milliseconds a limit is over; never, unless a script says so.
      limit: null,
      // Whether what was to pass has passed.
      isAtRest: true,
      // Lets so many milliseconds pass, and calls what has become due, in its order; what
      // repeats is called once. It is done after the script that asks for it, as by timers.
      pass(milliseconds) {
        this.isAtRest = false;
        real.setTimeout.call(window, () => {
          pass(milliseconds);
          this.isAtRest = true;
        });
      },
    },
  });
})();
