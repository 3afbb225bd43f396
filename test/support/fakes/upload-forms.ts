// Forms to the drops bucket, whose fields say what was signed.

import type { UploadForms } from '../../../shared/ports.ts'

export function fakeUploadForms(): UploadForms {
  return {
    async sign(key, { maxBytes, seconds, redirectTo }) {
      const limits = { 'max-bytes': `${maxBytes}`, seconds: `${seconds}` }
      const fields = redirectTo === null ? limits : { ...limits, success_action_redirect: redirectTo }
      return { url: 'https://drops.example/', fields: { key, ...fields } }
    },
  }
}
