// How the visitor reads the site: colours, digits, names of months, calendar, and their own
// time beside the forum's. Texts are rewritten where they come into the page, by the parser
// or by the app, before they are painted.
(() => {
  const root = document.documentElement;
  const NAMES = "يناير كانون_الثاني فبراير شباط مارس آذار أبريل نيسان مايو أيار يونيو حزيران يوليو تموز أغسطس آب سبتمبر أيلول أكتوبر تشرين_الأول نوفمبر تشرين_الثاني ديسمبر كانون_الأول".split(" ");
  // What may be kept: anything else was written by something else, and would break the page.
  const VALUES = { theme: ["light", "dark"], digits: ["arab"], months: ["gulf", "levant"], calendar: ["gregorian", "hijri"] };
  const LEFT = "[dir=ltr],code,script,style,textarea,svg";
  let kept = {};
  const read = () => {
    try {
      kept = JSON.parse(localStorage.preferences);
    } catch {}
    for (const name in VALUES) {
      const value = kept?.[name];
      if (VALUES[name].includes(value)) root.dataset[name] = value;
      else delete root.dataset[name];
    }
  };
  // A digit that belongs to a Latin word stays as it is.
  const digits = (text) => text.replace(/[A-Za-z][\w.-]*|[0-9]/g, (one) => (one > "9" ? one : String.fromCharCode(one.charCodeAt() + 1584)));
  const rewrite = (node) => {
    const at = node.parentElement;
    if (!at || at.closest(LEFT)) return;
    let text = node.data;
    const from = { levant: 0, gulf: 1 }[root.dataset.months];
    if (from + 1) {
      // Beside a number a name is a month's wherever it stands; alone, only in a date.
      const [before, after] = at.closest("time") ? ["()", ""] : ["(\\d )", "|$ (?=\\d{4})"];
      const names = NAMES.map((name) => name.replace("_", " "));
      names.forEach((name, index) => {
        if (index % 2 != from) return;
        const found = RegExp(`${before}${name}(?!\\p{L})${after.replace("$", name)}`, "gu");
        text = text.replace(found, (all, number) => (number === undefined ? names[index ^ 1] + " " : number + names[index ^ 1]));
      });
    }
    if (root.dataset.digits) text = digits(text);
    if (text !== node.data) node.data = text;
  };
  // The visitor's own time beside the forum's, where the two differ.
  const own = (span) => {
    const times = [...span.querySelectorAll("time")].map((time) => [time.dateTime, new Date(time.dateTime)]);
    const [iso, start] = times[0] || [];
    const zone = /([+-])(\d\d):(\d\d)$/.exec(iso);
    if (!zone || zone[1] + (zone[2] * 60 + +zone[3]) == (start.getTimezoneOffset() > 0 ? "-" : "+") + Math.abs(start.getTimezoneOffset())) return;
    const arabic = "ar-u-nu-" + (root.dataset.digits || "latn");
    const says = (time, more) => time.toLocaleTimeString(arabic, { hour: "numeric", minute: "2-digit", ...more });
    const day = iso.slice(8, 10) == start.getDate() ? {} : { weekday: "long" };
    span.dataset.own = "بتوقيتك: " + times.map(([, time], index) => says(time, index ? {} : day)).join(" – ");
  };
  const show = (form) => {
    for (const input of form.elements) if (input.type == "radio") input.checked = kept?.[input.name] ? input.value == kept[input.name] : input.defaultChecked;
  };
  const see = (node) => {
    if (node.nodeType == 3) return rewrite(node);
    if (node.nodeType != 1) return;
    if (root.dataset.digits || root.dataset.months) {
      const texts = document.createTreeWalker(node, 4);
      while (texts.nextNode()) rewrite(texts.currentNode);
    }
    const all = (selector, act) => {
      if (node.matches(selector)) act(node);
      node.querySelectorAll(selector).forEach(act);
    };
    all(".time", own);
    all("#preferences", show);
    // The parser may stop half-way, and come back with the rest.
    const within = (selector, act) => {
      const around = node.closest(selector);
      if (around) act(around);
    };
    within(".time", own);
    within("#preferences", show);
  };
  read();
  see(root);
  delete root.dataset.rewriting;
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) addedNodes.length ? addedNodes.forEach(see) : see(target);
  }).observe(root, { childList: true, characterData: true, subtree: true });
  addEventListener("change", ({ target }) => {
    if (target.form?.id != "preferences") return;
    // What the site does by itself is no preference.
    kept = { ...kept, [target.name]: target.defaultChecked ? "" : target.value };
    try {
      localStorage.preferences = JSON.stringify(kept);
    } catch {}
    // What was rewritten is only known to the page as it was served.
    if (target.name == "digits" || target.name == "months") location.reload();
    else read();
  });
  addEventListener("storage", read);
})();
