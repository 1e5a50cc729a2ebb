import { parseArgs } from 'node:util';
import type { Command, Options } from './command.ts';
import { WrongUsage } from './wrong-usage.ts';

/** The options that every command takes. */
export const commonOptions = {
  stage: {
    type: 'string',
    value: 'NAME',
    about: 'local, dev, staging or prod. Default local, where a local cloud runs in this folder.',
  },
  json: { type: 'boolean', about: 'Prints one JSON document for programs.' },
  help: { type: 'boolean', about: 'Says how the command is used.' },
} as const satisfies Options;

/** The options of commands that change something. */
export const changingOptions = {
  'dry-run': { type: 'boolean', about: 'Says only what it would do.' },
  yes: { type: 'boolean', about: 'Does it without asking, for scripts.' },
} as const satisfies Options;

/** Every option that a command takes. */
export const optionsOf = ({ options, changes }: Pick<Command, 'options' | 'changes'>): Options => ({
  ...options,
  ...(changes ? changingOptions : {}),
  ...commonOptions,
});

export type Parsed = {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly words: readonly string[];
};

/**
 * Reads what follows the name of a command.
 * @throws {WrongUsage} on an unknown option, a value that is missing, or too few or too many words
 */
export function parseAsked(command: Command, args: readonly string[]): Parsed {
  const taken = optionsOf(command);
  const { values, positionals } = parsed(taken, args);
  const least = command.arguments.filter(({ isOptional }) => isOptional !== true).length;
  if (values.help !== true) {
    if (positionals.length < least) {
      throw new WrongUsage(`${command.arguments[positionals.length]?.name ?? 'A word'} is missing.`);
    }
    if (positionals.length > command.arguments.length) {
      throw new WrongUsage(`${positionals.at(-1)} is one word too many.`);
    }
  }
  return { values, words: positionals };
}

function parsed(taken: Options, args: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries(taken).map(([name, option]) => [
      name,
      option.type === 'boolean'
        ? { type: 'boolean' as const, default: false }
        : {
            type: 'string' as const,
            ...(option.default === undefined ? {} : { default: option.default }),
          },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    // No option may be given twice, so no value is a list.
    return { values: values as Parsed['values'], positionals };
  } catch (fault) {
    // Node names the option in its first sentence; the rest is about paths.
    const [reason = 'This makes no sense'] = (fault instanceof Error ? fault.message : String(fault)).split(
      '. ',
    );
    throw new WrongUsage(`${reason.replace(/\.$/, '')}.`);
  }
}

/**
 * A whole number from a command line.
 * @throws {WrongUsage} when it is none, or below `least`
 */
export function wholeNumber(name: string, text: string, least = 1): number {
  const number = Number(text);
  if (text.trim() !== '' && Number.isInteger(number) && number >= least) return number;
  throw new WrongUsage(`--${name} takes a whole number from ${least} on, not ${text}.`);
}
