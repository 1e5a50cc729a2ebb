/** Which of our files ran, as V8 counts calls of functions: a file that is only loaded has not. */
import { Session } from 'node:inspector/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** How vitest writes an export. */
const handsOut = /^(?:get ?)?\(\) ?(?:=> ?)?\{ ?(?:try ?\{ ?)?return [\w.$]+;? ?\}/;
const ours = /^(events|shared|api|functions)\//;

/** Runs something and answers with our files, sorted, of which a function was called meanwhile. */
export async function filesThatRan(run: () => Promise<unknown>): Promise<readonly string[]> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Debugger.enable');
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    await run();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const ran = await Promise.all(
      result.map(async ({ url, scriptId, functions }) => {
        const path = (url.startsWith('file:') ? fileURLToPath(url) : url).replace(/\?.*$/, '');
        const file = path.startsWith(root) ? path.slice(root.length) : '';
        if (!ours.test(file)) return [];
        const { scriptSource } = await session.post('Debugger.getScriptSource', { scriptId });
        const own = functions.filter(({ ranges: [range] }) => {
          if (range === undefined || range.count === 0) return false;
          // The module around our code, which runs as it is loaded, and what hands out an export.
          const isModule = range.endOffset - range.startOffset > 0.95 * scriptSource.length;
          return !isModule && !handsOut.test(scriptSource.slice(range.startOffset, range.endOffset));
        });
        return own.length > 0 ? [file] : [];
      }),
    );
    return [...new Set(ran.flat())].toSorted();
  } finally {
    session.disconnect();
  }
}
