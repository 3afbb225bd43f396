// The page about events for other programs: its rule, as JSON and in a stack, and the event that it shows, against the
// events of a digest.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { runInNewContext } from 'node:vm'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import {
  digestPublishedSchema,
  EVENT_TYPES,
  eventsOf,
  flagChangedSchema,
} from '../../../shared/domain/events/event.ts'
import { eventsJson, parseEvents } from '../../../shared/views/events-json.ts'
import { snakeCase } from '../../../shared/views/key-case.ts'
import { blockAfter, namesIn, tableOf } from '../../support/markdown.ts'
import { digestOf } from '../../unit/domain/digest/portfolios.ts'

const PAGE = readFileSync('shared/domain/events/README.md', 'utf8')
const EXAMPLE = JSON.parse(blockAfter(PAGE, 'An event as a rule sees it', 'json'))
const PATTERN: Pattern = JSON.parse(blockAfter(PAGE, 'The pattern of the rule', 'json'))

/** A part of what EventBridge knows: any of these values, or a pattern for the fields of an object. */
interface Pattern {
  readonly [field: string]: readonly unknown[] | Pattern
}

function matches(pattern: Pattern, value: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(pattern).every(([field, wanted]) =>
    Array.isArray(wanted)
      ? wanted.includes(value[field])
      : matches(wanted as Pattern, Object(value[field]) as Record<string, unknown>),
  )
}

const week = (entitled: number) => ({ sold: 100, assigned: 100, entitled })
const DIGEST = digestOf({
  alpha: { name: 'Alpha Ltd', weeks: [week(80), week(30)] },
  beta: { name: 'Beta Ltd', weeks: [week(80), week(50)] },
  gamma: { name: 'Gamma Ltd', weeks: [week(30), week(80), week(80)] },
})
const EVENTS = parseEvents(eventsJson(eventsOf(DIGEST))).map(({ type, detail }) => ({
  'detail-type': type,
  source: 'uptake',
  detail,
}))

describe('the page about events', () => {
  it('has a rule that opens a ticket for new critical flags, and nothing else', () => {
    expect(EVENTS.filter((event) => matches(PATTERN, event)).map(({ detail }) => detail)).toMatchObject([
      { customer_id: 'alpha', rule: 'low_usage', severity: 'critical', state: 'new', snoozed: false },
    ])
    const [chosen] = EVENTS.filter((event) => matches(PATTERN, event))
    expect(matches(PATTERN, { ...chosen, detail: { ...chosen?.detail, snoozed: true } })).toBe(false)
  })

  it('has a stack with the same rule, whose events are not lost when the ticket system is down', () => {
    const compiled = ts.transpileModule(blockAfter(PAGE, 'Or in a stack of your own', 'ts'), {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    })
    const exports: { Tickets?: new (...args: unknown[]) => import('aws-cdk-lib').Stack } = {}
    runInNewContext(compiled.outputText, { exports, require: createRequire(import.meta.url) })
    if (exports.Tickets === undefined) throw new Error('the page has no stack')
    const template = Template.fromStack(new exports.Tickets(new App(), 'Tickets'))
    const [rule] = Object.values(template.findResources('AWS::Events::Rule'))
    expect(rule?.Properties.EventPattern).toEqual(PATTERN)
    expect(rule?.Properties.EventBusName).toBe('uptake-prod')
    expect(rule?.Properties.Targets).toMatchObject([{ DeadLetterConfig: { Arn: expect.anything() } }])
  })

  it('shows an event as it arrives', () => {
    const [shown] = EVENTS.filter((event) => matches(PATTERN, event))
    expect(EXAMPLE).toMatchObject({ ...shown })
  })

  it('names every type and every field', () => {
    expect(tableOf(PAGE, '`detail-type`').map(([type]) => namesIn(type)[0])).toEqual([...EVENT_TYPES])
    const named = (kinds: readonly string[]) =>
      tableOf(PAGE, 'in `detail`')
        .filter(([, kind = '']) => kinds.includes(kind))
        .flatMap(([field]) => namesIn(field))
        .sort()
    const fieldsOf = ({ shape }: { readonly shape: object }) => Object.keys(shape).map(snakeCase).sort()
    expect(named(['all', 'the digest'])).toEqual(fieldsOf(digestPublishedSchema))
    expect(named(['all', 'a flag'])).toEqual(fieldsOf(flagChangedSchema))
  })
})
