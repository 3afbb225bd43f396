// `npm run uptake -- explain`: where the figures of one customer come from.

import process from 'node:process'
import { type Explanation, isKnown } from '../../../shared/domain/explanation/explanation.ts'
import { visible, visibleLine } from '../../../shared/domain/untrusted-text.ts'
import { explain as explainFigures } from '../../../shared/flows/measure/explain.ts'
import { TABLES } from '../../../shared/topology.ts'
import { explanationJson, explanationSections } from '../../../shared/views/explanation.ts'
import { textsFor } from '../../../shared/views/texts/languages.ts'
import { runCommand, type Streams } from '../command.ts'
import { DONE, FAILED } from '../exit-codes.ts'
import { openTarget } from '../open-target.ts'
import { STORAGE, targetProblems } from '../target.ts'
import { paintOn } from '../terminal.ts'
import { columns, hanging, type Paint } from '../text-layout.ts'
import { type ExplainOptions, parseExplainOptions } from './explain-options.ts'

const WIDTH = 100

/** Returns the exit status; `args`: those after the command's name. */
export function explain(args: readonly string[], streams: Streams = process): Promise<number> {
  return runCommand(
    parseExplainOptions(args),
    ({ target }) => targetProblems(target, [...STORAGE, TABLES.Metrics]),
    (options) => explainOne(options, streams),
    streams,
  )
}

async function explainOne(
  { target, partner: id, customer, asOf, json }: ExplainOptions,
  { stdout, stderr }: Streams,
): Promise<number> {
  const { wiring, close } = await openTarget(target, stderr)
  try {
    const partner = (await wiring.settings()).get(id)
    if (partner === undefined) {
      stderr.write(`${id} is not in partners.json; give the id of a partner that is.\n`)
      return FAILED
    }
    const explanation = await explainFigures(partner, { customer, asOf }, wiring)
    if (!isKnown(explanation)) {
      stderr.write(`No file of these 28 days names ${visibleLine(customer)}; customers.csv has the ids.\n`)
      return FAILED
    }
    stdout.write(json ? visible(explanationJson(explanation)) : textOf(explanation, paintOn(stdout)))
    return DONE
  } finally {
    await close()
  }
}

function textOf(explanation: Explanation, paint: Paint): string {
  const texts = textsFor('en')
  const bold = (text: string) => paint('bold', text)
  const { customerName, customerId, windowStart, asOf } = explanation
  const named = customerName === '' ? customerId : `${customerName} (${customerId})`
  const sections = explanationSections(explanation, texts).map(
    ({ title, sentences, columns: heads, rows }) => {
      const table = [heads.map((head) => head.title), ...rows.map((row) => row.map(visibleLine))]
      const aligned =
        rows.length === 0
          ? []
          : columns(
              table,
              heads.map(({ isNumber }) => isNumber),
            )
      return [
        bold(title),
        ...sentences.map((sentence) => hanging('  ', sentence, WIDTH)),
        ...aligned.map((line) => `    ${line}`),
      ].join('\n')
    },
  )
  return `${[`${bold(visibleLine(named))}, ${texts.formats.days(windowStart, asOf)}`, ...sections].join('\n\n')}\n`
}
