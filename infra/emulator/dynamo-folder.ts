// Repairs the folder of the embedded DynamoDB after its process was killed.

import { mkdir } from 'node:fs/promises'
import { create, type TableDescription } from 'dynalite/db/index.js'

/**
 * Creates the folder if it is missing, and finishes tables whose creation was interrupted; nothing else can be left
 * half done. Throws when another process uses the folder.
 */
export async function finishTables(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const { db } = create({ path: folder })
  try {
    await db.open()
  } catch (cause) {
    throw new Error(`${folder} cannot be opened: another run may be using it; stop that one first`, { cause })
  }
  for await (const [key, table] of db.iterator({ gte: 'table~', lt: 'table~\uffff' })) {
    if (table.TableStatus === 'CREATING') await db.put(key, finished(table))
  }
  await db.close()
}

function finished(table: TableDescription): TableDescription {
  const indexes = table.GlobalSecondaryIndexes?.map((index) => ({ ...index, IndexStatus: 'ACTIVE' }))
  return {
    ...table,
    TableStatus: 'ACTIVE',
    ...(indexes === undefined ? {} : { GlobalSecondaryIndexes: indexes }),
  }
}
