"""Reads every calendar file of a built site with the package icalendar, which shares
nothing with the program that wrote it, and prints what it says: a line an event.

A fault ends it with a message and status 1.
"""

import re
import sys
import unicodedata
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar

PLACES = ["Asia/Dubai", "Asia/Riyadh", "America/New_York"]


def need(holds, message):
    if not holds:
        raise SystemExit(message)


def lines(name, data):
    """Content lines end in CRLF, have at most 75 octets, and break between letters."""
    need(data.endswith(b"\r\n"), f"{name}: does not end with a line's end")
    folded = data.split(b"\r\n")[:-1]
    for line in folded:
        need(b"\r" not in line and b"\n" not in line, f"{name}: a bare CR or LF")
        need(len(line) <= 75, f"{name}: a line of {len(line)} octets")
        text = line.decode()
        if text.startswith(" "):
            need(not unicodedata.combining(text[1]), f"{name}: a mark without its letter")
    text = data.decode()
    for c in text:
        need(ord(c) >= 32 or c in "\r\n", f"{name}: a control character")
    opened = text.count("\u2066") + text.count("\u2067") + text.count("\u2068")
    need(opened == text.count("\u2069"), f"{name}: an isolate that is not closed")


def utc(moment):
    return moment.astimezone(timezone.utc)


def shown(value):
    """A moment in each place; a day, which is the same everywhere."""
    if not isinstance(value, datetime):
        return value.isoformat()
    zones = [ZoneInfo(name) for name in PLACES]
    return " ".join(value.astimezone(zone).strftime("%m-%d %H:%M") for zone in zones)


def zones(name, calendar, event):
    """The file's own table of a zone says what the zone's database says."""
    tables = {str(table["TZID"]): table for table in calendar.walk("VTIMEZONE")}
    for key in ("DTSTART", "DTEND"):
        if key not in event or "TZID" not in event[key].params:
            continue
        zone = event[key].params["TZID"]
        need(zone in tables, f"{name}: no table of {zone}")
        local = event[key].dt.replace(tzinfo=None)
        own = tables[zone].to_tz(lookup_tzid=False)
        known = local.replace(tzinfo=ZoneInfo(zone)).utcoffset()
        found = own.utcoffset(local.replace(tzinfo=own))
        need(found == known, f"{name}: {zone} is {found} at {local}, not {known}")


def one(calendar, name, event):
    zones(name, calendar, event)
    for key in ("UID", "DTSTAMP", "SEQUENCE", "STATUS", "SUMMARY", "DTSTART"):
        need(key in event, f"{name}: an event without {key}")
    need("GEO" not in event and "ORGANIZER" not in event, f"{name}: what no forum has")
    start = event["DTSTART"].dt
    end = event["DTEND"].dt if "DTEND" in event else None
    if end is not None:
        need(type(end) is type(start) and end > start, f"{name}: it ends before it starts")
    status = str(event["STATUS"])
    summary = str(event["SUMMARY"])
    for says, words in (("CANCELLED", ("أُلغي: ", "أُلغيت: ")), ("TENTATIVE", ("أُجّل: ", "أُجّلت: "))):
        need((status == says) == summary.startswith(words), f"{name}: {status}, but {summary}")
    length = "" if end is None else str(end - start if not isinstance(start, datetime) else utc(end) - utc(start))
    return [
        str(event["UID"]),
        str(event["SEQUENCE"]),
        status,
        shown(start),
        length,
        str(event.get("LOCATION", "")),
        summary,
        str(event.get("DESCRIPTION", "")).replace("\n", "\\n"),
    ]


def reminder(name, event):
    """How long before its start an event reminds: only in files that are taken in once."""
    forum, _, session = name.removeprefix("forums/").partition("/")
    uid = str(event["UID"])
    # The event that such a file is about.
    about = uid.split("@")[0] == ".".join(part for part in (forum, session) if part).removesuffix(".ics")
    once = name.startswith("forums/") and session != "calendar.ics" and about
    alarms = event.walk("VALARM")
    wanted = 1 if once and str(event["STATUS"]) == "CONFIRMED" else 0
    need(len(alarms) == wanted, f"{name}: {len(alarms)} alarms of {uid}")
    for alarm in alarms:
        need(str(alarm["ACTION"]) == "DISPLAY" and "DESCRIPTION" in alarm, f"{name}: an odd alarm")
        return str(-alarm["TRIGGER"].dt)
    return ""


def main(root):
    seen = {}
    reminders = {}
    for path in sorted(root.rglob("*.ics")):
        name = path.relative_to(root).as_posix()
        data = path.read_bytes()
        lines(name, data)
        calendars = Calendar.from_ical(data, multiple=True)
        need(len(calendars) == 1, f"{name}: {len(calendars)} calendars")
        calendar = calendars[0]
        for component in calendar.walk():
            need(not component.errors, f"{name}: {component.errors}")
        for key, value in (("VERSION", "2.0"), ("METHOD", "PUBLISH"), ("CALSCALE", "GREGORIAN")):
            need(str(calendar[key]) == value, f"{name}: {key} is {calendar.get(key)}")
        need(str(calendar["NAME"]) == str(calendar["X-WR-CALNAME"]), f"{name}: two names")
        need(calendar["REFRESH-INTERVAL"].dt >= timedelta(hours=1), f"{name}: asked for too often")
        events = calendar.walk("VEVENT")
        need(events, f"{name}: no event")
        if re.fullmatch(r"forums/[^/]+/.+\.ics", name) and not name.endswith("/calendar.ics"):
            need(len(events) == 1, f"{name}: a session's file has {len(events)} events")
        uids = [str(event["UID"]) for event in events]
        need(len(set(uids)) == len(uids), f"{name}: an event twice")
        for event in events:
            told = one(calendar, name, event)
            known = seen.setdefault(told[0], told)
            need(known == told, f"{name}: {told[0]} is told in two ways")
            given = reminder(name, event)
            reminders[told[0]] = reminders.get(told[0]) or given
        used = {str(e[k].params.get("TZID")) for e in events for k in ("DTSTART", "DTEND") if k in e}
        for table in calendar.walk("VTIMEZONE"):
            need(str(table["TZID"]) in used, f"{name}: a table of {table['TZID']} for nothing")
            need(table.walk("STANDARD"), f"{name}: a table of {table['TZID']} without STANDARD")
        print(name, "=", " ".join(sorted(uids)))
    for told in sorted(seen.values()):
        print(" | ".join([*told[:5], reminders[told[0]], *told[5:]]))


main(Path(sys.argv[1]))
