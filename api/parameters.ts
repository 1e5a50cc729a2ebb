/** The parameters of paths and queries: how each is read, and its schema in the document. */
import * as z from 'zod/mini';
import { centreIds, languages } from '#events/index.ts';
import { cursorOf } from '#shared/web/cursor.ts';
import { oneOf } from '#shared/web/query.ts';

/** A parameter; `read` gives `undefined` for a text that does not fit. */
export type Param<T = unknown> = {
  readonly read: (text: string) => T | undefined;
  readonly schema: Readonly<Record<string, unknown>>;
  /** The name under which the document shares the parameter between calls. */
  readonly named?: string;
  /** For a query: the call is refused without it. */
  readonly required?: boolean;
  /**
   * The query parameter that a cursor's first part must repeat: a cursor of one centre's list fits no
   * other's.
   */
  readonly within?: string;
};

/** One of a closed list. */
export const choice = <Value extends string>(values: readonly Value[]) => ({
  read: oneOf(values),
  schema: { type: 'string', enum: values },
});

/** A text of this pattern. */
export const text = (pattern: RegExp) => ({
  read: (given: string) => (pattern.test(given) ? given : undefined),
  schema: { type: 'string', pattern: pattern.source },
});

/** An id as we make them (UUIDv7); any other text names nothing. */
export const id = {
  read: (given: string) => z.uuidv7().safeParse(given).data,
  schema: { type: 'string', format: 'uuid' },
};

export const centre = choice(centreIds);

/** The language of titles; read by `languageOfApi`. */
export const language = { ...choice(languages), named: 'Language' };

/** A day of the calendar in Baghdad, from this year's beginnings of ours on. */
export const day = {
  read: (given: string) =>
    z.iso
      .date()
      .check(z.regex(/^20[2-9]\d-/))
      .safeParse(given).data,
  schema: { type: 'string', format: 'date' },
};

/** A parameter without which the call is refused. */
export const required = <P extends Param>(param: P): P & { readonly required: true } => ({
  ...param,
  required: true,
});

/** The cursor of a list. */
export const cursor = <Place>(place: Parameters<typeof cursorOf<Place>>[0]) => ({
  read: cursorOf(place),
  schema: { type: 'string' },
});

/** The cursor of a centre's list: `place` begins with the centre, and fits no other centre's list. */
export const cursorOfCentre = <Place>(place: Parameters<typeof cursorOf<Place>>[0]) => ({
  ...cursor(place),
  within: 'centre',
});

/** The cursor of a centre's list by the id of the last item. */
export const afterId = cursorOfCentre(z.tuple([z.enum(centreIds), z.uuidv7()]));

/** An empty body: an empty object, or none at all (`mayBeEmpty`). */
export const nothing = z.strictObject({});

/** Any text; the handler looks up what it stands for. */
export const anything = { read: (given: string) => given, schema: { type: 'string' } };

/** The code of an activity. One that nobody could text is answered like one that no activity has. */
export const code = { ...anything, schema: { type: 'string', pattern: '^[1-9]\\d\\d$' } };

/** The key to a registration, and to an application: the last part of the address that leads there. */
export const registrationToken = { ...anything, named: 'Token' };
export const applicationToken = { ...anything, named: 'ApplicationToken' };

export const fileId = { ...id, named: 'FileId' };

/** `all`, or a month in Baghdad, `2026-11`. */
export const period = text(/^(all|20\d\d-(0[1-9]|1[0-2]))$/);
