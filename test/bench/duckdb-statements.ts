// What DuckDB is asked to do with the files of the benches.

/** Keeps the distinct rows in a table and prints nothing: the columns named, or all. */
export function keepDistinct(from: string, columns: readonly string[]): string {
  const names = columns.map((column) => `"${column}"`).join(', ')
  return `create table kept as select distinct ${names} from ${from}`
}

export function csvOf(path: string, columns: readonly string[]): string {
  return `read_csv(${text(path)}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = ${typesOf(columns)})`
}

export function jsonOf(path: string, columns: readonly string[]): string {
  return `read_json(${text(path)}, format = 'newline_delimited', columns = ${typesOf(columns)})`
}

export function toParquet(from: string, path: string): string {
  return `copy (select * from ${from}) to ${text(path)} (format parquet, compression zstd)`
}

/** The active entitlements of each customer and product, and their sum. */
export function countActive(paths: string): string {
  return `select sum(active) from (select customer_id, product_sku, count(distinct (user_id, subscription_id)) as active from read_parquet(${text(paths)}) group by all)`
}

function typesOf(columns: readonly string[]): string {
  const types = columns.map((column) => `${text(column)}: '${/date$/i.test(column) ? 'DATE' : 'VARCHAR'}'`)
  return `{${types.join(', ')}}`
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}
