// A policy for all present and future partners: a role or user with this policy and the tag `uptake-partner`
// = a partner's id can access that partner's folder and nothing else. It outlives the pipeline, since the
// partners' users hold it.

import { CfnOutput, RemovalPolicy } from 'aws-cdk-lib'
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { answerFolders, dropFolders } from '../../shared/layout.ts'
import { acknowledgeKeys } from './acknowledge.ts'

export interface PartnerUploadsProps {
  readonly drops: Bucket
  readonly reports: Bucket
}

/** IAM inserts the tag's value here; without the tag nothing matches. */
const partner = `\${aws:PrincipalTag/uptake-partner}`

export class PartnerUploads extends Construct {
  readonly policyArn: string

  constructor(scope: Construct, id: string, { drops, reports }: PartnerUploadsProps) {
    super(scope, id)
    const folders = dropFolders(partner).map((folder) => `${folder}*`)
    const answers = answerFolders(partner).map((folder) => `${folder}*`)
    const policy = new ManagedPolicy(this, 'Policy', {
      // Never to be changed: IAM cannot, so that every partner would need the policy that takes its place.
      description: 'Uploads of the partner named by the tag uptake-partner, and what Uptake answers',
      statements: [
        new PolicyStatement({
          actions: ['s3:PutObject'],
          resources: folders.map((keys) => drops.arnForObjects(keys)),
          // Other classes may be archives, out of which S3 gives nothing at once.
          conditions: { StringEqualsIfExists: { 's3:x-amz-storage-class': 'STANDARD' } },
        }),
        new PolicyStatement({
          actions: ['s3:DeleteObject', 's3:AbortMultipartUpload'],
          resources: folders.map((keys) => drops.arnForObjects(keys)),
        }),
        new PolicyStatement({
          actions: ['s3:GetObject'],
          resources: answers.map((keys) => reports.arnForObjects(keys)),
        }),
        new PolicyStatement({
          actions: ['s3:ListBucket'],
          resources: [drops.bucketArn],
          conditions: { StringLike: { 's3:prefix': folders } },
        }),
        new PolicyStatement({
          actions: ['s3:ListBucket'],
          resources: [reports.bucketArn],
          conditions: { StringLike: { 's3:prefix': answers } },
        }),
      ],
    })
    policy.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
    for (const keys of folders)
      acknowledgeKeys(policy, drops, keys, "A partner's folder holds any file that it uploads.")
    for (const keys of answers)
      acknowledgeKeys(policy, reports, keys, "A partner's folder holds every answer to it.")
    this.policyArn = policy.managedPolicyArn
    new CfnOutput(this, 'PolicyArn', {
      description: "Attach it to each partner's role or user, tagged uptake-partner = the partner's id",
      value: this.policyArn,
    })
  }
}
