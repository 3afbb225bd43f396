// Writes the script of reports beside the view that embeds it: `npm run report-script`.

import { writeFile } from 'node:fs/promises'
import { reportScript } from './report-script.ts'

const lines = (await reportScript()).split('\n').map((line) => JSON.stringify(line))
const source = `// Written by \`npm run report-script\` from browser/: the script that reports embed.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of the script, not of this file.

export const SCRIPT = [
${lines.join(',\n')}
].join('\\n')
`
await writeFile(new URL('../../shared/views/report/script.ts', import.meta.url), source)
