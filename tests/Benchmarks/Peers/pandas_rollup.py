"""The weekly rollup as a small pandas service does it: the peer that the benchmarks run beside ScenarioOrleans.

Two ways, both from value bytes (base64 of gzip of JSON) to answer bytes (the same):

- service: one data frame a message, a loop over the groups, pandas' own weekly resampling;
- vectorised: one groupby over group and week, the best that pandas does on this input.

Sums and means are doubles and a mean of a week is the mean of its rows, so figures agree with ScenarioOrleans to rounding.
"""
import base64
import gzip
import json

import pandas as pd

DIMENSIONS = ["Contact Type", "Staff Type", "Call Center"]
MEASURES = {
    "Volume": "sum",
    "Abandons": "sum",
    "Top Line Agents (FTE)": "sum",
    "Base AHT": "mean",
    "Handled Threshold": "sum",
    "Service Level (X Seconds)": "mean",
    "Acceptable Wait Time": "mean",
    "Total Queue Time": "sum",
}
# A weekly period is named after its last day.
LAST_DAY = {
    "monday": "W-SUN", "tuesday": "W-MON", "wednesday": "W-TUE", "thursday": "W-WED",
    "friday": "W-THU", "saturday": "W-FRI", "sunday": "W-SAT",
}


def decode(value):
    return json.loads(gzip.decompress(base64.b64decode(value)))


def encode(answer):
    return base64.b64encode(gzip.compress(json.dumps(answer, separators=(",", ":")).encode()))


def clean(record):
    return {name: None if figure != figure else figure for name, figure in record.items()}


def weekly_by_group(request):
    frame = pd.DataFrame(request["weekly"])
    frame["Week"] = pd.to_datetime(frame["Week"])
    rule = LAST_DAY[request["week_start"]]
    weekly = {}
    for group, rows in frame.groupby(DIMENSIONS):
        weeks = rows.groupby(rows["Week"].dt.to_period(rule)).agg(MEASURES)
        weekly["_".join(group)] = [
            clean({"Week": week.start_time.strftime("%Y-%m-%d"), **figures.to_dict()}) for week, figures in weeks.iterrows()
        ]
    return weekly


def weekly_vectorised(request):
    frame = pd.DataFrame(request["weekly"])
    day = pd.to_datetime(frame["Week"], format="%Y-%m-%d")
    first = list(LAST_DAY).index(request["week_start"])
    frame["Week"] = day - pd.to_timedelta((day.dt.weekday - first) % 7, unit="D")
    figures = frame.groupby([*DIMENSIONS, "Week"], sort=True).agg(MEASURES).reset_index()
    figures["Week"] = figures["Week"].dt.strftime("%Y-%m-%d")
    weekly = {}
    for record in figures.to_dict("records"):
        group = "_".join(record.pop(name) for name in DIMENSIONS)
        weekly.setdefault(group, []).append(clean(record))
    return weekly


WAYS = {"service": weekly_by_group, "vectorised": weekly_vectorised}


def answer(value, way):
    request = decode(value)
    return encode({
        "event": "rollup",
        "organizationId": request["organizationId"],
        "week_start": request["week_start"],
        "weekly": WAYS[way](request),
    })
