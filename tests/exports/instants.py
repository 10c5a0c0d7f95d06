"""Compares the instants of the events in a built site's calendar files, as the package
icalendar reads them by the files' own tables of zones, with those of the site's content.json;
and these with what the zones' database says of the local times.

A fault ends it with a message and status 1.
"""

import json
import sys
from datetime import datetime, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar


def need(holds, message):
    if not holds:
        raise SystemExit(message)


def content(root):
    """The start and the end of each event by its UID, of those that have a time."""
    known = {}
    for path in root.glob("forums/*/content.json"):
        forum = json.loads(path.read_text())
        zone = ZoneInfo(forum["zone"])
        for event in [forum, *forum.get("sessions", [])]:
            moments = []
            for key in ("start", "end"):
                text = event.get(key, "")
                if "T" not in text:
                    moments.append(None)
                    continue
                moment = datetime.fromisoformat(text)
                local = moment.replace(tzinfo=zone)
                need(local.utcoffset() == moment.utcoffset(), f"{event['uid']}: {text} is not {local}")
                moments.append(moment.astimezone(timezone.utc))
            if moments[0] is not None:
                known[event["uid"]] = moments
    return known


def moment(name, event, key, tables):
    if key not in event:
        return None
    value = event[key]
    if "TZID" not in value.params:
        return value.dt.astimezone(timezone.utc)
    zone = value.params["TZID"]
    need(zone in tables, f"{name}: no table of {zone}")
    return value.dt.replace(tzinfo=read(tables[zone])).astimezone(timezone.utc)


def read(table, known={}):
    """A table as a zone; many files have the same."""
    text = table.to_ical()
    if text not in known:
        known[text] = table.to_tz(lookup_tzid=False)
    return known[text]


def main(root):
    known = content(root)
    files = events = 0
    seen = set()
    for path in sorted(root.rglob("*.ics")):
        name = path.relative_to(root).as_posix()
        calendar = Calendar.from_ical(path.read_bytes())
        tables = {str(table["TZID"]): table for table in calendar.walk("VTIMEZONE")}
        files += 1
        for event in calendar.walk("VEVENT"):
            if not isinstance(event["DTSTART"].dt, datetime):
                continue
            uid = str(event["UID"])
            found = [moment(name, event, key, tables) for key in ("DTSTART", "DTEND")]
            need(found == known.get(uid), f"{name}: {uid} is at {found}, not {known.get(uid)}")
            seen.add(uid)
            events += 1
    need(seen == set(known), f"in no calendar: {set(known) - seen}")
    print(f"{events} events in {files} files")


main(Path(sys.argv[1]))
