// The port of the local page, which links in mail lead to.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keepPort, lastPort } from '../../../infra/local/run/portal.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uptake-port-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('is kept with the state of a run', async () => {
  const state = join(folder, 'new')
  expect(await lastPort(state)).toBe(0)
  await keepPort(state, 'http://127.0.0.1:34567/')
  expect(await lastPort(state)).toBe(34567)
})

it('is any where there is no state', async () => {
  await keepPort(null, 'http://127.0.0.1:34567/')
  expect(await lastPort(null)).toBe(0)
})

it.each(['', 'x', '-1', '0', '65536', '1.5'])('is any where "%s" was kept', async (text) => {
  await writeFile(join(folder, 'page-port.txt'), text)
  expect(await lastPort(folder)).toBe(0)
})
