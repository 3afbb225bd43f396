// The types of dynalite as far as they are used; the package has none.

declare module 'dynalite' {
  import type { Server } from 'node:http'

  /** `path`: the folder of the LevelDB store; in memory without one. */
  interface Options {
    readonly path?: string
    readonly createTableMs?: number
    readonly deleteTableMs?: number
    readonly updateTableMs?: number
  }
  export default function dynalite(options?: Options): Server
}

declare module 'dynalite/db/index.js' {
  /** The store behind the server; table descriptions have the keys `table~{name}`. */
  export function create(options: { readonly path: string }): {
    readonly db: {
      open(): Promise<void>
      iterator(range: { gte: string; lt: string }): AsyncIterable<[string, TableDescription]>
      put(key: string, value: TableDescription): Promise<void>
      close(): Promise<void>
    }
  }
  export interface TableDescription {
    readonly TableStatus: string
    readonly GlobalSecondaryIndexes?: readonly { readonly IndexStatus: string }[]
  }
}
