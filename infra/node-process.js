/**
 * Stands for `node:process` in the functions' bundles. Importing the built-in as an ES module reads every one of its
 * exports, and reading `process.stdin` and `stdout` opens them: a tenth of a cold start. The SDK wants to know
 * on what it runs.
 */
export const { env, versions } = process;
