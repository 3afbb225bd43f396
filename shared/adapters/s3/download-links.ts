// Links that let anybody who has them download one object, for some minutes.

import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { DownloadLinks } from '../../ports/signed-access.ts'

export function s3DownloadLinks(client: S3Client, bucket: string): DownloadLinks {
  return {
    sign(key, { fileName, disposition, seconds }) {
      const request = new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ResponseContentDisposition: `${disposition}; filename*=UTF-8''${extendedValue(fileName)}`,
        ResponseCacheControl: 'no-store',
      })
      return getSignedUrl(client, request, { expiresIn: seconds })
    },
  }
}

/** RFC 8187, which allows fewer characters than encodeURIComponent leaves as they are. */
function extendedValue(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
}
