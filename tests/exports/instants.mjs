// Compares the instants of the events in a built site's calendar files, as ical.js reads them
// by the files' own tables of zones, with those of the site's content.json. Its arguments are
// the folder of the site and the folder of the packages.
//
// A fault ends it with a message and status 1.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [root, packages] = process.argv.slice(2);
const { default: ICAL } = await import(join(packages, "ical.js/dist/ical.js"));

function need(holds, message) {
  if (!holds) {
    console.error(message);
    process.exit(1);
  }
}

const paths = readdirSync(root, { recursive: true });

// The start and the end of each event by its UID, in seconds, of those that have a time.
const known = new Map();
for (const path of paths.filter((path) => /^forums\/[^/]+\/content\.json$/.test(path))) {
  const forum = JSON.parse(readFileSync(join(root, path), "utf8"));
  for (const { uid, start, end } of [forum, ...(forum.sessions ?? [])]) {
    const moments = [start, end].map((text) => (text?.includes("T") ? Date.parse(text) / 1000 : null));
    if (moments[0] !== null) known.set(uid, String(moments));
  }
}

let files = 0;
let events = 0;
const seen = new Set();
for (const path of paths.filter((path) => path.endsWith(".ics"))) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(join(root, path), "utf8")));
  const tables = new Map();
  for (const table of calendar.getAllSubcomponents("vtimezone")) {
    const zone = new ICAL.Timezone(table);
    tables.set(zone.tzid, zone);
  }
  files += 1;
  for (const event of calendar.getAllSubcomponents("vevent")) {
    const uid = event.getFirstPropertyValue("uid");
    if (event.getFirstPropertyValue("dtstart").isDate) continue;
    const moments = ["dtstart", "dtend"].map((name) => {
      const property = event.getFirstProperty(name);
      if (property === null) return null;
      const time = property.getFirstValue().clone();
      const zone = property.getParameter("tzid");
      if (zone !== undefined) {
        need(tables.has(zone), `${path}: no table of ${zone}`);
        time.zone = tables.get(zone);
      }
      return time.toUnixTime();
    });
    need(String(moments) === known.get(uid), `${path}: ${uid} is at ${moments}, not ${known.get(uid)}`);
    seen.add(uid);
    events += 1;
  }
}
need(seen.size === known.size, `in no calendar: ${[...known.keys()].filter((uid) => !seen.has(uid))}`);
console.log(`${events} events in ${files} files`);
