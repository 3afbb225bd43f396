// A folder of files as drops: every file that can be read is included, and the rest is reported.

import { once } from 'node:events'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, describe, expect, it } from 'vitest'
import { folderSource } from '../../../infra/local/run/drop-source.ts'

const home = await mkdtemp(join(tmpdir(), 'uptake-drops-'))
afterAll(() => rm(home, { recursive: true }))

const drops = join(home, 'drops')

async function put(path: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
}

describe('a folder of drops', () => {
  it('includes every readable file, and reports what is wrong with the others', async () => {
    await put(join(drops, 'partners.json'), '[]')
    await put(join(drops, 'n/activity/day.csv'), 'rows')
    await put(join(drops, 'n/.DS_Store'), '')
    await put(join(home, 'secret'), 'secret')
    await symlink('day.csv', join(drops, 'n/activity/inside.csv'))
    await symlink('nowhere', join(drops, 'n/activity/dangling.csv'))
    await symlink('loop.csv', join(drops, 'n/activity/loop.csv'))
    await symlink('../../../secret', join(drops, 'n/activity/outside.csv'))
    await symlink('..', join(drops, 'n/activity/folder'))
    const socket = createServer().listen(join(drops, 'n/socket.csv'))
    await once(socket, 'listening')
    await writeFile(Buffer.concat([Buffer.from(`${drops}/n/caf`), Buffer.from([0xe9])]), 'rows')
    await put(join(drops, ...Array<string>(6).fill('f'.repeat(200)), 'deep.csv'), 'rows')

    const { files, skipped } = await folderSource(drops)
    socket.close()
    const contents = await Promise.all(files.map(async ({ key, open }) => [key, await text(open())]))
    expect(Object.fromEntries(contents)).toEqual({
      'partners.json': '[]',
      'n/activity/day.csv': 'rows',
      'n/activity/inside.csv': 'rows',
    })
    expect(Object.fromEntries(skipped.map(({ key, reason }) => [key.slice(-20), reason]))).toEqual({
      'ctivity/dangling.csv': 'is a broken link',
      'n/activity/loop.csv': 'is a link to itself',
      'activity/outside.csv': 'is a link to outside the folder',
      'n/activity/folder': 'is a link to a folder',
      'n/socket.csv': 'is a pipe, a socket or a device',
      'n/caf\ufffd': 'has a name that is not UTF-8',
      'fffffffffff/deep.csv': 'makes a key of more than 1024 bytes',
    })
  })
})
