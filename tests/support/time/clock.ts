/** A clock that a test sets. A millisecond passes each time it is read, so that nothing happens at once. */
export type Clock = {
  readonly now: () => Date;
  readonly set: (iso: string) => void;
  readonly forward: (time: {
    readonly days?: number;
    readonly hours?: number;
    readonly minutes?: number;
  }) => void;
};

const minute = 60_000;

export function clockAt(iso: string): Clock {
  let at = Date.parse(iso);
  return {
    now: () => new Date(at++),
    set: (next) => {
      at = Date.parse(next);
    },
    forward: ({ days = 0, hours = 0, minutes = 0 }) => {
      at += ((days * 24 + hours) * 60 + minutes) * minute;
    },
  };
}

/** The instant so long after another, both UTC ISO with milliseconds. */
export const after = (iso: string, { days = 0, hours = 0, minutes = 0 }): string =>
  new Date(Date.parse(iso) + ((days * 24 + hours) * 60 + minutes) * minute).toISOString();
