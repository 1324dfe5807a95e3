"""What the activities of the three files beside this one are worth, by the words of the schemes.

    python3 expected.py FOLDER DAY...

For each day: what each cycle up to it has brought by then. Written from the clauses of the packs in words (and from the rule
language, section 3, step 12, for what they leave open: of what may leave a cycle the latest goes first). It shares nothing with
the engine, computes in fractions, and is meant to be read beside the clauses.
"""
import datetime
import json
import os
import sys
from fractions import Fraction


def day(text):
    return datetime.date.fromisoformat(text)


def last_of_month(year, month):
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return (following - datetime.timedelta(1)).day


def months_later(date, months):
    """The same day of the month, or the last day of a month that has no such day."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(date.day, last_of_month(year, month + 1)))


def quarters(hours):
    return Fraction(hours * 4 // 1, 4)


def shown(number):
    whole, hundredths = divmod(number * 100, 100)
    assert hundredths.denominator == 1
    return f"{whole}.{int(hundredths):02}"


class Activity:
    def __init__(self, claim):
        self.kind = claim["claim"]
        self.on = day(claim["on"]) if "on" in claim else None
        self.fields = claim
        self.hours = max(claim.get("hours", Fraction(0)) - claim.get("in_audit", 0), Fraction(0))


def sum_of(activities, **fields):
    """Hours in quarters, each activity by itself."""
    return sum((quarters(each.hours) for each in activities
                if all(each.fields.get(name) == value for name, value in fields.items())), Fraction(0))


def pmp(activities, days, kept, _record):
    """60 PDUs, 35 of Education, 8 in each area; giving back up to 25, practice of it up to 8. What lies above 60 and was earned
    in the last 12 months is kept, up to 20; what was kept counts towards the total alone, and once."""
    def of(chosen):
        areas = [sum_of(chosen, claim="education", area=area) for area in ("ways", "power", "business")]
        practice = min(sum_of(chosen, claim="giving", kind="practice"), 8)
        other = sum((sum_of(chosen, claim="giving", kind=kind)
                     for kind in ("content", "presentation", "knowledge", "volunteering")), Fraction(0))
        return areas, practice, min(practice + other, 25)

    areas, practice, giving = of(activities)
    education = sum(areas)
    total = min(education + giving + kept, 80)
    met = total >= 60 and education >= 35 and min(areas) >= 8
    late = of([each for each in activities if each.on >= months_later(days[1] + datetime.timedelta(1), -12)])
    carried = min(sum(late[0]) + late[2], total - 60, 20) if total >= 60 else Fraction(0)
    points = [("all", total), ("education", education), ("ways", areas[0]), ("power", areas[1]), ("business", areas[2]),
              ("giving", giving), ("practice", practice), ("kept", kept)]
    return points, met, carried


def cissp(activities, days, rolled, record):
    """120 credits, 90 of them of group A; group B up to 30. An entry of learning brings 40 at most, a book or magazine 5, a
    white paper 1, teaching the first time what it took. Group A of the last 6 months rolls over as far as it lies above 120,
    up to 40."""
    def worth(each):
        if each.kind == "learning":
            return min(quarters(each.hours), 40)
        if each.kind == "reading":
            number = each.fields["number"] - each.fields.get("in_audit", 0)
            return number * (1 if each.fields["kind"] == "white_paper" else 5)
        course = each.fields["course"].lower()
        before = any(other.kind == "teaching" and not other.fields["official"] and other.on < each.on
                     and other.fields["course"].lower() == course for other in record)
        return Fraction(0) if each.fields["official"] or before else quarters(each.hours)

    of_a = [each for each in activities if each.fields.get("group", "a") == "a"]
    of_b = [each for each in activities if each.fields.get("group") == "b"]
    group_a = sum(map(worth, of_a), rolled)
    group_b = min(sum(map(worth, of_b), Fraction(0)), 30)
    total = min(group_a + group_b, 160)
    late = sum((worth(each) for each in of_a if each.on >= months_later(days[1] + datetime.timedelta(1), -6)), Fraction(0))
    carried = min(late, total - 120, 40) if total >= 120 else Fraction(0)
    return [("all", total), ("a", group_a), ("b", group_b)], total >= 120 and group_a >= 90, carried


def prism(activities, days, _kept, record):
    """By the level on the first day of the year: the points needed, three quarters of them at most of education, and so many of
    practice and of contribution. Two entries of a kind with the same title and date are one, the larger. Nothing is carried."""
    level = next(held["code"] for held in record.status
                 if day(held["from"]) <= days[0] and (held.get("to") is None or days[0] <= day(held["to"])))
    need, practice_need, contribution_need = {"ssm": (5, 0, 0), "asm": (10, 0, 0), "psm": (20, 5, 3), "dpsm": (30, 5, 8),
                                              "fsm": (30, 5, 8)}[level]
    largest = {}
    for each in sorted(activities, key=lambda each: each.hours):
        largest[each.kind, each.on, each.fields["title"].strip().lower()] = each
    of = {kind: sum_of(largest.values(), claim=kind) for kind in ("education", "practice", "contribution")}
    of["education"] = min(of["education"], need * Fraction(3, 4))
    total = sum(of.values())
    met = total >= need and of["practice"] >= practice_need and of["contribution"] >= contribution_need
    return [("all", total), *of.items()], met, Fraction(0)


class Record(list):
    """The activities up to a day, with the award and the levels."""
    def __init__(self, folder, name, until):
        with open(os.path.join(folder, name + ".json"), encoding="utf-8") as file:
            read = json.load(file, parse_float=Fraction, parse_int=Fraction)
        every = map(Activity, read["claims"])
        super().__init__(each for each in every if each.on is not None and each.on <= until)
        self.award = day(read["award_date"])
        self.status = read.get("status", [])


def main(folder, *until):
    schemes = [("pmp", pmp, 36, 12), ("cissp", cissp, 36, 3), ("prism", prism, 12, 12)]  # months of a cycle and of grace
    for today in map(day, until):
        for name, scheme, months, grace in schemes:
            record = Record(folder, name, today)
            number, brought = 0, Fraction(0)
            while number == 0 or months_later(record.award, number * months) <= today:
                first = months_later(record.award, number * months)
                last = months_later(record.award, (number + 1) * months) - datetime.timedelta(1)
                inside = [each for each in record if first <= each.on <= last]
                points, met, carried = scheme(inside, (first, last), brought, record)
                print(today, name, first, last, *(f"{category} {shown(value)}" for category, value in points),
                      "met" if met else "short", "in", shown(brought), "out", shown(carried),
                      "lapses", months_later(last, grace))
                number, brought = number + 1, carried


main(*sys.argv[1:])
