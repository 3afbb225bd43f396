// Completes a lockfile with the entries that npm omits: optional packages of platforms that its registry did
// not offer. Without them, `npm ci` of npm 11 and later rejects the whole lockfile.

export interface LockedPackage {
  version?: string
  optional?: boolean
  dev?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  resolved?: string
  hasInstallScript?: boolean
  optionalDependencies?: Record<string, string>
}

export interface Lockfile {
  packages: Record<string, LockedPackage>
}

/** The entries that are missing, by place; a package's platform is read from its name. */
export function missingOptionalPackages({ packages }: Lockfile): Record<string, LockedPackage> {
  const missing: Record<string, LockedPackage> = {}
  for (const [place, { dev, optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (placesOf(place, name).some((found) => found in packages)) continue
      missing[`node_modules/${name}`] = {
        version,
        ...platformOf(name),
        ...(dev ? { dev } : {}),
        optional: true,
      }
    }
  }
  return missing
}

/** Where Node looks for a package that `place` imports, nearest first. */
function placesOf(place: string, name: string): string[] {
  const nearest = place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`
  const outer = place.lastIndexOf('node_modules/')
  return outer === -1 ? [nearest] : [nearest, ...placesOf(place.slice(0, Math.max(outer - 1, 0)), name)]
}

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const processors = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
]

function platformOf(name: string): Pick<LockedPackage, 'os' | 'cpu' | 'libc'> {
  const words = name.split(/[/-]/)
  const os = words.filter((word) => systems.includes(word))
  const cpu = words.filter((word) => processors.includes(word))
  if (os.length + cpu.length === 0)
    throw new Error(`${name} is optional, and its name does not tell its platform`)
  const libc =
    os[0] !== 'linux'
      ? []
      : words.at(-1)?.startsWith('musl')
        ? ['musl']
        : words.at(-1)?.startsWith('gnu')
          ? ['glibc']
          : []
  return { ...(os.length ? { os } : {}), ...(cpu.length ? { cpu } : {}), ...(libc.length ? { libc } : {}) }
}
