/** Small HTTP servers on loopback that can be closed at once. */
import { createServer, type RequestListener } from 'node:http';
import { Failure } from '#local/failure.ts';

export type Listening = { readonly port: number; readonly url: string; readonly close: () => Promise<void> };

/**
 * @param port 0 for any free one
 * @throws {Failure} when the port is taken
 */
export function listen(port: number, handle: RequestListener): Promise<Listening> {
  const server = createServer({ keepAliveTimeout: 75_000 }, handle);
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new Failure(`Port ${port} cannot be opened: ${error.message}`)));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const actual = typeof address === 'object' && address !== null ? address.port : port;
      const close = () =>
        new Promise<void>((done) => {
          server.close(() => done());
          server.closeAllConnections();
        });
      resolve({ port: actual, url: `http://127.0.0.1:${actual}`, close });
    });
  });
}
