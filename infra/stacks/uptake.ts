// A stage as two stacks: the state, which must never be lost, and the pipeline, which can be deployed anew at
// any time. The state has no termination protection: it would keep `cdk deploy` from replacing a stack whose
// first deployment failed. It cannot be deleted while the pipeline uses it, and what it holds stays in any case.

import { type App, Tags, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { PipelineStack } from './pipeline-stack.ts'
import type { StageSettings } from './stage.ts'
import { StateStack } from './state-stack.ts'

export function addUptake(app: App, stage: StageSettings): { state: StateStack; pipeline: PipelineStack } {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  Tags.of(app).add('uptake:stage', stage.name)
  const env = {
    ...(stage.account ? { account: stage.account } : {}),
    ...(stage.region ? { region: stage.region } : {}),
  }
  const state = new StateStack(app, `Uptake-${stage.name}-State`, { env, stage })
  const pipeline = new PipelineStack(app, `Uptake-${stage.name}-Pipeline`, { env, stage, state })
  return { state, pipeline }
}
