/**
 * Stands for `node:http` in the functions' bundles. Importing the built-in as an ES module reads every one of its
 * exports, and reading `http.WebSocket` loads Node's whole HTTP client of another kind: a third of a cold start.
 * Asked for by `require`, it loads only what is used. Named here is what the bundled packages use.
 */
const http = require('node:http');

export const { Agent, request, STATUS_CODES } = http;
