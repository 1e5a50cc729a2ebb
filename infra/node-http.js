/**
 * Stands for `node:http` in the functions' bundles. Importing the built-in as an ES module reads every one of its
 * exports, and reading `http.WebSocket` loads Node's whole HTTP client of another kind: a third of a cold start.
 * Got this way, only what is used is loaded. The bundled packages want the module as a whole (the SDK) or
 * STATUS_CODES (middy).
 */
const http = process.getBuiltinModule('node:http');

export const { STATUS_CODES } = http;
export default http;
