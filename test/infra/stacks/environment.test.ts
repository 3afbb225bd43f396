import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { type Wiring, wire } from '../../../shared/adapters/wiring.ts'
import {
  FUNCTIONS,
  type FunctionName,
  ONE_CLICK_VARIABLE,
  PORTAL_VARIABLE,
  QUEUE_NAMES,
  queueVariable,
  STAGE_VARIABLE,
} from '../../../shared/topology.ts'
import { functionNames, nameOf, policiesOf } from './policies.ts'
import { synthesise } from './synthesise.ts'

const { pipeline } = synthesise()
const { permissions, environment } = policiesOf(pipeline)

const program = ts.createProgram(
  functionNames.map((name) => `functions/${FUNCTIONS[name].file}.ts`),
  { strict: true, noEmit: true, module: ts.ModuleKind.NodeNext, allowImportingTsExtensions: true },
)

/** The parts of the wiring that a function's handler asks for: the names that the type of its ports has. */
function partsOf(name: FunctionName): (keyof Wiring)[] {
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(`functions/${FUNCTIONS[name].file}.ts`)
  const module = source && checker.getSymbolAtLocation(source)
  const [create] = module === undefined ? [] : checker.getExportsOfModule(module).filter(isFactory)
  const [ports] = create === undefined ? [] : (signatureOf(create, checker)?.parameters ?? [])
  if (ports === undefined) throw new Error(`${name} has no createHandler(ports)`)
  return checker
    .getTypeOfSymbol(ports)
    .getProperties()
    .map((part) => part.name as keyof Wiring)
}

function isFactory(symbol: ts.Symbol): boolean {
  return symbol.name === 'createHandler'
}

function signatureOf(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Signature | undefined {
  return checker.getTypeOfSymbol(symbol).getCallSignatures()[0]
}

/** Without the address there is no portal, and without the other no header; the rest are needed. */
const OPTIONAL: ReadonlyMap<string, keyof Wiring> = new Map([
  [PORTAL_VARIABLE, 'portalUrl'],
  [ONE_CLICK_VARIABLE, 'oneClickUnsubscribe'],
])

describe('the environment of a function', () => {
  it.each(functionNames)('contains all that %s reads', (name) => {
    const parts = partsOf(name)
    const wiring = wire({ AWS_REGION: 'eu-west-1', ...environment(name) })
    expect(parts).not.toHaveLength(0)
    expect(parts.map((part) => wiring[part])).not.toContain(undefined)
  })

  it.each(functionNames)('contains nothing that %s does not read', (name) => {
    const parts = partsOf(name)
    const variables = Object.entries(environment(name)).filter(
      // The stage has a name in any case.
      ([variable]) => !variable.endsWith('_QUEUE_URL') && variable !== STAGE_VARIABLE,
    )
    for (const [variable] of variables) {
      const others = variables.filter(([other]) => other !== variable)
      const wiring = wire({ AWS_REGION: 'eu-west-1', ...Object.fromEntries(others) })
      const optional = OPTIONAL.get(variable)
      if (optional !== undefined) expect(parts).toContain(optional)
      else expect(() => parts.map((part) => wiring[part])).toThrow(variable)
    }
  })

  it('tells SendMail where answers go and who sends the mail, where the stage says', () => {
    const said = { replyTo: 'success@uptake.example', imprint: 'Uptake Ltd., Dublin' }
    const { environment } = policiesOf(synthesise(said).pipeline)
    expect(wire({ AWS_REGION: 'eu-west-1', ...environment('SendMail') })).toMatchObject(said)
  })

  it.each([
    ['domain', true],
    ['existing', true],
    ['address', false],
  ] as const)(
    'has SendMail offer one click to unsubscribe where a %s signs: %s',
    (senderIdentity, offers) => {
      const { environment } = policiesOf(synthesise({ senderIdentity }).pipeline)
      const { oneClickUnsubscribe } = wire({ AWS_REGION: 'eu-west-1', ...environment('SendMail') })
      expect(oneClickUnsubscribe).toBe(offers)
    },
  )

  const queuesOf = (isNamed: (variable: string) => boolean) =>
    Object.fromEntries(
      functionNames.map((name) => [
        name,
        Object.entries(environment(name)).filter(([variable]) => isNamed(variable)),
      ]),
    )

  it('names the dead letters of the queue that the function works on', () => {
    expect(queuesOf((variable) => variable.endsWith('_DEAD_LETTER_QUEUE_URL'))).toEqual({
      GroupChanges: [['UPTAKE_CHANGES_DEAD_LETTER_QUEUE_URL', 'ChangesQueueDeadLetters']],
      IngestDrop: [['UPTAKE_INGEST_DEAD_LETTER_QUEUE_URL', 'IngestQueueDeadLetters']],
      Measure: [['UPTAKE_MEASURE_DEAD_LETTER_QUEUE_URL', 'MeasureQueueDeadLetters']],
      Plan: [],
      Portal: [],
      Publish: [['UPTAKE_PUBLISH_DEAD_LETTER_QUEUE_URL', 'PublishQueueDeadLetters']],
      RecordFeedback: [['UPTAKE_FEEDBACK_DEAD_LETTER_QUEUE_URL', 'FeedbackQueueDeadLetters']],
      SendMail: [['UPTAKE_SEND_DEAD_LETTER_QUEUE_URL', 'SendQueueDeadLetters']],
      Sweep: [['UPTAKE_SWEEP_DEAD_LETTER_QUEUE_URL', 'SweepQueueDeadLetters']],
    })
  })

  it('names the queues of the jobs that the function sends', () => {
    expect(queuesOf((variable) => /(?<!_DEAD_LETTER)_QUEUE_URL$/.test(variable))).toEqual({
      GroupChanges: [['UPTAKE_INGEST_QUEUE_URL', 'IngestQueue']],
      IngestDrop: [['UPTAKE_INGEST_QUEUE_URL', 'IngestQueue']],
      Measure: [],
      Plan: [
        ['UPTAKE_MEASURE_QUEUE_URL', 'MeasureQueue'],
        ['UPTAKE_PUBLISH_QUEUE_URL', 'PublishQueue'],
        ['UPTAKE_SEND_QUEUE_URL', 'SendQueue'],
      ],
      Portal: [['UPTAKE_SEND_QUEUE_URL', 'SendQueue']],
      Publish: [
        ['UPTAKE_PUBLISH_QUEUE_URL', 'PublishQueue'],
        ['UPTAKE_SEND_QUEUE_URL', 'SendQueue'],
      ],
      RecordFeedback: [],
      SendMail: [],
      Sweep: [
        ['UPTAKE_INGEST_QUEUE_URL', 'IngestQueue'],
        ['UPTAKE_SWEEP_QUEUE_URL', 'SweepQueue'],
      ],
    })
  })

  it('comes with the permission to use what it names', () => {
    for (const name of functionNames) {
      const used = permissions(`${name}Role`).map((permission) => permission.split(' ')[1]?.split('/')[0])
      const {
        UPTAKE_STAGE,
        UPTAKE_SENDER,
        UPTAKE_CONFIGURATION_SET,
        UPTAKE_ONE_CLICK_UNSUBSCRIBE,
        UPTAKE_RETENTION_DAYS,
        UPTAKE_PORTAL_URL,
        ...named
      } = environment(name)
      expect(Object.values(named).filter((resource) => !used.includes(resource))).toEqual([])
    }
  })
})

describe('the environment of an operator', () => {
  const outputs = Object.entries(pipeline.findOutputs('*')).filter(([id]) => id.startsWith('Environment'))
  const said = Object.fromEntries(
    outputs.flatMap(([, { Value }]) =>
      nameOf(Value)
        .split(' ')
        .map((assignment) => assignment.split('=')),
    ),
  )

  it('names the resources of the functions', () => {
    const { UPTAKE_METRICS_TABLE, ...storage } = said
    const { UPTAKE_STAGE, UPTAKE_SWEEP_DEAD_LETTER_QUEUE_URL, ...workedOn } = environment('Sweep')
    expect(storage).toMatchObject(workedOn)
    expect(UPTAKE_SWEEP_DEAD_LETTER_QUEUE_URL).toBe('SweepQueueDeadLetters')
    expect(UPTAKE_METRICS_TABLE).toBe('Metrics')
  })

  it('says who sends mail, and where the portal is', () => {
    const { UPTAKE_SENDER, UPTAKE_CONFIGURATION_SET, UPTAKE_PORTAL_URL } = environment('SendMail')
    expect(said).toMatchObject({ UPTAKE_SENDER, UPTAKE_CONFIGURATION_SET, UPTAKE_PORTAL_URL })
    const named = synthesise({ imprint: "O'Neill Ltd., Dublin" }).pipeline.findOutputs('EnvironmentMail')
    // As a shell reads it.
    expect(nameOf(named.EnvironmentMail?.Value)).toContain("UPTAKE_IMPRINT='O'\\''Neill Ltd., Dublin'")
  })

  it('names every queue whose dead letters can be moved back', () => {
    const queues = QUEUE_NAMES.map((queue) => [queueVariable(queue), said[queueVariable(queue)]])
    expect(queues).toEqual([
      ['UPTAKE_CHANGES_QUEUE_URL', 'ChangesQueue'],
      ['UPTAKE_INGEST_QUEUE_URL', 'IngestQueue'],
      ['UPTAKE_SWEEP_QUEUE_URL', 'SweepQueue'],
      ['UPTAKE_MEASURE_QUEUE_URL', 'MeasureQueue'],
      ['UPTAKE_PUBLISH_QUEUE_URL', 'PublishQueue'],
      ['UPTAKE_SEND_QUEUE_URL', 'SendQueue'],
      ['UPTAKE_FEEDBACK_QUEUE_URL', 'FeedbackQueue'],
    ])
  })

  it('is short enough for an output', () => {
    for (const [, { Value }] of outputs) {
      // A bucket or table name has some 60 characters more than the template shows, a URL some 120.
      expect(nameOf(Value).length + nameOf(Value).split('=').length * 120).toBeLessThan(4_096)
    }
  })
})
