"""Ten years of one holder of three credentials, all of it invented: writes pmp.json, cissp.json and prism.json.

The seed is fixed, so that it writes the same each time. What it writes is in the repository; expected.py says what it is worth.
"""
import datetime
import json
import random

RANDOM = random.Random(2016)
TITLES = ["Webinar", "Conference", "Course", "Chapter meeting", "Workshop", "Book", "Podcast", "Study group"]


def day(text):
    return datetime.date.fromisoformat(text)


def some_days(first, last, count):
    """So many days of a stretch, both ends among them."""
    span = (day(last) - day(first)).days
    between = sorted(RANDOM.randrange(1, span) for _ in range(count - 2))
    return [day(first) + datetime.timedelta(days) for days in [0, *between, span]]


def some_hours(total, count):
    """Hours that add up to `total` before each is rounded, in tenths of an hour."""
    cuts = sorted(RANDOM.sample(range(1, total * 10), count - 1))
    return [(b - a) / 10 for a, b in zip([0, *cuts], [*cuts, total * 10])]


class Record:
    def __init__(self, scheme, award_date, **more):
        self.head = {"format": "accrue.application/1", "scheme": scheme, "award_date": award_date, **more}
        self.claims = []

    def add(self, claim, on=None, **fields):
        entry = {"id": f"c{len(self.claims) + 1}", "claim": claim}
        if on:
            entry["on"] = str(on)
        self.claims.append({**entry, **fields})

    def spread(self, claim, first, last, count, total, **fields):
        for number, (on, hours) in enumerate(zip(some_days(first, last, count), some_hours(total, count))):
            title = f"{RANDOM.choice(TITLES)} {len(self.claims) + number}"
            self.add(claim, on, title=title, hours=hours, **fields)

    def write(self, name):
        """One entry a line, and not in the order of time."""
        RANDOM.shuffle(self.claims)
        head = json.dumps(self.head)[:-1]
        lines = ",\n".join(json.dumps(claim) for claim in self.claims)
        with open(name, "w", encoding="utf-8", newline="\n") as file:
            file.write(f'{head}, "claims": [\n{lines}\n]}}\n')


def pmp():
    """Cycles begin on 29 February 2016 and on 28 February 2019, 2022 and 2025."""
    record = Record("pmi-ccr", "2016-02-29")
    record.add("certification", held="pmp")
    record.add("education", "2016-02-28", title="A day before the award", area="ways", hours=30)
    # More than the most that counts, with much of it in the last 12 months.
    for area, total in ("ways", 32), ("power", 17), ("business", 14):
        record.spread("education", "2016-02-29", "2019-02-27", 9, total, area=area)
    record.spread("giving", "2016-05-01", "2018-12-01", 5, 14, kind="practice")
    record.spread("giving", "2016-05-01", "2018-12-01", 6, 24, kind="volunteering")
    record.add("education", "2018-02-27", title="A day too early to be carried", area="power", hours=6)
    record.add("education", "2018-02-28", title="The first day of those that are carried", area="power", hours=1.75)
    # Four days across the end of the three years, entered as two.
    record.add("education", "2019-02-27", title="Summit, its first half", area="business", hours=7.9)
    record.add("education", "2019-02-28", title="Summit, its second half", area="business", hours=8.1)
    # A surplus that was earned early, and little of it late.
    for area, total in ("ways", 25), ("power", 12), ("business", 9):
        record.spread("education", "2019-02-28", "2021-02-27", 8, total, area=area)
    record.spread("giving", "2019-06-01", "2021-02-27", 5, 17, kind="content")
    record.add("education", "2021-02-28", title="On the first of the last 12 months", area="ways", hours=3.3)
    record.add("giving", "2022-02-27", title="On the last day", kind="presentation", hours=2.6)
    # Too little, so that nothing is carried.
    for area, total in ("ways", 17), ("power", 9), ("business", 9):
        record.spread("education", "2022-02-28", "2025-02-27", 7, total, area=area)
    record.spread("giving", "2022-06-01", "2024-12-24", 6, 12, kind="practice")
    # The three years that run, up to what lies ahead.
    for area, total in ("ways", 30), ("power", 12), ("business", 11):
        record.spread("education", "2025-02-28", "2027-06-30", 8, total, area=area)
    record.spread("giving", "2025-03-01", "2028-02-28", 6, 13, kind="knowledge")
    record.write("pmp.json")


def cissp():
    """Cycles begin on 31 August 2016, 2019, 2022 and 2025: six months before 31 August is 28 February, or 29."""
    record = Record("isc2-cpe", "2016-08-31")
    record.add("certification", held="cissp")
    record.add("learning", "2016-08-30", title="A day before the award", group="a", hours=39)
    record.add("teaching", "2016-07-01", title="Before the award", course="Logging", official=False, hours=6)
    # More than the most that counts, more of group B than counts, and much of group A in the last 6 months.
    record.spread("learning", "2016-08-31", "2019-02-27", 14, 72, group="a", kind="webinar")
    record.spread("learning", "2016-08-31", "2019-08-30", 9, 41, group="b")
    record.add("learning", "2018-05-02", title="More than one entry brings", group="a", kind="course", hours=52)
    record.add("reading", "2018-01-06", kind="book", number=2)
    record.add("reading", "2018-02-06", kind="white_paper", number=3, in_audit=1)
    record.add("teaching", "2017-03-01", course="Logging", official=False, hours=4)
    record.add("teaching", "2017-04-01", course="Threat models", official=False, hours=3.6)
    record.add("teaching", "2018-04-01", course="threat models", official=False, hours=5)
    record.add("teaching", "2018-06-01", course="The official course", official=True, hours=30)
    record.add("learning", "2019-02-27", title="A day too early to roll over", group="a", hours=11)
    record.add("learning", "2019-02-28", title="The first day of those that roll over", group="a", hours=4.5)
    record.spread("learning", "2019-03-01", "2019-08-30", 6, 34, group="a")
    # A course over the end of the three years, entered as two.
    record.add("learning", "2019-08-30", title="Course, its first half", group="a", hours=8.2)
    record.add("learning", "2019-08-31", title="Course, its second half", group="a", hours=7.8)
    # Six credits and a half of group A in the last 6 months; group B above the total rolls nothing over.
    record.spread("learning", "2019-09-01", "2022-02-27", 15, 63, group="a", kind="podcast")
    record.spread("learning", "2020-01-01", "2022-08-30", 7, 29, group="b")
    record.add("learning", "2022-02-28", title="The first day of those that roll over", group="a", hours=2.5)
    record.add("learning", "2022-06-30", title="Of these, an hour in audit", group="a", hours=5.1, in_audit=1)
    record.add("teaching", "2021-05-01", course="Threat models", official=False, hours=8)
    # Too little, so that nothing rolls over.
    record.spread("learning", "2022-08-31", "2025-08-30", 14, 71, group="a", kind="online")
    record.spread("learning", "2022-09-30", "2025-05-30", 6, 35, group="b")
    record.add("reading", "2023-12-24", kind="magazine", number=1, in_audit=1)
    # The three years that run, up to what lies ahead.
    record.spread("learning", "2025-08-31", "2028-08-30", 16, 118, group="a")
    record.spread("learning", "2025-09-30", "2027-08-30", 5, 20, group="b")
    record.add("teaching", "2026-02-02", course="Zero trust", official=False, hours=7.3)
    record.write("cissp.json")


def prism():
    """Years begin on 1 November, and levels in them, between them and on their first day."""
    status = [
        {"code": "ssm", "from": "2016-11-01", "to": "2017-11-01"},
        {"code": "asm", "from": "2017-11-02", "to": "2020-05-31"},
        {"code": "psm", "from": "2020-06-01", "to": "2023-10-31"},
        {"code": "dpsm", "from": "2023-11-01"},
    ]
    record = Record("prism-cpd", "2016-11-01", status=status)
    hours = [(6, 1, 1), (4, 1, 1), (9, 2, 2), (8, 6, 2), (16, 5, 4), (12, 4, 5), (25, 9, 2), (26, 9, 10), (22, 4, 9),
             (24, 7, 9)]
    for number, (education, practice, contribution) in enumerate(hours):
        first, last = f"{2016 + number}-11-01", f"{2017 + number}-10-31"
        record.spread("education", first, last, 5, education)
        record.spread("practice", first, last, 3, practice)
        record.spread("contribution", first, last, 3, contribution)
        # Entered twice, once with more: it is one.
        record.add("practice", f"{2017 + number}-04-05", title="Review of the catalogue", hours=1.3)
        record.add("practice", f"{2017 + number}-04-05", title="review of the Catalogue ", hours=1.8)
    record.write("prism.json")


pmp()
cissp()
prism()
