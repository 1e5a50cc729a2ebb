import * as z from 'zod/mini';
import { type CentreId, centreIds } from '#events/index.ts';
import type { Staff, TokenVerifier } from '#shared/staff/index.ts';
import {
  cursorOf,
  cursorText,
  json,
  type Outcome,
  oneOf,
  type Problem,
  problem,
  type Request,
  readQuery,
} from '#shared/web/index.ts';
import { bearerOf } from '../sign-in/bearer.ts';

/** A page of a list; `next` is the id after which it goes on. */
type Page = { readonly items: readonly object[]; readonly next: string | undefined };

/** Where the list of a centre goes on: after which of it. A place in another centre's list is none in this. */
const place = cursorOf(z.tuple([z.enum(centreIds), z.uuidv7()]));

/**
 * `GET …?centre=&cursor=`: a page of what one centre has, each known by its id. `read` refuses whoever may not see it.
 * Answers 400 for a parameter that is not as it must be, or a cursor of another centre.
 */
export async function centreList(
  request: Request,
  verify: TokenVerifier,
  read: (staff: Staff, centre: CentreId, after: string | undefined) => Promise<Page | Problem>,
): Promise<Outcome> {
  const staff = await bearerOf(request, verify);
  if ('problem' in staff) return staff;
  const query = readQuery(request, { centre: oneOf(centreIds), cursor: place }, ['centre']);
  if ('problem' in query) return query;
  const { centre, cursor: [of, after] = [] } = query.value;
  if (of !== undefined && of !== centre)
    return problem('invalid-request', 400, { errors: [{ parameter: 'cursor', reason: 'invalidChoice' }] });
  const page = await read(staff, centre, after);
  if ('problem' in page) return page;
  const cursor = page.next === undefined ? null : cursorText([centre, page.next]);
  return json(200, { items: page.items, cursor });
}
