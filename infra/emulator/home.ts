// The account and region of the embedded cloud.

export const home = {
  account: '123456789012',
  region: 'eu-west-1',
} as const
