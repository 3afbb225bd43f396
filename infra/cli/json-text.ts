// What `--json` prints: one value, without hidden characters.

import { visibleJson } from '../../shared/domain/untrusted-text.ts'

export function jsonText(value: unknown): string {
  return `${visibleJson(value, 2)}\n`
}
