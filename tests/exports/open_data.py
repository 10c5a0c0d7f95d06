"""Reads the feeds, schedules, maps and data in the heads of a built site's pages, and
checks what their formats ask for. A fault ends it with a message and status 1.

The published schema of the schedule (https://github.com/voc/schedule) has another licence
(EUPL-1.2) than this project; what it asks for is said below in words of our own.
"""

import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path
from uuid import UUID

from jsonschema import Draft202012Validator

TEXT = {"type": "string"}
DATE = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$"}
URL = {"type": "string", "pattern": r"^(https?://[^\s/]+/\S*|urn:uuid:[0-9a-f-]{36})$"}
WHOLE = {"type": "integer", "minimum": 1}


def exactly(members, more=None):
    """An object with these members, and perhaps more."""
    return {
        "type": "object",
        "properties": {**members, **(more or {})},
        "required": list(members),
        "additionalProperties": False,
    }


# With `public_name`, which is frab's word, a person would be of two kinds at once.
PERSON = exactly({"id": WHOLE, "guid": TEXT, "name": TEXT})
EVENT = exactly(
    {
        "id": WHOLE,
        "guid": TEXT,
        "date": MOMENT,
        "start": {"type": "string", "pattern": r"^\d\d:\d\d$"},
        "duration": {"type": "string", "pattern": r"^\d+:\d\d$"},
        "room": TEXT,
        "slug": {"type": "string", "pattern": "^[a-z0-9_-]+[a-z0-9]$"},
        "url": URL,
        "title": TEXT,
        "subtitle": TEXT,
        "track": TEXT,
        "type": TEXT,
        "language": TEXT,
        "abstract": TEXT,
        "persons": {"type": "array", "items": PERSON},
        "links": {"type": "array", "items": exactly({"title": TEXT, "url": TEXT})},
    },
    {"description": TEXT},
)
DAY = exactly(
    {
        "index": WHOLE,
        "date": DATE,
        "day_start": MOMENT,
        "day_end": MOMENT,
        "rooms": {"type": "object", "additionalProperties": {"type": "array", "items": EVENT}},
    }
)
CONFERENCE = exactly(
    {
        "acronym": {"type": "string", "pattern": "^[a-z0-9_-][a-z0-9_]{3,}$"},
        "title": TEXT,
        "start": DATE,
        "end": DATE,
        "daysCount": WHOLE,
        "timeslot_duration": TEXT,
        "days": {"type": "array", "items": DAY, "minItems": 1},
    },
    {
        "description": TEXT,
        "time_zone_name": TEXT,
        "url": URL,
        "rooms": {"type": "array", "items": exactly({"guid": TEXT, "name": TEXT})},
    },
)
SCHEDULE = exactly(
    {"schedule": exactly({"version": TEXT, "conference": CONFERENCE})},
    {"$schema": TEXT, "generator": {"type": "object"}},
)
FEED = exactly(
    {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": TEXT,
        "items": {
            "type": "array",
            "items": exactly(
                {"id": URL, "title": TEXT, "content_text": TEXT},
                {"date_modified": MOMENT, "url": URL, "language": TEXT, "tags": {"type": "array", "items": TEXT}},
            ),
        },
    },
    {"description": TEXT, "language": TEXT, "home_page_url": URL, "feed_url": URL},
)
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def need(holds, message):
    if not holds:
        raise SystemExit(message)


def valid(schema, path):
    data = json.loads(path.read_text())
    for error in Draft202012Validator(schema).iter_errors(data):
        raise SystemExit(f"{path}: {error.json_path}: {error.message}")
    return data


def schedule(path):
    conference = valid(SCHEDULE, path)["schedule"]["conference"]
    days = conference["days"]
    need(conference["daysCount"] == len(days), f"{path}: another number of days")
    need(days[0]["date"] == conference["start"], f"{path}: another first day")
    need(days[-1]["date"] == conference["end"], f"{path}: another last day")
    told = {}
    for index, day in enumerate(days, 1):
        need(day["index"] == index, f"{path}: day {index}")
        first, last = (datetime.fromisoformat(day[key]) for key in ("day_start", "day_end"))
        for room, events in day["rooms"].items():
            for event in events:
                at = datetime.fromisoformat(event["date"])
                need(first <= at < last, f"{path}: {event['slug']} is on another day")
                need(at.strftime("%H:%M") == event["start"], f"{path}: {event['slug']}: two starts")
                need(event["room"] == room, f"{path}: {event['slug']} is in another room")
                UUID(event["guid"])
                told[event["id"]] = (event["guid"], event["slug"], event["date"], event["title"])
    slugs = {slug for _, slug, _, _ in told.values()}
    need(len(slugs) == len(told), f"{path}: a slug twice")
    frab(path.with_suffix(".xml"), dict(told))
    return len(told)


def frab(path, told):
    """The XML tells the same events."""
    root = ElementTree.parse(path).getroot()
    need([child.tag for child in root][:2] == ["version", "conference"], f"{path}: another order")
    need(root.findall("day"), f"{path}: no day")
    for day in root.findall("day"):
        date.fromisoformat(day.get("date"))
        for event in day.findall("room/event"):
            texts = {child.tag: child.text or "" for child in event}
            for key in ("room", "title", "type", "date", "start", "duration", "abstract", "slug", "subtitle", "track"):
                need(key in texts, f"{path}: an event without {key}")
            need(re.fullmatch(r"\d{1,2}:\d\d", texts["duration"]), f"{path}: {texts['duration']}")
            same = (event.get("guid"), texts["slug"], texts["date"], texts["title"])
            need(told.pop(int(event.get("id")), None) == same, f"{path}: {same} is another event")
    need(not told, f"{path}: lacks {told}")


def feeds(root):
    feed = valid(FEED, root / "feed.json")
    atom = ElementTree.parse(root / "feed.atom").getroot()
    for element in [atom, *atom.findall(f"{ATOM}entry")]:
        for name in ("id", "title", "updated"):
            need(len(element.findall(ATOM + name)) == 1, f"feed.atom: {name} is not there once")
        datetime.fromisoformat(element.find(f"{ATOM}updated").text)
    ids = [entry.find(f"{ATOM}id").text for entry in atom.findall(f"{ATOM}entry")]
    need(ids == [item["id"] for item in feed["items"]], "the feeds differ")
    need(len(set(ids)) == len(ids), "an entry twice")
    return len(ids)


def content(root):
    index = json.loads((root / "content.json").read_text())
    need(index["version"] == 1, "content.json: another version")
    for forum in index["forums"]:
        told = json.loads((root / forum["content"]).read_text())
        need(told["slug"] == forum["slug"] and told["title"] == forum["title"], forum["content"])
    people = [json.loads((root / part).read_text())["people"] for part in index.get("people", [])]
    people = {person["slug"] for part in people for person in part}
    pages = {path.parent.name for path in root.glob("speakers/*/index.html")}
    need(people == pages, f"content: {people ^ pages}")


class Head(HTMLParser):
    """The data, the links to files and the policy of a page."""

    def __init__(self):
        super().__init__()
        self.data, self.links, self.reading = [], [], False

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.reading = tag == "script" and attrs.get("type") == "application/ld+json"
        if self.reading:
            self.data.append("")
        if tag == "link" and attrs.get("rel") == "alternate":
            self.links.append(attrs["href"])

    def handle_endtag(self, tag):
        self.reading = False

    def handle_data(self, data):
        if self.reading:
            self.data[-1] += data


def event(name, data):
    for key in ("name", "startDate", "location"):
        need(key in data, f"{name}: an event without {key}")
    datetime.fromisoformat(data["startDate"])
    if "T" in data["startDate"]:
        need(datetime.fromisoformat(data["startDate"]).utcoffset() is not None, f"{name}: no offset")
    for sub in data.get("subEvent", []):
        event(name, sub)


def pages(root):
    told = 0
    for path in sorted(root.rglob("index.html")):
        head = Head()
        head.feed(path.read_text())
        name = path.relative_to(root).as_posix()
        for link in head.links:
            need((root / link.lstrip("/")).is_file(), f"{name}: no file {link}")
        for text in head.data:
            data = json.loads(text)
            need(data["@context"] == "https://schema.org", f"{name}: another vocabulary")
            if data.get("@type") == "Event":
                event(name, data)
                need("eventStatus" in data, f"{name}: an event without a status")
            if data.get("@type") == "Person":
                need(data["name"], f"{name}: nobody")
            told += 1
    return told


def site_map(root):
    robots = (root / "robots.txt").read_text()
    if not (root / "sitemap.xml").exists():
        need("Sitemap:" not in robots, "robots.txt names a map that is not there")
        return 0
    tree = ElementTree.parse(root / "sitemap.xml").getroot()
    places = [place.text for place in tree.iter(f"{MAP}loc")]
    need(len(set(places)) == len(places), "sitemap.xml: a page twice")
    for place in places:
        path = place.split("/", 3)[3]
        need((root / path / "index.html").is_file(), f"sitemap.xml: no page {place}")
    return len(places)


def main(root):
    schedules = {path.stem: schedule(path) for path in sorted(root.glob("schedule/*.json"))}
    content(root)
    print(f"{feeds(root)} entries, {pages(root)} pages with data, {site_map(root)} pages on the map")
    print(" ".join(f"{name}:{events}" for name, events in schedules.items()))


main(Path(sys.argv[1]))
