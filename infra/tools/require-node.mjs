// Stops with one clear sentence where Node.js cannot run TypeScript. Plain JavaScript, so that an old Node can say it.
// npm scripts find the Node.js that `npm ci` put into node_modules; a bare shell finds the system's.
// What it compiles is kept for the next start, which takes half a second less, or two for the whole pipeline.

import module from 'node:module'

const needed = 24
const major = Number(process.versions.node.split('.')[0])
if (major < needed) {
  console.error(
    `Uptake needs Node.js ${needed} and this is ${process.version}: run "npm ci", which brings it along, ` +
      'and start everything through npm ("npm start", "npm test") or npx.',
  )
  process.exit(1)
}

module.enableCompileCache?.()
