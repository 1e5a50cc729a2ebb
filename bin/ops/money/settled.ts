import { usualFile } from '#infra/deployment.ts';
import { installationOf, withInstallation } from '#infra/settings/installation.ts';
import { type Stage, stageNamed } from '#infra/settings/stages.ts';
import { Failure, reasonOf } from '#local/failure.ts';

/**
 * The settings of a stage with those of the installation.
 * @throws {Failure} when they cannot be or contradict each other, saying why
 */
export function settled(stage: string, file: string | undefined): Stage {
  try {
    return withInstallation(stageNamed(stage), installationOf(stage, file ?? usualFile, file !== undefined));
  } catch (fault) {
    throw new Failure(reasonOf(fault));
  }
}
