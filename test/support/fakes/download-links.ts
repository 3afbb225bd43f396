// Links to objects of the reports bucket, as an address that says what was signed.

import type { DownloadLinks } from '../../../shared/ports/signed-access.ts'

export function fakeDownloadLinks(): DownloadLinks {
  return {
    async sign(key, { fileName, disposition, seconds }) {
      const as = new URLSearchParams({ fileName, disposition, seconds: `${seconds}` })
      return `https://reports.example/${key.split('/').map(encodeURIComponent).join('/')}?${as}`
    },
  }
}
