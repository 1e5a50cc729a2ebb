/** Holds the templates that `synth-all.ts` left in `cdk.out` against the limits of AWS; says how full the fullest are. */
import { join } from 'node:path';
import { inWords, type Use, usesOf } from './limits.ts';
import { stageIn } from './templates.ts';

const said = ({ of, where, size, most, unit, share }: Use): string =>
  `${Math.round(share * 100)} % of ${inWords(of)}: ${size} of ${most} ${unit} (${where})`;

const stages = process.argv.slice(2);
let near = 0;
for (const stage of stages) {
  const uses = usesOf(stageIn(join('cdk.out', stage)));
  const crossed = uses.filter(({ fits }) => !fits);
  for (const use of crossed)
    console.log(`${stage}: ${said(use)}; keep it below ${(use.fill ?? 0.9) * 100} %`);
  near += crossed.length;
}
if (near > 0) process.exitCode = 1;
