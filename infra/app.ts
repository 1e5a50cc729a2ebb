/** What `cdk` runs: the stage and its settings come from the command line, `-c stage=prod`. */
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { bundleFunctions } from './bundle.ts';
import { deploymentFrom } from './deployment.ts';
import { diwan } from './diwan.ts';
import { streamLabelOf } from './named-table.ts';

// Templates are checked by cfn-lint for every stage at once (synth-all.ts); CDK's own check would cost each
// deployment two seconds more for less.
const app = new App({ builtinCloudFormationValidation: false });
const table: unknown = app.node.tryGetContext('tableName');
if (typeof table === 'string' && table !== '' && app.node.tryGetContext('tableStream') === undefined) {
  app.node.setContext('tableStream', await streamLabelOf(table));
}
diwan(app, deploymentFrom(app.node, await bundleFunctions(join(app.outdir, 'functions'))));
app.synth();
