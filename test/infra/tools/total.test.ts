import { describe, expect, it } from 'vitest'
import { totalLine } from '../../../infra/tools/total.ts'

type State = 'passed' | 'failed' | 'skipped' | 'pending'

const moduleOf = (states: State[], suiteErrors = 0, moduleErrors = 0) => ({
  errors: () => Array.from({ length: moduleErrors }, () => new Error('module')),
  children: {
    allTests: () => states.map((state) => ({ result: () => ({ state }) })),
    allSuites: () => [{ errors: () => Array.from({ length: suiteErrors }, () => new Error('hook')) }],
  },
})

describe('the last line of a test run', () => {
  it('sums up all files', () => {
    expect(totalLine([moduleOf(['passed', 'failed']), moduleOf(['passed'])], [])).toBe('2 passed, 1 failed')
  })

  it('names skipped tests only when there are some', () => {
    expect(totalLine([moduleOf(['passed', 'skipped'])], [])).toBe('1 passed, 0 failed, 1 skipped')
  })

  it('counts broken files, failing hooks, stray errors and unfinished tests as failed', () => {
    expect(totalLine([moduleOf(['pending'], 1, 1)], [new Error('stray')])).toBe('0 passed, 4 failed')
  })
})
