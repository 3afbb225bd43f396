// Forms to the drops bucket, whose fields say what was signed.

import type { UploadForms } from '../../../shared/ports/signed-access.ts'

export function fakeUploadForms(): UploadForms {
  const url = 'https://drops.example/'
  return {
    url: async () => url,
    async sign(key, { maxBytes, seconds, redirectTo }) {
      const limits = { 'max-bytes': `${maxBytes}`, seconds: `${seconds}` }
      const fields = redirectTo === null ? limits : { ...limits, success_action_redirect: redirectTo }
      return { url, fields: { key, ...fields } }
    },
  }
}
