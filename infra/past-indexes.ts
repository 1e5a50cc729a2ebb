import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Plugin } from 'esbuild';

/** The origin of a name in an index: its file and its name there. */
type Made = { readonly file: string; readonly name: string };

const ours = /[/\\](?:api|events|functions|shared)[/\\].*\.tsx?$/;
const imports = /^import \{([^}]*)\} from '([^']+\/index\.tsx?)';/gm;
const exports = /^export \{([^}]*)\} from '([^']+)';/gm;
const allOf = /^export \* from '([^']+)';/gm;

/**
 * Rewrites imports of an index to the file that makes each name. In split code, esbuild loads all files of an
 * index for any module that imports one name of it, so that a cold start would read code that only its pages
 * need (docs/decisions/system/bundling.md).
 * @param root the project's folder, to which `#shared/…` and similar imports resolve
 */
export function pastIndexes(root: string): Plugin {
  const read = new Map<string, ReadonlyMap<string, Made>>();

  const fileOf = (path: string, from: string): string =>
    path.startsWith('#') ? join(root, path.slice(1)) : join(dirname(from), path);

  /**
   * The names that an index takes from other files. What it makes itself, or names otherwise, is not among
   * them.
   */
  function namesOf(index: string): ReadonlyMap<string, Made> {
    const known = read.get(index);
    if (known !== undefined) return known;
    const names = new Map<string, Made>();
    const source = readFileSync(index, 'utf8');
    for (const [, path = ''] of source.matchAll(allOf)) {
      const file = fileOf(path, index);
      for (const [name] of readFileSync(file, 'utf8').matchAll(
        /(?<=^export (?:async )?(?:const|function) )\w+/gm,
      ))
        names.set(name, { file, name });
    }
    for (const [, list = '', path = ''] of source.matchAll(exports)) {
      const file = fileOf(path, index);
      for (const { name, as } of specifiersIn(list)) names.set(as, madeAt(file, name));
    }
    read.set(index, names);
    return names;
  }

  const madeAt = (file: string, name: string): Made =>
    (/[/\\]index\.tsx?$/.test(file) ? namesOf(file).get(name) : undefined) ?? { file, name };

  const direct = (source: string, from: string): string =>
    source.replace(imports, (_whole, list: string, path: string) => {
      const index = fileOf(path, from);
      return specifiersIn(list)
        .map(({ name, as }) => {
          const made = madeAt(index, name);
          const where = relative(dirname(from), made.file);
          return `import { ${made.name} as ${as} } from '${where.startsWith('.') ? where : `./${where}`}';`;
        })
        .join(' ');
    });

  return {
    name: 'past-indexes',
    setup: (build) => {
      build.onLoad({ filter: ours }, ({ path }) => {
        if (path.includes('node_modules')) return undefined;
        return {
          contents: direct(readFileSync(path, 'utf8'), path),
          loader: path.endsWith('x') ? 'tsx' : 'ts',
        };
      });
    },
  };
}

/** The names in the braces of an import or an export; types, which are no code, are left out. */
const specifiersIn = (list: string): readonly { readonly name: string; readonly as: string }[] =>
  list
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '' && !each.startsWith('type '))
    .map((each) => {
      const [name = '', as = name] = each.split(/\s+as\s+/);
      return { name, as };
    });
