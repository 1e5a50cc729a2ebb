import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import * as answers from '#functions/site/api/answers.ts';
import { registrationBody } from '#functions/site/api/schema.ts';
import * as grants from '#functions/site/applications/schema.ts';
import { grantTotalsAnswer } from '#functions/site/applications/totals.ts';
import * as grantSamples from '#functions/site/openapi/application-samples.ts';
import * as attendanceSamples from '#functions/site/openapi/attendance-samples.ts';
import * as broadcastSamples from '#functions/site/openapi/broadcast-samples.ts';
import { openApiDocument, openApiText } from '#functions/site/openapi/document.ts';
import * as ofGrants from '#functions/site/openapi/grant-samples.ts';
import * as samples from '#functions/site/openapi/samples.ts';
import { siteHandler } from '#functions/site/site.ts';
import { sheet } from '#shared/attendance/index.ts';
import { given, moveNames } from '#shared/grants/index.ts';
import * as panels from '#shared/grants/panels/index.ts';
import * as staff from '#shared/staff/index.ts';
import {
  announceBody,
  broadcastAnswer,
  broadcastBody,
  focalPointAnswer,
  focalPointBody,
  moveBody,
  timetableAnswer,
  timetableBody,
} from '#shared/staff/index.ts';
import { contextFor } from '#shared/table/index.ts';
import { fileWish } from '#shared/uploads/index.ts';
import { siteSettings, visitorOf } from '#tests/support/web/visitor.ts';

const file = new URL('../../../functions/site/openapi/openapi.json', import.meta.url);

describe('the OpenAPI document', () => {
  it('is the one the schemas make (else: npm run generate)', () => {
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(openApiText()));
  });

  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const result = await validator.validate(JSON.parse(openApiText()));
    expect(result.errors ?? []).toEqual([]);
    expect(validator.version).toBe('3.1');
  });

  it('points only at what it holds', () => {
    const text = openApiText();
    for (const [, kind = '', name = ''] of text.matchAll(/#\/components\/(\w+)\/(\w+)/g)) {
      expect(openApiDocument).toHaveProperty(['components', kind, name]);
    }
  });

  it('shows examples that fit', () => {
    expect(answers.activityAnswer.safeParse(samples.activity).error).toBeUndefined();
    expect(answers.registeredAnswer.safeParse(samples.registered).error).toBeUndefined();
    expect(answers.registrationAnswer.safeParse(samples.registration).error).toBeUndefined();
    expect(answers.centreAnswer.safeParse(samples.centres.items[0]).error).toBeUndefined();
    expect(registrationBody.safeParse(samples.registrationRequest).error).toBeUndefined();
    expect(focalPointBody.safeParse(samples.focalPointRequest).error).toBeUndefined();
    expect(focalPointAnswer.safeParse(samples.focalPoint).error).toBeUndefined();
    expect(broadcastBody.safeParse(broadcastSamples.broadcastRequest).error).toBeUndefined();
    expect(broadcastAnswer.safeParse(broadcastSamples.broadcast).error).toBeUndefined();
    expect(announceBody.safeParse(samples.announceRequest).error).toBeUndefined();
    expect(timetableBody.safeParse(samples.timetableRequest).error).toBeUndefined();
    expect(timetableAnswer.safeParse(samples.timetable).error).toBeUndefined();
    expect(moveBody.safeParse(samples.moveRequest).error).toBeUndefined();
  });

  it('shows examples of applications that fit', () => {
    expect(grants.beginBody.safeParse(grantSamples.beginRequest).error).toBeUndefined();
    expect(grants.changeBody.safeParse(grantSamples.changeRequest).error).toBeUndefined();
    expect(grants.begunAnswer.safeParse(grantSamples.begun).error).toBeUndefined();
    expect(grants.applicationAnswer.safeParse(grantSamples.draft).error).toBeUndefined();
    expect(grants.applicationAnswer.safeParse(grantSamples.submitted).error).toBeUndefined();
    expect(fileWish.safeParse(grantSamples.fileRequest).error).toBeUndefined();
    expect(grants.announcedAnswer.safeParse(grantSamples.announced).error).toBeUndefined();
    expect(grants.fileAnswer.safeParse(grantSamples.keptFile).error).toBeUndefined();
    expect(grants.codeAnswer.safeParse(grantSamples.code).error).toBeUndefined();
    expect(grants.unlockBody.safeParse(grantSamples.unlockRequest).error).toBeUndefined();
    expect(grants.unlockedAnswer.safeParse(grantSamples.unlocked).error).toBeUndefined();
    expect(grants.reportBody.safeParse(grantSamples.reportRequest).error).toBeUndefined();
  });

  it('shows examples of grants that fit', () => {
    const fits = [
      [staff.handInBody, ofGrants.handInRequest],
      [staff.grantItem, ofGrants.grantItem],
      [staff.grantAnswer, ofGrants.grant],
      [staff.versionAnswer, ofGrants.version],
      [staff.draftAnswer, ofGrants.draft],
      [staff.budgetAnswer, ofGrants.budget],
      [grantTotalsAnswer, ofGrants.totals],
      [staff.panelAnswer, ofGrants.panel],
      [staff.panelMemberBody, ofGrants.memberRequest],
      [staff.panelMemberAnswer, ofGrants.member],
      [panels.callPanel, ofGrants.panelRequest],
      [panels.giveScores, ofGrants.scores],
      [panels.outcomeBody, ofGrants.outcome],
      ...moveNames.map((move) => [given[move], ofGrants.moves[move]] as const),
    ] as const;
    for (const [schema, sample] of fits) expect(schema.safeParse(sample).error).toBeUndefined();
    for (const move of ofGrants.history) expect(staff.historyItem.safeParse(move).error).toBeUndefined();
  });

  it('shows examples of a session’s sheet that fit', () => {
    expect(sheet.safeParse(attendanceSamples.sheet).error).toBeUndefined();
    expect(staff.recordedAnswer.safeParse(attendanceSamples.recorded).error).toBeUndefined();
    expect(staff.attendancePage.safeParse(attendanceSamples.attendancePage).error).toBeUndefined();
    expect(staff.walkInBody.safeParse(attendanceSamples.walkIn).error).toBeUndefined();
    expect(staff.walkedInAnswer.safeParse(attendanceSamples.walkedIn).error).toBeUndefined();
    expect(staff.checkInAnswer.safeParse(attendanceSamples.checkIn).error).toBeUndefined();
  });

  it('names every call there is: none answers that it is unknown', async () => {
    // No call of the document reaches the table with what is sent here, or the table fails: never a 404 for the path.
    const table = new Proxy({}, { get: () => () => Promise.reject(new Error('no table')) });
    const context = contextFor(table as Parameters<typeof contextFor>[0]);
    const caller = visitorOf(siteHandler(context, siteSettings, { error: () => undefined }), {
      now: () => new Date('2026-11-23T07:00:00Z'),
    });
    const { paths } = JSON.parse(openApiText()) as {
      paths: Record<string, Record<string, { security?: unknown }>>;
    };
    for (const [path, operations] of Object.entries(paths)) {
      const address = `/api${path
        .replace('{code}', '214')
        .replace('{token}', 'A'.repeat(path.startsWith('/applications/') ? 43 : 64))
        .replaceAll(/\{\w+Id\}/g, samples.focalPoint.focalPointId)}`;
      for (const [method, operation] of Object.entries(operations)) {
        const { status } = await caller.send(address, { method: method.toUpperCase() });
        // What wants a login, and signing in itself, is the console's.
        const isElsewhere = operation.security !== undefined || path.startsWith('/staff/');
        expect(`${method} ${path} ${status}`).toMatch(isElsewhere ? / 404$/ : / (200|400|415|428|503)$/);
      }
      // Told here for the calls that another function answers, too.
      const { headers } = await caller.send(address, { method: 'TRACE' });
      expect(headers.allow?.toLowerCase().split(', ')).toEqual(
        expect.arrayContaining(Object.keys(operations)),
      );
    }
  });
});
