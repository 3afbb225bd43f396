// The CDK app: one stage of Uptake, checked against the AWS Solutions rules at synthesis.

import { App } from 'aws-cdk-lib'
import { readStage, StageError } from './stacks/stage.ts'
import { addUptake } from './stacks/uptake.ts'

const app = new App()
try {
  addUptake(app, readStage(app.node))
  app.synth()
} catch (error) {
  if (!(error instanceof StageError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
