import type { Command } from '#bin/ops/frame/command.ts';
import { backupVerify } from './backup-verify.ts';
import { countsRebuild } from './counts-rebuild.ts';
import { countsVerify } from './counts-verify.ts';
import { dlqList } from './dlq-list.ts';
import { dlqRedrive } from './dlq-redrive.ts';
import { dlqShow } from './dlq-show.ts';
import { eventsReplay } from './events-replay.ts';
import { filesClean } from './files-clean.ts';
import { personErase } from './person-erase.ts';
import { personExport } from './person-export.ts';
import { plan } from './plan.ts';
import { preflight } from './preflight.ts';
import { schedulesReconcile } from './schedules-reconcile.ts';
import { status } from './status.ts';

/** Every command of `npm run ops`, in the order in which they are listed. A new one is a file and a line here. */
export const commands: readonly Command[] = [
  status,
  dlqList,
  dlqShow,
  dlqRedrive,
  countsVerify,
  countsRebuild,
  eventsReplay,
  schedulesReconcile,
  personExport,
  personErase,
  backupVerify,
  filesClean,
  preflight,
  plan,
];
