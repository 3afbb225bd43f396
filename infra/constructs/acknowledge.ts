// Acknowledges cdk-nag findings that are acceptable, each with its reason. An acknowledgement names one exact
// permission, never a whole rule.

import { Stack, Validations } from 'aws-cdk-lib'
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3'
import type { IConstruct } from 'constructs'

/** The permission may cover every resource. */
export function acknowledgeEveryResource(construct: IConstruct, reason: string): void {
  acknowledgeWildcard(construct, 'Resource::*', reason)
}

/** The permission may cover these keys of a bucket, which cdk-nag names by its id or, from another stack, its export. */
export function acknowledgeKeys(construct: IConstruct, bucket: Bucket, keys: string, reason: string): void {
  const isOwn = Stack.of(construct) === Stack.of(bucket)
  const arn: unknown = isOwn
    ? `<${Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnBucket)}.Arn>`
    : Stack.of(construct).resolve(Stack.of(bucket).exportValue(bucket.bucketArn))['Fn::ImportValue']
  acknowledgeWildcard(
    construct,
    `Resource::${arn}/${keys.replaceAll('${', '<').replaceAll('}', '>')}`,
    reason,
  )
}

function acknowledgeWildcard(construct: IConstruct, permission: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: `AwsSolutions-IAM5[${permission}]`, reason })
}
