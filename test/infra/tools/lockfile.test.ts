import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type LockedPackage, type Lockfile, missingOptionalPackages } from '../../../infra/tools/lockfile.ts'

const lockfile: Lockfile = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const manifest: Record<'dependencies' | 'devDependencies', Record<string, string>> & {
  allowScripts: Record<string, boolean>
} = JSON.parse(readFileSync('package.json', 'utf8'))

/** Places of the packages of which this holds. */
const places = (holds: (locked: LockedPackage) => unknown) =>
  Object.entries(lockfile.packages).flatMap(([place, locked]) => (holds(locked) ? [place] : []))

describe('the lockfile', () => {
  it('has an entry for every platform (if not: npm run complete-lockfile)', () => {
    expect(missingOptionalPackages(lockfile)).toEqual({})
  })

  it('contains no download addresses', () => {
    expect(places(({ resolved }) => resolved?.startsWith('http'))).toEqual([])
  })

  it('pins exact versions', () => {
    const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies })
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([])
  })

  it('decides for every install script whether it may run', () => {
    const withScripts = places(({ hasInstallScript }) => hasInstallScript)
    const names = withScripts.map((place) =>
      place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
    )
    expect(Object.keys(manifest.allowScripts).sort()).toEqual([...new Set(names)].sort())
  })
})

describe('completing a lockfile', () => {
  const complete = (packages: Lockfile['packages']) => missingOptionalPackages({ packages })

  it('reads the platform from the name', () => {
    const tool = {
      dev: true,
      optionalDependencies: { '@tool/cli-linux-arm64-musl': '1.2.3', 'tool-win32-x64': '1.2.3' },
    }
    expect(complete({ 'node_modules/tool': tool })).toEqual({
      'node_modules/@tool/cli-linux-arm64-musl': {
        version: '1.2.3',
        os: ['linux'],
        cpu: ['arm64'],
        libc: ['musl'],
        dev: true,
        optional: true,
      },
      'node_modules/tool-win32-x64': {
        version: '1.2.3',
        os: ['win32'],
        cpu: ['x64'],
        dev: true,
        optional: true,
      },
    })
  })

  it('finds an entry wherever Node would', () => {
    const tool = { optionalDependencies: { 'tool-win32-x64': '1.2.3' } }
    const inner = 'node_modules/@outer/one/node_modules/tool'
    expect(complete({ [inner]: tool, 'node_modules/tool-win32-x64': {} })).toEqual({})
    expect(complete({ [inner]: tool, 'node_modules/@outer/one/node_modules/tool-win32-x64': {} })).toEqual({})
    expect(complete({ [inner]: tool, [`${inner}/node_modules/tool-win32-x64`]: {} })).toEqual({})
  })

  it('refuses to guess', () => {
    expect(() => complete({ 'node_modules/tool': { optionalDependencies: { extra: '1.0.0' } } })).toThrow(
      'extra is optional, and its name does not tell its platform',
    )
  })
})
