/**
 * Synthesises every stage, for `npm run check`: into `cdk.out/<stage>`, or `<folder>/<stage>` when a folder
 * is given. Ends with 1 when cdk-nag has a finding in one of them that is not acknowledged with a reason.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { App } from 'aws-cdk-lib';
import { bundleFunctions, type FunctionCode } from './bundle.ts';
import { deploymentFrom } from './deployment.ts';
import { diwan } from './diwan.ts';
import { type StageName, stageNames } from './settings/stages.ts';

const projectRoot = join(import.meta.dirname, '..');

/** The context that `cdk` would read from `cdk.json`: the behaviour of CDK that we chose. */
function contextOfCdkJson(): Record<string, unknown> {
  // The file is ours, and its context is an object.
  const file = JSON.parse(readFileSync(join(projectRoot, 'cdk.json'), 'utf8')) as {
    context: Record<string, unknown>;
  };
  return file.context;
}

/** What an installation may look like: production has an address and someone to tell of alarms. */
const installation = join(projectRoot, 'installation.example.json');

/**
 * Synthesises one stage into `folder`, as `cdk synth -c stage=… -c …` would with the example of an installation.
 * @throws when cdk-nag finds something, after printing it
 */
export function synthesise(
  stage: StageName,
  folder: string,
  code: FunctionCode,
  given: Readonly<Record<string, string>> = {},
): App {
  const app = new App({
    outdir: folder,
    builtinCloudFormationValidation: false,
    context: { ...contextOfCdkJson(), installation, ...given, stage },
  });
  diwan(app, deploymentFrom(app.node, code));
  app.synth();
  return app;
}

/** Every stage; false when one of them has findings. */
async function synthesiseAll(folder: string): Promise<boolean> {
  for (const stage of stageNames) rmSync(join(folder, stage), { recursive: true, force: true });
  const code = await bundleFunctions(join(folder, 'functions'));
  return stageNames
    .map((stage) => {
      try {
        synthesise(stage, join(folder, stage), code);
        return true;
      } catch (findings) {
        console.error(`${stage}: ${findings instanceof Error ? findings.message : String(findings)}`);
        return false;
      }
    })
    .every((clean) => clean);
}

if (import.meta.main) {
  const clean = await synthesiseAll(resolve(process.argv[2] ?? join(projectRoot, 'cdk.out')));
  if (clean) console.log(`Synthesised ${stageNames.join(', ')}; cdk-nag has nothing against them.`);
  else process.exitCode = 1;
}
