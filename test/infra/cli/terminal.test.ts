// No name chosen by a partner can control the operator's terminal: in findings, mistakes, errors, progress or log lines.

import { describe, expect, it } from 'vitest'
import { runCommand } from '../../../infra/cli/command.ts'
import { jsonFindings, textFindings } from '../../../infra/cli/operate/findings.ts'
import { createProgress } from '../../../infra/cli/progress.ts'
import { StreamLogger } from '../../../shared/adapters/logger.ts'
import { collected } from '../../support/stream.ts'

/** Sets a title, clears the screen, goes back to the start of the line, forges a line, turns writing round. */
const HOSTILE =
  'evil/x\u001b]0;owned\u0007\u001b[2J\u009b2J\r\n1 keys compared: nothing differs.\u202e\u200b.csv'
const SHOWN =
  'evil/x<U+001B>]0;owned<U+0007><U+001B>[2J<U+009B>2J<U+000D><U+000A>1 keys compared: nothing differs.<U+202E><U+200B>.csv'

describe('a key with control characters', () => {
  const difference = {
    part: 'receipt',
    message: `Of ${HOSTILE}.`,
    remedy: { kind: 'write-receipt' },
  } as const
  const finding = { key: HOSTILE, difference, repaired: false, failure: HOSTILE }

  it('is escaped in findings, one line each', () => {
    const { stream, text } = collected()
    textFindings(stream).add(finding)
    expect(text().split('\n')).toEqual([SHOWN, `  receipt: Of ${SHOWN}. Left as it is: ${SHOWN}`, ''])
  })

  it('is escaped in findings as JSON with the same meaning', () => {
    const { stream, text } = collected()
    const findings = jsonFindings(stream)
    findings.add(finding)
    findings.end({ compared: 1, differing: 1, from: HOSTILE })
    expect(text()).toMatch(/^[\n -~]*$/)
    expect(JSON.parse(text())).toMatchObject({ differences: [{ key: HOSTILE }], from: HOSTILE })
  })

  it('is escaped in mistakes and errors', async () => {
    const { stream, text } = collected()
    const streams = { stdout: stream, stderr: stream }
    const mistaken = { kind: 'problems', problems: [`There is no file ${HOSTILE}.`] } as const
    const failing = { kind: 'options', options: null } as const
    const fail = async () => {
      throw new Error(`ENOENT ${HOSTILE.replace('\r\n', '')}`)
    }
    await runCommand(
      mistaken,
      async () => [],
      async () => 0,
      streams,
    )
    await runCommand(failing, async () => [], fail, streams)
    expect(text().split('\n')).toEqual([
      `There is no file ${SHOWN}.`,
      `ENOENT ${SHOWN.replace('<U+000D><U+000A>', '')}`,
      '',
    ])
  })

  it('is escaped in progress lines', () => {
    const { stream, text } = collected()
    const progress = createProgress(stream, () => 0, { noColor: undefined, term: 'dumb' })
    progress.begin(HOSTILE, null).end(HOSTILE)
    expect(text()).toBe(`${SHOWN} …\n✓ ${SHOWN}: ${SHOWN} (0.0 s)\n`)
  })

  it('is escaped in log lines', () => {
    const { stream, text } = collected()
    new StreamLogger(stream).error('could not be done', { key: HOSTILE, error: new Error(HOSTILE) })
    expect(text()).toMatch(/^[ -~]*\n$/)
    expect(JSON.parse(text())).toMatchObject({ key: HOSTILE, error: { message: HOSTILE } })
  })
})
