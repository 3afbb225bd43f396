// Adds the entries that npm omitted to package-lock.json. Run after every `npm install` that changed it.

import { readFileSync, writeFileSync } from 'node:fs'
import { type Lockfile, missingOptionalPackages } from './lockfile.ts'

const lockfile: Lockfile = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const missing = missingOptionalPackages(lockfile)
const places = Object.entries({ ...lockfile.packages, ...missing })
lockfile.packages = Object.fromEntries(places.sort(([one], [other]) => one.localeCompare(other, 'en')))
writeFileSync('package-lock.json', `${JSON.stringify(lockfile, null, 2)}\n`)
console.log(`${Object.keys(missing).length} packages of other platforms added`)
