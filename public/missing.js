// On the page that says that another is missing: offers the page whose address is nearest to
// the one that was asked for. What a chat adds to a link, a comma, a bracket or a full stop at its
// end, is dropped at once.
(async () => {
  const { base } = document.documentElement.dataset;
  const place = document.getElementById("nearest");
  const link = place?.querySelector("a");
  if (!link) return;
  const read = (path) => {
    try {
      return decodeURIComponent(path).toLowerCase();
    } catch {
      return path.toLowerCase();
    }
  };
  const asked = read(location.pathname)
    .replace(/[\s.,،؛;:!؟?'"”»)\]}>*_]+\/?$/u, "/")
    .replace(/\/*(index\.html?)?$/, "/");

  // The pages: those that this one links to, and what the search finds.
  const pages = new Map();
  for (const { href, pathname, origin, textContent } of document.querySelectorAll("a[href]"))
    if (href && origin === location.origin) pages.set(pathname, textContent.trim());
  const folders = ["forums", "speakers", "sectors", "pages"];
  const get = async (name) => (await fetch(`${base}search/${name}`)).text();
  try {
    for (const line of (await get("index.txt")).split("\n")) {
      const [, number, name] = line.split("\t");
      const folder = name?.split("-")[0];
      if (!folders.includes(folder) || number > 5000) continue;
      for (const thing of (await get(`data/${name}`)).split("\n")) {
        const [title, , slug] = thing.split("\t");
        if (slug) pages.set(`${base}${folder}/${slug}/`, title);
      }
    }
  } catch {
    // Without the lists the page's own links are left.
  }

  // How many letters are too many, too few or others.
  const distance = (a, b) => {
    let row = [...Array(b.length + 1).keys()];
    for (const [i, letter] of [...a].entries()) {
      const next = [i + 1];
      for (let j = 0; j < b.length; j++)
        next.push(Math.min(row[j + 1] + 1, next[j] + 1, row[j] + (letter !== b[j])));
      row = next;
    }
    return row[b.length];
  };
  let nearest;
  let least = Infinity;
  for (const path of pages.keys()) {
    // This page itself is one of its links, and would be loaded anew for ever.
    if (path === base || path === location.pathname) continue;
    const known = read(path);
    // A page below one that there is, or some slips.
    const below = asked.startsWith(known) ? Math.min(3, distance(asked, known)) : Infinity;
    const slips = distance(asked, known);
    const far = Math.min(below, slips <= Math.max(2, known.length / 5) ? slips : Infinity);
    if (far < least || (nearest && far === least && path.length > nearest.length)) [nearest, least] = [path, far];
  }
  if (least === 0) location.replace(nearest);
  else if (nearest) {
    link.href = nearest;
    link.textContent = pages.get(nearest);
    place.hidden = false;
  }
})();
