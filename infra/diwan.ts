import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Deployment } from './deployment.ts';
import { decideFates } from './fates.ts';
import { addressStack } from './stacks/address.ts';
import { attendanceStack } from './stacks/attendance.ts';
import { backupsStack } from './stacks/backups.ts';
import { broadcastsStack } from './stacks/broadcasts.ts';
import { dataStack } from './stacks/data.ts';
import { eventsStack } from './stacks/events.ts';
import { filesStack } from './stacks/files.ts';
import { grantsStack } from './stacks/grants.ts';
import { messagingStack } from './stacks/messaging.ts';
import { operationsStack } from './stacks/operations.ts';
import { rearrangingStack } from './stacks/rearranging.ts';
import { registrationStack } from './stacks/registration.ts';
import { remindersStack } from './stacks/reminders.ts';
import { webStack } from './stacks/web.ts';

/** All of Diwan in one stage, checked by cdk-nag when it is synthesised. */
export function diwan(app: App, deployment: Deployment): void {
  const { table } = dataStack(app, deployment);
  const { api, siteUrl } = addressStack(app, deployment);
  const { bucket } = filesStack(app, deployment);
  if (deployment.stage.keepsData) backupsStack(app, deployment, { table, bucket });
  const events = eventsStack(app, deployment, { table });
  const { bus } = events;
  const messaging = messagingStack(app, deployment, { table, bus, siteUrl });
  const { answersQueue, remindersQueue, broadcastsQueue } = messaging;
  const reminders = remindersStack(app, deployment, { table, bus, remindersQueue });
  const broadcasts = broadcastsStack(app, deployment, { table, bus, broadcastsQueue });
  const rearranged = rearrangingStack(app, deployment, { table, bus, remindersQueue });
  const grants = grantsStack(app, deployment, { table, bus, bucket, answersQueue });
  const attendance = attendanceStack(app, deployment, { table, bus });
  const { remind } = reminders;
  const { complete } = attendance;
  const registration = registrationStack(app, deployment, { table, bus, remind, complete });
  const web = webStack(app, deployment, { table, bucket, api, ...messaging });
  if (deployment.stage.operations) {
    const watched = [
      web,
      messaging,
      reminders,
      broadcasts,
      rearranged,
      grants,
      attendance,
      registration,
      events,
    ].flatMap((stack) => stack.watched);
    operationsStack(app, deployment, { table, bus, api, watched });
  }
  decideFates(app, deployment.stage);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}
