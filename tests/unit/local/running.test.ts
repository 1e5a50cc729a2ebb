import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moveAddresses } from '#local/cloud/addresses.ts';
import { rewindStreamConsumers } from '#local/cloud/streams.ts';
import { takeLock, waitForLock } from '#local/lock.ts';
import { checkPorts, freePorts, portsFrom } from '#local/ports.ts';
import { isRunning, runProgram, startProgram, startTimeOf } from '#local/processes.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'running-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('ports', () => {
  it('are the agreed ones, or four in a row from DIWAN_PORT', () => {
    expect(portsFrom(undefined)).toEqual({ edge: 4600, carrier: 4601, recorder: 4602, cloud: 4566 });
    expect(portsFrom('5000')).toEqual({ edge: 5000, carrier: 5001, recorder: 5002, cloud: 5003 });
    for (const wrong of ['abc', '80', '65535', '4600.5'])
      expect(() => portsFrom(wrong)).toThrow(/DIWAN_PORT/);
  });

  it('are checked before anything is started', async () => {
    const ports = await freePorts();
    await checkPorts(ports);
    const other = createServer();
    await new Promise<void>((done) => other.listen(ports.carrier, '127.0.0.1', done));
    await expect(checkPorts(ports)).rejects.toThrow(`Port ${ports.carrier} is taken by another program`);
    other.close();
  });
});

describe('the lock', () => {
  const sleeper = () => {
    const child = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
    const pid = child.pid ?? 0;
    return { pid, startedAt: startTimeOf(pid) ?? '', what: 'a sleeper' };
  };
  /** A process number that was given and is free again. */
  const gone = () => ({ pid: spawn('true').pid ?? 0, startedAt: 'long ago', what: 'Diwan' });

  it('is held by one copy at a time', async () => {
    const file = join(folder, 'lock.json');
    const lock = await takeLock(file, 'Diwan');
    await expect(takeLock(file, 'Diwan')).rejects.toThrow(
      `Diwan is already running (process ${process.pid})`,
    );
    lock.release();
    (await takeLock(file, 'Diwan')).release();
    expect(existsSync(file)).toBe(false);
  });

  it('can be waited for, unless one is called away', async () => {
    const file = join(folder, 'lock.json');
    const first = await takeLock(file, 'pip');
    const order: string[] = [];
    const second = waitForLock(file, 'pip').then((lock) => {
      order.push('second');
      lock.release();
    });
    order.push('first');
    first.release();
    await second;
    expect(order).toEqual(['first', 'second']);
    const held = await takeLock(file, 'pip');
    await expect(waitForLock(file, 'pip', AbortSignal.abort(new Error('away')))).rejects.toThrow('away');
    held.release();
  });

  it('ends what a killed copy has left, and says so', async () => {
    const file = join(folder, 'lock.json');
    const left = sleeper();
    writeFileSync(file, JSON.stringify({ owner: gone(), ready: true, children: [left] }));
    const lock = await takeLock(file, 'Diwan');
    expect(lock.endedLeftovers).toEqual([{ what: 'a sleeper', pid: left.pid, saved: true }]);
    expect(lock.lostAll).toBe(false);
    expect(isRunning(left)).toBe(false);
    lock.release();
  });

  it('knows when a copy that was ready was killed with all it had started', async () => {
    const file = join(folder, 'lock.json');
    const lostBy = async (ready: boolean) => {
      writeFileSync(file, JSON.stringify({ owner: gone(), ready, children: [gone()] }));
      const lock = await takeLock(file, 'Diwan');
      lock.release();
      return lock.lostAll;
    };
    expect([await lostBy(true), await lostBy(false)]).toEqual([true, false]);
  });

  it('says so where nothing can be written', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    await expect(takeLock(join(file, 'lock.json'), 'Diwan')).rejects.toThrow(
      `${file} cannot be written to (`,
    );
  });

  it('leaves another program alone that was given the same number', async () => {
    const file = join(folder, 'lock.json');
    const innocent = sleeper();
    writeFileSync(
      file,
      JSON.stringify({ owner: gone(), ready: false, children: [{ ...innocent, startedAt: '1' }] }),
    );
    const lock = await takeLock(file, 'Diwan');
    expect(lock.endedLeftovers).toEqual([]);
    expect(isRunning(innocent)).toBe(true);
    process.kill(innocent.pid);
    lock.release();
  });

  it('is not stopped by a lock file that was cut off', async () => {
    writeFileSync(join(folder, 'lock.json'), '{"owner":');
    (await takeLock(join(folder, 'lock.json'), 'Diwan')).release();
  });

  it('writes down what is started and strikes out what has ended', async () => {
    const file = join(folder, 'lock.json');
    const lock = await takeLock(file, 'Diwan');
    const logFile = join(folder, 'log');
    const running = startProgram('sleep', ['60'], { what: 'a sleeper', logFile, notes: lock.notes });
    const children = () => JSON.parse(readFileSync(file, 'utf8')).children;
    expect(children()).toMatchObject([{ pid: running.pid, what: 'a sleeper' }]);
    await running.stop('SIGTERM', 2000);
    expect(children()).toEqual([]);
    lock.release();
  });
});

describe('programs', () => {
  it('that fail quote the end of what they said', async () => {
    const run = runProgram('sh', ['-c', 'echo no such thing; exit 3'], {
      what: 'A test',
      logFile: join(folder, 'log'),
    });
    await expect(run).rejects.toThrow(/A test failed.*\n?.*no such thing/s);
  });

  it('that are missing fail likewise', async () => {
    const run = runProgram('no-such-program', [], { what: 'A test', logFile: join(folder, 'log') });
    await expect(run).rejects.toThrow('A test failed');
  });

  it('end with everything they started when the start is broken off', async () => {
    const stopping = new AbortController();
    const pidFile = join(folder, 'pid');
    const script = `sleep 60 & echo $! > ${pidFile}; trap '' TERM; wait; wait`;
    const run = runProgram('sh', ['-c', script], {
      what: 'A test',
      logFile: join(folder, 'log'),
      signal: stopping.signal,
    });
    while (!existsSync(pidFile) || readFileSync(pidFile, 'utf8') === '')
      await new Promise((done) => setTimeout(done, 10));
    stopping.abort(new Error('broken off'));
    await expect(run).rejects.toThrow('broken off');
    expect(startTimeOf(Number(readFileSync(pidFile, 'utf8')))).toBeUndefined();
  });
});

describe('the saved state of the local cloud', () => {
  it('has its stream consumers put back to the start', () => {
    const file = join(folder, 'lambda.json');
    const positions = { __account_region_scoped__: true, data: { 'a\0b\0c': 62, 'a\0b\0d': 0 } };
    const state = {
      __ministack_format__: 2,
      payload: { functions: {}, dynamodb_stream_positions: positions },
    };
    expect(rewindStreamConsumers(folder)).toBe(0);
    writeFileSync(file, JSON.stringify(state));
    expect(rewindStreamConsumers(folder)).toBe(1);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      ...state,
      payload: {
        functions: {},
        dynamodb_stream_positions: { ...positions, data: { 'a\0b\0c': 0, 'a\0b\0d': 0 } },
      },
    });
  });

  it('moves to another port with its addresses', () => {
    const state = join(folder, 'state');
    mkdirSync(state);
    const queues = join(state, 'sqs.json');
    moveAddresses(state, 4602);
    writeFileSync(queues, '{"http://127.0.0.1:4602/000000000000/send":{}}');
    moveAddresses(state, 4602);
    expect(readFileSync(queues, 'utf8')).toContain(':4602/');
    moveAddresses(state, 5002);
    expect(readFileSync(queues, 'utf8')).toBe('{"http://127.0.0.1:5002/000000000000/send":{}}');
  });
});
