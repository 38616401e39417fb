"""An independent referee: judges a schedule document against a plan document, both as plain JSON.

Written from the plan format alone. It shares no code with the product, and is slow and simple: minute by
minute where that is the plainest way.
"""

import math
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations
from typing import Any
from zoneinfo import ZoneInfo

import ephem

Json = dict[str, Any]
Interval = tuple[datetime, datetime]
DAY = timedelta(days=1)


def broken_rules(plan: Json, schedule: Json) -> list[str]:
    """The codes of the rules that a schedule breaks, once for each way in which it breaks them."""
    return list(Referee(plan, schedule).verdict())


class Referee:
    """One plan and one schedule of it."""

    def __init__(self, plan: Json, schedule: Json) -> None:
        self.plan = plan
        self.exercise = plan["exercise"]
        self.zone = ZoneInfo(self.exercise["time_zone"])
        self.slot = timedelta(minutes=self.exercise.get("slot_minutes", 30))
        self.nations = {item["id"]: item for item in plan.get("nations", [])}
        self.units = {item["id"]: item for item in plan.get("units", [])}
        self.venues = {item["id"]: item for item in plan.get("venues", [])}
        self.pools = {item["id"]: item for item in plan.get("pools", [])}
        self.phases = {item["id"]: item for item in plan.get("phases", [])}
        self.events = {item["id"]: item for item in plan.get("events", [])}
        self.placed = {item["event"]: item for item in schedule.get("assignments", [])}
        self.begin = self.midnight(date.fromisoformat(self.exercise["from"]))
        self.finish = self.midnight(date.fromisoformat(self.exercise["to"]) + DAY)

    def midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.zone).astimezone(UTC)

    def start_of(self, text: str) -> datetime:
        if len(text) == 10:
            return self.midnight(date.fromisoformat(text))
        return datetime.fromisoformat(text).astimezone(UTC)

    def end_of(self, text: str) -> datetime:
        if len(text) == 10:
            return self.midnight(date.fromisoformat(text) + DAY)
        return datetime.fromisoformat(text).astimezone(UTC)

    def period(self, item: Json) -> Interval:
        return self.start_of(item["from"]), self.end_of(item["to"])

    def span(self, event_id: str) -> Interval:
        start = datetime.fromisoformat(self.placed[event_id]["start"]).astimezone(UTC)
        minutes = self.events[event_id]["duration_minutes"]
        slots = math.ceil(minutes / (self.slot / timedelta(minutes=1)))
        return start, start + slots * self.slot

    def units_in(self, event_id: str) -> list[str]:
        return list(dict.fromkeys(place["unit"] for place in self.placed[event_id].get("units", [])))

    def nations_in(self, event_id: str) -> list[str]:
        by_unit = [self.units[unit_id]["nation"] for unit_id in self.units_in(event_id)]
        return list(dict.fromkeys(by_unit + self.events[event_id].get("nations", [])))

    def verdict(self) -> Iterator[str]:
        for event_id in self.placed:
            yield from self.times(event_id)
            yield from self.place(event_id)
            yield from self.participants(event_id)
            yield from self.requirements(event_id)
            yield from self.needs(event_id)
            yield from self.locks(event_id)
            yield from self.lags(event_id)
        yield from self.venue_loads()
        yield from self.unit_days()
        yield from self.pool_loads()
        for event_id, event in self.events.items():
            if event_id not in self.placed and not event.get("optional", False):
                yield "mandatory"

    def times(self, event_id: str) -> Iterator[str]:
        event, (start, end) = self.events[event_id], self.span(event_id)
        bounds = [(self.begin, self.finish)]
        if event.get("phase"):
            bounds.append(self.period(self.phases[event["phase"]]))
        if event.get("earliest"):
            bounds.append((self.start_of(event["earliest"]), self.finish + 999 * DAY))
        if event.get("latest"):
            bounds.append((self.begin - 999 * DAY, self.end_of(event["latest"])))
        if any(start < low or end > high for low, high in bounds) or (start - self.begin) % self.slot:
            yield "window"
        if meets((start, end), [self.period(item) for item in self.exercise.get("closed", [])]):
            yield "closed"
        hours = event.get("hours") or self.exercise.get("default_hours")
        if hours and not self.in_hours(start, end, hours):
            yield "hours"
        if event.get("light", "ANY") != "ANY" and not self.in_light(event_id, event["light"]):
            yield "light"

    def in_hours(self, start: datetime, end: datetime, hours: Json) -> bool:
        opens, closes = (clock(hours[key]) for key in ("from", "to"))
        length = (closes - opens) % DAY or DAY
        if end - start > length:
            return True
        for offset in range(-1, 2):
            day = start.astimezone(self.zone).date() + offset * DAY
            window_start = at_clock(day, opens, self.zone)
            window_end = at_clock(day if closes > opens else day + DAY, closes, self.zone)
            if window_start <= start and end <= window_end:
                return True
        return False

    def in_light(self, event_id: str, light: str) -> bool:
        venue = self.venues.get(self.placed[event_id].get("venue") or "")
        if venue is None or not venue.get("position"):
            return True
        start, end = self.span(event_id)
        minutes = range(int((end - start) / timedelta(minutes=1)) + 1)
        heights = [sun_height(venue["position"], start + timedelta(minutes=minute)) for minute in minutes]
        return min(heights) > -0.85 if light == "DAY" else max(heights) < -5.98

    def place(self, event_id: str) -> Iterator[str]:
        event, span = self.events[event_id], self.span(event_id)
        venue_id = self.placed[event_id].get("venue")
        if venue_id is None:
            if event.get("needs_venue", True):
                yield "venue"
            return
        venue = self.venues[venue_id]
        listed = event.get("venues") or (list(self.venues) if event.get("needs_venue", True) else [])
        activities = venue.get("activities")
        if venue_id not in listed or (
            activities and event.get("activity") and event["activity"] not in activities
        ):
            yield "venue"
        if not self.open(venue, span):
            yield "venue_availability"

    def open(self, record: Json, span: Interval) -> bool:
        inside = [self.period(item) for item in record.get("available", [])]
        if inside and not any(low <= span[0] and span[1] <= high for low, high in inside):
            return False
        return not meets(span, [self.period(item) for item in record.get("unavailable", [])])

    def participants(self, event_id: str) -> Iterator[str]:
        event, span = self.events[event_id], self.span(event_id)
        places = self.placed[event_id].get("units", [])
        named = [place["unit"] for place in places if place["requirement"] is None]
        if sorted(named) != sorted(event.get("units", [])) or len(places) != len(self.units_in(event_id)):
            yield "participants"
        if len(self.nations_in(event_id)) < event.get("min_nations", 0):
            yield "participants"
        for unit_id in self.units_in(event_id):
            if not self.open(self.units[unit_id], span):
                yield "unit_availability"
        for nation_id in self.nations_in(event_id):
            if not self.open(self.nations[nation_id], span):
                yield "nation_availability"
        for relation in self.plan.get("relations", []):
            if relation["rule"] == "NEVER_TOGETHER":
                together = set(relation["between"]) & set(self.nations_in(event_id))
                if len(together) > 1:
                    yield "relation"

    def requirements(self, event_id: str) -> Iterator[str]:
        event, places = self.events[event_id], self.placed[event_id].get("units", [])
        for index, requirement in enumerate(event.get("requires", [])):
            filled = [self.units[place["unit"]] for place in places if place["requirement"] == index]
            allowed = requirement.get("nations") or list(self.nations)
            if (
                len(filled) != requirement.get("count", 1)
                or any(requirement["capability"] not in unit.get("capabilities", []) for unit in filled)
                or any(unit["nation"] not in allowed for unit in filled)
                or len({unit["nation"] for unit in filled}) < requirement.get("min_nations", 0)
            ):
                yield "requirement"

    def needs(self, event_id: str) -> Iterator[str]:
        event = self.events[event_id]
        units = [self.units[unit_id] for unit_id in self.units_in(event_id)]
        staff = [self.nations[nation_id] for nation_id in event.get("nations", [])]
        for need in event.get("interoperability", []):
            values = [self.values(party, need) for party in units + staff]
            lead = self.units.get(event.get("lead", "")) or self.nations.get(event.get("lead", ""))
            common = need["rule"] == "COMMON" and values and not set.intersection(*values)
            pairwise = need["rule"] == "PAIRWISE" and any(not a & b for a, b in combinations(values, 2))
            by_lead = need["rule"] == "LEAD" and (
                lead is None or any(not value & self.values(lead, need) for value in values)
            )
            if common or pairwise or by_lead:
                yield "interoperability"
        venue = self.venues.get(self.placed[event_id].get("venue") or "")
        if venue and venue.get("nation"):
            for kind in event.get("needs_agreements", []):
                for nation_id in self.nations_in(event_id):
                    if nation_id != venue["nation"] and not self.agreed(event_id, kind, nation_id, venue):
                        yield "agreement"

    def values(self, party: Json, need: Json) -> set[str]:
        nation = self.nations[party["nation"]] if "nation" in party else party
        if need["dimension"] == "language":
            level = need.get("min_level", 2)
            own = {item["language"] for item in nation.get("languages", []) if item["level"] >= level}
        else:
            standards = {**nation.get("standards", {}), **party.get("standards", {})}
            own = set(standards.get(need["dimension"], []))
        return own & set(need["accept"]) if need.get("accept") else own

    def agreed(self, event_id: str, kind: str, guest: str, venue: Json) -> bool:
        found = [
            item
            for item in self.plan.get("agreements", [])
            if item["kind"] == kind
            and item["host"] == venue["nation"]
            and guest in item.get("nations", [])
            and item.get("status") == "SIGNED"
        ]
        moment, end = self.span(event_id)
        while moment < end:
            reach = [self.finish + 999 * DAY for item in found if not item.get("in_force")]
            periods = [self.period(item["in_force"]) for item in found if item.get("in_force")]
            reach += [high for low, high in periods if low <= moment < high]
            if not reach:
                return False
            moment = max(reach)
        return True

    def locks(self, event_id: str) -> Iterator[str]:
        lock, placed = self.events[event_id].get("lock") or {}, self.placed[event_id]
        if lock.get("start") and self.start_of(lock["start"]) != self.span(event_id)[0]:
            yield "lock"
        if lock.get("venue") and lock["venue"] != placed.get("venue"):
            yield "lock"
        if not set(lock.get("units", [])) <= set(self.units_in(event_id)):
            yield "lock"

    def lags(self, event_id: str) -> Iterator[str]:
        for after in self.events[event_id].get("after", []):
            if after["event"] not in self.placed:
                yield "precedence"
                continue
            other = self.span(after["event"])
            lag = self.span(event_id)[0] - other[0 if after.get("from") == "start" else 1]
            most = after.get("max_lag_minutes")
            late = most is not None and lag > timedelta(minutes=most)
            if lag < timedelta(minutes=after.get("min_lag_minutes", 0)) or late:
                yield "precedence"

    def venue_loads(self) -> Iterator[str]:
        for venue_id, venue in self.venues.items():
            here = [event_id for event_id in self.placed if self.placed[event_id].get("venue") == venue_id]
            people = {event_id: self.personnel(event_id) for event_id in here}
            for moment in {self.span(event_id)[0] for event_id in here}:
                running = [item for item in here if self.span(item)[0] <= moment < self.span(item)[1]]
                if len(running) > venue.get("max_events", 1):
                    yield "venue_capacity"
                if sum(people[item] for item in running) > venue.get("max_personnel", math.inf):
                    yield "venue_capacity"
            if venue.get("max_events", 1) == 1:
                turnaround = timedelta(minutes=venue.get("turnaround_minutes", 0))
                if any(timedelta(0) <= self.gap(a, b) < turnaround for a, b in combinations(here, 2)):
                    yield "venue_capacity"

    def personnel(self, event_id: str) -> int:
        return sum(self.units[unit_id].get("personnel", 0) for unit_id in self.units_in(event_id))

    def gap(self, one: str, other: str) -> timedelta:
        a, b = sorted((self.span(one), self.span(other)))
        return b[0] - a[1]

    def unit_days(self) -> Iterator[str]:
        for unit_id, unit in self.units.items():
            mine = [event_id for event_id in self.placed if unit_id in self.units_in(event_id)]
            rest = timedelta(minutes=unit.get("min_rest_minutes", 0))
            for a, b in combinations(mine, 2):
                gap = self.gap(a, b)
                if gap < timedelta(0):
                    yield "unit_overlap"
                elif gap < rest:
                    yield "unit_rest"
                if timedelta(0) <= gap < self.travel(a, b, unit):
                    yield "unit_travel"
            if unit.get("max_duty_minutes_per_day") is not None:
                yield from self.duty(mine, timedelta(minutes=unit["max_duty_minutes_per_day"]))

    def duty(self, mine: list[str], most: timedelta) -> Iterator[str]:
        day = date.fromisoformat(self.exercise["from"])
        while self.midnight(day) < self.finish:
            low, high = self.midnight(day), self.midnight(day + DAY)
            shares = [min(self.span(item)[1], high) - max(self.span(item)[0], low) for item in mine]
            if sum((share for share in shares if share > timedelta(0)), timedelta(0)) > most:
                yield "unit_duty"
            day += DAY

    def travel(self, one: str, other: str, unit: Json) -> timedelta:
        a, b = sorted((one, other), key=self.span)
        here, there = self.placed[a].get("venue"), self.placed[b].get("venue")
        if here is None or there is None or here == there:
            return timedelta(0)
        for row in self.plan.get("travel", []):
            if (row["from"], row["to"]) == (here, there):
                return timedelta(minutes=row["minutes"])
        for row in self.plan.get("travel", []):
            if (row["to"], row["from"]) == (here, there) and not row.get("one_way"):
                return timedelta(minutes=row["minutes"])
        places = [self.venues[venue_id].get("position") for venue_id in (here, there)]
        if not all(places):
            return timedelta(0)
        hours = distance_km(places[0], places[1]) / unit.get("speed_kmh", 60)
        return timedelta(minutes=math.ceil(round(hours * 60, 6)))

    def pool_loads(self) -> Iterator[str]:
        for pool_id, pool in self.pools.items():
            drawing = [item for item in self.placed if self.events[item].get("pools", {}).get(pool_id)]
            away = [self.period(item) for item in pool.get("unavailable", [])]
            if any(meets(self.span(item), away) for item in drawing):
                yield "pool"
            for moment in {self.span(item)[0] for item in drawing}:
                running = [item for item in drawing if self.span(item)[0] <= moment < self.span(item)[1]]
                if sum(self.events[item]["pools"][pool_id] for item in running) > pool["capacity"]:
                    yield "pool"


def meets(span: Interval, others: list[Interval]) -> bool:
    return any(low < span[1] and span[0] < high for low, high in others)


def clock(text: str) -> timedelta:
    hours, minutes = text.split(":")
    return timedelta(hours=int(hours) % 24, minutes=int(minutes))


def at_clock(day: date, moment: timedelta, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(moment.seconds // 3600, moment.seconds // 60 % 60), zone).astimezone(
        UTC
    )


def sun_height(position: list[float], moment: datetime) -> float:
    observer = ephem.Observer()
    observer.lat, observer.lon = str(position[0]), str(position[1])
    observer.pressure, observer.date = 0, moment.replace(tzinfo=None)
    return math.degrees(ephem.Sun(observer).alt)


def distance_km(a: list[float], b: list[float]) -> float:
    phi, psi = math.radians(a[0]), math.radians(b[0])
    turn = math.radians(b[1] - a[1])
    cosine = math.sin(phi) * math.sin(psi) + math.cos(phi) * math.cos(psi) * math.cos(turn)
    return 6371.0088 * math.acos(max(-1.0, min(1.0, cosine)))
