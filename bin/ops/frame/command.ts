/** What a command of `npm run ops` is: its words, its options, and what it answers. */
import type { Installation } from './installation.ts';

export type Option =
  | { readonly type: 'boolean'; readonly about: string }
  | {
      readonly type: 'string';
      /** What stands for the value in the usage: `N`, `ISO-TIME`. */
      readonly value: string;
      readonly about: string;
      /** The value where the option is not given. Without one it is `undefined`. */
      readonly default?: string;
    };
export type Options = Readonly<Record<string, Option>>;

/** A word behind the command's name: `QUEUE`. */
export type Argument = { readonly name: string; readonly about: string; readonly isOptional?: true };

type ValueOf<Given extends Option> = Given extends { readonly type: 'boolean' }
  ? boolean
  : Given extends { readonly default: string }
    ? string
    : string | undefined;
export type ValuesOf<Given extends Options> = { readonly [Name in keyof Given]: ValueOf<Given[Name]> };

/** What a command says. */
export type Report = {
  /** Lines for people, in plain sentences and aligned columns. */
  readonly text: readonly string[];
  /** The same for programs: what `--json` prints. */
  readonly json: unknown;
  /** Whether someone has to do something: the command ends with 1. Default no. */
  readonly needsAttention?: boolean;
};

/** What a command found, and the change it would make; without `change` there is nothing to do. */
export type Plan = Report & {
  readonly change?: {
    /** The question to the operator: `Send 3 messages back?` */
    readonly question: string;
    readonly carryOut: () => Promise<Report>;
  };
};

/** What a command is given to work with. */
export type Asked<Given extends Options> = {
  readonly installation: Installation;
  readonly values: ValuesOf<Given>;
  /** The words behind the name, in the order of `arguments`. */
  readonly words: readonly string[];
  /** Aborted when the operator presses Ctrl-C: a long command stops in good order and says how to go on. */
  readonly stop: AbortSignal;
  /** Says how far a long command is. Never part of the output of `--json`. */
  readonly progress: (line: string) => void;
};

export type Command = {
  /** As it is typed: `dlq show`. */
  readonly name: string;
  /** One sentence. */
  readonly does: string;
  readonly arguments: readonly Argument[];
  readonly options: Options;
  /** Whether it changes anything: then it shows first what it would do, and asks. */
  readonly changes: boolean;
  /** @throws {WrongUsage} where a value makes no sense */
  readonly run: (asked: Asked<Options>) => Promise<Plan>;
};

/** What a reading command is made of: it answers a report. */
type Reading<Given extends Options> = {
  readonly name: string;
  readonly does: string;
  readonly arguments?: readonly Argument[];
  readonly options?: Given;
  readonly read: (asked: Asked<Given>) => Promise<Report>;
};

/** What a changing command is made of: it answers what it would do, and does it when it is told to. */
type Changing<Given extends Options> = Omit<Reading<Given>, 'read'> & {
  readonly plan: (asked: Asked<Given>) => Promise<Plan>;
};

/**
 * Declares a command. One with `read` changes nothing; one with `plan` is asked about before its change is
 * carried out.
 */
export function command<const Given extends Options = Record<never, never>>(
  declared: Reading<Given> | Changing<Given>,
): Command {
  const run = 'plan' in declared ? declared.plan : declared.read;
  return {
    name: declared.name,
    does: declared.does,
    arguments: declared.arguments ?? [],
    options: declared.options ?? {},
    changes: 'plan' in declared,
    // The values are read by the very options declared here (parse.ts), which the list of commands cannot know.
    run: run as unknown as Command['run'],
  };
}
