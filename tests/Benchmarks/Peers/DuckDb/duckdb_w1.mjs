// Times one message, value bytes in to answer bytes out, warm, when told to; the same line protocol as pandas_w1.py.
//
//     node duckdb_w1.mjs FILE
//
// DuckDB reads the rows from a file in memory with its own JSON reader, columns and types given, on all cores.
import { readFileSync, rmSync, writeFileSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { gunzipSync, gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";

const sums = ["Volume", "Abandons", "Top Line Agents (FTE)", "Handled Threshold", "Total Queue Time"];
const measures = [
  "Volume", "Abandons", "Top Line Agents (FTE)", "Base AHT", "Handled Threshold", "Service Level (X Seconds)", "Acceptable Wait Time",
  "Total Queue Time",
];
const days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

const value = readFileSync(process.argv[2]);
const rows = join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), `duckdb-w1-${process.pid}.json`);
process.on("exit", () => rmSync(rows, { force: true }));
const connection = await (await DuckDBInstance.create(":memory:")).connect();

const columns = ["Contact Type", "Staff Type", "Call Center"].map((name) => `'${name}':'VARCHAR'`);
const types = [`'Week':'DATE'`, ...columns, ...measures.map((name) => `'${name}':'DOUBLE'`)].join(",");
const figures = measures.map((name) => `${sums.includes(name) ? "coalesce(sum" : "(avg"}("${name}")${sums.includes(name) ? ", 0)" : ")"} AS "${name}"`);
const query = (first) => `
  SELECT "Contact Type" || '_' || "Staff Type" || '_' || "Call Center" AS name,
         strftime(week, '%Y-%m-%d') AS "Week", * EXCLUDE ("Contact Type", "Staff Type", "Call Center", week)
  FROM (
    SELECT "Contact Type", "Staff Type", "Call Center",
           "Week" - CAST((dayofweek("Week") - ${first} + 7) % 7 AS INTEGER) AS week, ${figures.join(", ")}
    FROM read_json('${rows}', format = 'array', columns = {${types}})
    GROUP BY ALL)
  ORDER BY name, week`;

async function answer() {
  const json = gunzipSync(Buffer.from(value.toString("latin1"), "base64"));
  const from = json.indexOf('"weekly":[') + '"weekly":'.length;
  const head = JSON.parse(json.toString("utf8", 0, from) + "null}");
  writeFileSync(rows, json.subarray(from, json.length - 1));
  const result = await connection.runAndReadAll(query(days.indexOf(head.week_start)));
  const weekly = {};
  for (const { name, ...week } of result.getRowObjectsJS()) {
    (weekly[name] ??= []).push(week);
  }
  const text = JSON.stringify({ event: "rollup", organizationId: head.organizationId, week_start: head.week_start, weekly });
  return gzipSync(text).toString("base64");
}

await answer();
console.log("ready");
for await (const line of createInterface({ input: process.stdin })) {
  const started = process.hrtime.bigint();
  const text = await answer();
  console.log(line === "answer" ? text : Number(process.hrtime.bigint() - started) / 1e9);
}
