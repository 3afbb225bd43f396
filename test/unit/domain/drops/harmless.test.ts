// What the contract calls harmless changes nothing: the same sheets come of a file, however it is decorated; and what
// nobody reads reaches nothing that is kept.

import { gzipSync, zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outcomeOf, readAt } from './read.ts'
import { zipOf } from './zip.ts'

const KEY = 'northwind/support/2026-11-22/tickets.csv'
const COLUMNS = ['ticket_id', 'customer_id', 'customer_name', 'opened_at', 'category'] as const

type Ticket = readonly [string, string, string, string, string]

const word = fc.constantFrom('', 'Contoso', 'Müller; Söhne', 'a "b", c', 'two\nlines', 'x|y', '日本')
const ticket: fc.Arbitrary<Ticket> = fc.tuple(
  fc.nat({ max: 9 }).map((id) => `T${id}`),
  fc.constantFrom('', 'c1', 'C2'),
  word,
  fc.constantFrom('2026-11-20', '2026-11-19T23:30:00Z', '19.11.2026 08:15', '/Date(1763544600000)/'),
  word,
)

interface Decoration {
  readonly delimiter: string
  readonly separatorLine: boolean
  readonly typeLine: boolean
  readonly mark: string
  readonly lineEnd: string
  readonly order: readonly number[]
  readonly spelling: (name: string) => string
  readonly blankRows: boolean
  readonly surplus: string
  readonly pack: (bytes: Buffer) => Buffer
}

const decoration: fc.Arbitrary<Decoration> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  separatorLine: fc.boolean(),
  typeLine: fc.boolean(),
  mark: fc.constantFrom('', '\ufeff', '\ufeff\ufeff', 'ï»¿', '???'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  order: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
  spelling: fc.constantFrom<((name: string) => string)[]>(
    (name) => name,
    (name) => name.toUpperCase(),
    (name) => ` ${name.replaceAll('_', ' ')} `,
    (name) => name.replaceAll('_', '-'),
    (name) => name.replaceAll('_', ''),
  ),
  blankRows: fc.boolean(),
  surplus: fc.constantFrom('', ',,', ' '),
  pack: fc.constantFrom<((bytes: Buffer) => Buffer)[]>(
    (bytes) => bytes,
    (bytes) => gzipSync(bytes),
    (bytes) => zstdCompressSync(bytes),
    (bytes) => zipOf({ name: 'export.csv', content: bytes }),
  ),
})

function plainFile(tickets: readonly Ticket[]): Buffer {
  const rows = [COLUMNS, ...tickets].map((cells) => cells.map(quoted).join(','))
  return Buffer.from(rows.map((row) => `${row}\n`).join(''))
}

function decorated(tickets: readonly Ticket[], how: Decoration): Buffer {
  const { delimiter, lineEnd, order, surplus } = how
  const line = (cells: readonly string[]) => order.map((at) => quoted(cells[at] ?? '')).join(delimiter)
  const tail = surplus.replaceAll(',', delimiter)
  const blank = how.blankRows ? [delimiter.repeat(4), ''] : []
  const rows = tickets.flatMap((cells) => [`${line(cells)}${tail}`, ...blank])
  const lines = [
    ...(how.separatorLine ? [`sep=${delimiter}`] : []),
    ...(how.typeLine ? ['#TYPE Selected.Ticket'] : []),
    line(COLUMNS.map(how.spelling)),
    ...blank,
    ...rows,
  ]
  return how.pack(Buffer.from(`${how.mark}${lines.map((each) => `${each}${lineEnd}`).join('')}`))
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}

describe('a file that is decorated', () => {
  it('gives the same sheets as undecorated', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(ticket, { maxLength: 8 }), decoration, async (tickets, how) => {
        const plain = await readAt(KEY, plainFile(tickets))
        const read = await readAt(KEY, decorated(tickets, how))
        expect(outcomeOf(read).refused).toEqual(outcomeOf(plain).refused)
        expect(outcomeOf(read).rows).toEqual(outcomeOf(plain).rows)
        expect(read.sheets).toEqual(plain.sheets)
      }),
      { numRuns: 300 },
    )
  })
})

describe('what is not read', () => {
  const MARK = 'SECRET'
  const long = `${MARK} `.repeat(500)
  const personal = `${MARK}@caller.example`

  it.each([
    [
      'Zendesk',
      `Id,Requester,Requester email,Subject,Tags,Via,Ticket type,Created at,Organization,Ticket Category [list]\n1,${MARK},${personal},"${long}",x,Mail,Question,2026-11-19,Contoso,how-to\n2,${MARK},${personal},"${long}",x,Mail,Question,soon,Contoso,how-to\n`,
    ],
    [
      'Freshdesk',
      `Ticket ID,Subject,Description,Type,Created time,Email,Full name,Company Name\n5,"${long}","${long}",Question,2026-11-19,${personal},${MARK},Contoso\n6,"${long}","${long}",Question,,${personal},${MARK},Contoso\n7,${MARK},${MARK},${MARK},${MARK},${MARK},Question,2026-11-19,a,b,Contoso\n`,
    ],
    [
      'Autotask',
      `Ticket Number,Title,Description,Account,Created,Sub-Issue Type,Issue Type\nT1,${MARK},"${long}",Contoso,2026-11-19,How To,Microsoft 365\nT2,${MARK},"${long}",Contoso,never,How To,Microsoft 365\n`,
    ],
    [
      'ServiceNow',
      `number,opened_at,short_description,caller_id,category,company\nI1,2026-11-19,"${long}",${personal},inquiry,Contoso\nI2,,"${long}",${personal},inquiry,Contoso\n`,
    ],
    [
      'JSON',
      JSON.stringify({
        tickets: [
          {
            id: 1,
            created_at: '2026-11-19',
            subject: long,
            requester: { email: personal },
            organization: 'Contoso',
          },
          {
            id: 2,
            created_at: 'soon',
            subject: long,
            requester: { email: personal },
            organization: 'Contoso',
          },
          MARK,
        ],
      }),
    ],
    [
      'NDJSON',
      `{"id":1,"created_at":"2026-11-19","subject":"${MARK}","organization":"Contoso"}\n{"id":2,"subject":"${MARK}\n{"id":3,"created_at":"x","subject":"${MARK}","organization":"Contoso"}\n`,
    ],
  ])('of %s reaches neither sheets nor rejects nor receipt', async (_, text) => {
    const read = await readAt(KEY, text)
    expect(outcomeOf(read).refused).toBeNull()
    expect(outcomeOf(read).rows.rejected).toBeGreaterThan(0)
    expect(JSON.stringify(read)).not.toContain(MARK)
  })

  it('cannot cause a rejection, however long and of whatever kind', async () => {
    const read = await readAt(
      KEY,
      `ticket_id,customer_id,opened_at,category,closed_at,Description\nT1,c,2026-11-19,help,never,"${long}"\n`,
    )
    expect(outcomeOf(read).rows).toMatchObject({ accepted: 1, rejected: 0 })
  })
})
