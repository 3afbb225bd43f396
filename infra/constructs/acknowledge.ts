// Acknowledges cdk-nag findings that are acceptable, each with its reason. An acknowledgement names one exact
// permission, never a whole rule.

import { Stack, Validations } from 'aws-cdk-lib'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { IConstruct } from 'constructs'

/** The permission may cover every resource. */
export function acknowledgeEveryResource(construct: IConstruct, reason: string): void {
  acknowledgeWildcard(construct, 'Resource::*', reason)
}

/** The permission may cover these keys of a bucket in another stack, which cdk-nag names by its export. */
export function acknowledgeKeys(construct: IConstruct, bucket: Bucket, keys: string, reason: string): void {
  const imported: unknown = Stack.of(construct).resolve(Stack.of(bucket).exportValue(bucket.bucketArn))
  const arn =
    typeof imported === 'object' &&
    imported !== null &&
    'Fn::ImportValue' in imported &&
    imported['Fn::ImportValue']
  acknowledgeWildcard(
    construct,
    `Resource::${arn}/${keys.replaceAll('${', '<').replaceAll('}', '>')}`,
    reason,
  )
}

function acknowledgeWildcard(construct: IConstruct, permission: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: `AwsSolutions-IAM5[${permission}]`, reason })
}
