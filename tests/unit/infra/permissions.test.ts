import { describe, expect, it } from 'vitest';
import { functionNames } from '#infra/bundle.ts';
import { stageNamed, stageNames } from '#infra/settings/stages.ts';
import { ofType, resourcesOf, type Statement, statementsOf, target } from './templates.ts';

describe.each(stageNames)('what functions may do in stage %s', (stage) => {
  const resources = resourcesOf(stage);
  const functions = ofType(resources, 'AWS::Lambda::Function');
  const statements = statementsOf(resources);
  const roleOf = (name: string): unknown =>
    target(functions.find((fn) => fn.properties.FunctionName === `diwan-${stage}-${name}`)?.properties.Role);
  const rolesAllowed = (action: string): unknown[] =>
    statements.filter(({ actions }) => actions.includes(action)).map(({ role }) => role);

  it('gives every function a role of its own, and nothing AWS wrote', () => {
    expect(functions).toHaveLength(functionNames.length);
    const roles = functions.map((fn) => target(fn.properties.Role));
    expect(new Set(roles).size).toBe(functions.length);
    const ofBackups = `diwan-${stage}-backups`;
    for (const role of ofType(resources, 'AWS::IAM::Role').filter((one) => one.stack !== ofBackups)) {
      expect(role.properties).not.toHaveProperty('ManagedPolicyArns');
    }
    // Everything a role may do stands in the role itself.
    expect(ofType(resources, 'AWS::IAM::Policy')).toEqual([]);
    expect(ofType(resources, 'AWS::IAM::ManagedPolicy')).toEqual([]);
  });

  it('names every action', () => {
    expect(statements.flatMap(({ actions }) => actions).filter((action) => action.includes('*'))).toEqual([]);
  });

  it('names every resource, but for schedules that do not exist yet and phones, which have no name', () => {
    const wide = ({ resources, notResources }: Statement) =>
      notResources.length > 0 || resources.some((resource) => resource.includes('*'));
    const [setting, removing] = ['scheduler:CreateSchedule', 'scheduler:DeleteSchedule'];
    // Those of sessions and of activities are set again when they were lost.
    const again = [[setting]];
    // AWS: ListSchedules has no resource type.
    const listing = [roleOf('reconcile'), ['scheduler:ListSchedules']];
    // The clocks of offers and of activities fire and do nothing; those of sessions are removed. One group has them all
    // on the local cloud.
    const clocks = stageNamed(stage).ownScheduleGroup
      ? [[setting], [setting, removing]]
      : [[setting, removing]];
    expect(statements.filter(wide).map(({ role, actions }) => [role, actions])).toEqual(
      expect.arrayContaining([
        ...clocks.map((actions) => [roleOf('schedule'), actions]),
        ...again.map((actions) => [roleOf('reconcile'), actions]),
        listing,
        [roleOf('send-sms'), ['sns:CheckIfPhoneNumberIsOptedOut', 'sns:OptInPhoneNumber', 'sns:Publish']],
      ]),
    );
    expect(statements.filter(wide)).toHaveLength(clocks.length + again.length + 2);
  });

  it('lets send-sms alone publish, and to no topic', () => {
    const publishing = statements.filter(({ actions }) => actions.includes('sns:Publish'));
    expect(publishing.map(({ role }) => role)).toEqual([roleOf('send-sms')]);
    expect(publishing[0]?.resources).toEqual([]);
    expect(publishing[0]?.notResources.join()).toContain(':sns:*:*:*');
  });

  it('lets each function hide the messages of its own queues, and of no other, and set them aside with its own', () => {
    const queuesOf = (action: string) =>
      functions.map(({ properties }) => {
        const own = statements.filter(
          ({ role, actions }) => role === target(properties.Role) && actions.includes(action),
        );
        return own.flatMap(({ resources: of }) => of).toSorted();
      });
    // What it takes messages from, it may hide.
    expect(queuesOf('sqs:ChangeMessageVisibility')).toEqual(queuesOf('sqs:ReceiveMessage'));
    const consumers = queuesOf('sqs:ReceiveMessage').filter((queues) => queues.length > 0);
    expect(consumers).toHaveLength(13);
    for (const [position, taken] of queuesOf('sqs:ReceiveMessage').entries()) {
      const deadLetters = taken.map((queue) => queue.replace(/Queue([0-9A-F]{8})/, 'DeadLetters'));
      const sent = queuesOf('sqs:SendMessage')[position] ?? [];
      for (const each of deadLetters)
        expect(sent.some((queue) => queue.replace(/DeadLetters[0-9A-F]{8}/, 'DeadLetters') === each)).toBe(
          true,
        );
    }
  });

  it('lets those who hear of texts that did not arrive put them where their like are sent from', () => {
    for (const name of ['sms-reports', 'sms-webhook']) {
      const role = roleOf(name);
      const queues = statements
        .filter((statement) => statement.role === role && statement.actions.includes('sqs:SendMessage'))
        .flatMap(({ resources }) => resources)
        .join();
      for (const queue of ['Queue', 'remindersQueue', 'broadcastsQueue'])
        expect(queues).toContain(`sendsmsconsumer${queue}`);
    }
  });

  it('lets relay alone put events on the bus, and two alone set clocks', () => {
    expect(rolesAllowed('events:PutEvents')).toEqual([roleOf('relay')]);
    const two = new Set([roleOf('schedule'), roleOf('reconcile')]);
    expect(new Set(rolesAllowed('scheduler:CreateSchedule'))).toEqual(two);
    expect(new Set(rolesAllowed('iam:PassRole'))).toEqual(two);
    expect(rolesAllowed('scheduler:ListSchedules')).toEqual([roleOf('reconcile')]);
  });

  it('lets only those who talk to gateways read their keys, of which no setting of a function holds one', () => {
    const sends = Object.keys(stageNamed(stage).gatewayOf).length > 0;
    expect(rolesAllowed('secretsmanager:GetSecretValue').sort()).toEqual(
      [roleOf('sms-webhook'), ...(sends ? [roleOf('send-sms')] : [])].sort(),
    );
    const settings = functions.flatMap(({ properties }) => Object.entries(properties.Environment.Variables));
    expect(JSON.stringify(settings)).not.toContain('resolve:secretsmanager');
    for (const [name, value] of settings.filter(([name]) => /SECRET|KEY|TOKEN|PASSWORD/.test(name))) {
      expect(name).toBe('GATEWAY_SECRET_ARN');
      // Where it is to be found, which the stack that made it says.
      expect(JSON.stringify(value)).toMatch(/"(Fn::GetAtt|OutputName)":\[?"[^"]*Gateways/);
    }
  });

  it('never lets anything read the whole table', () => {
    expect(rolesAllowed('dynamodb:Scan')).toEqual([]);
  });

  it('binds every access to items to their kinds', () => {
    for (const role of ofType(resources, 'AWS::IAM::Role')) {
      for (const { PolicyDocument } of role.properties.Policies ?? []) {
        for (const statement of PolicyDocument.Statement) {
          const text = JSON.stringify(statement.Action);
          if (!text.includes('dynamodb:') || text.includes('GetRecords')) continue;
          const leading = statement.Condition['ForAllValues:StringLike']['dynamodb:LeadingKeys'];
          for (const pattern of [leading].flat()) expect(pattern).toMatch(/^[A-Z]+(#\*)?$/);
        }
      }
    }
  });

  it('lets a deadline that fires fill one queue and its dead letters, for our schedules only', () => {
    const role = ofType(resources, 'AWS::IAM::Role').find(
      ({ properties }) => properties.Description === 'What a due offer deadline of Diwan may do',
    );
    const [trust] = role?.properties.AssumeRolePolicyDocument.Statement ?? [];
    const source = JSON.stringify(trust.Condition.ArnEquals['aws:SourceArn']);
    expect(source).toMatch(stage === 'local' ? /:schedule-group\/default"/ : /"OfferDeadlines/);
    const allowed = statements.filter((statement) => statement.role === role?.id);
    expect(allowed.map(({ actions }) => actions)).toEqual(allowed.map(() => ['sqs:SendMessage']));
    expect(allowed.flatMap(({ resources }) => resources).toSorted()).toEqual([
      expect.stringContaining('expireofferconsumerDeadLetters'),
      expect.stringContaining('expireofferconsumerQueue'),
    ]);
  });

  it('lets no schedule do more than fill queues, nor one of another account or group', () => {
    const roles = ofType(resources, 'AWS::IAM::Role').filter((found) =>
      JSON.stringify(found.properties.AssumeRolePolicyDocument).includes('scheduler.amazonaws.com'),
    );
    // Deadlines of offers, clocks of sessions and of activities, the mornings of grants and of lines, and the hour.
    expect(roles).toHaveLength(6);
    for (const role of roles) {
      const [trust] = role.properties.AssumeRolePolicyDocument.Statement;
      expect(Object.keys(trust.Condition.StringEquals)).toEqual(['aws:SourceAccount']);
      expect(JSON.stringify(trust.Condition.ArnEquals['aws:SourceArn'])).not.toContain('*');
      const allowed = statements.filter((statement) => statement.role === role.id);
      expect(allowed.flatMap(({ actions }) => actions)).toEqual(allowed.map(() => 'sqs:SendMessage'));
    }
  });
});
