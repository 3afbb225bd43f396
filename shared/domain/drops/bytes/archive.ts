// A ZIP archive: its list of files, which stands at its end, is read first, then each file by its place. Sizes that the
// list states are not trusted: what unpacks to more or to less than that is damaged.

import { Readable } from 'node:stream'
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl'
import { RefusedDrop } from '../refusal.ts'
import type { DropSource } from './body.ts'
import { DamagedContainer } from './decompress.ts'

export interface Archive {
  /** It holds what Excel calls a workbook. */
  readonly isWorkbook: boolean
  readonly names: readonly string[]
  has(name: string): boolean
  /** Throws `DamagedContainer` where the bytes are not what they should be, or the file is not there. */
  file(name: string): AsyncGenerator<Buffer>
  /** The one file that there is. */
  onlyFile(): AsyncGenerator<Buffer>
  close(): void
}

/** No export comes as so many files, and no workbook has so many parts. */
const MAX_FILES = 10_000
const DEFLATE = 8
const STORED = 0

/** Refuses an archive of several files, of none, one with a password, and what is neither ZIP nor workbook. */
export async function openArchive(source: DropSource): Promise<Archive> {
  const failures = createFailures()
  const zip = await failures.damaging(() =>
    fromRandomAccessReaderPromise(new RangeReader(source, failures.note), source.bytes, { autoClose: false }),
  )
  const entries = await failures.damaging(() => entriesOf(zip))
  const byName = new Map(entries.map((entry) => [entry.fileName, entry]))
  const isWorkbook = byName.has('xl/workbook.xml')
  refuseOthers(byName, isWorkbook)
  if (entries.some((entry) => entry.isEncrypted())) throw refused('has a password', 'pack it without one')

  async function* read(entry: Entry | undefined): AsyncGenerator<Buffer> {
    if (entry === undefined) throw new DamagedContainer('lacks a part')
    if (entry.compressionMethod !== DEFLATE && entry.compressionMethod !== STORED) {
      throw refused('is packed in an unusual way', 'pack it as an ordinary ZIP')
    }
    const stream = await failures.damaging(() => zip.openReadStreamPromise(entry))
    try {
      for await (const chunk of stream) yield chunk
    } catch (error) {
      throw failures.explain(error)
    } finally {
      stream.destroy()
    }
  }

  return {
    isWorkbook,
    names: [...byName.keys()],
    has: (name) => byName.has(name),
    file: (name) => read(byName.get(name)),
    onlyFile() {
      const files = entries.filter(({ fileName }) => isFile(fileName))
      if (files.length === 0) throw refused('is empty', 'pack the export into it')
      if (files.length > 1) {
        throw refused(`holds ${files.length} files`, 'upload each of them under a key of its own')
      }
      return read(files[0])
    },
    close: () => zip.close(),
  }
}

async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) {
    entries.push(entry)
    if (entries.length > MAX_FILES) {
      throw refused(`holds over ${MAX_FILES.toLocaleString('en')} files`, 'upload the export alone')
    }
  }
  return entries
}

/** Folders, what macOS adds, and hidden files are no files of the archive. */
function isFile(name: string): boolean {
  const last = name.split('/').at(-1) ?? ''
  return last !== '' && !last.startsWith('.') && !name.startsWith('__MACOSX/')
}

function refuseOthers(byName: ReadonlyMap<string, Entry>, isWorkbook: boolean): void {
  const save = 'save it as .xlsx, or as CSV (UTF-8)'
  if (byName.has('xl/vbaProject.bin')) throw refusedFile('is an Excel workbook with macros', save)
  if (byName.has('xl/workbook.bin')) throw refusedFile('is a binary Excel workbook (.xlsb)', save)
  if (isWorkbook) return
  if (byName.has('content.xml') && byName.has('mimetype')) {
    throw refusedFile('is a spreadsheet of OpenDocument', save)
  }
  if (byName.has('[Content_Types].xml')) throw refusedFile('is a document of Office, but no workbook', save)
}

/** yauzl asks for ranges; what goes wrong in fetching them is not the archive's fault. */
class RangeReader extends RandomAccessReader {
  readonly #source: DropSource
  readonly #noteFailure: (error: unknown) => void

  constructor(source: DropSource, noteFailure: (error: unknown) => void) {
    super()
    this.#source = source
    this.#noteFailure = noteFailure
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#range(start, end), { objectMode: false })
  }

  async *#range(start: number, end: number): AsyncGenerator<Uint8Array> {
    try {
      yield* this.#source.read(start, end)
    } catch (error) {
      this.#noteFailure(error)
      throw error
    }
  }
}

interface Failures {
  note(error: unknown): void
  /** What the source has thrown; else, whatever yauzl says, the archive is damaged. */
  explain(error: unknown): unknown
  damaging<T>(act: () => Promise<T>): Promise<T>
}

function createFailures(): Failures {
  let ofSource: { readonly error: unknown } | null = null

  function explain(error: unknown): unknown {
    if (ofSource !== null) return ofSource.error
    if (error instanceof RefusedDrop || error instanceof DamagedContainer) return error
    return new DamagedContainer('cannot be unpacked', { cause: error })
  }

  return {
    note(error) {
      ofSource ??= { error }
    },
    explain,
    async damaging(act) {
      try {
        return await act()
      } catch (error) {
        throw explain(error)
      }
    },
  }
}

function refused(what: string, remedy: string): RefusedDrop {
  return refusedFile(`is a ZIP archive that ${what}`, remedy)
}

function refusedFile(what: string, remedy: string): RefusedDrop {
  return new RefusedDrop('broken_container', `The file ${what}; ${remedy}.`)
}
