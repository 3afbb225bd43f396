import { describe, expect, it } from 'vitest'
import { createProgress, type TerminalVariables } from '../../../infra/cli/progress.ts'

describe('progress on a terminal', () => {
  it('draws a bar, at most every 80 ms, and leaves one line when done', () => {
    const screen = observe({ isTTY: true, columns: 80 }, { noColor: '1', term: 'xterm' })
    const task = screen.progress.begin('Ingest', 4)
    task.advance()
    screen.advance(100)
    task.advance()
    expect(screen.take()).toEqual([
      `\rIngest  ${'░'.repeat(24)}  0/4  0.0 s`,
      `\rIngest  ${'█'.repeat(12)}${'░'.repeat(12)}  2/4  0.1 s`,
    ])
    screen.advance(900)
    task.end('4 drops')
    expect(screen.take()).toEqual(['\r\u001b[2K', '✓ Ingest: 4 drops (1.0 s)\n'])
  })

  it('is never wider than the terminal', () => {
    const screen = observe({ isTTY: true, columns: 20 }, { noColor: '1', term: 'xterm' })
    screen.progress.begin('Measure', 10)
    expect(screen.take()).toEqual([`\rMeasure  ${'░'.repeat(10)}`])
  })

  it('prints a line above the bar', () => {
    const screen = observe({ isTTY: true, columns: 80 }, { noColor: '1', term: 'xterm' })
    screen.progress.begin('Measure', null)
    screen.take()
    screen.progress.print('hello')
    expect(screen.take()).toEqual(['\r\u001b[2K', 'hello\n', '\rMeasure  0  0.0 s'])
  })

  it('is coloured unless NO_COLOR is set', () => {
    const colored = observe({ isTTY: true }, { noColor: '', term: 'xterm' })
    colored.progress.begin('Send', null).end('')
    expect(colored.take().join('')).toContain('\u001b[32m✓')
    const plain = observe({ isTTY: true }, { noColor: '0', term: 'xterm' })
    plain.progress.begin('Send', null).end('')
    expect(plain.take().join('')).not.toContain('\u001b[3')
  })

  it('is coloured as FORCE_COLOR says, wherever it goes', () => {
    const forced = observe({}, { noColor: '1', forceColor: '1', term: undefined })
    forced.progress.begin('Send', null).end('')
    expect(forced.take().join('')).toContain('\u001b[32m✓')
    const plain = observe({ isTTY: true }, { noColor: undefined, forceColor: '0', term: 'xterm' })
    plain.progress.begin('Send', null).end('')
    expect(plain.take().join('')).not.toContain('\u001b[3')
  })
})

describe('progress elsewhere', () => {
  it.each<[string, object, TerminalVariables]>([
    ['in a file', {}, { noColor: undefined, term: undefined }],
    ['on a dumb terminal', { isTTY: true }, { noColor: undefined, term: 'dumb' }],
  ])('is plain lines %s', (_, stream, variables) => {
    const screen = observe(stream, variables)
    const task = screen.progress.begin('Ingest', 2)
    screen.advance(500)
    task.advance(2)
    screen.progress.print('hello')
    task.end('2 drops')
    expect(screen.take()).toEqual(['Ingest (2) …\n', 'hello\n', '✓ Ingest: 2 drops (0.5 s)\n'])
  })

  it('is nothing but the lines that stay, if so wanted', () => {
    const screen = observe({}, { noColor: undefined, term: undefined }, 'nothing')
    const task = screen.progress.begin('Compare', null)
    task.advance()
    screen.progress.print('hello')
    task.end('2 keys')
    screen.progress.begin('Repair', null).abort('broken off')
    expect(screen.take()).toEqual(['hello\n'])
  })

  it('reports work that ended early', () => {
    const screen = observe({}, { noColor: undefined, term: undefined })
    screen.progress.begin('Compare', null).abort('broken off after 3')
    expect(screen.take()).toEqual(['Compare …\n', '✗ Compare: broken off after 3 (0.0 s)\n'])
  })

  it('ends a task when the next begins, and never twice', () => {
    const screen = observe({}, { noColor: undefined, term: undefined })
    const first = screen.progress.begin('Ingest', null)
    screen.progress.begin('Measure', null).end('')
    first.end('late')
    expect(screen.take()).toEqual(['Ingest …\n', '✓ Ingest (0.0 s)\n', 'Measure …\n', '✓ Measure (0.0 s)\n'])
  })
})

function observe(
  stream: { isTTY?: boolean; columns?: number },
  variables: TerminalVariables,
  elsewhere?: 'nothing',
) {
  let nowMs = 0
  let written: string[] = []
  const write = (text: string): void => void written.push(text)
  return {
    progress: createProgress({ ...stream, write }, () => nowMs, variables, elsewhere),
    advance: (ms: number) => {
      nowMs += ms
    },
    take: () => {
      const taken = written
      written = []
      return taken
    },
  }
}
