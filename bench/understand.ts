import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { understand, understandTold } from '#shared/language/index.ts';
import { everyAnswer, everyQuestion } from '#tests/unit/language/answers-people-send/index.ts';
import { everyMessage } from '#tests/unit/language/messages-people-send/index.ts';
import { older, treeBefore } from './older.ts';
import { median, type Result, result } from './result.ts';

const goal = 100_000;
const rounds = 15;
/** Texts in a round, about a tenth of a second. */
const textsARound = 20_000;
const warmUps = 5;

/**
 * How many texts one core understands in a second, what that costs against plain JSON, and what it adds to a
 * bundle.
 */
export async function benchUnderstand(): Promise<Result[]> {
  const texts = mixed(everyMessage());
  const answers = mixed(everyAnswer());
  const rates = { understand: [] as number[], told: [] as number[], json: [] as number[] };
  for (let round = -warmUps; round < rounds; round++) {
    // In turns, so that what else the machine does falls on all three alike.
    const understood = rate(texts, (text) => understand(text).intent);
    const told = rate(answers, (text, at) =>
      understandTold(text, everyQuestion[at % everyQuestion.length] ?? null),
    );
    const json = rate(texts, (text) => JSON.parse(JSON.stringify(inboundText(text))).body);
    if (round < 0) continue;
    rates.understand.push(understood);
    rates.told.push(told);
    rates.json.push(json);
  }
  const note = `${texts.length} texts in three languages, understood and left alone, mixed; a second of one core, median of ${rounds}`;
  const against = rates.json.map((json, round) => json / (rates.understand[round] ?? Number.NaN));
  return [
    result('understand.rate', Math.round(median(rates.understand)), '/s', { goal, better: 'higher', note }),
    result('understand.told-rate', Math.round(median(rates.told)), '/s', {
      goal,
      better: 'higher',
      note: `${answers.length} answers and texts that are none, to each question and to none`,
    }),
    result('understand.against-json', median(against), '×', {
      goal: 12,
      note: 'time to understand a text against writing it as JSON and reading it back; the same on any machine',
    }),
    result('understand.bundle', bundleKb(), 'KB', {
      note: 'minified, without libphonenumber-js, which phones need anyway',
    }),
    ...(await besideOlder()),
  ];
}

/**
 * How many times the texts of `older` are understood in the time that its own code took for them; nothing
 * without its history.
 */
async function besideOlder(): Promise<readonly Result[]> {
  const tree = treeBefore();
  if (tree === undefined) {
    console.error(`${older} is not in this clone's history: understand.rate-beside-${older} is not measured`);
    return [];
  }
  // The modules of another time, as far as they are called the same then and now.
  const before: typeof import('#shared/language/index.ts') = await import(
    join(tree, 'shared/language/index.ts')
  );
  const sent: typeof import('#tests/unit/language/messages-people-send/index.ts') = await import(
    join(tree, 'tests/unit/language/messages-people-send/index.ts')
  );
  const texts = mixed(sent.everyMessage());
  const ratios: number[] = [];
  for (let round = -warmUps; round < rounds; round++) {
    const then = rate(texts, (text) => before.understand(text).intent);
    const now = rate(texts, (text) => understand(text).intent);
    if (round >= 0) ratios.push(now / then);
  }
  return [
    result(`understand.rate-beside-${older}`, median(ratios), '×', {
      goal: 0.9,
      better: 'higher',
      note: `${texts.length} texts that ${older} was measured with, by its code and by today's in turns; median of ${rounds}`,
    }),
  ];
}

/** The same order every time, a text of one language after one of another. */
function mixed(texts: readonly string[]): readonly string[] {
  const step = 7_919;
  return texts.map((text, at) => texts[(at * step) % texts.length] ?? text);
}

/** Texts a second of processor time, so that what else the machine does counts as little as it can. */
function rate(texts: readonly string[], work: (text: string, at: number) => unknown): number {
  let answered = 0;
  const began = process.cpuUsage();
  for (let at = 0; at < textsARound; at++) {
    if (work(texts[at % texts.length] ?? '', at) !== undefined) answered++;
  }
  const { user, system } = process.cpuUsage(began);
  // Looked at, so that no work can be left out as having no use.
  if (answered === 0) throw new Error('Of all the texts none was answered');
  return (textsARound * 1_000_000) / (user + system);
}

/** A text in the form of the queue. */
const inboundText = (body: string) => ({
  textId: '0199b5a0-0000-7000-8000-000000000000',
  phone: '+9647700000001',
  receivedAt: '2026-11-24T08:00:00.000Z',
  door: 'sns',
  body,
});

function bundleKb(): number {
  const { outputFiles } = buildSync({
    stdin: {
      contents:
        "export { understand } from './understand.ts'; export { understandTold } from './understand-answer.ts';",
      resolveDir: `${import.meta.dirname}/../shared/language/understand`,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    charset: 'utf8',
    external: ['libphonenumber-js'],
    logLevel: 'error',
  });
  return (outputFiles[0]?.contents.length ?? 0) / 1024;
}
