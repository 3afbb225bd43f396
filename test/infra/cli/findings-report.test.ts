// The key from which an interrupted comparison resumes.

import { describe, expect, it } from 'vitest'
import { createFindingsReport } from '../../../infra/cli/operate/findings-report.ts'
import type { Difference } from '../../../shared/flows/audit/difference.ts'
import type { RebuiltKey } from '../../../shared/flows/audit/rebuild.ts'
import { address, generation } from '../../contract/builders.ts'

const MISSING: Difference = { part: 'receipt', message: 'It is missing.', remedy: { kind: 'write-receipt' } }
const ORPHAN: Difference = {
  part: 'sheets',
  message: 'No record knows them.',
  remedy: {
    kind: 'delete-sheets',
    place: { address: address('zz/support/2026-11-01/x.csv'), generation: generation('g1') },
  },
}

describe('an interrupted comparison', () => {
  it('resumes from the greatest key, quoted for a shell', () => {
    expect(goOnAfter(null, ['b/1', []], ["c/it's", [MISSING]], ['c/0', []])).toEqual({
      lines: ['Stopped.', "To resume here: --from 'c/it'\\''s'"],
      total: { compared: 3, differing: 1, from: "c/it's" },
    })
  })

  it('does not resume from findings without a key', () => {
    const { total } = goOnAfter(null, ['b/1', []], ['zz/support/2026-11-01/x.csv', [ORPHAN]], ['c/1', []])
    expect(total).toEqual({ compared: 3, differing: 1, from: 'c/1' })
  })

  it('resumes from its start if it reached no key', () => {
    expect(goOnAfter('b/7').lines).toEqual(['Stopped.', "To resume here: --from 'b/7'"])
    expect(goOnAfter(null)).toEqual({ lines: ['Stopped.'], total: { compared: 0, differing: 0, from: '' } })
  })
})

function goOnAfter(from: string | null, ...keys: readonly (readonly [string, readonly Difference[]])[]) {
  const lines: string[] = []
  const totals: unknown[] = []
  const task = { advance: () => undefined, end: () => undefined, abort: () => undefined }
  const findings = { add: () => undefined, end: (total: unknown) => void totals.push(total) }
  const walk = createFindingsReport('verify', from, findings, {
    begin: () => task,
    print: (line) => void lines.push(line),
  })
  for (const [key, differences] of keys)
    walk.record({ key, differences, unresolved: differences, failure: null } satisfies RebuiltKey)
  expect(walk.abort('Stopped.', 1)).toBe(1)
  return { lines, total: totals[0] }
}
