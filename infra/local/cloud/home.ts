// The account, region and credentials of the embedded cloud.

export const home = {
  account: '123456789012',
  region: 'eu-west-1',
  accessKeyId: 'embedded',
  secretAccessKey: 'embedded',
} as const
