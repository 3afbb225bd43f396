// The pipeline: functions and their queues, schedules and events, mail, and what an operator sees of them.

import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { BUCKETS, PORTAL_VARIABLE } from '../../shared/topology.ts'
import { BucketEvents } from '../constructs/bucket-events.ts'
import { Mail } from '../constructs/mail.ts'
import { Portal } from '../constructs/portal.ts'
import { Schedules } from '../constructs/schedules.ts'
import { bindQueues, bindState } from './bindings.ts'
import { addFunctions, addQueues } from './functions.ts'
import { addMonitoring } from './monitoring.ts'
import { outputEnvironment } from './operator-environment.ts'
import type { StageSettings } from './stage.ts'
import type { StateStack } from './state-stack.ts'

export interface PipelineStackProps extends StackProps {
  readonly stage: StageSettings
  readonly state: StateStack
}

export class PipelineStack extends Stack {
  constructor(scope: Construct, id: string, { stage, state, ...props }: PipelineStackProps) {
    super(scope, id, props)
    const functions = addFunctions(this, stage.name)
    const queues = addQueues(this, functions, stage.lambdaConcurrency)
    bindState(functions, state)
    bindQueues(functions, queues)

    new BucketEvents(this, 'DropEvents', { bucket: state.drops, queue: queues[BUCKETS.drops.changes] })
    // New settings can mean that drops must be read again.
    const sweep = queues[BUCKETS.settings.changes]
    new BucketEvents(this, 'SettingsEvents', { bucket: state.settings, queue: sweep })
    const schedules = new Schedules(this, 'Schedules', { plan: functions.Plan, sweep: queues.sweep })
    const mail = new Mail(this, 'Mail', { stage, feedback: queues.feedback })
    mail.bind(functions.SendMail)

    const portal = new Portal(this, 'Website', { stage, worker: functions.Portal })
    portal.bind(functions.Portal)
    portal.bind(functions.SendMail)
    portal.bind(functions.Plan)

    const scheduleDeadLetters = schedules.deadLetters
    const { tables } = state
    addMonitoring(this, { stage, functions, queues, scheduleDeadLetters, tables, portal }, this.stackName)

    outputEnvironment(this, { state, queues, mail: [...mail.variables(), [PORTAL_VARIABLE, portal.url]] })
    new CfnOutput(this, 'SettingsBucket', {
      description: 'Put partners.json here',
      value: state.settings.bucketName,
    })
    new CfnOutput(this, 'DropsBucket', { description: 'Upload drops here', value: state.drops.bucketName })
    new CfnOutput(this, 'ReportsBucket', {
      description: 'Reports and receipts',
      value: state.reports.bucketName,
    })
    new CfnOutput(this, 'EventBus', {
      description: 'Events for other programs: their rules listen here',
      value: state.events.eventBusArn,
    })
  }
}
