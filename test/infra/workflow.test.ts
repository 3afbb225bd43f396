// The example of a workflow for GitHub Actions, as a parser reads it: its scripts exist, and it may do no more than it needs.

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { blockAfter } from '../support/markdown.ts'

interface Job {
  readonly if?: string
  readonly needs?: string
  readonly environment?: string
  readonly permissions: Readonly<Record<string, string>>
  readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly with?: object }[]
}

const GUIDE = readFileSync('infra/cli/deploy/README.md', 'utf8')
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
const workflow: { readonly on: object; readonly permissions: object; readonly jobs: Record<string, Job> } =
  parse(blockAfter(GUIDE, '## In GitHub Actions', 'yaml'))
const jobs = Object.entries(workflow.jobs)
const runs = ({ steps }: Job) => steps.flatMap(({ run }) => run ?? [])

describe('the example of a workflow', () => {
  it('runs only commands that there are', () => {
    const commands = jobs.flatMap(([, job]) => runs(job))
    expect(commands).not.toHaveLength(0)
    for (const command of commands) {
      const [, script] = /^npm (?:run )?([a-z]+)(?: -- .*)?$/.exec(command) ?? []
      expect(script === 'ci' || Object.hasOwn(scripts, script ?? ''), command).toBe(true)
    }
  })

  it('checks, tests and synthesises before it shows or deploys anything, and tries what it has deployed', () => {
    const { check, diff, deploy, smoke } = workflow.jobs
    expect(check && runs(check)).toEqual(['npm ci', 'npm run check', 'npm test', 'npm run synth'])
    expect(diff).toMatchObject({
      needs: 'check',
      if: expect.stringContaining("event_name == 'pull_request'"),
    })
    expect(diff && runs(diff).at(-1)).toBe('npm run deploy -- --stage prod --dry-run')
    const onMain = "github.event_name == 'push' && github.ref == 'refs/heads/main'"
    expect(deploy).toMatchObject({ needs: 'check', if: onMain, environment: 'prod' })
    expect(deploy && runs(deploy).at(-1)).toBe('npm run deploy -- --stage prod --yes')
    expect(smoke).toMatchObject({ needs: 'deploy', environment: 'prod' })
    expect(smoke && runs(smoke).at(-1)).toBe('npm run smoke -- --stage prod')
    expect(workflow.on).toEqual({ pull_request: null, push: { branches: ['main'] } })
  })

  it.each(jobs)('gives %s no right that it does not need', (_name, { permissions, steps }) => {
    const isOnAws = steps.some(({ uses }) => uses?.startsWith('aws-actions/'))
    expect(permissions).toEqual({ contents: 'read', ...(isOnAws && { 'id-token': 'write' }) })
    expect(workflow.permissions).toEqual({})
  })

  it.each(jobs)('pins every action of %s to a commit', (_name, { steps }) => {
    const actions = steps.flatMap(({ uses }) => uses ?? [])
    expect(actions).not.toHaveLength(0)
    for (const action of actions) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/)
  })
})
