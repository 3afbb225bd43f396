// Writes the scripts of pages beside the views that serve or embed them: `npm run scripts`.

import { writeFile } from 'node:fs/promises'
import { browserScript, SCRIPTED_VIEWS, viewFile } from './browser-script.ts'

for (const view of SCRIPTED_VIEWS) {
  const lines = (await browserScript(view)).split('\n').map((line) => JSON.stringify(line))
  const source = `// Written by \`npm run scripts\` from browser/: the script of these pages.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of the script, not of this file.

export const SCRIPT = [
${lines.join(',\n')}
].join('\\n')
`
  await writeFile(viewFile(view, 'script.ts'), source)
}
