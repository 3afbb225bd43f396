// How esbuild makes one file of a function and all that it imports.

export const BUNDLING = {
  target: 'node24',
  minify: true,
  // The reverse order takes the CommonJS builds, at twice the size.
  mainFields: ['module', 'main'],
  // CommonJS packages inside an ES module still call require.
  banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
}

/**
 * Other ways to credentials, which the clients import only where the environment holds none; on Lambda it always does.
 * Without them a bundle loads in three quarters of the time.
 */
export const NEVER_IMPORTED = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
]
