// The names of users as columns of a sheet: ids of 32 hex digits (concealed names) and GUIDs as their 16 bytes, which do
// not compress; of addresses each domain once, and of what stands before it only what differs from the user before.

import { type ByteReader, type ByteWriter, createByteWriter, END_OF_TEXT } from './byte-io.ts'
import { HEX_KINDS, hexKind, hexText, ID_BYTES, packHex } from './hex-ids.ts'

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

/** Reads one name after the other. A name is its domain and the bytes before that, or the 16 bytes of hex digits. */
export class NameReader {
  readonly domains: readonly string[]
  /** Of hex digits their kind, else the number of its domain behind those. */
  kind = 0
  /** From `start` to `end`; valid until the next name. */
  bytes: Uint8Array
  start = 0
  end = 0
  /** Stays, since the next name may begin alike. */
  #local = new Uint8Array(256)
  readonly #kinds: ByteReader
  readonly #shared: ByteReader
  readonly #rests: ByteReader
  readonly #ids: ByteReader

  constructor(from: ByteReader, ids: ByteReader) {
    const count = from.number()
    const domains = from.column()
    this.domains = Array.from({ length: count }, () => domains.text())
    this.#kinds = from.column()
    this.#shared = from.column()
    this.#rests = from.column()
    this.#ids = ids.column()
    this.bytes = this.#local
  }

  /** False: there are no more. */
  next(): boolean {
    if (this.#kinds.isAtEnd) return false
    this.kind = this.#kinds.number()
    if (this.kind < HEX_KINDS) {
      this.bytes = this.#ids.buffer
      this.start = this.#ids.skip(ID_BYTES)
      this.end = this.start + ID_BYTES
    } else {
      this.#readLocal()
    }
    return true
  }

  text(): string {
    if (this.kind < HEX_KINDS) return hexText(this.kind, this.bytes, this.start)
    const local = Buffer.from(this.bytes.subarray(this.start, this.end)).toString()
    return local + (this.domains[this.kind - HEX_KINDS] ?? '')
  }

  #readLocal(): void {
    let length = this.#shared.number()
    for (let next = this.#rests.byte(); next !== END_OF_TEXT; next = this.#rests.byte()) {
      if (length >= this.#local.length) this.#grow(length)
      this.#local[length++] = next
    }
    this.bytes = this.#local
    this.start = 0
    this.end = length
  }

  #grow(length: number): void {
    const larger = new Uint8Array(2 * length)
    larger.set(this.#local)
    this.#local = larger
  }
}
