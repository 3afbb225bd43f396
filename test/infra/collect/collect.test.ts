// The example that collects from Microsoft Graph, run against a small double of it: what it uploads is read as drops.

import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parseDropKey } from '../../../shared/domain/drops/drop-key.ts'
import { readDrop } from '../../../shared/domain/drops/read-drop.ts'
import { plainSettings } from '../../../shared/domain/drops/reading.ts'
import { sourceOf } from '../../unit/domain/drops/read.ts'

const SCRIPT = fileURLToPath(new URL('../../../infra/collect/collect.sh', import.meta.url))
const SECRET = 's&cret = %'
const REPORT = `Report Refresh Date,User Principal Name,Is Deleted,Has Exchange License,Exchange Last Activity Date,Assigned Products
DAY,amanda@contoso.example,False,True,DAY,OFFICE 365 E3
`
const SKUS = {
  value: [
    {
      ...{ skuPartNumber: 'SPE_E3', capabilityStatus: 'Enabled', appliesTo: 'User', consumedUnits: 18 },
      prepaidUnits: { enabled: 20, suspended: 0, warning: 0, lockedOut: 0 },
    },
  ],
}

describe('collect.sh', () => {
  let folder: string
  let server: Server
  let url: string
  /** Customers whose reports are forbidden. */
  const forbidden = new Set<string>()
  /** Of requests for downloads, which carry a signature of their own. */
  const tokensAtDownload: unknown[] = []
  const day = () => new Date().toISOString().slice(0, 10)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'uptake-collect-'))
    // In place of the AWS CLI: `aws s3 cp --only-show-errors FILE s3://BUCKET/KEY`.
    await writeFile(
      join(folder, 'aws'),
      '#!/usr/bin/env bash\nset -e\npath="$STORE/$(echo "$5" | cut -c6-)"\nmkdir -p "$(dirname "$path")"\ncp "$4" "$path"\n',
    )
    await chmod(join(folder, 'aws'), 0o755)
    server = createServer((request, response) => void answer(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    server.close()
    await rm(folder, { recursive: true })
  })
  beforeEach(async () => {
    forbidden.clear()
    tokensAtDownload.length = 0
    await rm(join(folder, 'store'), { recursive: true, force: true })
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', url)
    const token = request.headers.authorization?.replace('Bearer token-of-', '')
    const json = (value: object) => response.end(JSON.stringify(value))
    const [, tenant] = /^\/(\w+)\/oauth2\/v2\.0\/token$/.exec(pathname) ?? []
    if (tenant !== undefined) {
      const form = new URLSearchParams(await text(request))
      const isKnown = form.get('client_secret') === SECRET && form.get('scope') === `${url}/.default`
      response.statusCode = isKnown ? 200 : 401
      json({ access_token: `token-of-${tenant}` })
    } else if (pathname.endsWith('/delegatedAdminRelationships') && token === 'partner') {
      const page = (ids: string[], next?: string) =>
        json({
          value: ids.map((tenantId) => ({ customer: { tenantId } })),
          ...(next && { '@odata.nextLink': next }),
        })
      const first = searchParams.get('$filter') === "status eq 'active'"
      if (first) page(['contoso', 'fabrikam'], `${url}${pathname}?$skiptoken=2`)
      // A customer may have several relationships.
      else page(['contoso', 'tailspin'])
    } else if (pathname === '/v1.0/subscribedSkus' && token !== undefined) {
      json(SKUS)
    } else if (
      pathname === "/v1.0/reports/getOffice365ActiveUserDetail(period='D7')" &&
      token !== undefined
    ) {
      if (forbidden.has(token)) response.writeHead(403).end()
      // Another host, as with Graph.
      else response.writeHead(302, { location: `${url.replace('127.0.0.1', 'localhost')}/download` }).end()
    } else if (pathname === '/download') {
      tokensAtDownload.push(request.headers.authorization)
      response.end(`\uFEFF${REPORT.replaceAll('DAY', day())}`)
    } else {
      response.writeHead(404).end()
    }
  }

  function collect(environment: Readonly<Record<string, string>> = {}) {
    const env = {
      ...process.env,
      ...{ PATH: `${folder}:${process.env.PATH}`, STORE: join(folder, 'store') },
      ...{ UPTAKE_PARTNER: 'northwind', UPTAKE_DROPS_BUCKET: 'drops', GRAPH_URL: url, LOGIN_URL: url },
      ...{ TENANT_ID: 'partner', CLIENT_ID: 'app', CLIENT_SECRET: SECRET },
      ...environment,
    }
    return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      execFile('bash', [SCRIPT], { env }, (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
      })
    })
  }

  async function stored(): Promise<string[]> {
    const bucket = join(folder, 'store', 'drops')
    const entries = await readdir(bucket, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(bucket, join(entry.parentPath, entry.name)))
      .sort()
  }

  it('uploads licences and activity of each customer once, under keys that are read as they are', async () => {
    const { code, stdout, stderr } = await collect()
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('3 customers, 0 not collected in full\n')
    const customers = ['contoso', 'fabrikam', 'tailspin']
    const keys = await stored()
    expect(keys).toEqual([
      ...customers.map((id) => `northwind/activity/${day()}/customer=${id}/getOffice365ActiveUserDetail.csv`),
      ...customers.map((id) => `northwind/entitlements/${day()}/customer=${id}/subscribedSkus.json`),
    ])
    for (const key of keys) {
      const address = parseDropKey(key)
      if (address.kind === 'invalid') throw new Error(address.problem)
      const body = await readFile(join(folder, 'store', 'drops', key))
      const sink = { async sheet() {}, async rejects() {} }
      const read = await readDrop(sourceOf(body), { address, settings: plainSettings('UTC') }, sink)
      expect(read, key).toMatchObject({
        kind: 'read',
        outcome: { refused: null, customers: 1, rows: { accepted: 1, rejected: 0 } },
      })
    }
  })

  it('gives no token to the host that serves the reports', async () => {
    await collect()
    expect(tokensAtDownload).toEqual([undefined, undefined, undefined])
  })

  it('collects from the others what one customer does not give, and names it', async () => {
    forbidden.add('fabrikam')
    const { code, stdout, stderr } = await collect()
    expect(code).toBe(1)
    expect(stdout).toContain('3 customers, 1 not collected in full\n')
    expect(stderr).toMatch(/not collected in full: fabrikam\n$/)
    expect(await stored()).toHaveLength(5)
  })

  it('uploads nothing if it cannot sign in, and says which variable is missing', async () => {
    const refused = await collect({ CLIENT_SECRET: 'another' })
    expect(refused.code).not.toBe(0)
    expect(refused.stderr).toContain('401')
    expect((await collect({ UPTAKE_PARTNER: '' })).stderr).toContain(
      'UPTAKE_PARTNER: is the id of the partner',
    )
    await expect(stored()).rejects.toThrow('ENOENT')
  })
})
