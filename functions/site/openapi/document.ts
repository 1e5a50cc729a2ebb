import { applicationPaths } from './application-paths.ts';
import { attendancePaths } from './attendance-paths.ts';
import { broadcastPaths } from './broadcast-paths.ts';
import { certificatePaths } from './certificate-paths.ts';
import { closedDaysPaths } from './closed-days-paths.ts';
import { parameters, schemas } from './components.ts';
import { concernPaths } from './concern-paths.ts';
import { grantPaths } from './grant-paths.ts';
import type { Json } from './parts.ts';
import { publicPaths } from './public-paths.ts';
import { rearrangementPaths } from './rearrangement-paths.ts';
import { staffPaths } from './staff-paths.ts';
import { timetablePaths } from './timetable-paths.ts';

/** Paths of several lists together; one that stands in two has the methods of both. */
const together = (...lists: readonly Json[]): Json => {
  const paths: Record<string, Json> = {};
  for (const [path, methods] of lists.flatMap((list) => Object.entries(list))) {
    // Each list holds methods under paths.
    paths[path] = { ...paths[path], ...(methods as Json) };
  }
  return paths;
};

/** The OpenAPI document, made of the schemas that check what comes in and type what goes out. */
export const openApiDocument: Json = {
  openapi: '3.1.1',
  info: {
    title: 'Diwan',
    version: '1.0.0',
    description:
      'Registration for community centres. Everything is free of charge. Public calls need no key; staff calls need an access token. Errors are problem details (RFC 9457).',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/api' }],
  tags: [
    { name: 'Activities', description: 'What is on, for anyone.' },
    { name: 'Registrations', description: 'A place for oneself and for children.' },
    { name: 'Grants', description: 'Small grants for groups of volunteers.' },
    { name: 'Staff', description: 'For those who run the centres.' },
  ],
  security: [],
  paths: together(
    publicPaths,
    applicationPaths,
    grantPaths,
    staffPaths,
    timetablePaths,
    closedDaysPaths,
    rearrangementPaths,
    attendancePaths,
    certificatePaths,
    concernPaths,
    broadcastPaths,
  ),
  components: {
    schemas,
    parameters,
    securitySchemes: { staff: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
  },
};

/** The document as the file holds it. */
export const openApiText = (): string => `${JSON.stringify(openApiDocument, null, 2)}\n`;
