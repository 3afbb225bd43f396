// What is used of dynalite, which has no types of its own.

declare module 'dynalite' {
  import type { Server } from 'node:http'

  /** `path` is the folder of the LevelDB store; without one, memory. */
  interface Options {
    readonly path?: string
    readonly createTableMs?: number
    readonly deleteTableMs?: number
    readonly updateTableMs?: number
  }
  export default function dynalite(options?: Options): Server
}

declare module 'dynalite/db/index.js' {
  /** The store under the server: descriptions of tables lie under `table~{name}`. */
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
