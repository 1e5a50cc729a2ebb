import { reasonOf } from '#local/failure.ts';
import { withoutPersonalData } from '#shared/logging/index.ts';
import type { Command, Plan, Report } from './command.ts';
import type { Installation } from './installation.ts';
import { type Parsed, parseAsked } from './parse.ts';
import { usageOf, usageOfAll } from './usage.ts';
import { WrongUsage } from './wrong-usage.ts';

/** What a run needs of the world around it. */
export type World = {
  readonly commands: readonly Command[];
  readonly open: (stage: string | undefined) => Installation;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Asks the operator; `undefined` where there is no terminal to ask on. */
  readonly ask: ((question: string) => Promise<boolean>) | undefined;
  readonly stop: AbortSignal;
};

/** 0: done, or nothing to do. 1: something needs attention. 2: a wrong command line. */
export type ExitCode = 0 | 1 | 2;

/**
 * Runs the command that the command line names. What is printed never holds a number as long as a phone's. A
 * command that changes something says first what it would do, and does it when the operator says yes, or
 * `--yes` does.
 */
export async function runOps(args: readonly string[], world: World): Promise<ExitCode> {
  const { commands, err } = world;
  const command = commandNamed(commands, args);
  if (command === undefined) {
    if (args[0] === '--help' || args[0] === 'help') {
      world.out(usageOfAll(commands));
      return 0;
    }
    err(usageOfAll(commands));
    return 2;
  }
  try {
    const asked = parseAsked(command, args.slice(command.name.split(' ').length));
    if (asked.values.help === true) {
      world.out(usageOf(command));
      return 0;
    }
    return await carryOut(command, asked, world);
  } catch (fault) {
    if (fault instanceof WrongUsage) {
      err(`${fault.message}\n\n${usageOf(command)}`);
      return 2;
    }
    err(shown(reasonOf(fault)));
    if (fault instanceof Error && fault.cause instanceof Error) err(shown(fault.cause.message));
    return 1;
  }
}

/** The command that a command line begins with. */
export const commandNamed = (commands: readonly Command[], args: readonly string[]): Command | undefined =>
  commands.find(({ name }) => name === args.slice(0, name.split(' ').length).join(' '));

async function carryOut(command: Command, { values, words }: Parsed, world: World): Promise<ExitCode> {
  // The options that every command takes have these types (parse.ts).
  const { stage, json } = values as { readonly stage?: string; readonly json: boolean };
  const installation = world.open(stage);
  const planned = await command.run({
    installation,
    // Read by the command's own options.
    values: values as never,
    words,
    stop: world.stop,
    progress: (line) => world.err(shown(line)),
  });
  const say = (report: Report) => {
    if (!json && report.text.length > 0) world.out(shown(report.text.join('\n')));
  };
  const end = (done: Report | undefined, needsAttention: boolean): ExitCode => {
    const about = { command: command.name, stage: installation.stage };
    const found = command.changes ? { planned: planned.json, done: done?.json ?? null } : planned.json;
    if (json) {
      world.out(JSON.stringify({ ...about, needsAttention, result: found }, withoutPersonalData, 2));
    }
    return needsAttention ? 1 : 0;
  };
  say(planned);
  if (planned.change === undefined) return end(undefined, planned.needsAttention === true);
  if (values['dry-run'] === true) {
    world.err('Nothing was changed.');
    return end(undefined, planned.needsAttention === true);
  }
  const refusal = await refusalOf(planned.change, values.yes === true, world);
  if (refusal !== undefined) {
    world.err(refusal);
    return end(undefined, true);
  }
  const done = await planned.change.carryOut();
  say(done);
  return end(done, done.needsAttention === true);
}

/** Why the change is not made, as a sentence; `undefined` when it may be. */
async function refusalOf(
  { question }: NonNullable<Plan['change']>,
  isAgreed: boolean,
  { ask }: World,
): Promise<string | undefined> {
  if (isAgreed) return undefined;
  if (ask === undefined) return 'Nothing was changed: there is no terminal to ask on. Say --yes to do it.';
  return (await ask(question)) ? undefined : 'Nothing was changed.';
}

/** Text as it may be shown to anyone: without numbers as long as a phone's. */
const shown = (text: string): string => String(withoutPersonalData('', text));
