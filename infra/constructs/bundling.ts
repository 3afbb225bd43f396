// How esbuild makes one file of a function and all that it imports.

export const BUNDLING = {
  target: 'node24',
  minify: true,
  // The reverse order takes the CommonJS builds, at twice the size.
  mainFields: ['module', 'main'],
  // CommonJS packages inside an ES module still call require.
  banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
}
