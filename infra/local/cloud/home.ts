// The account and region that the embedded cloud claims to be.

export const home = { account: '123456789012', region: 'eu-west-1' } as const
