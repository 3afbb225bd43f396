// Forms that let whoever has them upload one object, under exactly one key, for some minutes. The signed policy is
// the credential: S3 refuses another key, and another size.

import type { S3Client } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import type { UploadForms } from '../../ports/signed-access.ts'

export function s3UploadForms(client: S3Client, bucket: string): UploadForms {
  return {
    // It is the same for every key.
    url: async () => (await createPresignedPost(client, { Bucket: bucket, Key: 'any', Expires: 1 })).url,
    sign: (key, { maxBytes, seconds, redirectTo }) =>
      createPresignedPost(client, {
        Bucket: bucket,
        Key: key,
        Expires: seconds,
        Conditions: [['content-length-range', 1, maxBytes]],
        ...(redirectTo === null ? {} : { Fields: { success_action_redirect: redirectTo } }),
      }),
  }
}
