// The names of users as columns of a sheet: ids of 32 hex digits (concealed names) and GUIDs as their 16 bytes, which do
// not compress; of addresses each domain once, and of what stands before it only what differs from the user before.

import { ByteReader, type ByteWriter, createByteWriter, END_OF_TEXT } from './byte-io.ts'
import { ByteKey } from './byte-key.ts'
import { HEX_KINDS, hexKind, hexText, ID_BYTES, packHex } from './hex-ids.ts'
import { NumberColumn } from './number-column.ts'
import { PLAIN_TEXT, type SheetTexts } from './sheet-texts.ts'

const AT_SIGN = 0x40

/** Names should come in the order of their bytes: then neighbours have much in common. */
export interface NameWriter {
  add(bytes: Uint8Array, start: number, end: number): void
  /** About what has been added, in bytes. */
  length(): number
  /** `ids`: those that do not compress. Starts over. */
  take(to: ByteWriter, ids: ByteWriter): void
}

export function createNameWriter(): NameWriter {
  /** Of each name its kind of hex digits, or the number of its domain behind those. */
  const kinds = createByteWriter()
  const shared = createByteWriter()
  const rests = createByteWriter()
  const domains = createByteWriter()
  const hexIds = createByteWriter()
  let numbers = new Map<string, number>()
  let latestDomain: Buffer = Buffer.alloc(0)
  let latestNumber = -1
  let latest = Buffer.alloc(256)
  let latestLength = 0

  function domainNumber(bytes: Uint8Array, start: number, end: number): number {
    if (latestNumber !== -1 && isSame(latestDomain, bytes, start, end)) return latestNumber
    latestDomain = Buffer.from(bytes.subarray(start, end))
    const domain = latestDomain.toString()
    latestNumber = numbers.get(domain) ?? numbers.size
    if (latestNumber === numbers.size) {
      numbers.set(domain, latestNumber)
      domains.text(domain)
    }
    return latestNumber
  }

  function addLocal(bytes: Uint8Array, start: number, end: number): void {
    const length = end - start
    let same = 0
    while (same < length && same < latestLength && latest[same] === bytes[start + same]) same += 1
    shared.number(same)
    rests.textBytes(bytes, start + same, end)
    if (length > latest.length) latest = Buffer.concat([latest, Buffer.alloc(length)])
    for (let at = same; at < length; at += 1) latest[at] = bytes[start + at] ?? 0
    latestLength = length
  }

  return {
    add(bytes, start, end) {
      const hex = hexKind(bytes, start, end)
      if (hex !== null) {
        kinds.number(hex)
        packHex(bytes, start, end, hexIds.byte)
        return
      }
      let at = end - 1
      while (at >= start && bytes[at] !== AT_SIGN) at -= 1
      const local = at < start ? end : at
      kinds.number(HEX_KINDS + domainNumber(bytes, local, end))
      addLocal(bytes, start, local)
    },
    length: () => kinds.length() + shared.length() + rests.length() + domains.length() + hexIds.length(),
    take(to, ids) {
      to.number(numbers.size)
      to.column(domains)
      for (const column of [kinds, shared, rests]) to.column(column)
      ids.column(hexIds)
      for (const column of [domains, kinds, shared, rests, hexIds]) column.clear()
      numbers = new Map()
      latestNumber = -1
      latestLength = 0
    },
  }
}

function isSame(domain: Buffer, bytes: Uint8Array, start: number, end: number): boolean {
  if (domain.length !== end - start) return false
  for (let at = 0; at < domain.length; at += 1) if (domain[at] !== bytes[start + at]) return false
  return true
}

/**
 * Reads one name after the other, of one sheet after the other. A name is its domain and the bytes before that, or the 16
 * bytes of hex digits.
 */
export class NameReader {
  /** Whose the key is: a kind of hex digits, else the domain; the same in all sheets. */
  owner = 0
  /** Valid until the next name. */
  key: ByteKey
  readonly #texts: SheetTexts
  /** By kind. */
  #owners: readonly number[] = []
  readonly #kinds = new NumberColumn()
  readonly #shared = new NumberColumn()
  /** Those of locals, one behind the other: where the next begins, and where the last ends. */
  #bytes: Uint8Array = NO_BYTES.buffer
  #rest = 0
  #restsEnd = 0
  #ids = NO_BYTES
  /** How many names have been read, and how many of them are no hex digits. */
  #read = 0
  #readLocals = 0
  /** Stays, since the next name may begin alike. */
  readonly #local = new ByteKey()
  readonly #hexId = new ByteKey()

  constructor(texts: SheetTexts) {
    this.#texts = texts
    this.key = this.#local
  }

  /** Goes on to the names of a sheet. */
  enter(from: ByteReader, ids: ByteReader): void {
    this.#owners = readOwners(from, this.#texts)
    this.#kinds.read(from)
    this.#shared.read(from)
    const restBytes = from.number()
    this.#rest = from.skip(restBytes)
    this.#restsEnd = this.#rest + restBytes
    this.#bytes = from.buffer
    this.#ids = ids.column()
    this.#read = 0
    this.#readLocals = 0
    // No name is longer than all that is not alike.
    this.#local.reserve(restBytes)
    this.#local.finish(0)
  }

  /** False: there are no more. */
  next(): boolean {
    if (this.#read === this.#kinds.length) return false
    const kind = this.#kinds.get(this.#read)
    this.#read += 1
    this.owner = this.#owners[kind] ?? 0
    if (kind < HEX_KINDS) this.#readHexId()
    else this.#readLocal()
    return true
  }

  text(): string {
    const { bytes, length } = this.key
    if (this.owner < HEX_KINDS) return hexText(this.owner, bytes, 0)
    return Buffer.from(bytes.subarray(0, length)).toString() + this.#texts.text(this.owner - HEX_KINDS)
  }

  #readHexId(): void {
    const start = this.#ids.skip(ID_BYTES)
    this.#hexId.set(this.#ids.buffer, start, start + ID_BYTES)
    this.key = this.#hexId
  }

  #readLocal(): void {
    const { bytes, length: before } = this.#local
    let length = this.#shared.get(this.#readLocals)
    this.#readLocals += 1
    if (length > before) throw new RangeError('a name begins as none before it does')
    const rests = this.#bytes
    const end = this.#restsEnd
    let at = this.#rest
    while (at < end && rests[at] !== END_OF_TEXT) bytes[length++] = rests[at++] ?? 0
    if (at === end) throw new RangeError('a name does not end')
    this.#rest = at + 1
    this.#local.finish(length)
    this.key = this.#local
  }
}

const NO_BYTES = new ByteReader(Buffer.alloc(0))

/** By kind of a name: of hex digits itself, behind those the number of the domain's text. */
function readOwners(from: ByteReader, texts: SheetTexts): number[] {
  const owners = HEX_OWNERS.slice()
  let left = from.number()
  const domains = from.column()
  for (; left > 0; left -= 1) {
    const start = domains.skipText()
    owners.push(HEX_KINDS + texts.numberOf(PLAIN_TEXT, domains.buffer, start, domains.textEnd))
  }
  return owners
}

const HEX_OWNERS = Array.from({ length: HEX_KINDS }, (_, kind) => kind)
