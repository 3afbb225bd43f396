// The AWS account and region that the emulator claims to be.

export const identity = {
  account: '123456789012',
  region: 'eu-west-1',
} as const
