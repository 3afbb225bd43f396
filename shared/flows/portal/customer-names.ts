// The customers of a partner by name, as the latest report has them: for files that are about one of them.

import { type CustomerId, customerId } from '../../domain/ids.ts'
import { reportKey } from '../../layout.ts'
import type { Reader } from './open-link.ts'
import { publishedDays, type ReportFilesPorts } from './report-files.ts'

export interface NamedCustomer {
  readonly id: CustomerId
  readonly name: string
}

/** More are no help to choose from. */
const MOST = 2000

/** By name; none: there is no report yet, or too many customers. */
export async function customerNames(reader: Reader, ports: ReportFilesPorts): Promise<NamedCustomer[]> {
  const [day] = await publishedDays(reader, ports)
  const body =
    day === undefined
      ? null
      : await ports.reports.read(reportKey(reader.partner.id, day, 'portfolio.json', null))
  if (body === null) return []
  const named: NamedCustomer[] = []
  for await (const line of linesOf(body)) {
    const customer = customerOf(line)
    if (customer !== null) named.push(customer)
    if (named.length > MOST) return []
  }
  return named.sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

/** A report of another version may have other lines. */
function customerOf(line: string): NamedCustomer | null {
  const start = /^\{"customer_id":("(?:[^"\\]|\\.)*"),"customer_name":("(?:[^"\\]|\\.)*")/.exec(line)
  if (start === null) return null
  const [id, name] = [JSON.parse(start[1] ?? '""'), JSON.parse(start[2] ?? '""')]
  return { id: customerId(id), name: name === '' ? id : name }
}

async function* linesOf(body: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}
