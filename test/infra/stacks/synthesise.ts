// Synthesises a stage as `npx cdk synth` does, but without bundling the functions.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { AwsSolutionsChecks } from 'cdk-nag'
import { readStage } from '../../../infra/stacks/stage.ts'
import { addUptake } from '../../../infra/stacks/uptake.ts'

const { context }: { context: Record<string, unknown> } = JSON.parse(readFileSync('cdk.json', 'utf8'))

/** The app of a stage with these settings changed. */
export function appWith(settings: Record<string, unknown>, more: Record<string, unknown> = {}): App {
  const example = {
    sender: 'digest@uptake.example',
    alarmAddress: 'alarm@uptake.example',
    retentionDays: 400,
  }
  return new App({
    // Takes seconds; `npx cdk synth` does it.
    builtinCloudFormationValidation: false,
    outdir: mkdtempSync(join(tmpdir(), 'uptake-synth-')),
    context: {
      ...context,
      stage: 'test',
      stages: { test: { ...example, ...settings } },
      'aws:cdk:bundling-stacks': [],
      ...more,
    },
  })
}

export function synthesise(settings: Record<string, unknown> = {}) {
  const app = appWith(settings)
  const { state, pipeline } = addUptake(app, readStage(app.node))
  const stacks = { state: Template.fromStack(state), pipeline: Template.fromStack(pipeline) }
  const { violations } = new AwsSolutionsChecks().validateScope(app)
  rmSync(app.outdir, { recursive: true })
  return { app, ...stacks, violations }
}
