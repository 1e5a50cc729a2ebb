import { once } from 'node:events';

/**
 * Writes to stdout what `answer` makes of each line of stdin, an empty line too. Only a line feed ends a
 * line, with a carriage return before it or not: a message may hold any other separator.
 */
export async function eachLine(answer: (line: string) => string): Promise<void> {
  const { stdin, stdout } = process;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader has closed the pipe, as `head` does after its lines.
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const say = async (line: string) => {
    if (!stdout.write(`${answer(line.replace(/\r$/, ''))}\n`)) await once(stdout, 'drain');
  };
  stdin.setEncoding('utf8');
  let rest = '';
  for await (const chunk of stdin) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) await say(line);
  }
  if (rest !== '') await say(rest);
}
