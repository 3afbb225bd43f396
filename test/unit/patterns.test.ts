// No pattern of the product can be made to backtrack catastrophically: a library checks each of them.

import { glob, readFile } from 'node:fs/promises'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

interface Pattern {
  readonly where: string
  readonly source: string
  readonly flags: string
}

/** Literals, and calls that make a pattern of a text: those cannot be checked. */
async function patternsOf(path: string): Promise<{ literals: Pattern[]; made: string[] }> {
  const file = ts.createSourceFile(path, await readFile(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const literals: Pattern[] = []
  const made: string[] = []

  function visit(node: ts.Node): void {
    const where = `${path}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      literals.push({ where, source: node.text.slice(1, end), flags: node.text.slice(end + 1) })
    }
    const isCall = ts.isNewExpression(node) || ts.isCallExpression(node)
    if (isCall && node.expression.getText(file) === 'RegExp') made.push(where)
    ts.forEachChild(node, visit)
  }

  visit(file)
  return { literals, made }
}

/** It counts steps as well: a busy machine must not make a pattern seem slow. */
const WITHOUT_CLOCK = { timeout: null, attackTimeout: null, incubationTimeout: null, seedingTimeout: null }

/** A sticky pattern is tried at one place alone; the checker would try it at each. */
function anchored(source: string, flags: string): [source: string, flags: string] {
  return flags.includes('y') ? [`^(?:${source})`, flags.replace('y', '')] : [source, flags]
}

describe('the regular expressions of the product', () => {
  it('take linear time for any text', { timeout: 300_000 }, async () => {
    // Before it is loaded: without Java and without a binary.
    process.env.RECHECK_BACKEND = 'pure'
    const { check } = await import('recheck')
    const paths = await Array.fromAsync(glob('{functions,shared}/**/*.ts'))
    const found = await Promise.all(paths.map(patternsOf))
    expect(found.flatMap(({ made }) => made)).toEqual([])
    const literals = found.flatMap((patterns) => patterns.literals)
    expect(literals.length).toBeGreaterThan(30)
    const unsafe: string[] = []
    for (const { where, source, flags } of literals) {
      const [text, rest] = anchored(source, flags)
      const { status } = await check(text, rest, WITHOUT_CLOCK)
      if (status !== 'safe') unsafe.push(`${where} /${source}/${flags}: ${status}`)
    }
    expect(unsafe).toEqual([])
  })
})
