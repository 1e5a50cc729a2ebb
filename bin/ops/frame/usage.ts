import { columns } from './columns.ts';
import type { Command } from './command.ts';
import { optionsOf } from './parse.ts';

/** The command line of a command, without its options: `npm run ops -- dlq show QUEUE`. */
export const lineOf = ({ name, arguments: words }: Pick<Command, 'name' | 'arguments'>): string =>
  ['npm run ops --', name, ...words.map((word) => (word.isOptional ? `[${word.name}]` : word.name))].join(
    ' ',
  );

/** How one command is used. */
export function usageOf(command: Command): string {
  const words = command.arguments.map(({ name, about }) => [name, about]);
  const options = Object.entries(optionsOf(command)).map(([name, option]) => {
    const typed = option.type === 'boolean' ? `--${name}` : `--${name} ${option.value}`;
    const usually = option.type === 'string' && option.default ? ` Default ${option.default}.` : '';
    return [typed, `${option.about}${usually}`];
  });
  return [
    `Usage: ${lineOf(command)} [options]`,
    '',
    `  ${command.does}`,
    ...(command.changes ? ['  Says first what it would do, and asks before it changes anything.'] : []),
    '',
    ...columns([...words, ...options]).map((line) => `  ${line}`),
    '',
    'Ends with 0 when all is done, 1 when something needs attention, 2 for a wrong command line.',
  ].join('\n');
}

/** Every command in a line. */
export const usageOfAll = (commands: readonly Command[]): string =>
  [
    'Usage: npm run ops -- COMMAND [options]',
    '',
    ...columns(commands.map((each) => [lineOf(each).slice('npm run ops -- '.length), each.does])).map(
      (line) => `  ${line}`,
    ),
    '',
    'npm run ops -- COMMAND --help says how one is used.',
  ].join('\n');
