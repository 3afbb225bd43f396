// The last line of a test run: its totals.

interface CountedModule {
  readonly children: {
    allTests(): Iterable<{ result(): { readonly state: 'passed' | 'failed' | 'skipped' | 'pending' } }>
    allSuites(): Iterable<{ errors(): readonly unknown[] }>
  }
  errors(): readonly unknown[]
}

/**
 * `N passed, N failed`, and `, N skipped` when there are some. A file that does not load, a failing hook and an error outside
 * any test count as failed; a test that never came to its end too.
 */
export function totalLine(modules: readonly CountedModule[], unhandledErrors: readonly unknown[]): string {
  const count = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
  for (const module of modules) {
    count.failed += module.errors().length
    for (const suite of module.children.allSuites()) count.failed += suite.errors().length
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      count[state === 'pending' ? 'failed' : state] += 1
    }
  }
  const skipped = count.skipped === 0 ? '' : `, ${count.skipped} skipped`
  return `${count.passed} passed, ${count.failed} failed${skipped}`
}
