// The fields of a form that was sent, as text; files and repeated fields are none.

import type { PortalRequest } from './respond.ts'

/** '' for a field that was not sent, or a body that is no form. */
export async function fieldsOf(c: PortalRequest): Promise<(name: string) => string> {
  const body = await c.req.parseBody().catch(() => ({}))
  const fields = new Map(Object.entries(body))
  return (name) => {
    const value: unknown = fields.get(name)
    return typeof value === 'string' ? value : ''
  }
}
