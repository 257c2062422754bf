// Prints what Parquet files hold, one line of JSON each: node read.mjs FILE…
import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'

const compressors = { GZIP: input => gunzipSync(input) }
const day = value => (value instanceof Date ? value.toISOString().slice(0, 10) : value)

async function read(path) {
  const bytes = await readFile(path)
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  const metadata = parquetMetadata(file)
  const leaves = metadata.schema.slice(1)
  const rows = await parquetReadObjects({ file, metadata, compressors })

  return {
    rows: Number(metadata.num_rows),
    schema: leaves.map(leaf => ({
      name: leaf.name,
      type: leaf.type,
      logicalType: leaf.logical_type?.type ?? null,
      repetition: leaf.repetition_type,
    })),
    rowGroups: metadata.row_groups.map(group => ({
      rows: Number(group.num_rows),
      columns: group.columns.map(({ meta_data: column }) => ({
        name: column.path_in_schema.join('.'),
        encodings: column.encodings,
        nulls: Number(column.statistics?.null_count ?? -1),
        min: String(day(column.statistics?.min_value ?? '')),
        max: String(day(column.statistics?.max_value ?? '')),
      })),
    })),
    values: rows.map(row => leaves.map(leaf => day(row[leaf.name]) ?? null)),
  }
}

for (const path of process.argv.slice(2)) {
  console.log(JSON.stringify(await read(path)))
}
