// The imprint: who sends the mail, and a postal address. It ends every mail, at every level of detail.

import { visibleLine } from '../../../domain/untrusted-text.ts'

/** null: the operator has given none. */
export function endedBy(imprint: string | null, footer: readonly string[]): readonly string[] {
  return imprint === null ? footer : [...footer, visibleLine(imprint)]
}
